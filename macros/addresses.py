"""What addresses of the web and DOIs look like."""

from __future__ import annotations

import re

WEB = re.compile(r"https?://[^\s/\\][^\s\\]*", re.IGNORECASE)
DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(?P<name>10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE
)
