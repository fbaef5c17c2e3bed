"""Patches of MkDocs, mkdocs-macros and Material: each is a module that says why it is needed.

`tests/test_host_patches.py` fails when a new version no longer has what a patch changes.
"""

from __future__ import annotations
