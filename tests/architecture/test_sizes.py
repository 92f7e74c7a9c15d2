"""Functions and files stay small enough to be read at once."""

from pathlib import Path
from statistics import median

from tests.architecture.sources import functions, modules, name

FUNCTION_MEDIAN = 8
LONG_FUNCTION, LONGEST_FUNCTION = 40, 60
LONG_FILE, LONGEST_FILE = 300, 400


def written(*folders: str) -> list[Path]:
    """The modules somebody wrote; the steps of the schema are generated and never change again."""
    return [file for file in modules(*folders) if file.parent.name != "versions"]


def lengths() -> dict[str, int]:
    return dict(function for file in written("app", "dev.py") for function in functions(file))


def file_lines() -> dict[str, int]:
    return {
        name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in written("app", "tests", "dev.py")
    }


def over(limit: int, sizes: dict[str, int]) -> dict[str, int]:
    return {where: size for where, size in sizes.items() if size > limit}


def test_half_of_all_functions_have_at_most_eight_lines():
    assert median(lengths().values()) <= FUNCTION_MEDIAN


def test_no_function_is_too_long_to_be_seen_at_once():
    assert over(LONGEST_FUNCTION, lengths()) == {}


def test_hardly_a_function_has_more_than_forty_lines():
    long = over(LONG_FUNCTION, lengths())
    assert len(long) <= len(lengths()) / 100, long


def test_no_file_is_a_room_without_walls():
    assert over(LONGEST_FILE, file_lines()) == {}


def test_hardly_a_file_has_more_than_three_hundred_lines():
    long = over(LONG_FILE, file_lines())
    assert len(long) <= len(file_lines()) / 20, long
