"""Locks a PDF by a passphrase, so that it can be carried on a stick: AES with 256 bits, as every reader opens it."""

import os
import secrets
import unicodedata
from hashlib import sha256, sha384, sha512
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC, ECB
from cryptography.hazmat.primitives.padding import PKCS7
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfdoc import DummyDoc, PDFDictionary, PDFName, PDFObject

VERSION = (2, 0)
"""The first version of PDF that knows this way."""
BLOCK = 16
MOST = 127
"""Bytes of a passphrase that count (ISO 32000-2, 7.6.4.3.3)."""
ROUNDS = 64
ALLOWED = -4
"""Whoever has the passphrase may print and copy; a reader's own prohibitions protect nobody (table 22)."""


class Lock(StandardEncryption):  # type: ignore[misc]
    """Encrypts what reportlab writes, by revision 6 of the standard security handler (ISO 32000-2, 7.6.4).

    The library itself offers RC4 and a withdrawn revision whose passphrases are tried quickly.
    """

    def __init__(self, passphrase: str) -> None:
        self._passphrase = unicodedata.normalize("NFKC", passphrase).encode()[:MOST]
        self.key = os.urandom(32)

    def prepare(self, document: Any, _identity: Any = None) -> None:
        self.prepared = 1

    def encode(self, t: bytes | str) -> bytes:
        """A string or stream as it stands in the file: the first block, then what is encrypted."""
        padder, start = PKCS7(BLOCK * 8).padder(), os.urandom(BLOCK)
        plain = padder.update(t.encode("latin-1") if isinstance(t, str) else t) + padder.finalize()
        return start + _cbc(self.key, start, plain)

    def info(self) -> PDFObject:
        """What a reader needs to try a passphrase; the owner's is drawn by lot and known to nobody."""
        user, user_key = _check(self._passphrase, self.key, b"")
        owner, owner_key = _check(secrets.token_bytes(32), self.key, user)
        rights = ALLOWED.to_bytes(4, "little", signed=True) + b"\xff\xff\xff\xffTadb" + os.urandom(4)
        encryptor = Cipher(AES(self.key), ECB()).encryptor()
        sealed = encryptor.update(rights) + encryptor.finalize()
        return _Entry({"U": user, "UE": user_key, "O": owner, "OE": owner_key, "Perms": sealed})


class _Entry(PDFObject):  # type: ignore[misc]
    """The dictionary "Encrypt", which itself stays readable."""

    __RefOnly__ = 1

    def __init__(self, seals: dict[str, bytes]) -> None:
        self._seals = seals

    def format(self, document: Any) -> bytes:
        way = PDFDictionary({"CFM": PDFName("AESV3"), "AuthEvent": PDFName("DocOpen"), "Length": 32})
        filters = {"CF": PDFDictionary({"StdCF": way}), "StmF": PDFName("StdCF"), "StrF": PDFName("StdCF")}
        told = {"Filter": PDFName("Standard"), "V": 5, "R": 6, "Length": 256, "P": ALLOWED}
        seals = {name: f"<{seal.hex()}>" for name, seal in self._seals.items()}
        written: bytes = PDFDictionary({**told, **filters, **seals}).format(DummyDoc())
        return written


def _check(passphrase: bytes, key: bytes, user: bytes) -> tuple[bytes, bytes]:
    """What proves a passphrase, and the key of the file sealed by it (algorithms 8 and 9)."""
    proving, sealing = os.urandom(8), os.urandom(8)
    seal = _cbc(_hash(passphrase, sealing, user), bytes(BLOCK), key)
    return _hash(passphrase, proving, user) + proving + sealing, seal


def _hash(passphrase: bytes, salt: bytes, user: bytes) -> bytes:
    """The slow digest of a passphrase (algorithm 2.B)."""
    digest, last, number = sha256(passphrase + salt + user).digest(), 0, 0
    while number < ROUNDS or last > number - 32:
        mixed = _cbc(digest[:16], digest[16:32], (passphrase + digest + user) * 64)
        digest = (sha256, sha384, sha512)[sum(mixed[:16]) % 3](mixed).digest()
        last, number = mixed[-1], number + 1
    return digest[:32]


def _cbc(key: bytes, start: bytes, plain: bytes) -> bytes:
    encryptor = Cipher(AES(key), CBC(start)).encryptor()
    return encryptor.update(plain) + encryptor.finalize()
