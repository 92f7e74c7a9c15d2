"""Opens every dialog of the letters for the pictures of the program; nothing is written."""

from collections.abc import Callable, Iterator
from typing import Any

from app.services.letters.rosters import active_ids
from app.ui.letters.left_out import LeftOutDialog
from app.ui.letters.opening import REMINDER, open_emergency, open_labels, open_letters, open_mail, open_phone_list
from app.ui.letters.template_dialog import TemplateDialog


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """Letters to one and to many, the editor, labels and badges, mails, both lists."""
    ids = active_ids(window.desk.office)[:30]
    for name, people, key in (("letter", ids[:1], "agreement"), ("letters", ids, REMINDER)):
        yield from _shown(name, open_letters(window, people, key), settle)
    template = window.desk.office.templates.find("thanks")
    dialog = TemplateDialog(window, window.desk, template)
    dialog.open()
    settle()
    dialog.text.insertPlainText("{Vornahme} ")
    dialog.look()
    yield from _shown("template", dialog, settle)
    labels = open_labels(window, ids)
    labels.first.setValue(5)
    yield from _shown("labels", labels, settle)
    badges = open_labels(window, ids)
    badges.choose_kind("badges")
    yield from _shown("badges", badges, settle)
    yield from _shown("mail", open_mail(window, ids[:1], "email_credential"), settle)
    mail = open_mail(window, ids, "email_general")
    mail.circular.click()
    settle()
    yield "mail-many", mail
    left_out = LeftOutDialog(mail, window.desk, mail.left)
    left_out.open()
    yield from _shown("mail-left-out", left_out, settle)
    mail.reject()
    yield from _shown("phone-list", open_phone_list(window), settle)
    house = next(iter(window.desk.office.shelters.ids()), None)
    yield from _shown("emergency-roster", open_emergency(window, shelter_id=house), settle)


def _shown(name: str, dialog: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    settle()
    while not getattr(dialog, "ready", True):
        settle()
    yield name, dialog
    dialog.reject()
