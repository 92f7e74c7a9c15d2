"""What stands around the people of the sample office: a couple, a field of its own, a template of its own."""

from collections.abc import Sequence

from app.models import ExtraField, ExtraKind, LetterTemplate, LetterUse, LinkKind, PersonLink
from app.models.around import ExtraValue
from app.services.sample.maker import Maker

_INVITATION = (
    "{Briefanrede}\n\nam letzten Samstag im Juni feiern wir mit allen, die mithelfen. Bringen Sie Ihre Familie mit!"
    "\n\nBitte sagen Sie uns bis Anfang Juni Bescheid, ob Sie kommen{: Telefon |Bürotelefon}.\n\nHerzliche Grüße\n\n"
    "____ {Ansprechperson}, {Bereich}"
)


def make_around(maker: Maker, people: Sequence[str]) -> None:
    """A couple among the volunteers, who has a key, and how they are invited to the summer fair."""
    field = maker.save(ExtraField, name="Schlüssel", kind=ExtraKind.TEXT, hint="welcher Schlüssel ausgegeben ist")
    maker.save(
        LetterTemplate, name="Einladung zum Sommerfest", use=LetterUse.LETTER, subject="Wir feiern", body=_INVITATION
    )
    if len(people) > 1:
        maker.save(PersonLink, person_id=people[0], other_id=people[1], kind=LinkKind.TOGETHER)
        maker.save_all(ExtraValue, [{"person_id": people[0], "field_id": field, "value": "Gemeinschaftsraum"}])
