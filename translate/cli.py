"""The command line: options in, one call, a report out. All logic is elsewhere."""

from __future__ import annotations

import io
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import click

from translate.cli_data import default_memory, glossary, memory_commands, package
from translate.cli_handoff import export, review
from translate.engines import NAMES
from translate.errors import MengyiError, StrictFindings
from translate.outputs import check_outputs, place_outputs

# Whether a file can be read is for the reading of it to say, with the right exit code.
_PATH = click.Path(path_type=Path, readable=False)


class _Group(click.Group):
    """Turns every error into one line on stderr and its exit code; a traceback shows only with -v."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except MengyiError as error:
            self._report(ctx, str(error), error.exit_code)
        except (KeyboardInterrupt, click.Abort):
            self._report(ctx, "stopped: interrupted before the end; run the same command again", 130)
        except BrokenPipeError:
            # The reader went away (`| head`): nothing is wrong, and nothing more can be said to it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except OSError as error:
            where = error.filename if isinstance(error.filename, str) else "mengyi"
            what = error.strerror or str(error)
            self._report(ctx, f"{where}: {what}; check the name and the room and rights there", 6)
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            self._report(ctx, f"mengyi: a fault of the program ({what}); run it with -v and report it", 1)

    def _report(self, ctx: click.Context, line: str, exit_code: int) -> None:
        if ctx.params.get("verbose"):
            traceback.print_exc()
        click.echo(f"Error: {' '.join(line.split())}", err=True)
        ctx.exit(exit_code)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mengyi")
@click.option("-v", "--verbose", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def main(ctx: click.Context, verbose: bool) -> None:
    """Turn a Chinese newspaper page into a side-by-side Chinese-English Word file, offline."""
    from translate.project import read_project

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Chinese goes out whatever the terminal's own encoding is.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    ctx.default_map = read_project(Path.cwd())


main.add_command(review)
main.add_command(export)
main.add_command(package)
main.add_command(glossary)
main.add_command(memory_commands)


def _engine_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option(
            "--glossary",
            "glossary_files",
            type=_PATH,
            multiple=True,
            help="Your own glossary CSV, over ours.",
        ),
        click.option("--engine", type=click.Choice(NAMES), default="auto", show_default=True),
    ):
        command = option(command)
    return command


@main.command()
@click.argument("pages", type=_PATH, nargs=-1, required=True)
@click.option(
    "-o", "--output", type=_PATH, help="The Word file [default: PAGE.docx here]; a folder for several."
)
@click.option("--force", is_flag=True, help="Overwrite the output if it is there.")
@click.option("--save", type=_PATH, help="Also write articles.json with the translations.")
@click.option("--strict", is_flag=True, help="Exit with 10 if any finding is an error.")
@click.option("--layout", type=click.Choice(("sentence", "paragraph")), default="sentence", show_default=True)
@click.option("--columns", default="id,source,target,notes", show_default=True, help="Which, in which order.")
@click.option("--english", type=click.Choice(("en-US", "en-GB")), default="en-US", show_default=True)
@click.option("--clean", is_flag=True, help="No notes, marks and comments: for a client.")
@click.option("--no-lock", is_flag=True, help="Leave the Chinese open to editing.")
@click.option("--per-article/--one-file", help="A Word file for each article, or one for the page.")
@click.option("--template", type=_PATH, help="A .docx whose styles and header to use.")
@click.option("--no-memory", is_flag=True, help="Neither reuse nor keep translations.")
@click.option("--memory", type=_PATH, help="Translation memory file [default: in your data folder].")
@_engine_options
def translate(
    pages: tuple[Path, ...],
    output: Path | None,
    force: bool,
    save: Path | None,
    strict: bool,
    layout: Literal["sentence", "paragraph"],
    columns: str,
    english: Literal["en-US", "en-GB"],
    clean: bool,
    no_lock: bool,
    per_article: bool,
    template: Path | None,
    engine: str,
    glossary_files: tuple[Path, ...],
    memory: Path | None,
    no_memory: bool,
) -> None:
    """Translate PAGES (.txt .docx .pdf .html, articles .json .md, folders, -) into bilingual Word files."""
    from exports.layout import Options
    from translate.pipeline import Settings, translate_pages
    from translate.sources import find_sources

    started = time.monotonic()
    sources = find_sources(pages)
    targets = place_outputs(sources, output, ".docx", several=_several(pages), force=force)
    if save is not None:
        if len(sources) > 1:
            raise click.UsageError("--save takes one page")
        check_outputs((*sources, *glossary_files, memory, template), (*targets, save), force=force)
    try:
        options = Options(
            layout=layout,
            columns=tuple(columns.split(",")),  # type: ignore[arg-type]  # checked by Options
            english=english,
            clean=clean,
            lock=not no_lock,
            template=template,
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    settings = Settings(
        options=options,
        per_article=per_article,
        force=force,
        save=save,
        engine=engine,
        glossaries=glossary_files,
        memory=None if no_memory else memory or default_memory(),
        say=_say,
    )
    errors = 0
    for document in translate_pages(list(zip(sources, targets, strict=True)), settings):
        errors += sum(finding.severity == "error" for finding in document.findings())
        _say(_closing_line(document, time.monotonic() - started))
        started = time.monotonic()
    if strict and errors:
        where = targets[0] if len(targets) == 1 else f"{len(targets)} pages"
        raise StrictFindings(where, f"{errors} findings are errors", "see the Notes column")


@main.command()
@click.argument("pages", type=_PATH, nargs=-1, required=True)
@click.option("-o", "--output", type=_PATH, help="The file [default: standard output]; a folder for several.")
@click.option("--format", "form", type=click.Choice(("json", "md")), default="json", show_default=True)
@click.option("--explain", is_flag=True, help="Print why each boundary was drawn instead.")
@click.option("--force", is_flag=True, help="Overwrite the output if it is there.")
def segment(pages: tuple[Path, ...], output: Path | None, form: str, explain: bool, force: bool) -> None:
    """Cut PAGES into articles, to be corrected by hand before `mengyi translate articles.json`."""
    from translate.pipeline import segment_file
    from translate.sources import explain_page, find_sources

    sources = find_sources(pages)
    if explain:
        for source in sources:
            for line in explain_page(source):
                click.echo(line)
        return
    targets: tuple[Path | None, ...] = (None,)
    if output or len(sources) > 1:
        several = _several(pages)
        targets = place_outputs(sources, output, f".articles.{form}", several=several, force=force)
    for source, target in zip(sources, targets, strict=True):
        result, text = segment_file(source, target, form, force=force)
        if target is None:
            click.echo(text, nl=False)
        blocks = sum(len(article.blocks) for article in result.articles)
        _say(f"{len(result.articles)} articles, {blocks} blocks, {len(result.furniture)} lines of furniture.")


@main.command()
@click.option("--bare", is_flag=True, help="The engine alone: no glossary, no numbers, no memory.")
@click.option("--memory", type=_PATH, help="Translation memory file to reuse and fill [default: none].")
@_engine_options
def lines(bare: bool, engine: str, glossary_files: tuple[Path, ...], memory: Path | None) -> None:
    """Translate standard input line by line: one Chinese sentence in, one English line out."""
    from translate.pipeline import Settings, translate_lines

    settings = Settings(engine=engine, glossaries=glossary_files, memory=memory, say=_say)
    for english in translate_lines(sys.stdin.buffer, settings, bare=bare):
        click.echo(english)


def _several(pages: tuple[Path, ...]) -> bool:
    """Whether more than one page was or could have been named."""
    return len(pages) > 1 or pages[0].is_dir()


def _say(line: str) -> None:
    click.echo(line, err=True)


def _closing_line(document: Any, seconds: float) -> str:
    from collections import Counter

    kinds = Counter(finding.check for finding in document.findings())
    found = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "none"
    return (
        f"{len(document.page.articles)} articles, {len(document.translations)} segments, "
        f"findings: {found}; {seconds:.1f} s."
    )
