"""The flyer: everything on it, in every language, or the reason why it cannot be printed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings, strategies as st
from pypdf import PdfReader

from app.errors import UserError
from app.services.documents.data import Credit, Flyer, FlyerLanguage, Slot
from app.services.documents.languages import LANGUAGES
from app.services.documents.text import is_rtl
from tests.documents.samples import (
    ARABIC,
    CREDIT,
    DATE,
    ENGLISH,
    EVENING,
    FARSI,
    FLYER,
    OFFICE,
    PHONE,
    TIGRINYA,
    TIMES,
    logo,
    origin,
    pages,
    printed,
    seen_lines,
)

PAPERS = pytest.mark.parametrize("paper", ["A4", "A5"])


@PAPERS
def test_all_that_matters_is_on_one_page(paper: str) -> None:
    (text,) = pages(printed("flyer", replace(FLYER, paper=paper)))
    for part in (
        "Ehrenamt mit Geflüchteten",
        "Mittwoch, 25. November 2026",
        "19:00 bis 21:00 Uhr",
        "Kulturzentrum, Kleiner Saal",
        "71638 Ludwigsburg",
        "S-Bahn S4, S5",
        "Stufenlos erreichbar",
        "Fahrradwerkstatt",
        "Would you like to help?",
        "Bitte anmelden bis 18. November",
        "ehrenamt@beispiel.example",
        "Muster macht Mut",
        "Herausgeber: Musterverband",
        "V. i. S. d. P.: Erika Muster",
    ):
        assert part in text


@PAPERS
def test_the_page_has_the_size_of_the_paper(paper: str) -> None:
    box = PdfReader(BytesIO(printed("flyer", replace(FLYER, paper=paper)))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == {"A4": (595, 842), "A5": (420, 595)}[paper]


@pytest.mark.parametrize("language", [ARABIC, FARSI])
@pytest.mark.parametrize("number", [PHONE, TIMES, DATE])
def test_numbers_are_seen_in_their_order_beside_arabic(language: FlyerLanguage, number: str) -> None:
    lines = seen_lines(printed("flyer", replace(FLYER, languages=(language,), text="", benefit="")))
    arabic = [line for line in lines if is_rtl(line)]
    assert any(number.replace(" ", "") in line for line in arabic)


def test_arabic_stands_on_the_right() -> None:
    content = printed("flyer", replace(FLYER, languages=(ARABIC,)))
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    boxes = [
        page.get_charbox(n) for n in range(page.count_chars()) if "\u0600" <= page.get_text_range(n, 1) <= "\u06ff"
    ]
    assert max(box[2] for box in boxes) == pytest.approx(595.3 - 51, abs=2)


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_language_names_itself_and_its_weekday(code: str) -> None:
    text = printed("flyer", replace(FLYER, languages=(FlyerLanguage(code, "1"),)))
    assert len(set(LANGUAGES[code].weekdays)) == 7
    assert len(pages(text)) == 1


def test_four_languages_fit_on_a4() -> None:
    assert len(pages(printed("flyer", replace(FLYER, languages=(ENGLISH, ARABIC, TIGRINYA, FARSI))))) == 1


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UserError, match="xx"):
        printed("flyer", replace(FLYER, languages=(FlyerLanguage("xx", "Hello"),)))


def test_a_missing_imprint_refuses_the_print() -> None:
    with pytest.raises(UserError, match="Impressum.*Angaben zum Büro"):
        printed("flyer", replace(FLYER, office=replace(OFFICE, publisher="")))


def test_a_publisher_with_its_own_address_is_printed_as_it_is() -> None:
    publisher = "Verlag Muster, Probeweg 2, 70001 Probstadt"
    (text,) = pages(printed("flyer", replace(FLYER, office=replace(OFFICE, publisher=publisher, responsible=""))))
    assert "Herausgeber: Verlag Muster, Probeweg 2, 70001 Probstadt" in text
    assert "Musterstraße 1" not in text


def test_a_publisher_without_any_address_refuses_the_print() -> None:
    with pytest.raises(UserError, match="Anschrift"):
        printed("flyer", replace(FLYER, office=replace(OFFICE, street="")))


def test_a_funder_without_credit_refuses_the_print() -> None:
    with pytest.raises(UserError, match="„Land“.*Fördersatz.*Geldgeber"):
        printed("flyer", replace(FLYER, credits=(CREDIT, Credit("Land", " "))))


def test_a_flyer_without_a_date_is_refused() -> None:
    with pytest.raises(UserError, match="Datum"):
        printed("flyer", replace(FLYER, slots=()))


def test_a_character_without_glyph_is_named() -> None:
    with pytest.raises(UserError, match="😀"):
        printed("flyer", replace(FLYER, benefit="Komm 😀"))


def test_too_much_text_says_what_to_shorten() -> None:
    with pytest.raises(UserError, match=r"kürzen Sie den Text um etwa \d+0 Zeichen"):
        printed("flyer", replace(FLYER, text="Wir freuen uns auf Sie. " * 300))


def test_following_that_advice_makes_it_fit() -> None:
    text = "Wir freuen uns auf Sie. " * 250
    with pytest.raises(UserError) as refused:
        printed("flyer", replace(FLYER, text=text))
    assert printed("flyer", replace(FLYER, text=text[: -refused.value.values["count"] - 30]))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.text("Ab1 –-(:.)\n/@اب ًأپ«ቀж", max_size=120), min_size=5, max_size=5))
def test_whatever_is_printed_fits_its_page_without_overlap(texts: list[str]) -> None:
    title, benefit, body, arabic, place = texts
    languages = (ENGLISH, FlyerLanguage("ar", arabic, body))
    data = replace(FLYER, title=f"T{title}", benefit=benefit, text=body, place=place, languages=languages, paper="A5")
    try:
        rows = rows_of(printed("flyer", data))
    except UserError as refused:
        assert "kürzen" in str(refused)
    else:
        assert min(rows) > 12
        assert all(upper - lower > 6 or upper == lower for lower, upper in pairwise(sorted(rows)))


def rows_of(content: bytes) -> set[float]:
    """The baselines of the left column."""
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    places = [origin(page, number) for number in range(page.count_chars()) if page.get_text_range(number, 1).strip()]
    return {round(y, 1) for x, y in places if x < 200}


def test_little_text_is_set_larger() -> None:
    small, large = (
        max(run for run in _sizes(printed("flyer", data)))
        for data in (FLYER, replace(FLYER, title="Zeit schenken", text="", languages=(), good_to_know=(), transit=""))
    )
    assert large > small


def _sizes(content: bytes) -> list[float]:
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    return [top - bottom for _l, bottom, _r, top in (page.get_charbox(n) for n in range(page.count_chars()))]


def test_logos_are_printed() -> None:
    data = replace(FLYER, office=replace(OFFICE, logo=logo()), credits=(replace(CREDIT, logo=logo((40, 40))),))
    assert len(PdfReader(BytesIO(printed("flyer", data))).pages[0].images) == 2


def test_a_damaged_logo_is_said() -> None:
    with pytest.raises(UserError, match="Logo"):
        printed("flyer", replace(FLYER, office=replace(OFFICE, logo=logo()[:60])))


def test_several_evenings_are_listed_with_their_common_time() -> None:
    slots = tuple(Slot(EVENING.start + timedelta(7 * n), EVENING.end + timedelta(7 * n)) for n in range(4))
    (text,) = pages(printed("flyer", replace(FLYER, slots=slots)))
    assert "Mi, 16. Dezember 2026 jeweils 19:00 bis 21:00 Uhr" in text


def test_an_event_over_several_days_says_from_to() -> None:
    slot = Slot(datetime(2026, 11, 27), datetime(2026, 11, 29), all_day=True)
    (text,) = pages(printed("flyer", replace(FLYER, slots=(slot,), languages=())))
    assert "Freitag, 27. November 2026 bis Sonntag, 29. November 2026" in text


def test_the_year_of_the_last_day_is_said_when_it_differs() -> None:
    slot = Slot(datetime(2027, 1, 13, 19))
    (text,) = pages(printed("flyer", replace(FLYER, slots=(slot,), register_until=date(2026, 12, 30))))
    assert "Bitte anmelden bis 30. Dezember 2026" in text


def test_no_registration_invites_to_come() -> None:
    (text,) = pages(printed("flyer", replace(FLYER, registration=False)))
    assert "Kommen Sie einfach vorbei" in text


def test_the_contact_of_the_event_replaces_that_of_the_office() -> None:
    (text,) = pages(printed("flyer", replace(FLYER, contact="Robin Vertretung", phone="07141 000099")))
    assert "Robin Vertretung · 07141 000099" in text


def test_markup_in_the_data_stays_text() -> None:
    (text,) = pages(printed("flyer", replace(FLYER, benefit='<b>fett</b> <img src="/etc/passwd"/>')))
    assert '<b>fett</b> <img src="/etc/passwd"/>' in text


def test_a_light_office_colour_gets_dark_text() -> None:
    data = replace(FLYER, office=replace(OFFICE, accent="#FFE600"))
    band = pypdfium2.PdfDocument(printed("flyer", data))[0].render().to_pil().crop((51, 60, 300, 160))
    assert band.convert("L").getextrema()[0] < 60


@PAPERS
def test_little_text_is_set_large_but_cuts_no_word(paper: str) -> None:
    bare = Flyer(OFFICE, "Infoabend", (Slot(datetime(2026, 12, 14, 19)),), paper=paper, postal_code="71634")
    (text,) = pages(printed("flyer", replace(bare, city="Ludwigsburg", place="Stadtbibliothek")))
    assert "14. Dezember 2026" in text and "71634 Ludwigsburg" in text
