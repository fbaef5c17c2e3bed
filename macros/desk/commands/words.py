"""`ibidem words`: print what a translator has to fill in."""

from __future__ import annotations

import click

from ...core.text import counted
from ...render import words as catalogs
from ...syntax import cldr
from ...syntax.languages import language_tag


@click.command(short_help="Print the phrases for readers that LANGUAGE lacks.")
@click.argument("language", metavar="LANGUAGE")
def words(language: str) -> None:
    """Print the phrases for readers that LANGUAGE lacks, with the English beside.

    LANGUAGE is a code such as de or pt-BR. For a new language these are all phrases, each with the plural
    forms that the language has; what is printed is its catalog, once the texts are filled in.

    Exit codes: 0 printed, 2 wrong usage.

    \b
    Example:
      .venv/bin/python -m macros words it > macros/render/words/languages/it.yml
    """
    tag = language_tag(language)
    name = cldr.name_in(tag, "en") or cldr.name_in(tag.partition("-")[0], "en")
    if not name:
        raise click.UsageError(f'CLDR knows no language "{language}"; write its code, such as "de"')
    nearest = catalogs.nearest(tag)
    if nearest not in (tag, "en"):
        click.echo(f"# {tag} has the words of {nearest}: write into its catalog only what differs.")
        return
    lacking = len(catalogs.missing(tag))
    if lacking:
        click.echo(
            f"# {name}\n#\n# {counted(lacking, 'phrase')} to fill in.\n\n{catalogs.form(tag)}", nl=False
        )
    else:
        click.echo(f"# {name} lacks no word.")
