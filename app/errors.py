"""The three failures a user can act on; every other exception is a bug of ours."""

from collections.abc import Mapping
from typing import Any

from app.text import translate


class UserError(Exception):
    """Something the user can do something about, said in one German sentence.

    `template` names what happened, where, and what to do; `values` fill its `{names}`.
    """

    def __init__(self, template: str, **values: Any) -> None:
        super().__init__(template, values)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return translate(self.template).format(**self.values)


class ValidationError(UserError):
    """Values that cannot be saved as they are; `problems` maps field name to its German sentence."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("{sentences}", sentences=" ".join(problems.values()))
        self.problems = dict(problems)


class StaleError(UserError):
    """Somebody else saved the record first; `theirs` holds the values now stored, `mine` those that were refused."""

    def __init__(self, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
        super().__init__(
            "Dieser Eintrag wurde inzwischen an anderer Stelle geändert. Bitte prüfen Sie, welche Angaben gelten."
        )
        self.mine = dict(mine)
        self.theirs = dict(theirs)


class Locked(UserError):
    """The file is protected, and nobody has given its passphrase yet."""


class Held(UserError):
    """A program that is alive has the file open; `sure` unless only a note says so and no system vouches for it."""

    sure = True
