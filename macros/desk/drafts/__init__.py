"""Drafts: from a question to the text of a new page, and to its file."""
