"""What holds for every document: safe files, the same bytes, no hostile text that breaks it."""

import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from pypdf import PdfReader

from app.errors import UserError
from app.services.documents.register import DOCUMENTS, document
from app.services.documents.text import cleaned
from app.services.documents.visit_data import PARTS
from app.services.worker import run_in_child
from tests.documents.samples import RECORDS, pages, printed

EACH = pytest.mark.parametrize("key", [known.key for known in DOCUMENTS])
CHOICES = {"A4", "A5", "en", "ar", *PARTS}
"""What is chosen, not written."""
HOSTILE = st.text(st.characters(exclude_categories=()), max_size=60) | st.sampled_from(
    [
        "",
        " ",
        "\n\n",
        "\x00",
        "\ud800",
        "<b>x",
        "&amp;",
        "😀",
        "لا",
        "a" * 500,
        "١٢٣ (ب",
        "\u202eabc",
        "-\n•\n* ",
        "%s {x}",
    ]
)


@EACH
def test_every_document_takes_the_data_it_names(key: str) -> None:
    assert type(RECORDS[key]).__name__ == document(key).data
    assert pages(printed(key, RECORDS[key]))


@EACH
def test_the_same_data_gives_the_same_bytes(key: str) -> None:
    assert printed(key, RECORDS[key]) == printed(key, RECORDS[key])


@EACH
def test_the_file_names_its_title_and_the_office(key: str) -> None:
    facts = PdfReader(BytesIO(printed(key, RECORDS[key]))).metadata
    assert facts.title
    assert facts.author == "Musterverband Ludwigsburg"


@EACH
def test_several_records_go_into_one_file(key: str) -> None:
    content = printed(key, *[RECORDS[key]] * 3)
    assert len(pages(content)) == 3 * len(pages(printed(key, RECORDS[key])))
    assert len(PdfReader(BytesIO(content)).outline) == 3


@EACH
def test_all_fonts_are_embedded(key: str) -> None:
    for page in PdfReader(BytesIO(printed(key, RECORDS[key]))).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font["/FontDescriptor"]


@EACH
def test_nothing_in_the_file_is_a_link(key: str) -> None:
    record = cleaned(
        RECORDS[key], lambda text: text if text in CHOICES else f'<a href="javascript:alert(1)">{text[:40]}</a>'
    )
    try:
        content = printed(key, record)
    except UserError:
        return
    assert not any("/Annots" in page for page in PdfReader(BytesIO(content)).pages)


@EACH
@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(HOSTILE, min_size=1, max_size=8))
def test_no_text_in_any_field_breaks_it(key: str, texts: list[str]) -> None:
    turn = iter(range(10_000))
    record: Any = cleaned(RECORDS[key], lambda old: old if old in CHOICES else texts[next(turn) % len(texts)])
    try:
        assert printed(key, record)
    except UserError as error:
        assert str(error)


def test_a_sign_that_cannot_be_shown_is_marked_and_reported(tmp_path: Path) -> None:
    record = cleaned(RECORDS["handout"], lambda text: text.replace("Sprache", "Sprache 😀"))
    result = document("handout").write(tmp_path / "x.pdf", (record,))
    assert result.unprintable == ("😀",)
    assert "� = Zeichen, das nicht gedruckt werden kann" in pages((tmp_path / "x.pdf").read_bytes())[0]


def test_a_refused_print_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "Flyer.pdf"
    path.write_bytes(b"alt")
    with pytest.raises(UserError):
        document("flyer").write(path, (cleaned(RECORDS["flyer"], lambda text: text if text in CHOICES else ""),))
    assert path.read_bytes() == b"alt"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Ordner"):
        document("flyer").write(tmp_path / "fehlt" / "Flyer.pdf", (RECORDS["flyer"],))


def test_many_sheets_are_drawn_by_the_worker() -> None:
    steps: list[tuple[int, int]] = []
    arguments = ("handout", (RECORDS["handout"],) * 3)
    done = run_in_child("app.services.documents.register:draw_records", arguments, lambda *step: steps.append(step))
    assert len(pages(b64decode(done["pdf"]))) == 3 * len(pages(printed("handout", RECORDS["handout"])))
    assert steps == [(0, 3), (1, 3), (2, 3)]


def test_the_worker_says_why_it_cannot_draw() -> None:
    with pytest.raises(UserError, match="nichts zu drucken"):
        run_in_child("app.services.documents.register:draw_records", ("flyer", ()))


def test_nothing_to_print_is_said() -> None:
    with pytest.raises(UserError, match="nichts zu drucken"):
        printed("handout")


def test_an_unknown_document_names_those_there_are() -> None:
    with pytest.raises(UserError, match="flyer, sign-in, handout"):
        document("brief")


def test_the_register_loads_no_reportlab() -> None:
    code = (
        "import sys, app.services.documents.register, app.services.documents.data; sys.exit('reportlab' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_fast_part_of_reportlab_is_active() -> None:
    import _rl_accel
    from reportlab.pdfbase import ttfonts

    assert ttfonts.instanceStringWidthTTF is _rl_accel.instanceStringWidthTTF
