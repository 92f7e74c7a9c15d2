"""Random texts of the worst kind: what attackers write, what other programs leave, what no file can hold."""

from random import Random

ATTACKS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0", "＝1+1",
    " =1+1", "'=1", "|calc", '=HYPERLINK("http://beispiel.example";"x")', "#REF!", "=", "%0A=1",
    "+49 171 3920077", "-5", "_x0041_", "_x000D_", "<b>fett", "</b>", "<img src='/etc/passwd'/>",
    "<a href='javascript:1'>x</a>", "<font name='x'>", "&lt;&amp;&#0;", "<![CDATA[", "-->",
    "<!DOCTYPE a>", "<para>", "]]>", "&Z&P&\"Arial\"", "'; DROP TABLE person; --", '" OR ""="', "%",
    "_", "\\", "\\n", "\\N", "\\u0000", "BEGIN:VCARD", "END:VEVENT\nBEGIN:VEVENT", ";;;,,,",
    "N:a;b", "=\n", "\n ", ":\n\t", "{count}", "%s%n", "${jndi:x}", "{{7*7}}", "../../etc/passwd",
    "C:\\CON", "http://beispiel.example/", "file:///etc/passwd", "mailto:a@beispiel.example",
    "NULL", "None", "true", "1e309", "0x10", "00071", "31.02.2026", "NEAR(a b)", "a*", '"a',
    "a AND",
)  # fmt: skip
_SINGLE = (
    "\0", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80", "\x85", "\x9f",
    "\xa0", "\xad", "\r", "\n", "\t", "\ud800", "\udfff", "\udc80", "\ufffe", "\uffff", "\ufeff",
    "\ufffd", "\u200b", "\u200d", "\u200e", "\u200f", "\u202a", "\u202d", "\u202e", "\u202c",
    "\u2066", "\u2067", "\u2069", "\u2028", "\u2029", "\u061c", "\u0300", "\u0301" * 40, "\u0489",
    "e\u0301", "ﬁ", "ß", "İ", "ı", "ǅ", "Σς", "😀", "👩‍👩‍👧‍👦", "🇩🇪", "\U0010ffff",
    "\U000e0041", "م", "محمد علی", "שלום", "ሰላም", "Привет", "გამარჯობა", "漢字", "ไทย", "\ufdfa",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘", "①", "𝔄", "\u3000", "\u00bd",
)  # fmt: skip
_WORDS = (
    "Anna",
    "Öztürk",
    "Straße 5",
    "07141 231250",
    "a@beispiel.example",
    "Asperg",
    "und",
    "12.05.2026",
    "9:30–11",
    " ",
)


def text(random: Random, longest: int = 40_000, printable: bool = False) -> str:
    """One text of at most `longest` characters; `printable`: only such that every font can show."""
    if random.random() < 0.03:
        return (random.choice((*ATTACKS[:20], *(() if printable else _SINGLE), "x", "x ")) * longest)[:longest]
    part = _printable_part if printable else _part
    parts = [part(random) for _number in range(random.choice((1, 1, 2, 3, 8, 30)))]
    return random.choice(("", " ", "\n", ";")).join(parts)[:longest]


def _printable_part(random: Random) -> str:
    return random.choice((*ATTACKS, *_WORDS, "محمد علی (07141 231250)", "ሰላም", "Привет", "e\u0301", "\n", "\u202e"))


def _part(random: Random) -> str:
    kind = random.random()
    if kind < 0.3:
        return random.choice(ATTACKS)
    if kind < 0.55:
        return random.choice(_SINGLE)
    if kind < 0.75:
        return random.choice(_WORDS)
    return "".join(chr(_point(random)) for _number in range(random.randint(1, 12)))


def _point(random: Random) -> int:
    """Any code point there is, those of daily use more often."""
    return random.randrange(random.choice((0x80, 0x80, 0x250, 0x800, 0x3000, 0x10000, 0x110000)))
