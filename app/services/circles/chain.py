"""The telephone chain of a helper circle: who calls whom, so that a message reaches everybody in one evening."""

from collections.abc import Iterator, Sequence

from app.models import CircleRole
from app.services.circles.members import Member, first_by_person, with_role

CALLS = 4
"""So many others somebody calls at most, unless too few are there."""


def chain(members: Sequence[Member]) -> list[tuple[Member, Member]]:
    """Caller and called, in the order of the calls. The speaker begins with the deputy and those who lead a subgroup;
    they call their subgroup. While the speaker is away the deputy begins, without both the first member who is there;
    whoever is away is called and calls nobody. Nobody is called twice.
    """
    everybody = first_by_person(members)
    if not everybody:
        return []
    leading = [*with_role(members, CircleRole.SPEAKER), *with_role(members, CircleRole.DEPUTY), *everybody]
    root = next((member for member in leading if not member.away), leading[0])
    reached = {root.person_id}
    first = [root]
    found = list(_spread(first, with_role(members, CircleRole.DEPUTY, CircleRole.SUBGROUP_LEAD), reached))
    leads = {
        lead.subgroup: lead for lead in with_role(members, CircleRole.SUBGROUP_LEAD) if lead.subgroup and not lead.away
    }
    for subgroup, lead in leads.items():
        found += _spread([lead], [m for m in members if m.subgroup == subgroup], reached)
    deputies = [m for m in with_role(members, CircleRole.DEPUTY) if m.person_id != root.person_id and not m.away]
    callers = [*deputies, *first, *(called for _caller, called in found if not called.away)]
    return [*found, *_spread(callers, everybody, reached)]


def _spread(callers: list[Member], wanted: Sequence[Member], reached: set[str]) -> Iterator[tuple[Member, Member]]:
    """Let callers reach all who are not reached yet; whoever was called may call others."""
    made: dict[str, int] = {}
    for member in wanted:
        if member.person_id in reached:
            continue
        caller = next((one for one in callers if made.get(one.person_id, 0) < CALLS), callers[0])
        made[caller.person_id] = made.get(caller.person_id, 0) + 1
        reached.add(member.person_id)
        if not member.away:
            callers.append(member)
        yield caller, member
