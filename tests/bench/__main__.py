"""`dev.py bench [--pairs N] [--volunteers N] [--only P5,P6]`: prints the table of figures and says what is missed."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import HEAD, Outcome, Promise, Unmeasured, row, run


def main() -> int:
    """Measure and print; exit status 1 when a promise is missed or a result is wrong."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--pairs", type=int, default=21, help="pairs a figure (7 give 17 %%, 21 give 3 %%)")
    parser.add_argument("--volunteers", type=int, default=100_000, help="people in the long list")
    parser.add_argument("--only", default="", help="keys, separated by commas: P1,P5")
    options = parser.parse_args()
    wanted = tuple(key for key in options.only.split(",") if key)
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="helferkreis-bench-") as folder:
        promises = _promises(Path(folder), options.volunteers, wanted)
        outcomes = [outcome for promise in promises if (outcome := _measured(promise, options.pairs))]
    return int(any(outcome.verdict in ("missed", "WRONG RESULT") for outcome in outcomes))


def _measured(promise: Promise, pairs: int) -> Outcome | None:
    try:
        return _told(run(promise, pairs))
    except Unmeasured as error:
        print(f"| {promise.key} | {promise.title} | | {promise.reference} | | | not measured: {error} |", flush=True)
        return None


def _told(outcome: Outcome) -> Outcome:
    print(row(outcome), flush=True)
    if details := outcome.promise.details():
        print(details, file=sys.stderr, flush=True)
    return outcome


def _promises(folder: Path, volunteers: int, wanted: tuple[str, ...]) -> Iterator[Promise]:
    from tests.bench import groups

    for keys, make in groups.GROUPS:
        if not wanted or any(key.startswith(want) for key in keys for want in wanted):
            yield from (p for p in make(folder, volunteers) if not wanted or p.key.startswith(wanted))


if __name__ == "__main__":
    sys.exit(main())
