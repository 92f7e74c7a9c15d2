"""Goes back to every kept state of an office, and is killed on the way: the old one is there or the new one."""

import shutil
import sys
from pathlib import Path
from random import Random
from typing import Any

from app.services.backups.states import Why, folder_of, make, states_in
from app.services.keys.turning import settle
from app.services.opening import open_services
from tests.reliability.acts import WANTED
from tests.reliability.children import duration, killed_while
from tests.reliability.io_faults import damage
from tests.reliability.offices import an_office, cheap_keys, seen
from tests.reliability.trial import Outcome

STATES, KILLS = 3, 3
"""States there are besides the first, and kills on the way back to each."""


def going_back(folder: Path, random: Random) -> Outcome:
    """Without protection or with it, by chance."""
    with cheap_keys():
        office = an_office(folder / "base" / "Büro.db", protected=random.random() < 0.5)
        _keep_more(office)
        before, tried, lost = seen(office), 0, 0
        for state in states_in(folder_of(office)):
            wanted = seen(state.path)
            office.with_name(WANTED).write_text(state.path.name)
            takes = _drilled(office, folder / f"{state.number}", wanted)
            for kill in range(KILLS if takes else 0):
                path = _copy(office, folder / f"{state.number} {kill}")
                killed_while("restore", path, random.uniform(0, takes))
                problems = _problems(path, before, wanted)
                for problem in problems:
                    print(f"back to {state.path.name}: {problem}", file=sys.stderr, flush=True)
                tried, lost = tried + 1, lost + len(problems)
            tried, lost = tried + 1, lost + (not takes)
    return Outcome(tried, lost)


def _keep_more(office: Path) -> None:
    services = open_services(office)
    for number in range(STATES):
        services.people.save(None, {"last_name": f"Später {number}"})
        make(office, Why.TIME)
    services.people.trash(services.people.ids()[:2])
    services.close()


def _copy(office: Path, folder: Path) -> Path:
    shutil.copytree(office.parent, folder)
    return folder / office.name


def _drilled(office: Path, folder: Path, wanted: Any) -> float:
    """Seconds it takes to go back to a state undisturbed; 0 when that state is not there then."""
    path = _copy(office, folder)
    takes = duration("restore", path)
    return takes if _records(seen(path)) == _records(wanted) else 0.0


def _records(rows: dict[str, Any]) -> dict[str, Any]:
    """Without the line that says that it was brought back."""
    return {table: found for table, found in rows.items() if table not in ("operation", "change")}


def _problems(path: Path, before: Any, wanted: Any) -> list[str]:
    settle(path)
    open_services(path).close()
    there = seen(path)
    found = [*damage(path)]
    if there != before and _records(there) != _records(wanted):
        found.append("neither the old state nor the new one")
    duration("restore", path)
    if _records(seen(path)) != _records(wanted):
        found.append("the next try does not bring it back")
    return found
