"""How a person is reached: e-mail addresses and telephone numbers out of whatever columns hold them."""

import re
from typing import Any

from app.models.facts import facts
from app.models.person import Person
from app.services.imports.rows.common import Cells, Found, title_of
from app.services.imports.values import addresses, phones, words
from app.services.imports.values.blank import line_of, text_of
from app.text import _

_LENGTH = facts(Person.email).length


def reach(cells: Cells, found: Found, remarks: list[str]) -> str:
    """Read e-mail addresses and numbers into `found`, what is left over into `remarks`; the answer is the address."""
    emails: list[str] = []
    for name in ("email", "contact"):
        for column, cell in cells.of(name):
            read = addresses.emails_in(cell)
            emails += read
            if not read and name == "email" and words.yes_or_no(text_of(cell)) is None:
                found.unread.append(f"{title_of(column)}: {line_of(cell)}")
    emails = list(dict.fromkeys(emails))
    if emails:
        found.values["email"] = emails[0][:_LENGTH]
    if emails[1:]:
        remarks.append(_("Weitere E-Mail: {addresses}").format(addresses=", ".join(emails[1:])))
    _phones(cells, found, remarks)
    return emails[0] if emails else ""


def _phones(cells: Cells, found: Found, remarks: list[str]) -> None:
    numbers: list[tuple[str, bool]] = []
    for name in ("mobile", "phone", "contact", "phone_work"):
        for column, cell in cells.of(name):
            text = _without_emails(cell) if name == "contact" else cell
            if name == "phone":
                text = phones.with_area_code(cells.first("area_code"), text)
            read, rest = phones.labelled(text)
            found.unread += [_("Fax: {number}").format(number=fax) for fax in phones.faxes_in(text)]
            numbers += [(number, work or name == "phone_work") for number, work in read]
            if rest and (re.search(r"[^\W\d_]{3}|\d{4}", rest)) and words.yes_or_no(rest) is None:
                remarks.append(f"{title_of(column) or _('Telefon')}: {rest}")
    spare: list[tuple[str, bool]] = []
    for number, work in dict.fromkeys(numbers):
        key = "mobile" if phones.is_mobile(number) else "phone"
        if found.values.get(key) == number or any(number == known for known, _work in spare):
            continue
        if key in found.values or (
            work and any(n for n, w in numbers if not w and phones.is_mobile(n) == phones.is_mobile(number))
        ):
            spare.append((number, work))
        else:
            found.values[key] = number
    for number, work in spare:
        if "phone" not in found.values and not work:
            found.values["phone"] = number
        else:
            template = _("Telefon dienstlich: {number}") if work else _("Weitere Telefonnummer: {number}")
            remarks.append(template.format(number=number))


def _without_emails(cell: Any) -> Any:
    return re.sub(r"\S+@\S+", " ; ", cell) if isinstance(cell, str) else cell
