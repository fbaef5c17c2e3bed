"""Blocks of a page that are not prose: fences, indented code, raw HTML."""
