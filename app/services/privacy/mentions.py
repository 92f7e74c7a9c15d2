"""Where a person's name stands outside her own data, so that somebody can look before she is forgotten."""

from app.models import Person
from app.services.office import Hit, Services
from app.services.privacy.information import kept_of


def elsewhere(services: Services, person_id: str) -> list[Hit]:
    """Records that contain first and last name and are not about the person: a task, a note at a house."""
    kept = kept_of(services, person_id)
    own = {person_id, *(row.id for rows in kept.rows.values() for row in rows)}
    name = " ".join(filter(None, (kept.person.first_name, kept.person.last_name)))
    return [hit for hit in services.search(name) if hit.id not in own and hit.entity != Person.__name__]
