"""The commands for the hand-off file: reading it back, and writing stored translations in other forms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import click

from translate.cli_data import default_memory
from translate.outputs import FORMATS, check_outputs

_PATH = click.Path(path_type=Path, readable=False)


@click.command()
@click.argument("edited", type=_PATH)
@click.option(
    "--sent", type=_PATH, help="The articles.json of `translate --save`, if EDITED lost its own copy."
)
@click.option("--html", type=_PATH, help="Write the changes as a web page.")
@click.option("--english", type=_PATH, help="Write the clean English articles as a Word file.")
@click.option("--save", type=_PATH, help="Write articles.json with the edited translations.")
@click.option("--tmx", type=_PATH, help="Write a TMX 1.4b file.")
@click.option("--xliff", type=_PATH, help="Write an XLIFF 2.1 file.")
@click.option("--suggest-terms", is_flag=True, help="Show names that were changed the same way twice.")
@click.option("--terms", type=_PATH, help="Write those names as a glossary CSV.")
@click.option("--update-memory", is_flag=True, help="Keep the editor's versions in the translation memory.")
@click.option("--memory", type=_PATH, help="The same, in a memory file of your own.")
@click.option("--project-memory", type=_PATH, hidden=True)
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
def review(
    edited: Path,
    sent: Path | None,
    html: Path | None,
    english: Path | None,
    save: Path | None,
    tmx: Path | None,
    xliff: Path | None,
    suggest_terms: bool,
    terms: Path | None,
    update_memory: bool,
    memory: Path | None,
    project_memory: Path | None,
    force: bool,
) -> None:
    """Show what an editor changed in EDITED, a hand-off Word file, and write what is asked for."""
    import datetime

    from exports.layout import plural
    from exports.review import report_lines, still_open
    from translate import review as way_back

    wanted = {"english": english, "tmx": tmx, "xliff": xliff}
    check_outputs((edited, sent), (html, save, terms, *wanted.values()), force=force)
    result = way_back.review_handoff(edited, sent)
    for line in report_lines(result.handoff):
        click.echo(line)
    for translation in result.document.translations:
        if translation.origin == "editor":
            for finding in translation.findings:
                click.echo(f"{translation.segment.id}  {finding.severity}: {finding.message}")
    click.echo(still_open(result.document))
    if suggest_terms:
        for candidate in result.candidates:
            click.echo(f"term  {candidate.zh}  {candidate.sent} -> {candidate.edited}")
    if terms is not None:
        way_back.write_glossary(result.candidates, terms, overwrite=force)
    if html is not None:
        way_back.write_report(result, html, overwrite=force)
    if save is not None:
        way_back.write_document(result.document, save, overwrite=force)
    for form, target in wanted.items():
        if target is not None:
            way_back.write_as(result.document, target, form, overwrite=force)
    if update_memory or memory:
        today = datetime.date.today().isoformat()
        kept = way_back.remember(result, memory or project_memory or default_memory(), changed=today)
        click.echo(f"Kept {plural(kept.sentences, 'sentence')} in the memory.", err=True)
        if kept.held_back:
            ids = ", ".join(translation.segment.id for translation in kept.held_back)
            click.echo(f"Not kept, for the errors in them: {ids}.", err=True)


@click.command()
@click.argument("articles", type=_PATH)
@click.option("--format", "form", type=click.Choice(FORMATS), default="docx", show_default=True)
@click.option("-o", "--output", type=_PATH, required=True)
@click.option("--layout", type=click.Choice(("sentence", "paragraph")), default="sentence", show_default=True)
@click.option("--clean", is_flag=True, help="A docx without notes, marks, comments and term lists.")
@click.option(
    "--english", type=click.Choice(("en-US", "en-GB")), help="Language of the English [default: as stored]."
)
@click.option("--force", is_flag=True, help="Overwrite the output if it is there.")
def export(
    articles: Path,
    form: str,
    output: Path,
    layout: Literal["sentence", "paragraph"],
    clean: bool,
    english: Literal["en-US", "en-GB"] | None,
    force: bool,
) -> None:
    """Write ARTICLES, an articles.json with translations (see `translate --save`), in another form.

    --layout and --clean shape a docx.
    """
    from exports.layout import Options
    from translate.review import read_document, write_as

    check_outputs((articles,), (output,), force=force)
    document = read_document(articles)
    document = replace(document, english=english or document.english)
    write_as(document, output, form, Options(layout=layout, clean=clean), overwrite=force)
