"""The options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from ..project import configuration

config_file = click.option(
    *("-f", "--config-file"),
    type=click.Path(path_type=Path),
    default=configuration.config_file,
    help="The configuration of the site, in place of mkdocs.yml.",
)
