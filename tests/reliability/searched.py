"""Random words in every search and filter: whatever is typed, an answer comes and nothing else."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from app.models import Person, Shelter
from app.models.base import Several
from app.services.crud import Filter, Query
from app.services.migrations.steps import create
from app.services.office import Services
from app.services.opening import open_services
from tests.lists.office import fill
from tests.reliability import texts
from tests.reliability.trial import Outcome, problems_of

QUERIES = 300
_SYNTAX = (
    '"', '""', "*", "a*", '"a', "NEAR(", "NEAR(a b, 2)", "AND", "OR", "NOT", "a AND", "(", ")", "^a", "a:b", "text:x",
    "-a", "%", "_", "%_", "\\", "'", "--", ";", "/*", "[a-z]", "{a b}", "+49", "0171/", "0", "00", "...", "@", "a@b",
    "\0", "ab\0c", "?", ":1",
)  # fmt: skip


def searching(folder: Path, random: Random) -> Outcome:
    """Many searches in an office that holds such texts itself."""
    create(folder / "Büro.db")
    services = open_services(folder / "Büro.db")
    fill(services)
    for _number in range(10):
        services.people.save(None, {"last_name": texts.text(random, 80) or "x", "notes": texts.text(random)})
    lost = sum(not answers(random.choice(_WAYS), services, _words(random)) for _number in range(QUERIES))
    services.close()
    return Outcome(QUERIES, lost + problems_of(folder / "Büro.db"))


def answers(way: Callable[[Services, str], Any], services: Services, words: str) -> bool:
    """Whether a search ends in a list, however short."""
    try:
        return isinstance(way(services, words), list)
    except Exception:  # just this must not happen
        return False


def _words(random: Random) -> str:
    if random.random() < 0.5:
        parts = [random.choice((*_SYNTAX, "Anna", "öz", "heim")) for _number in range(random.choice((1, 2, 3, 40)))]
        return random.choice(("", " ")).join(parts)
    return texts.text(random, random.choice((20, 200, 10_000)))


def _filtered(services: Services, words: str) -> list[str]:
    wanted = (Filter(Person.city, words), Filter(Person.last_name, (words, None)), Filter(_LANGUAGES, words))
    return [identity for one in wanted for identity in services.people.ids(Query(filters=(one,)))]


_LANGUAGES = next(value for value in vars(Person).values() if isinstance(value, Several))
_WAYS: tuple[Callable[[Services, str], Any], ...] = (
    lambda services, words: services.search(words),
    lambda services, words: services.people.ids(Query(search=words)),
    lambda services, words: services.volunteers.top_ids(Query(search=words), 5),
    lambda services, words: services.choices(Shelter, words),
    lambda services, words: services.events.ids(Query(search=words, descending=True)),
    _filtered,
)
