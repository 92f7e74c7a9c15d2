"""The list of what is to be done."""

from app.models import Task
from app.services.lists.definition import ListDefinition
from app.text import _

TASKS = ListDefinition(
    "tasks",
    _("Aufgaben"),
    Task,
    columns=(Task.due_on, Task.title, Task.kind, Task.assigned_to, Task.done_on, Task.notes),
    sort=Task.due_on,
)
