"""The options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

config_file = click.option(
    "-f", "--config-file", type=click.Path(path_type=Path), help="Instead of mkdocs.yml."
)
