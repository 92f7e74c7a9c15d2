"""Begins a protected office, and gives it another passphrase or another recovery code; the data key stays."""

from pathlib import Path

from app.errors import UserError
from app.services.files import free_name
from app.services.keys import code, ring, slots
from app.services.keys.opening import fits
from app.services.keys.slots import Made
from app.text import _

LEAST = 12
"""Characters of a passphrase; what it is made of is the user's own business (OWASP: length, no composition rules)."""
_GOOD, _WORDS = 20, 5


def prepare(passphrase: str) -> Made:
    """A new protection, for `begin` or `turning.protect`; UserError for a passphrase that is too short.

    Takes about half a second.
    """
    refuse_weak(passphrase)
    return slots.make(passphrase)


def begin(path: Path, made: Made) -> None:
    """Let the database that is to be made at `path` be a protected one.

    UserError where there is a database already: its slots must stay.
    """
    if path.exists():
        raise UserError("{path} gibt es schon. Bitte wählen Sie einen anderen Namen.", path=path)
    _set_aside(path)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    slots.write(ring.slots_path(path), made.slots)
    ring.take(made.key)


def decline(path: Path) -> None:
    """Let the database that is to be made at `path` be one without protection."""
    if not path.exists():
        _set_aside(path)


def _set_aside(path: Path) -> None:
    """Slots that are left of an office which is elsewhere now may be the only ones that open it."""
    beside = ring.slots_path(path)
    if beside.exists():
        beside.rename(free_name(beside.with_name(_("{name} früher").format(name=path.name) + ring.SUFFIX)))


def change_passphrase(path: Path, old: str, new: str) -> None:
    """Seal the data key by another passphrase; `old` may be the recovery code, which stays valid.

    Takes about a second. Raises WrongPassphrase for `old`, UserError for a `new` that is too short or a full disk; the
    old one is valid then, as it is when the program is killed half-way. Copies made before keep the old one.
    """
    refuse_weak(new)
    key, beside = fits(path, old), ring.slots_path(path)
    slots.write(beside, slots.renewed(slots.read(beside), passphrase=slots.by_passphrase(key, new)))
    slots.read(beside)


def change_code(path: Path, passphrase: str) -> str:
    """A new recovery code, after which the old one opens nothing but older copies; raises as `change_passphrase`."""
    key, beside, printed = fits(path, passphrase), ring.slots_path(path), code.make()
    slots.write(beside, slots.renewed(slots.read(beside), recovery=slots.by_code(key, printed)))
    return printed


def strength(passphrase: str) -> int:
    """How long it would be guessed at: 0 too short, 1 enough, 2 good."""
    if not _long_enough(passphrase):
        return 0
    return 2 if len(passphrase) >= _GOOD or len(passphrase.split()) >= _WORDS else 1


def _long_enough(passphrase: str) -> bool:
    return len(passphrase) >= LEAST and len(set(passphrase)) >= LEAST // 2


def refuse_weak(passphrase: str) -> None:
    """UserError for a passphrase that is too short."""
    if not _long_enough(passphrase):
        raise UserError(
            "Die Passphrase ist zu kurz. Bitte nehmen Sie mindestens {least} Zeichen, am besten fünf Wörter, die nicht "
            "zusammengehören.",
            least=LEAST,
        )
