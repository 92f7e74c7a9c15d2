"""Good lists with damage done to them: bytes, ends, members of an archive, tags and numbers, characters."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.imports import writers

LISTS = Path(__file__).parent.parent / "data" / "lists"
_ROWS = [
    ["Nachname", "Vorname", "E-Mail", "geb."],
    ["Weiß", "Jörg", "jw@beispiel.example", 1967],
    ["Öz", "Änne", "", 1],
]
_WILD = (
    "-1", "0", "99999999999999999999", "1e309", "NaN", "", "A1:XFD1048576", "XFD1048576", "\x00", "&#0;", "&lt;",
    "ä" * 999, "=1+1", "../../x", "http://beispiel.example/", "\ud7ff", "true", "2026-02-31T25:61:61Z",
)  # fmt: skip


@cache
def good_lists() -> tuple[tuple[str, bytes], ...]:
    """Names and contents of lists that can be read, one of every format."""
    lists = [path for path in sorted(LISTS.rglob("*")) if path.is_file() and path.suffix != ".json"]
    found = [(path.name, path.read_bytes()) for path in lists]
    with TemporaryDirectory() as folder:
        for ending, write in (("ods", writers.ods), ("xls", writers.xls), ("xlsx", writers.xlsx)):
            path = write(Path(folder) / f"Liste.{ending}", {"Liste": _ROWS})
            found.append((path.name, path.read_bytes()))
        path = writers.html(Path(folder) / "Portal.xls", _ROWS)
        found.append((path.name, path.read_bytes()))
    return tuple(found)


def mutant(random: Random) -> tuple[str, bytes]:
    """A name and a damaged content; the same `random` gives the same."""
    name, data = random.choice(good_lists())
    ways = _OF_ARCHIVES if data.startswith(b"PK") else _OF_TEXTS if name.endswith(("csv", "vcf", "ics")) else _OF_BYTES
    for _time in range(random.choice((1, 1, 1, 2, 4))):
        data = random.choice(ways)(data, random)
    return name, data


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _time in range(random.choice((1, 3, 20, 200))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _lose(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + data[start + random.choice((1, 7, 512, 4_096)) :]


def _double(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    length = random.choice((1, 64, 5_000))
    return data[:start] + data[start : start + length] * random.choice((2, 50)) + data[start:]


def _insert(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + random.randbytes(random.choice((1, 4, 400))) + data[start:]


def _character(data: bytes, random: Random) -> bytes:
    """A sign that means something to the format, or is none."""
    start = random.randrange(len(data) + 1)
    signs = ('"', ";", "\n", "\0", "\x1b", "\u202e", "\ufeff", ":", "BEGIN:VCARD\n", "=\n", "\\", "é" * 9_999)
    return data[:start] + random.choice(signs).encode() + data[start:]


def _recode(data: bytes, random: Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(random.choice(("utf-16", "utf-16-be", "utf-32", "cp1252", "cp850", "utf-7")), "replace")


def _lines(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


def _line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    lines[random.randrange(len(lines))] = random.choice(_WILD).encode()
    return b"\n".join(lines)


def _in_archive(change: Callable[[dict[str, bytes], Random], None]) -> Callable[[bytes, Random], bytes]:
    """Unpack, change the members, pack again; what can no longer be unpacked is flipped instead."""

    def mutate(data: bytes, random: Random) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                members = {name: archive.read(name) for name in archive.namelist()}
        except Exception:  # an earlier change of this mutant made it unreadable
            return _flip(data, random)
        change(members, random)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name, content in members.items():
                archive.writestr(name, content)
        return packed.getvalue()

    return mutate


def _damage_member(members: dict[str, bytes], random: Random) -> None:
    name = random.choice(sorted(members))
    members[name] = random.choice((_flip, _cut, _lose, _double, _insert))(members[name], random)


def _rename_member(members: dict[str, bytes], random: Random) -> None:
    name = random.choice(sorted(members))
    members[random.choice(("../../x", "/x", "XL/WORKBOOK.XML", "xl\\workbook.xml", "x" * 60_000, " "))] = members.pop(
        name
    )


def _swap_members(members: dict[str, bytes], random: Random) -> None:
    one, other = random.choice(sorted(members)), random.choice(sorted(members))
    members[one], members[other] = members[other], members[one]


def _lose_member(members: dict[str, bytes], random: Random) -> None:
    members.pop(random.choice(sorted(members)))


def _change_value(members: dict[str, bytes], random: Random) -> None:
    """One attribute or text of a part becomes a wild one."""
    name = random.choice(sorted(members))
    places = list(re.finditer(rb'="([^"<>]*)"|>([^<>]+)<', members[name][:200_000]))
    for place in random.sample(places, min(len(places), random.choice((1, 5)))):
        group = 1 if place[1] is not None else 2
        wild = random.choice(_WILD).encode("utf-8", "replace")
        members[name] = members[name][: place.start(group)] + wild + members[name][place.end(group) :]


def _change_tag(members: dict[str, bytes], random: Random) -> None:
    """One tag is lost, doubled a thousand times, or begins a document type."""
    name = random.choice(sorted(members))
    tags = list(re.finditer(rb"<[^>]*>", members[name][:200_000]))
    if tags:
        tag = random.choice(tags)
        other = random.choice((b"", tag[0] * 1_000, b'<!DOCTYPE a [<!ENTITY b "c">]>', b"<!--", b"<![CDATA["))
        members[name] = members[name][: tag.start()] + other + members[name][tag.end() :]


_OF_BYTES = (_flip, _cut, _lose, _double, _insert)
_OF_TEXTS = (*_OF_BYTES, _character, _recode, _lines, _line)
_OF_ARCHIVES = (
    *_OF_BYTES,
    *map(_in_archive, (_damage_member, _rename_member, _swap_members, _lose_member)),
    *map(_in_archive, (_change_value, _change_value, _change_value, _change_tag, _change_tag)),
)
