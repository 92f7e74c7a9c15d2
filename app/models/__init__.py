"""The words of the office as records: one file a subject."""

from app.models.circle import CircleMember, CircleRole, HelperCircle
from app.models.event import (
    Access,
    ChecklistItem,
    Event,
    EventFunder,
    EventKind,
    EventSeries,
    EventState,
    EventText,
    Participation,
    ParticipationState,
)
from app.models.funding import (
    Application,
    ApplicationState,
    DeadlineKind,
    FinancingType,
    Funder,
    FunderCredit,
    FundingProgramme,
    Grant,
)
from app.models.network import ContactRole, Organisation, OrganisationKind
from app.models.office import Office
from app.models.person import (
    Assignment,
    Availability,
    Channel,
    ConductCheck,
    Consent,
    ConsentPurpose,
    Person,
    PersonLanguage,
    PersonSkill,
    Salutation,
    StatusChange,
    VolunteerStatus,
)
from app.models.project import Project, ProjectKind, ProjectStage
from app.models.record import (
    Change,
    ContactEntry,
    ContactKind,
    Direction,
    Disclosure,
    Document,
    ImportBatch,
    ImportMapping,
    Operation,
    SearchEntry,
    Task,
    TaskKind,
)
from app.models.shelter import Occupancy, Room, Shelter, ShelterKind

__all__ = [name for name in dir() if name[0].isupper()]
