"""The command line: the same services without the window, for scheduled jobs, for the office's IT and for tests."""

import os
import sys
from collections.abc import Sequence

from app.cli.parser import read
from app.errors import UserError
from app.text import _

DONE, REFUSED, WRONG_CALL, BUG = 0, 1, 2, 3
"""Exit status: done; the user can do something about it; called wrongly; a fault of the program."""
DEBUG = "HELFERKREIS_DEBUG"
"""Environment variable: show where a fault of the program happened."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for (None: those of the process); the answer is the exit status.

    Nothing is raised: what the user can act on becomes one German sentence on standard error.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # consoles that know only cp1252
    try:
        wanted = read(arguments)
        wanted.run(wanted)
        sys.stdout.flush()
        return getattr(wanted, "status", DONE)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else DONE
    except UserError as error:
        return _tell(str(error), REFUSED)
    except KeyboardInterrupt:
        return _tell(_("Abgebrochen."), REFUSED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever read our output has left
        return DONE
    except Exception as error:
        return _tell(_fault(error), BUG)


def _tell(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status


def _fault(error: Exception) -> str:
    from app.services import faults, log

    log.begin()
    log.fault(error)
    if os.environ.get(DEBUG):
        print(*faults.told(error), sep="\n", file=sys.stderr)
    sentence = _("Im Programm ist ein Fehler aufgetreten ({kind}). Mit {variable}=1 zeigt es, an welcher Stelle.")
    return sentence.format(kind=type(error).__name__, variable=DEBUG)
