"""Explained: what a parser's words mean to writers, and what they are to type."""
