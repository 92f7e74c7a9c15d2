"""Reads forms as they stand, also what cannot be understood yet."""

from typing import Any

from app.ui.kit.form import Form


def read(forms: list[Form]) -> tuple[dict[str, Any], dict[str, str]]:
    """The values that differ from what was loaded, and the words of fields that cannot be read."""
    values: dict[str, Any] = {}
    unread: dict[str, str] = {}
    for form in forms:
        read, problems = form.typed()
        values |= read
        unread |= {name: form.editor(name).text() for name in problems if hasattr(form.editor(name), "text")}
    return values, unread
