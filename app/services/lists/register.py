"""Names every list once: menu, command line and tests find it here."""

from app.errors import UserError
from app.services.lists.by_shelter import BY_SHELTER
from app.services.lists.circles import CIRCLE_MEMBERS, CIRCLES
from app.services.lists.credentials import CREDENTIALS
from app.services.lists.definition import ListDefinition
from app.services.lists.desk import TASKS
from app.services.lists.events import EVENTS
from app.services.lists.figures import FIGURES
from app.services.lists.hours import ALLOWANCES, EXPENSES, HOURS
from app.services.lists.hours_sums import HOURS_SUMS
from app.services.lists.keys import KEYS
from app.services.lists.matching import ASSIGNMENTS, INTERPRETERS, NEEDS, REQUESTS
from app.services.lists.network import CONTACTS, ORGANISATIONS
from app.services.lists.occasions import OCCASIONS
from app.services.lists.occupancy import OCCUPANCY
from app.services.lists.people import PARTICIPANTS, VOLUNTEERS
from app.services.lists.projects import FUNDING, PROGRAMMES, PROJECTS
from app.services.lists.shelters import SHELTERS
from app.services.lists.trouble import INCIDENTS, PROBLEMS
from app.services.lists.visits import VISITS

LISTS: tuple[ListDefinition, ...] = (
    BY_SHELTER, OCCUPANCY, VOLUNTEERS, SHELTERS, CIRCLES, CIRCLE_MEMBERS, EVENTS, PARTICIPANTS, PROJECTS, FUNDING,
    PROGRAMMES, CONTACTS, CREDENTIALS, ORGANISATIONS, NEEDS, REQUESTS, ASSIGNMENTS, INTERPRETERS, HOURS, HOURS_SUMS,
    EXPENSES, ALLOWANCES, PROBLEMS, INCIDENTS, VISITS, KEYS, TASKS, OCCASIONS, FIGURES,
)  # fmt: skip


def definition(key: str) -> ListDefinition:
    """The list called `key`; UserError naming those there are."""
    for known in LISTS:
        if known.key == key:
            return known
    keys = ", ".join(known.key for known in LISTS)
    raise UserError("Eine Liste „{key}“ gibt es nicht. Es gibt: {keys}.", key=key, keys=keys)
