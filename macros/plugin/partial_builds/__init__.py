"""Builds that render only what has changed, as `mkdocs serve --dirty` asks for."""
