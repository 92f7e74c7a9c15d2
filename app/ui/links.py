"""Where a record is shown that has no tab of its own: on the record it belongs to."""

from typing import Any

_OWNERS = {
    "Assignment": ("Person", "person_id"), "Consent": ("Person", "person_id"),
    "Credential": ("Person", "person_id"),
    "Request": ("Need", "need_id"), "Tandem": ("Person", "person_id"), "Absence": ("Person", "person_id"),
    "CircleMember": ("HelperCircle", "circle_id"), "CircleMarker": ("HelperCircle", "circle_id"),
    "CircleBooking": ("HelperCircle", "circle_id"),
    "Participation": ("Event", "event_id"), "ChecklistItem": ("Event", "event_id"), "EventText": ("Event", "event_id"),
    "Occupancy": ("Shelter", "shelter_id"), "Room": ("Shelter", "shelter_id"), "KeyHandover": ("Shelter", "shelter_id"),
    "ShelterPhoto": ("Shelter", "shelter_id"), "Grant": ("Application", "application_id"),
    "FunderCredit": ("Funder", "funder_id"),
}  # fmt: skip
_SUBJECT = ("subject_type", "subject_id")
_HANGING = {
    "Task": _SUBJECT, "ContactEntry": _SUBJECT, "Document": _SUBJECT, "PrintedSheet": ("about_type", "about_id"),
}  # fmt: skip


def shown_on(office: Any, entity: str, record_id: str) -> tuple[str, str]:
    """Entity and id of the record to open for a hit; itself where it has a tab, ("", "") where nothing does."""
    if entity in _HANGING and record_id:
        record, (kind, link) = office.crud(entity).get(record_id), _HANGING[entity]
        return getattr(record, kind) or "", getattr(record, link) or ""
    if entity in _OWNERS and record_id:
        owner, link = _OWNERS[entity]
        return owner, getattr(office.crud(entity).get(record_id), link)
    return entity, record_id
