"""Texts that grow: whatever is repeated, the check ends soon, with a result."""

from __future__ import annotations

# A quadratic reading of such a text takes minutes; this limit only ends what hangs.
_SIZE, _HANGING = 60_000, 20.0
