"""The ways into the dialogs of letters; each is loaded when it is first wanted."""

from collections.abc import Sequence
from datetime import date
from typing import Any

REMINDER, REMINDER_MAIL = "credential_reminder", "email_credential"
"""The templates for those whose proof ends."""


def open_letters(window: Any, ids: Sequence[str], template: str = "", until: date | None = None) -> Any:
    """Letters and forms for these people."""
    from app.ui.letters.letter_dialog import LetterDialog

    return _opened(LetterDialog(window, window.desk, ids, template, until))


def open_mail(window: Any, ids: Sequence[str], template: str = "") -> Any:
    """A mail to these people."""
    from app.ui.letters.mail_dialog import MailDialog

    return _opened(MailDialog(window, window.desk, ids, template))


def open_labels(window: Any, ids: Sequence[str]) -> Any:
    """Labels or badges for these people."""
    from app.ui.letters.labels_dialog import LabelsDialog

    return _opened(LabelsDialog(window, window.desk, ids))


def open_phone_list(window: Any, ids: Sequence[str] | None = None) -> Any:
    """The telephone list; None: of everybody active."""
    from app.ui.letters.roster_dialog import RosterDialog

    return _opened(RosterDialog(window, window.desk, "phone-list", ids))


def open_emergency(
    window: Any, ids: Sequence[str] | None = None, shelter_id: str | None = None, arrival_id: str | None = None
) -> Any:
    """The emergency roster, for a house or an arrival where one is told; `ids` None: of everybody active."""
    from app.ui.letters.emergency_dialog import EmergencyDialog, wanted_for

    wanted = wanted_for(window.desk.office, shelter_id, arrival_id)
    return _opened(EmergencyDialog(window, window.desk, ids, wanted))


def _opened(dialog: Any) -> Any:
    dialog.open()
    return dialog
