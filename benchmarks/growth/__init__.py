"""Texts that grow: a check and a build of each take time in proportion to its length."""
