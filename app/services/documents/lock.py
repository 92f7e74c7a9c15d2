"""Locks a PDF by a passphrase, so that it can be carried on a stick: AES with 256 bits, as every reader opens it."""

import secrets
import unicodedata
from io import BytesIO


def locked(content: bytes, passphrase: str) -> bytes:
    """The same pages, encrypted by revision 6 of the standard security handler (ISO 32000-2, 7.6.4).

    Whoever has the passphrase may print and copy; the owner's own, which would lift a reader's prohibitions, is drawn
    by lot and known to nobody.
    """
    from pypdf import PdfWriter

    writer, result = PdfWriter(clone_from=BytesIO(content)), BytesIO()
    writer.pdf_header = "%PDF-2.0"  # the first version that knows this way
    known = unicodedata.normalize("NFKC", passphrase)  # as readers do with what is typed (RFC 4013)
    writer.encrypt(known, owner_password=secrets.token_urlsafe(32), algorithm="AES-256")
    writer.write(result)
    return result.getvalue()
