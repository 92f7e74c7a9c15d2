"""A trial that cannot fail proves nothing: each of these is given a careless program, and has to notice it."""

import math
import sys
from pathlib import Path
from random import Random

import pytest

from app.errors import UserError
from app.services.backups.copies import check
from app.services.backups.states import Why, make
from tests.reliability import bit_flips, canaries, disk_full, io_faults, power_cut
from tests.reliability.tour import CANARY, WANTED
from tests.reliability.trial import HEAD, Outcome, Trial, soak

SINGS = """
import os, pathlib, sys
place = pathlib.Path(sys.argv[1]) / sys.argv[2]
place.parent.mkdir(exist_ok=True)
place.write_text(sys.argv[3])
place.unlink()
"""


@pytest.mark.parametrize("act", ["save carelessly", "files carelessly"])
def test_a_power_cut_finds_what_was_never_made_durable(tmp_path, monkeypatch, act):
    monkeypatch.setattr(power_cut, "CUTS", 2)
    assert power_cut.lacking() or power_cut.cutting(tmp_path, Random(2), act, protected=False).lost


def test_a_failing_call_finds_half_an_action(tmp_path):
    outcome = io_faults.lacking() or io_faults.failing(tmp_path, Random(1), "change one by one", "fsync", "EIO")
    assert isinstance(outcome, str) or outcome.lost


def test_a_full_disk_finds_a_file_that_was_written_over(tmp_path):
    def carelessly(path: Path) -> None:
        path.write_text("ha")
        raise UserError("Auf dem Datenträger ist kein Platz mehr.")

    (tmp_path / "Liste.xlsx").write_text("halb so wild")
    assert disk_full.Writer(tmp_path / "Liste.xlsx", carelessly).again() == ["Liste.xlsx was destroyed"]


def test_rotten_bits_go_unnoticed_without_a_checksum(path, monkeypatch):
    """SQLite's own check finds one in five of them."""
    monkeypatch.setattr(bit_flips, "FLIPS", 50)
    monkeypatch.setattr(bit_flips, "CUTS", 0)

    def with_sqlite_alone(state: Path) -> None:
        if check(state).problems:
            raise UserError("Schäden")

    assert bit_flips.rotting(make(path, Why.HAND).path, with_sqlite_alone, Random(1)).lost > 5


@pytest.mark.parametrize(("folder", "words", "lost"), [("tmp", CANARY, 1), ("tmp", "still", 0), (WANTED, CANARY, 0)])
def test_a_canary_is_heard_in_a_file_that_is_gone(tmp_path, folder, words, lost):
    program = (sys.executable, "-c", SINGS, str(tmp_path), f"{folder}/Entwurf", words)
    assert canaries.lacking() or canaries.watched(tmp_path, tmp_path.with_name("calls"), *program).lost == lost


def test_what_this_machine_cannot_try_is_told_and_never_passed():
    trial = Trial("D2", "power cut", lambda _folder, _random: Outcome(1, 0), lambda: "root")
    (account,) = soak([trial], 0, 1)
    assert account.row == "| D2 power cut | not measured: no root | – | – | |"
    assert account.row.count("|") == HEAD.splitlines()[0].count("|")


def test_before_a_release_each_makes_its_number_of_attempts():
    (account,) = soak([Trial("D2", "power cut", lambda _folder, _random: Outcome(3, 1), release=4)], math.inf, 7)
    assert (account.attempts, account.tried, account.lost, account.seeds) == (4, 12, 4, (7, 8, 9, 10))
