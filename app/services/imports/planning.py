"""What will happen to every row of a list, before anything happens."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from app.services.imports.rows.common import Found
from app.text import _


class Outcome(Enum):
    """What becomes of a row; a merged one describes somebody whom an earlier row of the file describes too."""

    NEW = _("neu")
    CHANGED = _("geändert")
    UNCHANGED = _("unverändert")
    MERGED = _("steht mehrfach in der Liste")
    ASK = _("vielleicht schon da")
    SKIPPED = _("ausgelassen")


NEW, SKIP = "new", "skip"
"""Answers to a question besides the id of a record or the key of an earlier step."""


@dataclass(frozen=True)
class Candidate:
    """Somebody or something a row may describe: `id` of the record, or the key of an earlier step of the same file."""

    id: str
    caption: str
    reason: str


@dataclass
class Step:
    """One row and what becomes of it.

    `target` is the id of the existing record (changed, unchanged), `changes` maps field names to (before, after),
    `values` is everything that will be written; `reason` says why a row is left out.
    """

    found: Found
    outcome: Outcome
    values: dict[str, Any] = field(default_factory=dict)
    target: str | None = None
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    reason: str = ""

    @property
    def key(self) -> str:
        """What names the row in decisions: "Blatt!12"."""
        return f"{self.found.sheet}!{self.found.row}"


@dataclass
class Plan:
    """All rows of a list with their outcomes; columns `held_back` are not read, since they may name residents."""

    kind: str
    file_name: str
    columns: dict[str, str | None]
    steps: list[Step]
    mappings: dict[str, dict[str, str | None]] = field(default_factory=dict)
    headers: list[str] = field(default_factory=list)
    held_back: list[str] = field(default_factory=list)

    def counts(self) -> dict[Outcome, int]:
        """How many rows have each outcome; every row has exactly one."""
        found = Counter(step.outcome for step in self.steps)
        return {outcome: found[outcome] for outcome in Outcome}

    def of(self, *outcomes: Outcome) -> list[Step]:
        """The steps with one of these outcomes."""
        return [step for step in self.steps if step.outcome in outcomes]

    @property
    def skipped(self) -> list[Step]:
        """Rows that will not be taken over: left out, or a question nobody has answered."""
        return self.of(Outcome.SKIPPED, Outcome.ASK)


def held_back_words(headers: list[str]) -> str:
    """Why these columns are not read; "" for none."""
    words = _("Nicht gelesen, weil Namen von Menschen im Haus darin stehen könnten: {columns}")
    return words.format(columns=", ".join(_("„{column}“").format(column=one) for one in headers)) if headers else ""


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What `new` changes in `old`: field → (before, after). Blanks never overwrite, lists and notes only grow."""
    changes = {}
    for name, value in new.items():
        before = old.get(name)
        after = joined(name, before, value)
        if after != before:
            changes[name] = (before, after)
    return changes


def joined(name: str, before: Any, after: Any) -> Any:
    """One value out of the stored and the read one."""
    if after in (None, "", [], {}):
        return before
    if before in (None, "", [], {}):
        return after
    if isinstance(after, list):
        known = {_comparable(name, entry) for entry in before}
        added = [entry for entry in after if _comparable(name, entry) not in known]
        return [*before, *added] if added else before
    if isinstance(after, dict):
        return after if name == "languages" else {**before, **after}  # counts of another day are no part of these
    if name == "notes":
        return before if _flat(after) in _flat(before) else f"{before}\n{after}"
    return before if _comparable(name, before) == _comparable(name, after) else after


def _comparable(name: str, value: Any) -> Any:
    from app.services.imports.values.addresses import house_key
    from app.services.imports.values.blank import key, name_key
    from app.services.imports.values.phones import comparable

    if name == "contacts":
        return value.get("function"), name_key(value.get("last_name", "")), name_key(value.get("first_name") or "")
    if not isinstance(value, str):
        return str(sorted(value.items())) if isinstance(value, dict) else value
    if name in ("phone", "mobile"):
        return comparable(value)
    if name == "languages":
        return value.casefold().split(" ")[0]
    if name == "shelters":
        return house_key(value)
    return key(value) if name in ("email", "skills") else _flat(value)


def _flat(text: str) -> str:
    return " ".join(text.split())
