"""A file that leaves the program is complete, or the old one is still there."""

import errno
import os

import pytest

from app.errors import UserError
from app.services.files import free_name, write_bytes, write_safely


def left(folder):
    return sorted(file.name for file in folder.iterdir())


def test_a_file_is_written(tmp_path):
    assert write_bytes(tmp_path / "Liste.xlsx", b"neu").read_bytes() == b"neu"


def test_a_file_is_for_its_owner_only(tmp_path):
    assert write_bytes(tmp_path / "Liste.xlsx", b"neu").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "full"), ValueError("bug")])
def test_an_old_file_survives_a_failure(tmp_path, failure):
    (tmp_path / "Liste.xlsx").write_bytes(b"alt")

    def half(stream):
        stream.write(b"neu")
        raise failure

    with pytest.raises((UserError, ValueError)):
        write_safely(tmp_path / "Liste.xlsx", half)
    assert (tmp_path / "Liste.xlsx").read_bytes() == b"alt"
    assert left(tmp_path) == ["Liste.xlsx"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "kein Platz mehr"),
        (errno.EFBIG, "kein Platz mehr"),
        (errno.EROFS, "darf nicht geschrieben werden"),
        (errno.EIO, "konnte nicht gespeichert werden"),
    ],
)
def test_a_failure_of_the_medium_is_one_sentence(tmp_path, number, sentence):
    def fail(_stream):
        raise OSError(number, os.strerror(number))

    with pytest.raises(UserError, match=sentence):
        write_safely(tmp_path / "Liste.xlsx", fail)


def test_a_file_open_elsewhere_gets_a_second_name(tmp_path):
    (tmp_path / "Liste.xlsx").touch()

    def refuse(_stream):
        raise PermissionError(errno.EACCES, "open in Excel")

    with pytest.raises(UserError, match=r"Liste \(2\)\.xlsx"):
        write_safely(tmp_path / "Liste.xlsx", refuse)


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(UserError, match="gibt es nicht"):
        write_bytes(tmp_path / "weg" / "Liste.xlsx", b"")


def test_a_free_name_counts_on(tmp_path):
    (tmp_path / "Liste.xlsx").touch()
    (tmp_path / "Liste (2).xlsx").touch()
    assert free_name(tmp_path / "Liste.xlsx").name == "Liste (3).xlsx"


def test_a_kept_document_comes_back_as_it_was(services, katja, tmp_path):
    file = tmp_path / "Vereinbarung.pdf"
    file.write_bytes(b"%PDF\x00\xff")
    identity = services.documents.add_file(katja, file)
    assert services.documents.save_file(identity, tmp_path / "zurück.pdf").read_bytes() == b"%PDF\x00\xff"


def test_a_document_hangs_on_its_record(services, katja, tmp_path):
    file = tmp_path / "Vereinbarung.pdf"
    file.write_bytes(b"%PDF")
    services.documents.add_file(katja, file)
    assert [document.name for document in services.documents.on(katja)] == ["Vereinbarung"]


def test_a_document_that_is_not_there_is_told(services, katja, tmp_path):
    with pytest.raises(UserError, match="ließ sich nicht lesen"):
        services.documents.add_file(katja, tmp_path / "weg.pdf")


def test_a_document_of_a_film_is_refused(services, katja, tmp_path):
    with (tmp_path / "Film.mp4").open("wb") as stream:
        stream.truncate(60_000_000)
    with pytest.raises(UserError, match="größer als 50 MB"):
        services.documents.add_file(katja, tmp_path / "Film.mp4")
