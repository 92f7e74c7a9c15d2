"""Writes a filled-in form in the child process, and compares it with the original before anybody gets it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.services.imports import limits
from app.services.own_forms.planning import Write
from app.services.worker import Progress, run_in_child

Plain = Mapping[str, Sequence[tuple[Any, ...]]]


def write_filled(path: Path, content: bytes, name: str, writes: Mapping[str, Sequence[Write]]) -> None:
    """Write the form with new values to `path`, a draft of the caller's; UserError where that cannot be checked."""
    plain = {sheet: [(w.row, w.column, w.value, w.like) for w in some] for sheet, some in writes.items()}
    job = "app.services.own_forms.writing:write"
    run_in_child(job, (str(path), content, name, plain), seconds=2 * limits.SECONDS)


def write(path: str, content: bytes, name: str, plain: Plain, progress: Progress) -> None:
    """The child's side."""
    limits.cap_memory()
    writes = {sheet: [Write(*told) for told in some] for sheet, some in plain.items()}
    _write(Path(path), content, name, writes)


def _write(path: Path, content: bytes, name: str, writes: Mapping[str, Sequence[Write]]) -> None:
    from app.services.own_forms.checking import check
    from app.services.own_forms.package import Package
    from app.services.own_forms.scanning import scan
    from app.services.own_forms.splicing import calculating_anew, filled

    package = Package(content, name)
    changed = {package.book: calculating_anew(package.read(package.book))}
    over_formula = False
    for sheet in package.worksheets:
        told, some = scan(package.read(sheet.part), name), writes.get(sheet.name, ())
        chosen = {(w.row, w.column) for w in some}
        over_formula |= any(c.formula is not None and (c.row, c.column) in chosen for r in told.rows for c in r.cells)
        changed[sheet.part] = filled(told, some)
    dropped = _drop_chain(package, changed) if over_formula else frozenset()
    with path.open("wb") as stream:
        package.write(stream, changed, dropped)
    check(package, path.read_bytes(), writes, dropped)


def _drop_chain(package: Any, changed: dict[str, bytes]) -> frozenset[str]:
    """Without the order in which formulas are calculated, which may not name a cell that has none; it is made anew."""
    from app.services.own_forms.splicing import without_part

    chain = package.related_part("calcChain")
    if not chain:
        return frozenset()
    folder, _slash, file = package.book.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels".lstrip("/")
    types = "[Content_Types].xml"
    ending = chain.rpartition("/")[2].encode()
    changed[types] = without_part(package.read(types), b"PartName", ending)
    changed[relations] = without_part(package.read(relations), b"Target", ending)
    return frozenset({chain})
