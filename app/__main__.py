"""Starts the program: the window and the commands, or the child process that does its long work."""

import sys


def main() -> None:
    """Run what the arguments ask for and leave with its exit status (see `app.cli`).

    `--worker` alone is not for users: the bundled program starts itself with it, since it has no other interpreter.
    """
    if sys.argv[1:] == ["--worker"]:
        from app.services import worker

        worker.main()
    else:
        from app import cli

        sys.exit(cli.main())


if __name__ == "__main__":
    main()
