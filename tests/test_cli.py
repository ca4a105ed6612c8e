"""Every command as a user runs it: exit code, standard output, standard error, and the file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translate.cli import main

PAGE = """◎基层快讯

□本报记者 高敏

近日，乌拉特后旗的牧民高娃把30头牛赶进了新建的棚圈，
她说今年的草料已经备足了。

“棚圈暖和，牛少掉膘。”高娃说，全旗新建棚圈217座，投
入5067万元。

棚圈建到牧户家
"""


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def rows(path: Path) -> list[list[str]]:
    """The text of every table row of a Word file, content controls included."""
    from docx import Document
    from docx.oxml.ns import qn

    body = Document(str(path)).element.body
    return [
        ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
        for row in body.iter(qn("w:tr"))
    ]


def test_translate_writes_a_row_for_every_segment(page: Path) -> None:
    """Each Chinese row has an English one, the closing line counts them, and standard output is empty."""
    result = run("translate", page, "-o", "out.docx", "--engine", "fake")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "1 articles" in result.stderr
    table = {row[0]: row for row in rows(Path("out.docx")) if row and row[0].startswith("a01.")}
    assert {"a01.title", "a01.byline", "a01.p01.s01"} <= set(table)
    assert all(row[1].strip() and row[2].strip() for row in table.values())
    assert "Urad Rear Banner" in table["a01.p01.s01"][2]
    assert table["a01.byline"][2] == "By staff reporter Gao Min"


def test_segment_then_translate_uses_the_corrected_articles(page: Path) -> None:
    """What an editor changes in articles.json is what gets translated."""
    assert run("segment", page, "-o", "articles.json").exit_code == 0
    data = json.loads(Path("articles.json").read_text(encoding="utf-8"))
    data["articles"][0]["title"] = "牧户有了新棚圈"
    Path("articles.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("translate", "articles.json", "-o", "out.docx", "--engine", "fake").exit_code == 0
    assert any("牧户有了新棚圈" in row[1] for row in rows(Path("out.docx")) if len(row) > 1)


def test_segment_prints_json_on_standard_output(page: Path) -> None:
    """Without -o the JSON goes to standard output, and nothing else does."""
    result = run("segment", page)
    assert json.loads(result.stdout)["articles"][0]["byline"] == ["高敏"]


def test_segment_as_markdown_comes_back_as_the_same_articles(page: Path) -> None:
    """--format md can be corrected by a person and fed back."""
    assert run("segment", page, "-o", "articles.md", "--format", "md").exit_code == 0
    again = json.loads(run("segment", "articles.md").stdout)
    assert again["articles"] == json.loads(run("segment", page).stdout)["articles"]


def test_segment_explains_every_boundary(page: Path) -> None:
    """--explain prints a line an element, and nothing is written."""
    result = run("segment", page, "--explain", "-o", "articles.json")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) >= 4
    assert not Path("articles.json").exists()


def test_several_pages_and_folders_in_one_call(page: Path) -> None:
    """Each page of a folder gets its file in the output folder; without one that is refused."""
    Path("pages").mkdir()
    for name in ("one.txt", "two.txt"):
        Path("pages", name).write_text(PAGE, encoding="utf-8")
    Path("out").mkdir()
    assert run("segment", "pages", page, "-o", "out").exit_code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "one.articles.json", "page.articles.json", "two.articles.json",
    ]  # fmt: skip
    result = run("translate", "pages", "-o", "out", "--engine", "fake")
    assert result.exit_code == 0, result.output
    assert {"one.docx", "two.docx"} <= {path.name for path in Path("out").iterdir()}
    assert run("translate", "pages", "-o", "one.docx", "--engine", "fake").exit_code == 6


def test_a_page_on_standard_input() -> None:
    """`-` is standard input."""
    result = CliRunner().invoke(main, ["segment", "-"], input=PAGE.encode())
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["articles"][0]["byline"] == ["高敏"]


def test_lines_gives_one_line_a_line() -> None:
    """Blank lines stay blank; the report of the engine goes to standard error."""
    result = run("lines", "--engine", "fake", text="下雪了。\n\n乌拉特后旗的牧民\n")
    assert result.exit_code == 0
    first, second, third = result.stdout.split("\n")[:3]
    assert first and not second and "Urad Rear Banner" in third
    assert len(result.stdout.split("\n")) == 4


def test_lines_bare_is_the_engine_alone() -> None:
    """--bare leaves the glossary out."""
    result = run("lines", "--engine", "fake", "--bare", text="乌拉特后旗的牧民\n")
    assert "Urad" not in result.stdout


def test_a_users_glossary_goes_over_ours(page: Path) -> None:
    """The English of --glossary is used instead of the built-in one."""
    Path("mine.csv").write_text("zh,en\n乌拉特后旗,Urat Houqi\n", encoding="utf-8")
    result = run("translate", page, "-o", "out.docx", "--engine", "fake", "--glossary", "mine.csv")
    assert result.exit_code == 0, result.output
    assert any("Urat Houqi" in row[2] for row in rows(Path("out.docx")) if len(row) > 2)


def test_a_second_run_takes_the_english_from_the_memory(page: Path) -> None:
    """With the same memory nothing goes to the engine again."""
    for output in ("one.docx", "two.docx"):
        run("translate", page, "-o", output, "--engine", "fake", "--memory", "m.sqlite")
    one, two = rows(Path("one.docx")), rows(Path("two.docx"))
    assert [row[:3] for row in one if row[0].startswith("a01")] == [
        row[:3] for row in two if row[0].startswith("a01")
    ]
    assert Path("m.sqlite").exists()


def test_strict_turns_errors_into_exit_code_10(page: Path) -> None:
    """The file is written all the same."""
    result = run("translate", page, "-o", "out.docx", "--engine", "fake", "--strict")
    lenient = run("translate", page, "-o", "out2.docx", "--engine", "fake")
    assert Path("out.docx").exists()
    assert (result.exit_code == 10) == ("Error" in result.stderr)
    assert lenient.exit_code == 0


BAD_INPUTS = [
    ("missing.txt", None, 3),
    ("folder", "dir", 3),  # a folder with no page in it
    ("empty.txt", b"", 3),
    ("blank.txt", b" \n\n ", 3),
    ("binary.txt", bytes(range(256)) * 20, 3),
    ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), 3),
    ("english.txt", b"There is no Chinese in this file at all.\n" * 5, 3),
    ("articles.json", b'{"articles": 3}', 3),
    ("broken.json", "{草".encode(), 3),
]


@pytest.mark.parametrize(("name", "content", "code"), BAD_INPUTS, ids=[name for name, *_ in BAD_INPUTS])
def test_bad_input_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | str | None, code: int
) -> None:
    """Right exit code, one line that names the file, no traceback, no Word file."""
    monkeypatch.chdir(tmp_path)
    if content == "dir":
        Path(name).mkdir()
    elif isinstance(content, bytes):
        Path(name).write_bytes(content)
    result = run("translate", name, "-o", "out.docx", "--engine", "fake")
    assert result.exit_code == code, result.output
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1 and lines[0].startswith("Error: ") and name in lines[0]
    assert "Traceback" not in result.output
    assert not Path("out.docx").exists()


def test_outputs_that_cannot_be_written_are_refused_before_any_work(page: Path) -> None:
    """A folder, a missing folder, the input itself, a file that is there: exit code 6 and nothing changed."""
    Path("there.docx").write_bytes(b"mine")
    Path("folder").mkdir()
    before = page.read_bytes()
    for output in ("folder", "nowhere/out.docx", page.name, "there.docx"):
        result = run("translate", page, "-o", output, "--engine", "fake")
        assert result.exit_code == 6, (output, result.output)
        assert result.stderr.startswith("Error: ") and len(result.stderr.strip().splitlines()) == 1
    assert page.read_bytes() == before
    assert Path("there.docx").read_bytes() == b"mine"
    assert run("translate", page, "-o", page.name, "--engine", "fake", "--force").exit_code == 6


def test_force_overwrites(page: Path) -> None:
    """With --force an existing output is replaced."""
    Path("there.docx").write_bytes(b"mine")
    assert run("translate", page, "-o", "there.docx", "--engine", "fake", "--force").exit_code == 0
    assert zipfile.is_zipfile("there.docx")


def test_argos_without_a_package_says_how_to_get_one(page: Path) -> None:
    """Exit code 5 and the command to run."""
    result = run("translate", page, "-o", "out.docx", "--engine", "argos")
    assert result.exit_code == 5
    assert "mengyi package install" in result.stderr


def test_a_broken_package_is_refused(page: Path) -> None:
    """A file that is no package: exit code 5, one line."""
    Path("broken.argosmodel").write_bytes(b"PK not really")
    result = run("package", "install", "broken.argosmodel")
    assert result.exit_code == 5
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_malformed_glossary_names_its_line(page: Path) -> None:
    """Exit code 4 and file:line."""
    Path("mine.csv").write_text("zh,en\n乌拉特后旗\n", encoding="utf-8")
    result = run("translate", page, "-o", "out.docx", "--engine", "fake", "--glossary", "mine.csv")
    assert result.exit_code == 4
    assert "mine.csv:2" in result.stderr


def test_wrong_usage_is_exit_code_2(page: Path) -> None:
    """click's own code for unknown options."""
    assert run("translate", page, "--colour").exit_code == 2


@pytest.mark.parametrize("command", [[], ["translate"], ["segment"], ["lines"], ["package"]])
def test_help_names_every_option(command: list[str]) -> None:
    """--help works for every command."""
    assert run(*command, "--help").exit_code == 0


def test_help_imports_nothing_heavy() -> None:
    """No model, Word or numpy module is loaded for `mengyi --help`."""
    script = (
        "import sys\n"
        "from translate.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'docx', 'numpy', 'ctranslate2', 'argostranslate', 'xllamacpp'}\n"
        "heavy |= {'pypinyin', 'sqlite3', 'tqdm', 'lxml', 'openpyxl'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_leaves_no_half_written_file(tmp_path: Path) -> None:
    """A run stopped with Ctrl-C: one line, exit code 130, no Word file and no temporary one."""
    page = tmp_path / "page.txt"
    # Every article another, so that none is taken from the one before: seconds of work.
    articles = [PAGE.replace("217", str(1000 + number)) for number in range(400)]
    page.write_text("\n".join(articles), encoding="utf-8")
    command = [sys.executable, "-m", "translate", "translate", str(page), "-o", str(tmp_path / "out.docx")]
    memory = tmp_path / "m.sqlite"
    command += ["--engine", "fake", "--memory", str(memory)]
    # A shell that runs the tests in the background has SIGINT ignored, and children inherit that.
    process = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while not memory.exists() and time.monotonic() < deadline:  # it is opened when translation begins
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert process.returncode == 130, stderr
    assert stderr.strip().splitlines()[-1].startswith("Error: stopped")
    assert "Traceback" not in stderr
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in (".docx", ".tmp")) == []


def test_the_module_runs_as_a_program(page: Path) -> None:
    """`python -m translate` is the same command."""
    done = subprocess.run(
        [sys.executable, "-m", "translate", "--version"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "mengyi" in done.stdout.lower() or "version" in done.stdout.lower()
