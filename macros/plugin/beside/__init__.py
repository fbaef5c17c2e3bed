"""Other people's plugins that need something of us: each module is for one of them, and says why."""

from __future__ import annotations
