"""Validators of YAML values: what is wrong with a value, the JSON Schema of a right one, and its reader."""
