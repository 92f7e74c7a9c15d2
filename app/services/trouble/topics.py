"""What problems are about: the topics that come with the program, each with a training that helps, and the own ones."""

import csv
from functools import cache

from sqlalchemy import select

from app import resources
from app.models import Problem
from app.services.database import Database
from app.text import _, fold


@cache
def shipped() -> dict[str, str]:
    """The training topic by topic, in the order of the file (`resources/trouble/categories.csv`)."""
    with resources.path("trouble", "categories.csv").open(encoding="utf-8", newline="") as file:
        return {row["category"]: row["training"] for row in csv.DictReader(file, delimiter=";")}


def suggested(database: Database) -> list[str]:
    """What may be typed as a topic: those of the program, then the office's own words."""
    used = select(Problem.category).where(Problem.category.is_not(None), Problem.deleted_at.is_(None)).distinct()
    with database.reading() as connection:
        own = sorted(filter(None, connection.execute(used).scalars()), key=fold)
    return [*shipped(), *(word for word in own if word not in shipped())]


def training(category: str) -> str:
    """The topic of a training against problems of this kind; for the office's own words a plain one."""
    known = {fold(name): topic for name, topic in shipped().items()}
    return known.get(fold(category)) or _("{category}: Erfahrungen und Lösungen").format(category=category)
