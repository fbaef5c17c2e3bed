"""What this package changes in MkDocs, mkdocs-macros and Material from outside: one module each, with why.

`tests/test_host_patches.py` fails when one of them no longer has what is changed here.
"""

from __future__ import annotations
