"""What the tests of the safe edges share: the window's fixtures, a log of their own, words that must never leave."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services import log
from tests.ui.conftest import (
    desk as desk,
    empty_database as empty_database,
    office as office,
    person as person,
    qapp as qapp,
    remembered as remembered,
    window as window,
)

CANARIES = ("Zwetschgenbaum", "Kanarienweg", "zwetschge@example.org", "0171 3920099", "17139200")
"""A name, a street, an address and a number as somebody's record would hold them."""


@pytest.fixture
def kept_log() -> Iterator[Path]:
    """The log as the program writes it, in a folder of this test."""
    before = {name: list(logging.getLogger(name).handlers) for name in (None, log.NAME)}
    for name, handlers in before.items():  # another test may have begun the log already
        logging.getLogger(name).handlers[:] = [one for one in handlers if not isinstance(one, log.LogFile)]
    handler = log.attach()
    yield handler.path
    for name, handlers in before.items():
        logging.getLogger(name).handlers[:] = handlers
