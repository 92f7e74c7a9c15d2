"""Asks where the backup goes and writes a verified copy beside the window's work."""

from datetime import date
from pathlib import Path
from typing import Any

from app.text import _, number
from app.ui.kit.memory import known_folder, remember
from app.ui.kit.progress import run_with_progress
from app.ui.kit.save_path import ask_save_path

_FOLDER = "backup/folder"


def save_backup(window: Any) -> None:
    """Ask for a file and put a verified copy of the database there."""
    name = f"Helferkreis-{date.today().isoformat()}.db"
    proposed = known_folder(_FOLDER) / name
    ask_save_path(window, _("Sicherung speichern"), proposed, lambda chosen: write_backup(window, chosen))


def write_backup(window: Any, target: Path) -> None:
    """Copy and check the database in the worker, then say what is in the copy."""
    from app.services.backups.copies import copy_verified

    source = window.desk.office.database.path

    def done(copy: Any) -> None:
        remember(_FOLDER, str(target.parent))
        words = _("Sicherung geprüft und gespeichert: {name} ({size} MB)")
        window.desk.say(words.format(name=target.name, size=number(target.stat().st_size / 1e6, 1)))

    run_with_progress(
        window.desk.tasks, window, _("Sicherung wird geschrieben"), lambda job: copy_verified(source, target), done
    )
