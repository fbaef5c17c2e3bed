"""The text of what was fetched, found in a process of its own, with a limit of time and of memory."""

from __future__ import annotations
