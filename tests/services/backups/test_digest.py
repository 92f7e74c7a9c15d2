"""A copy with another value on a sound page is told from its source, which no check of the pages can do."""

from contextlib import closing

import pytest

from app.errors import UserError
from app.services.backups import copies
from app.services.backups.copies import (
    NotSound,
    check,
    checksum,
    copy_verified,
    digest_of,
    is_whole,
    read_sidecar,
    write_sidecar,
)
from app.services.backups.rescue import offer
from app.services.backups.restoring import restore
from app.services.backups.states import Why, make
from app.services.sqlite import connect
from tests.services.backups.conftest import NOW


def change_silently(path):
    """Another value where the pages, the indexes and the numbers of rows stay in order."""
    with closing(connect(path)) as connection:
        connection.execute("UPDATE person SET notes = 'etwas anderes'")
        connection.execute("PRAGMA journal_mode=DELETE")


def rot(state):
    """The same in a kept state, with a checksum that fits."""
    change_silently(state.path)
    write_sidecar(state.path, {**read_sidecar(state.path), "sha256": checksum(state.path)})


def test_the_check_of_the_pages_does_not_see_it(services, katja, kept):
    state = kept()
    change_silently(state.path)
    assert check(state.path).problems == () and check(state.path).rows == state.rows


def test_a_copy_whose_content_differs_is_thrown_away(services, katja, path, tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "_make_durable", change_silently)
    with pytest.raises(NotSound):
        copy_verified(path, tmp_path / "Sicherung.kbak")
    assert list(tmp_path.glob("Sicherung*")) == []


def test_a_state_says_the_digest_of_what_it_was_made_from(services, katja, path, kept):
    assert read_sidecar(kept().path)["digest"] == digest_of(path)


def test_a_state_whose_content_differs_is_not_good(services, katja, kept):
    state = kept()
    rot(state)
    assert not is_whole(state.path)


def test_nobody_goes_back_to_such_a_state(services, katja, path, kept):
    state = kept()
    rot(state)
    services.close()
    with pytest.raises(UserError, match="beschädigt"):
        restore(state.path, path)


def test_the_one_before_is_offered_instead(services, katja, path, kept):
    older = kept(days=1)
    rot(kept())
    assert offer(path).state == older


def test_the_digest_does_not_hang_on_the_pages(services, katja, path):
    before = digest_of(path)
    services.database.wipe()
    assert digest_of(path) == before


def test_a_state_of_an_older_program_without_a_digest_is_good(services, katja, path):
    state = make(path, Why.TIME, NOW)
    write_sidecar(state.path, {key: value for key, value in read_sidecar(state.path).items() if key != "digest"})
    assert is_whole(state.path)
