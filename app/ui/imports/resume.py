"""What was decided about a list that is being read in, to be put back after a crash."""

from pathlib import Path
from typing import Any

from app.services.imports.recognition import RecognisedList


def state_of(found: RecognisedList, answers: dict[str, str]) -> dict[str, Any]:
    """File, kind, what the columns mean, which sheets are read, and the answers; as JSON."""
    return {
        "path": str(found.path),
        "kind": found.kind,
        "columns": found.corrections(),
        "left_out": [table.signature for table in found.tables if not table.used],
        "answers": dict(answers),
    }


def put_back(found: RecognisedList, state: dict[str, Any]) -> None:
    """Give the tables of a list that was read again the meanings they had; a table of another shape keeps its own."""
    for table in found.tables:
        meanings = state["columns"].get(table.signature)
        table.used = table.signature not in state["left_out"]
        if meanings is None:
            continue
        table.corrected = True
        for column in table.columns:
            name = meanings.get(str(column.index), column.field)
            if name != column.field:
                column.field, column.confidence, column.tick = name, 1.0, ""


def path_of(state: dict[str, Any]) -> Path:
    """Where the file lay."""
    return Path(state["path"])
