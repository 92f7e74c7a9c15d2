"""How mails leave: to the system's mail program at once, or as drafts in a folder that it opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.models import ContactKind
from app.services.files import free_name, write_bytes
from app.services.letters.mail import Mail, Mailing, as_draft, as_link, mailing
from app.services.letters.noting import note
from app.services.lists.disclosure import persons
from app.services.lists.export import proposed_name
from app.services.office import Services
from app.text import _
from app.ui.kit.tasks import Job


@dataclass(frozen=True)
class Order:
    """What is to be written to whom; `draft` puts it into a folder even where a link would do."""

    ids: Sequence[str]
    subject: str
    body: str
    circular: bool = False
    each: bool = False
    contact: bool = True
    draft: bool = False


@dataclass(frozen=True)
class Sent:
    """What became of it: a link for the mail program, or the drafts written."""

    mailing: Mailing
    link: str = ""
    drafts: tuple[Path, ...] = ()


def prepare(services: Services, order: Order, folder: Path, job: Job) -> Sent:
    """Make the link or write the drafts, and note the contact; in the worker thread."""
    found = mailing(services, order.ids, order.subject, order.body, order.circular, order.each)
    link = as_link(found.mails[0]) if len(found.mails) == 1 and not order.draft else None
    drafts = () if link else _drafts(services, found.mails, order.subject, folder, job)
    if order.contact:
        reached = [identity for mail in found.mails for identity in mail.ids]
        note(services, reached, ContactKind.EMAIL, order.subject or _("ohne Betreff"), datetime.now())
    return Sent(found, link or "", drafts)


def _drafts(services: Services, mails: Sequence[Mail], subject: str, folder: Path, job: Job) -> tuple[Path, ...]:
    """One file for one mail; several lie in a folder of their own, numbered."""
    office = services.office()
    sender = (office.email or "") if office else ""
    title = _("E-Mail {subject}").format(subject=subject)[:80]
    if len(mails) == 1:
        return (write_bytes(free_name(folder / proposed_name(services, title, "eml")), as_draft(mails[0], sender)),)
    place = _made(folder / Path(proposed_name(services, title, "eml", date.today())).stem)
    written = []
    for number, mail in enumerate(mails, 1):
        name = f"{number:03} {persons(len(mail.ids))}.eml"
        written.append(write_bytes(place / name, as_draft(mail, sender)))
        job.progress(number, len(mails))
    return tuple(written)


def _made(folder: Path) -> Path:
    place = free_name(folder) if folder.exists() else folder
    place.mkdir(parents=True)
    return place


def open_link(link: str) -> None:
    """Hand a mailto link to the mail program."""
    QDesktopServices.openUrl(QUrl.fromEncoded(link.encode()))
