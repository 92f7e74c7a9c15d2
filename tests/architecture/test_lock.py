"""The lock names exactly what is installed everywhere, and keeps out what is known to break."""

import re
import tomllib
from functools import cache

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import ROOT

ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?P<rest>(?:.*\\\n)+.*)", re.MULTILINE)


def lock_text() -> str:
    return (ROOT / "requirements.lock").read_text(encoding="utf-8")


@cache
def locked() -> dict[str, str]:
    """Version by canonical name."""
    return {match["name"]: match["version"] for match in ENTRY.finditer(lock_text())}


def required() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"] + project["optional-dependencies"]["dev"]]


def test_every_requirement_is_locked_to_a_version_it_allows():
    versions = {str(one): locked().get(canonicalize_name(one.name), "") for one in required()}
    assert [one for one in versions if not Requirement(one).specifier.contains(versions[one])] == []


def test_every_locked_package_has_hashes():
    assert [match["name"] for match in ENTRY.finditer(lock_text()) if "--hash=sha256:" not in match["rest"]] == []


def test_the_lock_holds_nothing_but_versions_and_hashes():
    assert "://" not in lock_text() and "--index" not in lock_text() and "--find-links" not in lock_text()


def test_qt_is_the_version_that_keeps_its_references():
    """PySide6 6.12.0 drops a reference to None with each call on Python 3.10 and 3.11, until the process aborts."""
    assert {locked()["pyside6-essentials"], locked()["shiboken6"]} == {"6.11.3"}


def test_every_dependency_has_its_reason_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [one.name for one in required() if f"| {one.name} " not in readme] == []
