"""The way back through the commands: translate, edit the Word file, review, publish."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translate.cli import main
from translate.document import Finding
from translate.review import read_document, recheck, review_handoff, write_document

PAGE = """□本报记者 高敏

近日，乌拉特后旗的牧民赶着30头牛进了新棚圈，大家都很高兴。

棚圈暖和，牛少掉膘，乌拉特后旗的草料也备足了。

棚圈建到牧户家
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def handoff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hand-off file fresh from `translate`, with its articles.json beside it."""
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    result = run("translate", "page.txt", "-o", "handoff.docx", "--save", "sent.json", "--engine", "fake")
    assert result.exit_code == 0, result.output
    return Path("handoff.docx")


def edit(path: Path, *changes: tuple[str, str]) -> Path:
    """A copy in which an editor replaced text of the document's body."""
    edited = path.with_name("edited.docx")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(edited, "w") as after:
        for item in before.infolist():
            content = before.read(item)
            if item.filename == "word/document.xml":
                text = content.decode()
                for old, new in changes:
                    assert old in text
                    text = text.replace(old, new)
                content = text.encode()
            after.writestr(item, content)
    return edited


# Pieces of the rows' XML, and what an editor makes of them; the words alone stand elsewhere too.
_HEAD = '<w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">'
_END = "</w:t></w:r></w:sdtContent></w:sdt></w:p></w:tc>"
BETTER_HEADLINE = ((f"{_HEAD}Livestock sheds jian dao mu hu jia", f"{_HEAD}New Sheds Reach Herders"),)
EMPTIED_BYLINE = ((f"{_HEAD}By staff reporter ", _HEAD), (f">Gao Min{_END}", f">{_END}"))
_TAIL = '</w:t></w:r><w:r><w:t xml:space="preserve"> tou niu'
WRONG_NUMBER = ((f"30{_TAIL}", f"20{_TAIL}"),)
LOOSE_PARAGRAPH = (("<w:sectPr>", "<w:p><w:r><w:t>Please add a photo.</w:t></w:r></w:p><w:sectPr>"),)


def test_an_untouched_file_comes_back_as_it_went_out(handoff: Path) -> None:
    """Nothing changed, and the document is the one that was saved."""
    result = run("review", handoff)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("0 rows changed of ")
    assert review_handoff(handoff).document == read_document(Path("sent.json"))


def test_what_comes_back_untouched_is_saved_and_exported_as_it_was(handoff: Path) -> None:
    """Byte for byte, findings included: the file holds all that its run knew."""
    sent = read_document(Path("sent.json"))
    told = Finding(check="number", severity="warning", message="30 <头>", source_span=(3, 5))
    with_finding = replace(sent.translations[-1], findings=(told,))
    write_document(replace(sent, translations=(*sent.translations[:-1], with_finding)), Path("told.json"))
    assert run("export", "told.json", "-o", "told.docx").exit_code == 0
    assert run("review", "told.docx", "--save", "back.json").exit_code == 0
    assert Path("back.json").read_bytes() == Path("told.json").read_bytes()
    assert run("export", "back.json", "-o", "again.docx").exit_code == 0
    assert Path("again.docx").read_bytes() == Path("told.docx").read_bytes()


def test_a_finding_of_consistency_goes_when_the_other_row_is_edited(handoff: Path) -> None:
    """The row itself was left alone; what was said of it no longer holds."""
    first, second = (t for t in read_document(Path("sent.json")).translations if t.segment.role == "sentence")
    same = replace(second, segment=replace(second.segment, source=first.segment.source))
    document = replace(read_document(Path("sent.json")), translations=(first, same))
    told = recheck(document, ()).translations[1].findings[-1]
    assert (told.check, told.severity) == ("consistency", "info")
    sent = replace(document, translations=(first, replace(same, findings=(told,))))
    mended = replace(first, target=same.target, origin="editor")
    again = recheck(replace(sent, translations=(mended, sent.translations[1])), {first.segment.id})
    assert again.translations[1].findings == ()


def test_an_edit_is_shown_kept_and_published(handoff: Path) -> None:
    """The word diff is printed; memory, clean English, exchange files and articles.json are written."""
    edited = edit(handoff, ("Urad Rear Banner", "Urat Houqi"))
    outputs = ("--english", "english.docx", "--tmx", "x.tmx", "--xliff", "x.xlf", "--save", "back.json")
    result = run(
        "review", edited, *outputs, "--html", "r.html", "--terms", "terms.csv", "--memory", "m.sqlite"
    )
    assert result.exit_code == 0, result.output
    assert "2 rows changed" in result.stdout
    assert re.search(r"\[-Urad Rear Banner-\]\{\+Urat Houqi\+\}", result.stdout)
    # The editor's English is checked like the machine's: the glossary's name is missing now.
    assert "Term missing: 乌拉特后旗" in result.stdout
    assert "乌拉特后旗,Urat Houqi" in Path("terms.csv").read_text(encoding="utf-8")
    assert "<ins>" in Path("r.html").read_text(encoding="utf-8")
    for name in ("english.docx", "x.tmx", "x.xlf"):
        assert Path(name).stat().st_size > 500
    origins = {item.segment.id: item.origin for item in read_document(Path("back.json")).translations}
    assert sorted(origins.values()).count("editor") == 2
    again = run("translate", "page.txt", "-o", "again.docx", "--engine", "fake", "--memory", "m.sqlite")
    assert again.exit_code == 0, again.output
    assert "Urat Houqi" in zipfile.ZipFile("again.docx").read("word/document.xml").decode()


def test_wrong_english_is_not_kept_and_an_emptied_row_is_not_counted(handoff: Path) -> None:
    """A number that is wrong is named and held back; what was kept is counted."""
    edited = edit(handoff, *WRONG_NUMBER, *EMPTIED_BYLINE, *BETTER_HEADLINE)
    result = run("review", edited, "--memory", "m.sqlite")
    assert result.exit_code == 0, result.output
    assert "3 rows changed" in result.stdout
    assert "Kept 1 sentence in the memory." in result.stderr
    assert "Not kept, for the errors in them: a01.p01.s01." in result.stderr
    assert "Still open: 1 error, " in result.stdout


def test_a_name_made_by_rule_may_be_put_another_way(handoff: Path) -> None:
    """A warning, not an error: it is kept in the memory."""
    edited = edit(handoff, (f">Gao Min{_END}", f">Gao Ming{_END}"))
    result = run("review", edited, "--memory", "m.sqlite")
    assert "a01.byline  warning: Term missing: 高敏 should read ‘Gao Min’." in result.stdout, result.output
    assert "Still open: 1 warning" in result.stdout
    assert "Kept 1 sentence in the memory." in result.stderr


def test_a_second_round_keeps_what_the_first_one_knew(handoff: Path) -> None:
    """Language, remarks and edited rows go out again, and come back byte for byte."""
    run("export", "sent.json", "-o", "gb.docx", "--english", "en-GB")
    edited = edit(Path("gb.docx"), *BETTER_HEADLINE, *LOOSE_PARAGRAPH)
    result = run("review", edited, "--save", "back.json", "--tmx", "back.tmx", "--english", "back.docx")
    assert result.exit_code == 0, result.output
    assert "Outside the rows: Please add a photo." in result.stdout
    back = read_document(Path("back.json"))
    assert (back.english, [remark.text for remark in back.remarks]) == ("en-GB", ["Please add a photo."])
    assert 'xml:lang="en-GB"' in Path("back.tmx").read_text(encoding="utf-8")
    assert 'w:val="en-GB"' in zipfile.ZipFile("back.docx").read("word/styles.xml").decode()
    options = ("--layout", "paragraph")
    assert run("export", "back.json", "-o", "again.docx", *options).exit_code == 0
    assert run("review", "again.docx", "--save", "again.json").stdout.startswith("0 rows changed")
    assert Path("again.json").read_bytes() == Path("back.json").read_bytes()


def test_a_clean_copy_of_stored_translations(handoff: Path) -> None:
    """`export --clean` has no Notes column and no list of terms."""
    assert run("export", "sent.json", "-o", "clean.docx", "--clean").exit_code == 0
    text = zipfile.ZipFile("clean.docx").read("word/document.xml").decode()
    assert "Notes" not in text and "MengyiTermEstablished" not in text


def test_suggested_terms_are_shown(handoff: Path) -> None:
    """`--suggest-terms` prints them."""
    edited = edit(handoff, ("Urad Rear Banner", "Urat Houqi"))
    result = run("review", edited, "--suggest-terms")
    assert "term  乌拉特后旗  Urad Rear Banner -> Urat Houqi" in result.stdout, result.output


def test_a_file_whose_chinese_was_changed_is_refused(handoff: Path) -> None:
    """Exit code 7, one line, nothing written."""
    result = run("review", edit(handoff, ("进了新棚圈", "进了旧棚圈")), "--english", "english.docx")
    assert result.exit_code == 7, result.output
    assert len(result.stderr.strip().splitlines()) == 1
    assert not Path("english.docx").exists()


def test_another_pages_file_is_refused(handoff: Path) -> None:
    """With --sent of another page: exit code 7."""
    Path("other.txt").write_text("牧民的草料备足了。\n", encoding="utf-8")
    run("translate", "other.txt", "-o", "other.docx", "--save", "other.json", "--engine", "fake")
    assert run("review", handoff, "--sent", "other.json").exit_code == 7


@pytest.mark.parametrize("content", [b"PK not a zip", b"", "牧民".encode()])
def test_what_is_no_word_file_is_refused(handoff: Path, content: bytes) -> None:
    """Exit code 3 and one line."""
    Path("bad.docx").write_bytes(content)
    result = run("review", "bad.docx")
    assert result.exit_code == 3, result.output
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("form", ["docx", "english", "tmx", "xliff", "xlsx", "html", "md"])
def test_stored_translations_are_exported_without_translating_again(handoff: Path, form: str) -> None:
    """Every format holds the English, and an existing file is not overwritten."""
    result = run("export", "sent.json", "--format", form, "-o", f"out.{form}")
    assert result.exit_code == 0, result.output
    content = Path(f"out.{form}").read_bytes()
    if content.startswith(b"PK"):
        archive = zipfile.ZipFile(f"out.{form}")
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Urad Rear Banner" in content
    assert run("export", "sent.json", "--format", form, "-o", f"out.{form}").exit_code == 6


def test_a_page_without_translations_cannot_be_exported(handoff: Path) -> None:
    """An articles.json of `segment` says what is missing."""
    assert run("segment", "page.txt", "-o", "articles.json").exit_code == 0
    result = run("export", "articles.json", "-o", "out.docx")
    assert result.exit_code == 3, result.output
    assert "translat" in result.stderr


def test_options_of_the_word_file(handoff: Path) -> None:
    """Layout, columns, language, locks and a file an article are the user's to choose."""
    options = ("--layout", "paragraph", "--columns", "target,source", "--english", "en-GB", "--no-lock")
    result = run("translate", "page.txt", "-o", "b.docx", "--engine", "fake", "--per-article", *options)
    assert result.exit_code == 0, result.output
    text = zipfile.ZipFile("b-a01.docx").read("word/document.xml").decode()
    assert "Notes" not in re.sub(r"<[^>]+>", " ", text).split("English")[-1]
    assert "en-GB" in zipfile.ZipFile("b-a01.docx").read("word/styles.xml").decode()
    assert run("translate", "page.txt", "-o", "c.docx", "--columns", "id").exit_code == 2


def test_saved_translations_are_an_articles_file_too(handoff: Path) -> None:
    """`translate sent.json` translates the stored page again."""
    assert "translations" in json.loads(Path("sent.json").read_text(encoding="utf-8"))
    assert run("translate", "sent.json", "-o", "again.docx", "--engine", "fake").exit_code == 0
