"""The commands for what a translation is made with: language packages, glossaries, the translation memory."""

from __future__ import annotations

from pathlib import Path

import click

_PATH = click.Path(path_type=Path, readable=False)
_GLOSSARIES = click.option(
    "--glossary", "glossary_files", type=_PATH, multiple=True, help="A glossary file of yours, over ours."
)
_MEMORY = click.option("--memory", type=_PATH, help="Translation memory file [default: in your data folder].")


def default_memory() -> Path:
    """The translation memory in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("mengyi") / "memory.sqlite"


@click.group()
def package() -> None:
    """List, install and remove Argos language packages."""


@package.command("list")
def package_list() -> None:
    """The language packages that are installed."""
    from translate.packages import list_packages

    for item in list_packages():
        click.echo(f"{item.code}\t{item.version}\t{item.path}")


@package.command("install")
@click.argument("file", type=_PATH, required=False)
def package_install(file: Path | None) -> None:
    """Install FILE (.argosmodel), or the published zh-en package when no FILE is given (downloads)."""
    from translate.packages import install_package
    from translate.progress import download

    with download("Downloading") as progress:
        item = install_package(file, progress=progress)
    click.echo(f"Installed {item.code} {item.version}.", err=True)


@package.command("remove")
@click.argument("code", default="zh_en")
def package_remove(code: str) -> None:
    """Remove the package CODE."""
    from translate.packages import remove_package

    for item in remove_package(code):
        click.echo(f"Removed {item.code} {item.version}.", err=True)


@click.group()
def glossary() -> None:
    """Look up, check, extend and export the glossary."""


@glossary.command("lookup")
@click.argument("text")
@_GLOSSARIES
def glossary_lookup(text: str, glossary_files: tuple[Path, ...]) -> None:
    """What TEXT means, or the terms found in it: Chinese, English, kind, status, where it lies."""
    import glossaries

    loaded = glossaries.load(glossary_files)
    if terms := loaded.lookup(text):
        for term in terms:
            click.echo("\t".join((term.zh, term.en, term.kind, term.status, term.parent)))
        return
    for match in loaded.match(text):
        click.echo("\t".join((match.zh, match.en, match.kind, match.status)))


@glossary.command("list")
@click.option("--kind", help="Only terms of this kind, e.g. banner.")
@_GLOSSARIES
def glossary_list(kind: str | None, glossary_files: tuple[Path, ...]) -> None:
    """Every term: Chinese, English, kind, status, where it lies."""
    import glossaries

    for term in glossaries.load(glossary_files).terms():
        if kind in (None, term.kind):
            click.echo("\t".join((term.zh, term.en, term.kind, term.status, term.parent)))


@glossary.command("check")
@click.argument("files", type=_PATH, nargs=-1, required=True)
def glossary_check(files: tuple[Path, ...]) -> None:
    """Check glossary FILES of your own: exit code 4 and file:line for the first fault."""
    from glossaries.user import read_glossary

    click.echo(f"{len(read_glossary(files))} terms, no fault.", err=True)


@glossary.command("add")
@click.argument("zh")
@click.argument("en")
@click.option("--to", "file", type=_PATH, default=Path("glossary.csv"), show_default=True)
def glossary_add(zh: str, en: str, file: Path) -> None:
    """Add the term ZH with its English EN to a glossary file of your own."""
    from glossaries.export import add_term

    add_term(file, zh, en)
    click.echo(f"Added to {file}.", err=True)


@glossary.command("export")
@click.option("--format", "form", type=click.Choice(("csv", "tbx", "xlsx")), default="csv", show_default=True)
@click.option("-o", "--output", type=_PATH, required=True)
@click.option("--force", is_flag=True, help="Overwrite the output if it is there.")
@_GLOSSARIES
def glossary_export(form: str, output: Path, force: bool, glossary_files: tuple[Path, ...]) -> None:
    """Write the whole glossary to a file for a spreadsheet or a CAT tool."""
    import glossaries
    from exports.atomic import written_whole
    from glossaries.export import export_terms
    from translate.outputs import check_outputs

    check_outputs(glossary_files, (output,), force=force)
    content = export_terms(glossaries.load(glossary_files).terms(), form)
    with written_whole(output, overwrite=force) as temporary:
        temporary.write_bytes(content)


@glossary.command("stats")
@_GLOSSARIES
def glossary_stats(glossary_files: tuple[Path, ...]) -> None:
    """How many terms there are, by level and status."""
    import glossaries
    from glossaries.stats import table

    click.echo(table(glossaries.load(glossary_files).terms()))


@click.group("memory")
def memory_commands() -> None:
    """Count, export, import and prune the translation memory."""


@memory_commands.command("stats")
@_MEMORY
def memory_stats(memory: Path | None) -> None:
    """How many sentences it holds, by engine and by editors."""
    from translate.memory import stats

    for name, count in stats(memory or default_memory()).items():
        click.echo(f"{name}\t{count}")


@memory_commands.command("export")
@_MEMORY
def memory_export(memory: Path | None) -> None:
    """Print the editors' sentences: Chinese, tab, English, tab, date."""
    from translate.memory import export_edited

    click.echo(export_edited(memory or default_memory()), nl=False)


@memory_commands.command("import")
@click.argument("file", type=_PATH)
@_MEMORY
def memory_import(file: Path, memory: Path | None) -> None:
    """Add the edited sentences in FILE (Chinese, tab, English a line); they outrank every engine."""
    import datetime

    from translate.memory import import_edited
    from translate.reading import read_text

    today = datetime.date.today().isoformat()
    count = import_edited(memory or default_memory(), read_text(file), file, changed=today)
    click.echo(f"Added {count} sentences.", err=True)


@memory_commands.command("prune")
@click.option("--engine", default="auto", show_default=True, help="The engine whose English is kept.")
@_MEMORY
def memory_prune(engine: str, memory: Path | None) -> None:
    """Drop machine English of other engines and of older models; what editors wrote stays."""
    from translate.engines import open_engine
    from translate.memory import prune

    dropped = prune(memory or default_memory(), keep=open_engine(engine).fingerprint)
    click.echo(f"Dropped {dropped} sentences.", err=True)
