"""The many volunteers of the sample office: varied, plausible, all invented."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from app.models import (
    Assignment,
    Availability,
    Channel,
    ConductCheck,
    Consent,
    ConsentPurpose,
    Person,
    Salutation,
    StatusChange,
    VolunteerStatus as Status,
)
from app.services.sample.maker import Maker
from app.services.sample.names import ORIGINS, Origin
from app.services.sample.places import (
    HEARD_FROM,
    MOBILITY,
    NOTES,
    OCCUPATIONS,
    REASONS_TO_LEAVE,
    REASONS_TO_PAUSE,
    SKILLS,
    STREETS,
    TOWNS,
)

_STATUSES = {
    Status.ACTIVE: 60, Status.PAUSED: 9, Status.INTERESTED: 9, Status.INTERVIEW: 5, Status.TRIAL: 5, Status.LEFT: 9,
    Status.DECLINED: 3,
}  # fmt: skip
_SLOTS = tuple(f"{day}.{part}" for day in Availability.WEEKDAYS for part in Availability.PARTS[:3])
_ASCII = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ş": "s", "ç": "c", "ğ": "g", "ł": "l", "ż": "z", " ": ""}
)
_CHANNELS = tuple(Channel)
_WORDING = "Fassung 2 der Einwilligung"


class _Urn:
    """Draws by weight."""

    def __init__(self, weighted: Sequence[tuple[int, Any]]) -> None:
        self.items = [item for _weight, item in weighted]
        self.sums = list(accumulate(weight for weight, _item in weighted))

    def draw(self, maker: Maker, count: int = 1) -> list[Any]:
        return maker.random.choices(self.items, cum_weights=self.sums, k=count)


_ORIGIN = _Urn([(origin.share, origin) for origin in ORIGINS])
_TOWN = _Urn([(weight, (code, town)) for weight, code, town in TOWNS])
_SKILL = _Urn(SKILLS)
_STATUS = _Urn([(weight, status) for status, weight in _STATUSES.items()])
_HIS = tuple(word for word in OCCUPATIONS if not word.endswith(("in", "frau")))
_HERS = tuple(word for word in OCCUPATIONS if word.endswith(("in", "frau", "gestellte")))


class Volunteers:
    """Makes volunteers with their languages, times, status history, consents, proofs and assignments."""

    def __init__(self, maker: Maker, shelter_ids: Sequence[str]) -> None:
        self.maker, self.shelter_ids = maker, shelter_ids
        self._addresses: dict[str, int] = {}

    def make(self, count: int) -> list[dict[str, Any]]:
        """Make `count` volunteers; the answer is their values with "id" and, where they help, "shelter_id"."""
        people = [self._person() for _number in range(count)]
        placed = [self._assignment(person) for person in people]
        self.maker.save_all(Person, people)
        self.maker.save_all(StatusChange, [step for person in people for step in self._steps(person)])
        self.maker.save_all(Consent, [row for person in people for row in self._consents(person)])
        self.maker.save_all(ConductCheck, [row for person in people for row in self._checks(person)])
        self.maker.save_all(Assignment, [row for row in placed if row])
        return [{**person, "shelter_id": row and row["shelter_id"]} for person, row in zip(people, placed, strict=True)]

    def _person(self) -> dict[str, Any]:
        dice, pick = self.maker.random, self.maker.pick
        origin: Origin = _ORIGIN.draw(self.maker)[0]
        woman = dice.random() < 0.61
        first, last = pick(origin.women if woman else origin.men), _family(origin, woman, pick)
        (code, town), born = _TOWN.draw(self.maker)[0], self._birth_year()
        return {
            "id": self.maker.identity(),
            "salutation": Salutation.MS if woman else Salutation.MR,
            "academic_title": "Dr." if dice.random() < 0.02 else None,
            "first_name": first, "last_name": last,
            "street": f"{pick(STREETS)} {1 + int(dice.random() * 95)}", "postal_code": code, "city": town,
            "phone": self.maker.phone() if dice.random() < 0.45 else None,
            "mobile": self.maker.mobile() if dice.random() < 0.85 else None,
            "email": self._email(first, last) if dice.random() < 0.88 else None,
            "birth_year": born,
            "occupation": pick(_HERS if woman else _HIS) if dice.random() < 0.6 else None,
            **self._wishes(origin), **self._life(),
        }  # fmt: skip

    def _birth_year(self) -> int | None:
        dice = self.maker.random
        age = dice.triangular(17, 84, 64) if dice.random() < 0.6 else dice.triangular(17, 60, 32)
        return self.maker.today.year - int(age) if dice.random() < 0.7 else None

    def _email(self, first: str, last: str) -> str:
        name = f"{first}.{last}".casefold().translate(_ASCII)
        plain = "".join(letter for letter in name if letter.isascii())
        count = self._addresses[plain] = self._addresses.get(plain, 0) + 1
        return f"{plain}{count if count > 1 else ''}@example.org"

    def _wishes(self, origin: Origin) -> dict[str, Any]:
        dice, pick = self.maker.random, self.maker.pick
        return {
            "languages": [origin.speaks[0], *dice.sample(origin.speaks[1:], pick((0, 1, 1, 2)))],
            "skills": list(dict.fromkeys(_SKILL.draw(self.maker, pick((1, 1, 2, 2, 3))))),
            "availability": dice.sample(_SLOTS, pick((0, 1, 2, 2, 3, 4))),
            "mobility": pick(MOBILITY) if dice.random() < 0.5 else None,
            "preferred_channel": pick(_CHANNELS) if dice.random() < 0.5 else None,
            "heard_from": pick(HEARD_FROM) if dice.random() < 0.7 else None,
            "notes": pick(NOTES) if dice.random() < 0.18 else None,
        }

    def _life(self) -> dict[str, Any]:
        dice, status = self.maker.random, _STATUS.draw(self.maker)[0]
        if status in (Status.INTERESTED, Status.INTERVIEW, Status.TRIAL, Status.DECLINED):
            return {"status": status, "since": None}
        started = self.maker.day(-int(dice.triangular(25, 3900, 300)))
        if status is not Status.LEFT:
            return {"status": status, "since": started}
        return {"status": status, "since": started, "left_on": self._between(started, self.maker.today)}

    def _between(self, first: date, last: date) -> date:
        return first + timedelta(days=int(self.maker.random.random() * (last - first).days))

    def _steps(self, person: dict[str, Any]) -> list[dict[str, Any]]:
        pick, since, status = self.maker.pick, person["since"], person["status"]
        if since is None:
            return [_step(person, status, self.maker.day(-self.maker.random.randrange(1, 150)))]
        steps = [_step(person, Status.INTERVIEW, since - timedelta(days=21)), _step(person, Status.ACTIVE, since)]
        if status is Status.PAUSED:
            steps.append(_step(person, status, self._between(since, self.maker.today), pick(REASONS_TO_PAUSE)))
        if status is Status.LEFT:
            steps.append(_step(person, status, person["left_on"], pick(REASONS_TO_LEAVE)))
        return steps

    def _consents(self, person: dict[str, Any]) -> list[dict[str, Any]]:
        dice, given = self.maker.random, person["since"] or self.maker.day(-30)
        wanted = [ConsentPurpose.AUTHORITY_LIST] if dice.random() < 0.82 else []
        wanted += [p for p in (ConsentPurpose.SHARE_CONTACT, ConsentPurpose.NEWSLETTER) if dice.random() < 0.2]
        return [
            {
                "person_id": person["id"], "purpose": purpose, "given_on": given, "wording": _WORDING,
                "channel": "schriftlich",
                "withdrawn_on": self._between(given, self.maker.today) if dice.random() < 0.06 else None,
            }
            for purpose in wanted
        ]  # fmt: skip

    def _checks(self, person: dict[str, Any]) -> list[dict[str, Any]]:
        dice = self.maker.random
        if person["status"] not in (Status.ACTIVE, Status.PAUSED) or dice.random() > 0.8:
            return []
        seen = self._between(max(person["since"], self.maker.day(-1900)), self.maker.today)
        made = seen - timedelta(days=dice.randrange(5, 80))
        return [{"person_id": person["id"], "seen_on": seen, "certificate_date": made}]

    def _assignment(self, person: dict[str, Any]) -> dict[str, Any] | None:
        dice, pick = self.maker.random, self.maker.pick
        if person["since"] is None or dice.random() > 0.85:
            return None
        return {
            "person_id": person["id"], "shelter_id": pick(self.shelter_ids), "activity": person["skills"][0],
            "since": person["since"], "until": person.get("left_on"),
        }  # fmt: skip


def _step(person: dict[str, Any], status: Status, on: date, reason: str | None = None) -> dict[str, Any]:
    return {"person_id": person["id"], "status": status, "changed_on": on, "reason": reason}


def _family(origin: Origin, woman: bool, choice: Any) -> str:
    name: str = choice(origin.family)
    return name[:-1] + "a" if woman and name.endswith(("ski", "cki")) else name
