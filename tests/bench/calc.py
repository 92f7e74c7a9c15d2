"""P2: our list of people against LibreOffice Calc with the office's list of 10,000 rows, both until they rest."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.bench import offices, windows
from tests.bench.measure import Promise, Unmeasured

ROWS = 10_000
NEEDED = ("soffice", "Xvfb", "xdotool")
REST_SECONDS = 1.0
"""Calc counts as usable when its window is there and it used no processor for so long, which is not counted."""
LONGEST = 60.0


def promises(database: Path, folder: Path) -> Iterable[Promise]:
    """One promise; none where a part is not installed, which is said."""
    if missing := [name for name in NEEDED if not shutil.which(name)]:
        print(f"P2 not measured: {', '.join(missing)} not installed", file=sys.stderr)
        return
    sheet, used = _sheet(folder), _used_profile(folder)

    def ours() -> tuple[float, Any]:
        return windows.usable(database), True

    def calc() -> tuple[float, Any]:
        with _screen() as screen:
            profile = shutil.copytree(used, Path(tempfile.mkdtemp(dir=folder)) / "profile")
            return _calc_ms(sheet, profile, screen), True

    yield Promise(
        "P2", "list of people usable", f"LibreOffice Calc with {ROWS:,} rows", 0.4, 0.2, ours, calc, most_pairs=5
    )


def _sheet(folder: Path) -> Path:
    """The list of volunteers as our own export writes it."""
    from app.services.lists.export import export

    path = folder / "people.xlsx"
    if not path.exists():
        services = offices.opened(folder, ROWS)
        export(services, "volunteers", path)
        services.close()
    return path


def _used_profile(folder: Path) -> Path:
    """Settings as a first start leaves them: making them anew would cost Calc four seconds each time."""
    used = folder / "calc-used"
    if not used.exists():
        convert = ("--headless", "--convert-to", "csv", "--outdir", str(folder), str(_sheet(folder)))
        command = ["soffice", f"-env:UserInstallation={used.as_uri()}", *convert]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return used


@contextmanager
def _screen() -> Iterator[str]:
    """A screen of its own; its name is the first free number."""
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1360x820x24"], pass_fds=(write,), stderr=subprocess.DEVNULL
    )
    try:
        yield f":{os.read(read, 16).decode().strip()}"
    finally:
        screen.terminate()
        screen.wait()
        os.close(read)
        os.close(write)


def _calc_ms(sheet: Path, profile: Path, screen: str) -> float:
    """Milliseconds from the start of Calc until its window is there and at rest."""
    environment = {**os.environ, "DISPLAY": screen}
    environment.pop("QT_QPA_PLATFORM", None)
    options = ("--norestore", "--nologo", "--nofirststartwizard", f"-env:UserInstallation={profile.as_uri()}")
    begun = time.perf_counter()
    calc = subprocess.Popen(
        ["soffice", *options, "--calc", str(sheet)], env=environment, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while not _has_window(sheet.stem, environment):
            if time.perf_counter() - begun > LONGEST:
                raise Unmeasured("Calc showed no window")
            time.sleep(0.02)
        return (_at_rest(calc.pid) - begun) * 1000
    finally:
        os.killpg(calc.pid, signal.SIGKILL)
        calc.wait()
        shutil.rmtree(profile, ignore_errors=True)  # what is left of a killed one asks questions at the next start
        sheet.with_name(f".~lock.{sheet.name}#").unlink(missing_ok=True)


def _has_window(name: str, environment: dict[str, str]) -> bool:
    asked = ["xdotool", "search", "--onlyvisible", "--name", name]
    return bool(subprocess.run(asked, env=environment, capture_output=True, check=False).stdout)


def _at_rest(session: int) -> float:
    """When the processes of a session began to rest."""
    used, since, begun = -1, time.perf_counter(), time.perf_counter()
    while time.perf_counter() - since < REST_SECONDS and time.perf_counter() - begun < LONGEST:
        now = _ticks(session)
        if now != used:
            used, since = now, time.perf_counter()
        time.sleep(0.02)
    return since


def _ticks(session: int) -> int:
    """Processor time of all processes of a session, in ticks of the system (proc(5), stat fields 6, 14 and 15)."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            total += int(fields[11]) + int(fields[12])
    return total
