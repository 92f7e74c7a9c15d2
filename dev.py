#!/usr/bin/env python3
"""Sets the program up and runs it, its tests and its tools, on a machine that has Python 3.11 and nothing else."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{SUFFIX}"
PROGRAM = BIN / f"helferkreis{SUFFIX}"

# What the Qt wheels expect of the system: the library they load and the Debian package that brings it.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

CREATE_DATABASE = """
import pathlib, sys
from app.services.migrations.steps import create
create(pathlib.Path(sys.argv[1]))
"""


# --- the environment -------------------------------------------------------------------------------------------------


def setup(_arguments: Sequence[str] = ()) -> int:
    """Bring `.venv` in line with the lock file and leave the program in it; quick when nothing changed."""
    install_system_packages(missing_system_packages())
    environment = Stamp("environment", sys.version, sys.base_prefix, str(ROOT), LOCK.read_text(encoding="utf-8"))
    if not environment.holds():
        create_environment()
        environment.set()
    unpacked = Stamp("unpacked", LOCK.read_text(encoding="utf-8"))
    if not unpacked.holds():
        unpack_qt_support()
        unpacked.set()
    project = Stamp("project", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if not project.holds():
        install("--no-build-isolation", "--no-deps", "--editable", str(ROOT))
        project.set()
    return 0


class Stamp:
    """A file in `.venv` that says what a step was done for, so that it is done again only when that changes."""

    def __init__(self, name: str, *causes: str) -> None:
        self._path = VENV / f"{name}.stamp"
        self._value = hashlib.sha256("\0".join(causes).encode()).hexdigest()

    def holds(self) -> bool:
        return self._path.exists() and self._path.read_text() == self._value

    def set(self) -> None:
        self._path.write_text(self._value)


def create_environment() -> None:
    """A new `.venv` with exactly what the lock names; an old one is emptied, so that nothing stale stays."""
    say("Die Arbeitsumgebung wird eingerichtet. Das dauert beim ersten Mal ein bis zwei Minuten.")
    base_python = getattr(sys, "_base_executable", None) or sys.executable
    must(base_python, "-m", "venv", "--clear", VENV)
    install("--require-hashes", "--only-binary", ":all:", "--no-deps", "--requirement", str(LOCK))


def unpack_qt_support() -> None:
    """PySide keeps its Python part as a text within a library and compiles it at each start, unless it lies unpacked
    beside it: a tenth of the time to the window."""
    must(PYTHON, "-c", "import shiboken6", environment={**os.environ, "SBK_EMBED": "0"})
    must(PYTHON, "-m", "compileall", "-q", *VENV.glob("[Ll]ib*/**/shiboken6/files.dir"))


def install(*arguments: str) -> None:
    must(PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input", *arguments)


def missing_system_packages() -> list[str]:
    """Debian's names of what this machine lacks for Qt and for a virtual environment; empty outside Linux."""
    if not sys.platform.startswith("linux"):
        return []
    present = loadable_libraries()
    packages = [package for library, package in SYSTEM_LIBRARIES.items() if library not in present]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return packages


def loadable_libraries() -> set[str]:
    """The names of the shared libraries that the system's loader knows."""
    ldconfig = shutil.which("ldconfig", path=f"/sbin:/usr/sbin:{os.environ.get('PATH', '')}")
    if ldconfig is None:
        return set(SYSTEM_LIBRARIES)
    listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=True).stdout
    return {line.split()[0] for line in listing.splitlines()[1:] if line.strip()}


def install_system_packages(packages: Sequence[str]) -> None:
    """Install Debian packages as root; whoever is not root is told the one command."""
    if not packages:
        return
    if shutil.which("apt-get") is None:
        say(f"Dem System fehlt, was Qt braucht (unter Debian: {', '.join(packages)}).")
    elif os.geteuid() != 0:
        sys.exit(f"Bitte einmal ausführen: sudo apt-get install -y {' '.join(packages)}")
    else:
        say(f"Systempakete werden eingerichtet: {', '.join(packages)}")
        apt_install(packages)


def apt_install(packages: Sequence[str]) -> None:
    command = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode:
        subprocess.run(("apt-get", "update", "-qq"), env=quiet)  # a fresh machine has no lists yet
        must(*command, environment=quiet)


# --- the commands ----------------------------------------------------------------------------------------------------


def run(arguments: Sequence[str]) -> int:
    """Start the program: the window, or the command that ARGS name."""
    setup()
    return call(PROGRAM, *arguments)


def test(arguments: Sequence[str]) -> int:
    """Run the tests without a screen; ARGS go to pytest. Without any, all tests, on every core, a file at a time."""
    setup()
    side_by_side = () if arguments else ("--numprocesses", "auto", "--dist", "loadscope")
    return call(PYTHON, "-m", "pytest", *side_by_side, *arguments, folder=ROOT, environment=without_screen())


def lint(_arguments: Sequence[str]) -> int:
    """Check style, types and floors; all three are run even if one finds something."""
    setup()
    checks = (
        (PYTHON, "-m", "ruff", "check", "."),
        (PYTHON, "-m", "mypy"),
        (BIN / f"lint-imports{SUFFIX}",),
    )
    return max([call(*check, folder=ROOT) for check in checks])


def bench(arguments: Sequence[str]) -> int:
    """Measure the program against bare references in the same run; ARGS go to tests/bench."""
    setup()
    return call(PYTHON, "-m", "tests.bench", *arguments, folder=ROOT, environment=without_screen())


def soak(arguments: Sequence[str]) -> int:
    """Try to lose something for some minutes (--minutes N) and print what was lost; ARGS go to tests/reliability."""
    setup()
    return call(PYTHON, "-m", "tests.reliability", *arguments, folder=ROOT, environment=without_screen())


def package(_arguments: Sequence[str]) -> int:
    """Bundle the program for this operating system into dist/."""
    setup()
    install("--require-hashes", "--no-deps", "--requirement", str(ROOT / "packaging" / "requirements.lock"))
    places = ("--distpath", ROOT / "dist", "--workpath", ROOT / "build")
    return call(PYTHON, "-m", "PyInstaller", "--noconfirm", *places, ROOT / "packaging" / "helferkreis.spec")


def migrate(arguments: Sequence[str]) -> int:
    """Write the migration from the last schema to the models; MESSAGE says in a few English words what it does."""
    if not arguments:
        return usage()
    setup()
    with TemporaryDirectory() as folder:
        last = Path(folder) / "last.db"
        must(PYTHON, "-c", CREATE_DATABASE, last)
        alembic = (PYTHON, "-m", "alembic", "-x", f"database={last}")
        return call(*alembic, "revision", "--autogenerate", "--message", " ".join(arguments), folder=ROOT)


def tour(arguments: Sequence[str]) -> int:
    """Do the main job without a screen, everything into the folder DIR."""
    if len(arguments) != 1:
        return usage()
    setup()
    folder = Path(arguments[0]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("tour.db*"):
        old.unlink()
    for number, (sentence, command) in enumerate(tour_steps(folder), 1):
        say(f"\n{number}. {sentence}")
        status = call(PROGRAM, "--database", folder / "tour.db", *command, environment=without_screen())
        if status:
            return status
    say(f"\nFertig. Alles liegt in {folder}.")
    return 0


def tour_steps(folder: Path) -> list[tuple[str, tuple[str | Path, ...]]]:
    """What the tour does: a sentence for the reader and the arguments of `helferkreis`."""
    people = ROOT / "tests" / "data" / "lists" / "Ehrenamtliche Gesamtliste.xlsx"
    return [
        ("Ein Musterbüro wird angelegt.", ("init", "--demo")),
        ("Eine Liste wird eingelesen.", ("import", "volunteers", people, "--report", folder / "Import-Bericht.json")),
        ("Die Liste für das Landratsamt.", ("export", "volunteers-by-shelter", "--out", folder / "Landratsamt.xlsx")),
        ("Der Flyer für die nächste Infoveranstaltung.", ("print", "flyer", "--out", folder / "Flyer.pdf")),
        ("Die Mappe für den Besuch einer Unterkunft.", ("print", "visit-pack", "--out", folder / "Besuchsmappe.pdf")),
        ("Die Liste zum Unterschreiben.", ("print", "sign-in", "--out", folder / "Teilnahmeliste.pdf")),
        ("Bilder aller Fenster.", ("screenshots", folder / "screenshots")),
    ]


COMMANDS: dict[str, tuple[str, Callable[[Sequence[str]], int]]] = {
    "setup": ("", setup),
    "run": ("[ARGS…]", run),
    "test": ("[ARGS…]", test),
    "lint": ("", lint),
    "bench": ("[ARGS…]", bench),
    "soak": ("[ARGS…]", soak),
    "tour": ("DIR", tour),
    "migrate": ("MESSAGE", migrate),
    "package": ("", package),
}


def usage() -> int:
    print(f"{__doc__}\n\npython3 dev.py COMMAND\n", file=sys.stderr)
    for name, (arguments, command) in COMMANDS.items():
        first_line = (command.__doc__ or "").splitlines()[0]
        print(f"  {name + ' ' + arguments:16} {first_line}", file=sys.stderr)
    return 2


# --- small helpers ---------------------------------------------------------------------------------------------------


def without_screen() -> dict[str, str]:
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ}


def say(sentence: str) -> None:
    print(sentence, flush=True)


def call(*command: str | Path, folder: Path | None = None, environment: dict[str, str] | None = None) -> int:
    """Run a program to its end and return its exit status; `folder` is where it works (here, if not given)."""
    try:
        return subprocess.run([str(part) for part in command], cwd=folder, env=environment).returncode
    except KeyboardInterrupt:
        return 130


def must(*command: str | Path, environment: dict[str, str] | None = None) -> None:
    """Run a program that has to succeed; it has said itself what went wrong."""
    status = call(*command, environment=environment)
    if status:
        sys.exit(status)


def main() -> int:
    if sys.version_info < (3, 11):
        sys.exit("Helferkreis braucht Python 3.11 oder neuer.")
    name, *arguments = sys.argv[1:] or [""]
    return COMMANDS[name][1](arguments) if name in COMMANDS else usage()


if __name__ == "__main__":
    sys.exit(main())
