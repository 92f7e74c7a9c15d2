"""Mails are drafts for the office's own mail program: many in BCC, in portions, each address once."""

from datetime import datetime
from email import message_from_bytes
from email.policy import default

import pytest

from app.errors import UserError
from app.models import ConsentPurpose, ContactKind
from app.services.letters.mail import as_draft, as_link, mailing
from app.services.letters.noting import note
from app.services.settings import PORTION


@pytest.fixture
def people(saved):
    return [saved(f"Ott {n}", email=f"ott{n}@example.org").id for n in range(5)]


def read(content):
    return message_from_bytes(content, policy=default)


def test_portions_have_the_size_the_office_set(services, people):
    services.settings.save_numbers({PORTION: 2})
    assert [len(mail.addresses) for mail in mailing(services, people, "Hallo", "Text").mails] == [2, 2, 1]


def test_nobody_is_written_to_twice(services, people, saved):
    twice = saved("Zwei", email="OTT0@example.org").id
    (mail,) = mailing(services, [*people, twice], "Hallo", "Text").mails
    assert len(mail.addresses) == 5


def test_who_has_no_address_is_named(services, people, saved):
    without = saved("Ohne").id
    assert mailing(services, [*people, without], "Hallo", "Text").without == (without,)


def test_a_circular_goes_to_those_who_agreed(services, people):
    services.people.record_consents(people[:1], {"purpose": ConsentPurpose.NEWSLETTER})
    found = mailing(services, people, "Hallo", "Text", circular=True)
    assert (found.mails[0].ids, len(found.unasked)) == ((people[0],), 4)


def test_nobody_to_write_to_is_said(services, saved):
    with pytest.raises(UserError, match="E-Mail-Adressen"):
        mailing(services, [saved("Ohne").id], "Hallo", "Text")


def test_a_draft_hides_the_addresses_from_each_other(services, people):
    (mail,) = mailing(services, people, "Grüße aus dem Büro", "Schöne Grüße").mails
    draft = read(as_draft(mail, "buero@example.org"))
    assert (draft["To"], draft["X-Unsent"], draft["Subject"]) == ("buero@example.org", "1", "Grüße aus dem Büro")
    assert draft["Bcc"].count("@") == 5 and draft.get_content().strip() == "Schöne Grüße"


def test_one_person_stands_openly(services, people):
    (mail,) = mailing(services, people[:1], "Hallo", "Text").mails
    assert read(as_draft(mail, ""))["To"] == "ott0@example.org"


def test_a_subject_of_two_lines_adds_no_header(services, people):
    (mail,) = mailing(services, people[:1], "Hallo\nBcc: boese@example.org", "Text").mails
    assert read(as_draft(mail, ""))["Bcc"] is None


def test_a_link_holds_subject_and_text(services, people):
    (mail,) = mailing(services, people[:1], "Grüße & mehr", "Zeile 1\nZeile 2").mails
    assert as_link(mail) == "mailto:ott0@example.org?subject=Gr%C3%BC%C3%9Fe%20%26%20mehr&body=Zeile%201%0AZeile%202"


def test_a_link_that_is_too_long_is_none(services, people):
    (mail,) = mailing(services, people, "Hallo", "x" * 3000).mails
    assert as_link(mail) is None


def test_it_is_noted_with_each_person(services, people):
    name = note(services, people, ContactKind.EMAIL, "Sommerfest", datetime(2026, 5, 4, 10))
    assert name == "E-Mail „Sommerfest“ an 5 Personen" and len(services.contact_entries.all()) == 5
    assert services.people.get(people[0]).last_contact_on.isoformat() == "2026-05-04"
