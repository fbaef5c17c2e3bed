"""Drop log messages of MkDocs and mkdocs-macros that are wrong here, or that the report says better.

mkdocs-macros logs the whole error page of a page that it cannot render, traceback included; the report
names the place. MkDocs warns that a --dirty build may be stale; ours is exact. And it names the folder that
it renders into, which is not that of the site.
"""

from __future__ import annotations

import logging

ERROR_PAGES = ("plugins.mkdocs_macros.util", "# _Macro ")
"""A logger below that of the host, and a text that the messages to drop contain."""
STALE_BUILD = ("commands.build", "A 'dirty' build")
HOSTS = ("mkdocs", "properdocs")
"""The loggers of the hosts: ProperDocs has all modules of MkDocs under its own name."""


class _Without(logging.Filter):
    """Drop the messages that contain a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def filter(self, record: logging.LogRecord) -> bool:
        return self.text not in record.getMessage()


_FILTERS = {messages: _Without(messages[1]) for messages in (ERROR_PAGES, STALE_BUILD)}


def drop(messages: tuple[str, str]) -> None:
    """Drop messages of a logger from now on; a second call changes nothing."""
    for host in HOSTS:
        logging.getLogger(f"{host}.{messages[0]}").addFilter(_FILTERS[messages])


class _Naming(logging.Filter):
    """Name one folder in place of another."""

    def __init__(self) -> None:
        super().__init__()
        self.names = dict[str, str]()

    def filter(self, record: logging.LogRecord) -> bool:
        for folder, shown in self.names.items():
            record.msg = str(record.msg).replace(folder, shown)
        return True


_NAMING = _Naming()


def name_site(folder: str, shown: str) -> None:
    """Name the folder of the site in messages about the folder that a build renders into."""
    _NAMING.names[folder] = shown
    for host in HOSTS:
        logging.getLogger(f"{host}.commands.build").addFilter(_NAMING)
