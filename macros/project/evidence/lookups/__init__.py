"""Lookups: registries are asked for the one work that a person names."""
