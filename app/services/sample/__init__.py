"""The sample office "Musterstadt": everything invented, dated around today, made by the services themselves."""

from collections.abc import Callable
from datetime import date
from typing import Any

from app.models import VolunteerStatus
from app.services.office import Services
from app.services.sample.around import make_around
from app.services.sample.arrivals import make_arrivals
from app.services.sample.cast import COORDINATOR, Cast
from app.services.sample.circles import make_circles
from app.services.sample.credentials import make_credentials
from app.services.sample.desk import make_desk, make_office
from app.services.sample.events import Calendar
from app.services.sample.forms import make_forms
from app.services.sample.funding import FEDERAL, STATE, Money
from app.services.sample.hours import make_hours
from app.services.sample.house_pictures import make_pictures
from app.services.sample.houses import make_houses
from app.services.sample.maker import ACTION, Maker
from app.services.sample.needs import make_needs
from app.services.sample.network import make_network
from app.services.sample.paper import make_paper
from app.services.sample.rooms import make_keys, make_rooms
from app.services.sample.trouble import make_trouble
from app.services.sample.visits import make_visits
from app.services.sample.volunteers import Volunteers

USUAL, NAMED = 130, 9
"""Volunteers when no number is asked for, and how many of them have a name and a story of their own."""

_STEP = 10_000
_LOOKED_AFTER = 150
"""The first volunteers have talks, documents and places at events; the others are there for the length of the list."""


def make_sample(
    services: Services, volunteers: int | None = None, progress: Callable[[int, int], None] | None = None
) -> None:
    """Fill an empty database with the sample office; `volunteers` is how many it has altogether (None: 130).

    The same day gives the same data. Every transaction is one operation "Musterbüro angelegt" that is not taken back.
    `progress` is called with (volunteers made, volunteers wanted).
    """
    wanted = max(USUAL if volunteers is None else volunteers, NAMED)
    told = progress or (lambda _done, _total: None)
    with services.database.transaction(ACTION, undoable=False) as session:
        maker = Maker(services, session, date.today())
        crowd, first = _office(maker, min(wanted, _STEP) - NAMED)
    told(first, wanted)
    for done in range(first, wanted, _STEP):
        with services.database.transaction(ACTION, undoable=False) as session:
            maker.session = session
            crowd.make(min(_STEP, wanted - done))
        told(min(done + _STEP, wanted), wanted)


def _office(maker: Maker, count: int) -> tuple[Volunteers, int]:
    """Everything but the long list; the answer is who makes the rest, and how many volunteers there are now."""
    make_office(maker)
    houses = make_houses(maker)
    make_rooms(maker, houses)
    make_pictures(maker, houses)
    cast = Cast(maker, houses)
    cast.make()
    first, *others = houses.values()
    crowd = Volunteers(maker, [first, *others[:-1], first])  # nobody helps in the last house yet
    people = crowd.make(count)
    make_network(maker, cast, houses)
    _surroundings(maker, cast, houses, people)
    return crowd, count + NAMED


def _surroundings(maker: Maker, cast: Cast, houses: dict[str, str], people: list[dict[str, Any]]) -> None:
    circles = make_circles(maker, houses, people)
    money = Money(maker, houses, cast.ids[COORDINATOR])
    money.make()
    active = [person["id"] for person in people if person["status"] is VolunteerStatus.ACTIVE][:_LOOKED_AFTER]
    calendar = Calendar(maker, active, houses, circles)
    calendar.make(money.funders[FEDERAL], cast.ids["Aaliyah Demo"])
    make_desk(maker, active, houses)
    make_keys(maker, houses, active)
    make_needs(maker, active, houses)
    make_arrivals(maker, houses)
    make_hours(maker, active, cast.ids["Yusuf Platzhalter"], money.funders[STATE])
    named = [cast.ids[name] for name in ("Lieselotte Musterfrau", "Yusuf Platzhalter", "Oksana Erfunden")]
    make_credentials(maker, people[:_LOOKED_AFTER], named)
    make_forms(maker)
    make_around(maker, active)
    make_visits(maker, houses)
    make_paper(maker, houses)
    make_trouble(maker, houses, circles, next(iter(active), None))
