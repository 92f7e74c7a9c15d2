"""`dev.py soak [--minutes N | --level R] [--only D1,C5] [--seed N]`: tries to lose something, and prints the table."""

import argparse
import math
import sys

from tests.reliability.trial import HEAD, soak
from tests.reliability.trials import TRIALS


def main() -> int:
    """Try and print; exit status 1 when something was lost."""
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="for all trials together")
    parser.add_argument("--level", choices="NR", default="N", help="R: as many attempts as before a release, for hours")
    parser.add_argument("--only", default="", help="keys, separated by commas: D1,C5")
    parser.add_argument("--seed", type=int, default=1, help="the first attempt's; a line that lost names its own")
    options = parser.parse_args()
    wanted = [key for key in options.only.split(",") if key]
    trials = [trial for trial in TRIALS if not wanted or trial.key in wanted]
    print(HEAD, flush=True)
    lost, seconds = 0, math.inf if options.level == "R" else options.minutes * 60
    for account in soak(trials, seconds, options.seed):
        print(account.row, flush=True)
        lost += account.lost
    return int(lost > 0)


if __name__ == "__main__":
    sys.exit(main())
