"""Benchmarks: generated sites, and what it costs to check and build them beside peers."""
