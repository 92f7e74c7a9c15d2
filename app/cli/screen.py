"""The commands that draw: the window, and pictures of every window."""

import os
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.cli.office import file_of, office_of
from app.cli.talking import say
from app.errors import UserError
from app.text import _

if TYPE_CHECKING:
    from app.cli.pictures import Look
    from app.services.office import Services


def window(wanted: Namespace) -> None:
    """Open the window."""
    from app.bootstrap import run_window

    if wanted.passphrase_file and not wanted.demo:
        file_of(wanted)
    wanted.status = run_window(wanted.database, wanted.demo)


def screenshots_(wanted: Namespace) -> None:
    """Write pictures of every tab and dialog of the sample office, never of real people; no screen needed."""
    from app.cli import pictures

    folder = _made_folder(Path(wanted.folder))
    names = pictures.wanted_looks(wanted.dark, wanted.small)
    if len(names) > 1:
        pictures.draw_in_children(folder, names)
        say(_("Geschrieben: Bilder in {folders}").format(folders=", ".join(str(folder / name) for name in names)))
        return
    with TemporaryDirectory(prefix="helferkreis-") as scratch:
        look = pictures.LOOKS[wanted.look]
        os.environ |= pictures.environment(look, Path(scratch))
        wanted.demo = True
        with office_of(wanted) as services:
            made = _draw(services, folder, look, Path(scratch))
    say(_("Geschrieben: {count} Bilder in {folder}").format(count=made, folder=folder))


def _draw(services: "Services", folder: Path, look: "Look", scratch: Path) -> int:
    """Open the window, take its pictures and let go of it; the answer is how many there are."""
    from app.bootstrap import application
    from app.services.migrations.steps import create
    from app.services.opening import open_services
    from app.ui.kit.memory import keep_in, remember
    from app.ui.main_window import MainWindow
    from app.ui.scenes import first_scenes
    from app.ui.screenshots import let_go, take
    from app.ui.theme import Scheme

    application()
    keep_in(scratch)
    remember("window/scheme", scheme := (Scheme.DARK if look.dark else Scheme.LIGHT).name)
    screen = MainWindow()
    screen.attach(services)
    made = take(screen, folder, look.logical)
    let_go(screen)
    keep_in(scratch / "first")
    remember("window/scheme", scheme)
    create(scratch / "Büro.db")
    empty, screen = open_services(scratch / "Büro.db"), MainWindow()
    made += take(screen, folder, look.logical, lambda window: first_scenes(window, empty), len(made) + 1)
    let_go(screen)
    empty.close()
    return len(made)


def _made_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("Der Ordner {folder} kann nicht angelegt werden.", folder=folder) from error
    return folder
