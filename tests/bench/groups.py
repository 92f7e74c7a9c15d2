"""Which figures there are, grouped by what they need to be measured; a group is made only when it is wanted."""

from collections.abc import Callable, Iterable
from pathlib import Path

from tests.bench.measure import Promise

Make = Callable[[Path, int], Iterable[Promise]]


def _windows(folder: Path, volunteers: int) -> Iterable[Promise]:
    from tests.bench import calc, offices, windows

    services = offices.opened(folder, volunteers)
    rows = services.volunteers.count()
    services.close()
    yield from windows.promises(offices.office(folder, volunteers), rows)
    yield from calc.promises(offices.office(folder, volunteers), folder)


def _reading(folder: Path, volunteers: int) -> Iterable[Promise]:
    from tests.bench import offices, reading

    services = offices.opened(folder, volunteers)
    yield from reading.promises(services, offices.office(folder, volunteers))
    small = offices.opened(folder, 10_000)
    yield reading.growing(services, small)
    small.close()
    services.close()


def _saving(folder: Path, volunteers: int) -> Iterable[Promise]:
    from tests.bench import offices, saving

    services = offices.opened(folder, volunteers)
    yield from saving.promises(services, offices.office(folder, volunteers))
    services.close()


def _writing(folder: Path, _volunteers: int) -> Iterable[Promise]:
    from tests.bench import writing

    return writing.promises(folder)


def _importing(folder: Path, _volunteers: int) -> Iterable[Promise]:
    from tests.bench import importing

    return importing.promises(folder)


def _acting(folder: Path, volunteers: int) -> Iterable[Promise]:
    from tests.bench import acting, offices

    yield acting.searching(offices.office(folder, volunteers))
    yield acting.working(offices.office(folder, min(volunteers, 10_000)), folder)


def _lasting(folder: Path, volunteers: int) -> Iterable[Promise]:
    from tests.bench import lasting, offices

    yield from lasting.promises(offices.office(folder, min(volunteers, 10_000)), folder)


def _protecting(folder: Path, volunteers: int) -> Iterable[Promise]:
    from tests.bench import offices, protecting

    return protecting.promises(offices.office(folder, min(volunteers, 10_000)), folder)


def _visiting(folder: Path, _volunteers: int) -> Iterable[Promise]:
    from tests.bench import offices, visiting

    services = offices.opened(folder, 130)
    yield from visiting.promises(services)
    services.close()


def _matching(folder: Path, _volunteers: int) -> Iterable[Promise]:
    from tests.bench import matching

    return matching.promises(folder)


GROUPS: tuple[tuple[tuple[str, ...], Make], ...] = (
    (("P1", "P1a", "P1b", "P10", "P10a", "P10a'", "P10b", "P10b'", "P2"), _windows),
    (("P3", "P3b", "P4", "P4a", "P4b"), _reading),
    (("P3", "P3a", "P9"), _acting),
    (("P11", "P11a", "P11b"), _lasting),
    (("P5",), _saving),
    (("P6", "P7"), _writing),
    (("P8",), _importing),
    (("P12", "P12a"), _matching),
    (("P14",), _visiting),
    (("P13", "P13a", "P13b", "P13c", "P13d"), _protecting),
)
