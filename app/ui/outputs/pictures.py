"""Opens every dialog of the outputs for the pictures of the program."""

from collections.abc import Callable, Iterator
from typing import Any

from app.services.documents.register import DOCUMENTS
from app.services.lists.register import LISTS
from app.ui.outputs.plugin import open_document, open_list


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """Every list and every document with its name; nothing is written."""
    for wanted in LISTS:
        dialog = open_list(window, window.desk, wanted)
        settle()
        yield f"list-{wanted.key}", dialog
        dialog.reject()
    for document in (one for one in DOCUMENTS if one.offered):
        dialog = open_document(window, window.desk, document)
        while not dialog.ready:
            settle()
        yield f"print-{document.key}", dialog
        dialog.reject()
