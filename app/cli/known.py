"""What lists, documents and forms there are."""

from argparse import Namespace

from app.cli.talking import refuse
from app.text import _


def list_(wanted: Namespace) -> None:
    """Name what `export`, `print` or `fill` know."""
    if wanted.what == "FORMS":
        from app.cli.forms import name_all

        name_all(wanted)
        return
    for key, words in _known(wanted.what).items():
        print(f"{key:24}{words}")


def refuse_unknown(key: str, what: str) -> None:
    """End the call where there is no such list (`what`: LISTS) or document (DOCUMENTS)."""
    known = _known(what)
    if key not in known:
        refuse(_("„{key}“ gibt es nicht. Möglich sind: {known}.").format(key=key, known=", ".join(known)))


def _known(what: str) -> dict[str, str]:
    if what == "LISTS":
        from app.services.lists.register import LISTS

        return {known.key: f"{known.label} ({' '.join('.' + e for e in known.endings)})" for known in LISTS}
    from app.services.documents.register import DOCUMENTS

    return {document.key: f"{document.label} (.pdf)" for document in DOCUMENTS}
