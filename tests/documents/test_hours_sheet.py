"""The sheet on which hours are written by hand: what is printed in it can be read."""

from dataclasses import replace

import pytest

from app.services.documents.paper_data import Expected
from tests.documents.samples import HOURS, pages, printed


@pytest.mark.parametrize("activity", ["Hausaufgabenhilfe", "Behördenbegleitung", "Fahrradwerkstatt", "Wohnungssuche"])
def test_no_usual_activity_is_broken_within_the_word(activity):
    sheet = replace(HOURS, people=(Expected("Muster", "Erika", activity),))
    assert activity in pages(printed("hours-sheet", sheet))[0]
