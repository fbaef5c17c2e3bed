"""Keep compiled templates from build to build of one process, since a preview makes many builds."""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Templates that Jinja has compiled in this process; Jinja checks that their texts are the same."""

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
