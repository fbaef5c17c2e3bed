"""Tests of the package, of real builds, and of what the documents say."""
