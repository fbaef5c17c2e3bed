"""The command line, with the commands `check` and `rules`."""

from __future__ import annotations

import sys
from pathlib import Path

from .core.program import PROGRAM, without_packages

try:
    import click

    from .check import report, rules, site
    from .check.rules import reference
    from .core.findings import meant
    from .desk import delivery, options
    from .desk.commands import Commands
    from .project import files
    from .project.checking import checked
except ModuleNotFoundError as error:
    without_packages(error)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check the citations of a site without a build, and keep its bibliography in order."""


def _print_schema(context: click.Context, _: click.Parameter, value: object) -> None:
    if value:
        import json  # noqa: PLC0415  as below

        click.echo(json.dumps(report.SCHEMA, indent=2))
        context.exit()


@main.command()
@click.argument("names", metavar="[FILES]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.config_file
@click.option("--format", "form", default="full", type=click.Choice(list(report.FORMATS)), show_default=True)
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    help="Write the report to this file, and print only the count.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--base", metavar="BASE", help="Compare with this branch or commit, as correction-missing needs."
)
@click.option(
    "--json-schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of --format json, and check nothing.",
)
def check(
    names: tuple[Path, ...],
    config_file: Path,
    form: str,
    output: Path | None,
    *,
    strict: bool,
    base: str | None,
) -> None:
    """Check every citation and every source.

    With FILES, which are files or folders, the whole site is still checked, but the report and the exit
    code are about FILES. Of other files only errors are reported, and only those that concern FILES:
    errors in files that all pages share, such as the bibliography, and errors in pages that depend on
    one of FILES, such as undefined citations when you name the bibliography. Name mkdocs.yml to see
    everything.

    In a workflow on GitHub, --format github also adds the whole report to the step's summary.
    Colors follow NO_COLOR and FORCE_COLOR.

    Exit codes: 0 nothing at error level, 1 findings, 2 wrong usage or set-up.

    \b
    Example:
      .venv/bin/python -m macros check --format concise
      .venv/bin/python -m macros check docs/index.md bibliography.bib
      .venv/bin/python -m macros check --format sarif --output report.sarif
      .venv/bin/python -m macros check --base main
    """
    if base:
        # Not loaded for every check, which starts sooner without git and the comparison of sites.
        from .desk.commands.diff import before  # noqa: PLC0415
    project = files.read(config_file, rules.IDS)
    paths = files.named(config_file, project.settings.docs_dir, names)
    built = checked(config_file, project, before(config_file, base) if base else None)
    result = site.judged(built, paths)
    delivery.deliver(result, built.texts, form, output, config_file)
    sys.exit(1 if result.fails(strict=strict) else 0)


@main.command("rules")
@click.argument("rule_id", metavar="[ID]", required=False)
@click.option("--markdown", is_flag=True, help="Print the handbook's page on all rules.")
def list_rules(rule_id: str | None, *, markdown: bool) -> None:
    """List the rules, or explain one.

    \b
    Example:
      .venv/bin/python -m macros rules unused-source
    """
    if markdown:
        click.echo(reference.page(), nl=False)
    elif rule_id is None:
        click.echo(reference.listed())
    elif rule := rules.named(rule_id):
        click.echo(reference.explained(rule))
    else:
        hint = f'{meant(rule_id, rules.IDS, is_abbreviated=True)} list them with "{PROGRAM} rules"'.lstrip()
        raise click.UsageError(f'there is no rule "{rule_id}"; {hint}')


def run() -> None:
    """Run the command, and say in one line which package is missing."""
    try:
        main(prog_name=PROGRAM)
    except ModuleNotFoundError as error:
        without_packages(error)


if __name__ == "__main__":  # pragma: no cover  coverage does not see the tests' subprocesses
    run()
