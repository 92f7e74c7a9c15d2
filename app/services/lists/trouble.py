"""The problem book as a list, and incidents as nothing but counts."""

from app.models import Problem
from app.services.lists.definition import ListDefinition
from app.text import _

P = Problem
PROBLEMS = ListDefinition(
    "problems",
    _("Problembuch"),
    P,
    columns=(
        P.raised_on, P.title, P.category, P.place_name, P.step, P.responsible, P.due_on, P.solved_on, P.days,
        P.solution,
    ),
    sort=P.raised_on,
)  # fmt: skip
