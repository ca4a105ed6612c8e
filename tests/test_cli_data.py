"""The commands for packages, glossaries and the memory, and the project file, as a user runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translate.cli import main


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_lookup_gives_a_name_or_the_terms_in_a_text() -> None:
    """A name is looked up as such; in a longer text the terms are found."""
    assert "Darhan Muminggan United Banner" in run("glossary", "lookup", "达茂旗").stdout
    assert "Urad Rear Banner" in run("glossary", "lookup", "他去了乌拉特后旗。").stdout


def test_list_can_be_narrowed_to_a_kind() -> None:
    """Only terms of the kind asked for."""
    lines = run("glossary", "list", "--kind", "league").stdout.splitlines()
    assert len(lines) >= 3
    assert all(line.split("\t")[2] == "league" for line in lines)


def test_add_then_check_then_use() -> None:
    """A term that was added is checked, and goes over ours."""
    assert run("glossary", "add", "乌拉特后旗", "Urat Houqi", "--to", "mine.csv").exit_code == 0
    checked = run("glossary", "check", "mine.csv")
    assert (checked.exit_code, checked.stderr) == (0, "1 terms, no fault.\n")
    assert "Urat Houqi" in run("glossary", "lookup", "乌拉特后旗", "--glossary", "mine.csv").stdout


def test_check_names_the_line_of_a_fault() -> None:
    """One term with two forms: exit code 4, file and line."""
    Path("mine.csv").write_text("zh,en\n草原,grassland\n草原,steppe\n", encoding="utf-8")
    result = run("glossary", "check", "mine.csv")
    assert result.exit_code == 4
    assert "mine.csv:3" in result.stderr


@pytest.mark.parametrize("form", ["csv", "tbx", "xlsx"])
def test_an_exported_glossary_can_be_checked_again(form: str) -> None:
    """What export writes, check accepts."""
    Path("mine.csv").write_text("zh,en\n草原之夜,Night on the Grassland\n", encoding="utf-8")
    exported = f"all.{form}"
    assert (
        run("glossary", "export", "--format", form, "-o", exported, "--glossary", "mine.csv").exit_code == 0
    )
    assert run("glossary", "check", exported).exit_code == 0


def test_stats_counts_by_level() -> None:
    """All 1,225 townships and 103 county-level divisions are counted."""
    table = run("glossary", "stats").stdout
    assert "1,225" in table and "township" in table


def test_package_list_is_empty_at_first_and_remove_says_so() -> None:
    """No package, no line; removing one that is not there is exit code 5."""
    assert run("package", "list").stdout == ""
    result = run("package", "remove")
    assert result.exit_code == 5
    assert len(result.stderr.strip().splitlines()) == 1


def test_edited_sentences_are_imported_used_counted_and_exported() -> None:
    """An imported sentence outranks the engine; export gives it back."""
    Path("edited.tsv").write_text("下雪了。\tSnow fell overnight.\n", encoding="utf-8")
    assert run("memory", "import", "edited.tsv", "--memory", "m.sqlite").exit_code == 0
    result = run("lines", "--engine", "fake", "--memory", "m.sqlite", text="下雪了。\n天晴了。\n")
    assert result.stdout.splitlines()[0] == "Snow fell overnight."
    assert run("memory", "stats", "--memory", "m.sqlite").stdout == "fake-1\t1\neditor\t1\n"
    assert run("memory", "export", "--memory", "m.sqlite").stdout.startswith(
        "下雪了。\tSnow fell overnight.\t"
    )


def test_a_similar_edited_sentence_is_offered_in_the_notes() -> None:
    """At 75 % or more the editor's sentence is shown beside the new one."""
    from translate.document import Segment
    from translate.drafting import translate_segments
    from translate.engines import open_engine
    from translate.memory import Memory

    engine = open_engine("fake")
    import glossaries

    glossary = glossaries.load()
    path = Path("m.sqlite")
    with Memory(path, engine=engine.fingerprint, glossary=glossary.digest) as memory:
        memory.store_edited([("昨天夜里草原上下了一场大雪。", "Heavy snow fell.")], changed="2026-01-05")
    segments = [
        Segment(id="a01.p01.s01", role="sentence", source="昨天夜里草原上下了一场小雪。"),
        Segment(id="a01.p01.s02", role="sentence", source="牧民把羊赶回了圈。"),
    ]
    first, second = translate_segments(segments, engine=engine, glossary=glossary, memory=path)
    messages = [finding.message for finding in first.findings if finding.check == "memory"]
    assert len(messages) == 1 and "Heavy snow fell." in messages[0] and "93%" in messages[0]
    assert not [finding for finding in second.findings if finding.check == "memory"]


def test_a_wrong_line_in_an_import_adds_nothing() -> None:
    """file:line, exit code 3, and the memory is as it was."""
    Path("edited.tsv").write_text("下雪了。\tSnow fell.\n天晴了。\n", encoding="utf-8")
    result = run("memory", "import", "edited.tsv", "--memory", "m.sqlite")
    assert result.exit_code == 3
    assert "edited.tsv:2" in result.stderr
    assert not Path("m.sqlite").exists()


def test_prune_keeps_one_engines_english_and_the_editors() -> None:
    """English of other engines goes."""
    run("lines", "--engine", "fake", "--memory", "m.sqlite", text="下雪了。\n")
    Path("edited.tsv").write_text("天晴了。\tThe sky cleared.\n", encoding="utf-8")
    run("memory", "import", "edited.tsv", "--memory", "m.sqlite")
    assert "Dropped 0" in run("memory", "prune", "--engine", "fake", "--memory", "m.sqlite").stderr
    import sqlite3

    connection = sqlite3.connect("m.sqlite")
    with connection:
        connection.execute("UPDATE machine SET engine = 'old'")
    connection.close()
    assert "Dropped 1" in run("memory", "prune", "--engine", "fake", "--memory", "m.sqlite").stderr
    assert run("memory", "stats", "--memory", "m.sqlite").stdout == "editor\t1\n"


def test_no_memory_is_one_clear_line() -> None:
    """stats and export of a memory that is not there: exit code 3."""
    for command in ("stats", "export", "prune"):
        result = run(
            "memory", command, "--memory", "none.sqlite", *(["--engine", "fake"] * (command == "prune"))
        )
        assert result.exit_code == 3, result.output
        assert not Path("none.sqlite").exists()


def test_the_project_file_sets_defaults_and_options_override_them() -> None:
    """mengyi.toml names engine, glossaries and memory for the folder."""
    Path("ours.csv").write_text("zh,en\n乌拉特后旗,Urat Houqi\n", encoding="utf-8")
    Path("mengyi.toml").write_text(
        'engine = "fake"\nglossaries = ["ours.csv"]\nmemory = "m.sqlite"\n', encoding="utf-8"
    )
    result = run("lines", text="乌拉特后旗的牧民\n")
    assert result.exit_code == 0, result.output
    assert "Urat Houqi" in result.stdout
    assert Path("m.sqlite").exists()


@pytest.mark.parametrize("content", ["engine = ", 'colour = "red"', 'glossaries = "one.csv"', "engine = 3"])
def test_a_wrong_project_file_is_one_clear_line(content: str) -> None:
    """Exit code 3 and the file's name."""
    Path("mengyi.toml").write_text(content, encoding="utf-8")
    result = run("lines", text="雪\n")
    assert result.exit_code == 3, result.output
    assert "mengyi.toml" in result.stderr
