"""The slot file: the data key sealed once by the passphrase and once by the recovery code."""

import hashlib
import json
import secrets
import unicodedata
from dataclasses import asdict, astuple, dataclass, replace
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.files import write_bytes
from app.services.keys import code, ring, spoken
from app.services.keys.ring import Key


@dataclass(frozen=True)
class Cost:
    """What scrypt takes to try one passphrase: `n` times `r` times 128 bytes of memory, `p` times over."""

    n: int
    r: int = 8
    p: int = 1


COST = Cost(2**17)
"""128 MB and some 0.4 s. A slot of less is refused, so nothing that was made cheaper ever opens in real use; the tests
put a cheap one here, for making and for opening alike."""
_MOST = Cost(2**20, 16, 4)
"""A slot file that asks for more is damaged, or wants to keep the computer busy."""


class WrongPassphrase(UserError):
    """Neither the passphrase nor the recovery code fits."""


@dataclass(frozen=True)
class Slot:
    """One sealed copy of the data key; all values but `cost` in hexadecimal."""

    salt: str
    nonce: str
    sealed: str
    cost: Cost | None = None
    """None where the secret is as long as the key: the recovery code needs no slow derivation."""


@dataclass(frozen=True)
class Slots:
    """What lies in a slot file: the name of the key, how often the file was changed, and the two slots."""

    key: str
    revision: int
    passphrase: Slot
    recovery: Slot


@dataclass(frozen=True)
class Made:
    """A new protection that is not in use yet; the recovery code is nowhere else."""

    slots: Slots
    key: Key
    code: str


# ---------------------------------------------------------------------------------------------- sealing


def make(passphrase: str) -> Made:
    """A new data key with its slots and its recovery code."""
    key, printed = Key(secrets.token_bytes(16), secrets.token_bytes(32)), code.make()
    return Made(Slots(key.name, 1, by_passphrase(key, passphrase), by_code(key, printed)), key, printed)


def by_passphrase(key: Key, passphrase: str) -> Slot:
    """Seal the key by a passphrase."""
    salt = secrets.token_bytes(16)
    return _seal(key, _stretched(passphrase, salt, COST), salt, COST, b"passphrase")


def by_code(key: Key, printed: str) -> Slot:
    """Seal the key by a recovery code."""
    salt, secret = secrets.token_bytes(16), code.read(printed)
    assert secret is not None
    return _seal(key, _drawn(secret, salt), salt, None, b"recovery")


def unseal(slots: Slots, secret: str) -> Key:
    """The data key, by the passphrase or by the recovery code; WrongPassphrase for anything else."""
    printed = code.read(secret)
    if printed is not None:
        key = _opened(slots, slots.recovery, _drawn(printed, bytes.fromhex(slots.recovery.salt)), b"recovery")
        if key is not None:
            return key
    slot = slots.passphrase
    assert slot.cost is not None
    for spelt in dict.fromkeys((secret, spoken.canonical(secret))):
        key = _opened(slots, slot, _stretched(spelt, bytes.fromhex(slot.salt), slot.cost), b"passphrase")
        if key is not None:
            return key
    raise WrongPassphrase(
        "Die Passphrase passt nicht. Bitte achten Sie auf Groß- und Kleinschreibung und versuchen Sie es noch einmal."
    )


def _seal(key: Key, by: bytes, salt: bytes, cost: Cost | None, purpose: bytes) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(12)
    sealed = AESGCM(by).encrypt(nonce, key.data, purpose + key.salt)
    return Slot(salt.hex(), nonce.hex(), sealed.hex(), cost)


def _opened(slots: Slots, slot: Slot, by: bytes, purpose: bytes) -> Key | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt = bytes.fromhex(slots.key)
    try:
        data = AESGCM(by).decrypt(bytes.fromhex(slot.nonce), bytes.fromhex(slot.sealed), purpose + salt)
    except InvalidTag:
        return None
    return Key(salt, data)


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    typed = unicodedata.normalize("NFC", passphrase).encode()
    return Scrypt(salt=salt, length=32, n=cost.n, r=cost.r, p=cost.p).derive(typed)


def _drawn(secret: bytes, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length=32, salt=salt, info=b"helferkreis recovery").derive(secret)


# ----------------------------------------------------------------------------------------------- keeping


def write(path: Path, slots: Slots) -> None:
    """Put slots into their file, complete or not at all; UserError where that cannot be."""
    told = asdict(slots)
    write_bytes(path, json.dumps({"format": 1, **told, "check": _check(told)}, indent=1).encode())


def read(path: Path) -> Slots:
    """The slots of a file; Damaged when it is missing, changed by accident, or cheaper than allowed.

    UserError when the disk does not give it away: nobody may take that for damage and put older slots in its place.
    """
    try:
        told = json.loads(path.read_bytes())
        slots = Slots(told["key"], told["revision"], _slot(told["passphrase"]), _slot(told["recovery"]))
        whole = told["format"] == 1 and told["check"] == _check(asdict(slots))
    except (FileNotFoundError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ring.damaged(path) from error
    except OSError as error:
        raise ring.unreadable(path) from error
    if not whole or not _allowed(slots.passphrase.cost):
        raise ring.damaged(path)
    return slots


def renewed(slots: Slots, **changed: Slot) -> Slots:
    """The same key in other slots."""
    return replace(slots, revision=slots.revision + 1, **changed)  # type: ignore[arg-type]


def _slot(told: dict[str, Any]) -> Slot:
    cost = told.pop("cost")
    return Slot(**told, cost=Cost(**cost) if cost else None)


def _allowed(cost: Cost | None) -> bool:
    if cost is None:
        return False
    limits = zip(astuple(COST), astuple(cost), astuple(_MOST), strict=True)
    return all(least <= asked <= most for least, asked, most in limits)


def _check(told: dict[str, Any]) -> str:
    """Tells a flipped bit from a wrong passphrase; it protects against nobody."""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
