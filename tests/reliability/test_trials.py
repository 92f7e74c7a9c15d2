"""Every trial runs once with the other tests; `dev.py soak` lets them run for as long as you like."""

import pytest

from tests.reliability.trial import attempt
from tests.reliability.trials import TRIALS

HERE = [trial for trial in TRIALS if trial.brief and not trial.lacking()]


@pytest.mark.parametrize("trial", HERE, ids=lambda trial: trial.key)
def test_one_attempt_tries_something_and_loses_nothing(trial):
    outcome = attempt(trial, seed=1)
    assert outcome.tried > 0 and outcome.lost == 0
