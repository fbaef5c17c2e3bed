"""Templates stay compiled from build to build of one process, since a preview makes many."""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Templates as Jinja has compiled them in this process; it asks whether they are still the same."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template that was compiled earlier in this process."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self.known[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = Compiled()
