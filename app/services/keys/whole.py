"""Protects an office together with the states that were kept of it while it had no protection."""

import os
from pathlib import Path

from app.services.backups.states import State, accept, folder_of, keep_copy, states_in
from app.services.keys import copying, ring, turning
from app.services.keys.opening import is_protected
from app.services.keys.slots import Made

_FORMER = ".former"


def protect_all(path: Path, made: Made) -> None:
    """`turning.protect`, and then `protect_states`."""
    turning.protect(path, made)
    protect_states(path)


def protect_states(path: Path) -> int:
    """Give the states beside an unlocked office its protection where they have none; the answer is how many had none.

    May be interrupted at any time and called again. UserError where there is no room.
    """
    bare = bare_states(folder_of(path))
    for state in bare:
        protect_state(path, state)
    return len(bare)


def bare_states(folder: Path) -> list[State]:
    """The states in a folder that have no protection, the newest first; what was begun there is settled before."""
    for former in folder.glob(f"*{_FORMER}"):
        _settle(former)
    return [state for state in states_in(folder) if not is_protected(state.path)]


def protect_state(path: Path, state: State) -> None:
    """Give one state the protection of the unlocked office at `path`; raises as `copy_verified`, and it stays then."""
    former = state.path.with_name(state.path.name + _FORMER)
    os.replace(state.path, former)
    try:
        copying.carry(path, state.path)
        kept = keep_copy(former, state.path, state.at, state.why)
        if state.accepted:
            accept(kept)
    finally:
        _settle(former)


def _settle(former: Path) -> None:
    """Let go of the former file once the new one is there, else give it its name back."""
    state = former.with_name(former.name.removesuffix(_FORMER))
    if state.exists():
        turning.overwrite(former)
    else:
        ring.slots_path(state).unlink(missing_ok=True)
        os.replace(former, state)
