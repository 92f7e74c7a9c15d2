"""How a language names itself and its weekdays on a flyer, and in which direction it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.errors import UserError
from app.services.documents.data import Slot


@dataclass(frozen=True)
class Language:
    """`name` in the language itself, its weekdays from Monday on, and whether it runs from right to left."""

    name: str
    weekdays: tuple[str, ...]
    rtl: bool = False


def _language(name: str, weekdays: str, rtl: bool = False) -> Language:
    return Language(name, tuple(weekdays.split("|")), rtl)


LANGUAGES = {
    "sq": _language("Shqip", "e hënë|e martë|e mërkurë|e enjte|e premte|e shtunë|e diel"),
    "am": _language("አማርኛ", "ሰኞ|ማክሰኞ|ረቡዕ|ሐሙስ|ዓርብ|ቅዳሜ|እሑድ"),
    "ar": _language("العربية", "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد", rtl=True),
    "de": _language("Deutsch", "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"),
    "en": _language("English", "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
    "es": _language("Español", "lunes|martes|miércoles|jueves|viernes|sábado|domingo"),
    "fa": _language("فارسی", "دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|جمعه|شنبه|یکشنبه", rtl=True),
    "fr": _language("Français", "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
    "it": _language("Italiano", "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"),
    "ka": _language("ქართული", "ორშაბათი|სამშაბათი|ოთხშაბათი|ხუთშაბათი|პარასკევი|შაბათი|კვირა"),
    "ku": _language("Kurmancî", "duşem|sêşem|çarşem|pêncşem|în|şemî|yekşem"),
    "pl": _language("Polski", "poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"),
    "ps": _language("پښتو", "دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|جمعه|شنبه|یکشنبه", rtl=True),
    "ro": _language("Română", "luni|marți|miercuri|joi|vineri|sâmbătă|duminică"),
    "ru": _language("Русский", "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"),
    "so": _language("Soomaali", "Isniin|Talaado|Arbaco|Khamiis|Jimce|Sabti|Axad"),
    "ti": _language("ትግርኛ", "ሰኑይ|ሰሉስ|ረቡዕ|ሓሙስ|ዓርቢ|ቀዳም|ሰንበት"),
    "tr": _language("Türkçe", "Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi|Pazar"),
    "uk": _language("Українська", "понеділок|вівторок|середа|четвер|пʼятниця|субота|неділя"),
}
"""By ISO 639-1 code."""


def language(code: str) -> Language:
    """The language of a code ("ar", "prs" and "kmr" are known under "fa" and "ku"); UserError for one that flyers do
    not know."""
    known = LANGUAGES.get({"prs": "fa", "kmr": "ku", "dari": "fa"}.get(code.lower(), code.lower()))
    if known is None:
        raise UserError(
            "Die Sprache „{code}“ kann auf dem Flyer nicht gedruckt werden. Bitte wählen Sie eine andere.", code=code
        )
    return known


def days_and_times(slots: Sequence[Slot], spoken: Language) -> list[str]:
    """Days and times as lines in the language: "Wednesday, 25.11.2026, 19:00–21:00"; several days with the same time
    on one line.

    Numbers stand as they are printed everywhere in Germany; the reader's own digits are not forced.
    """
    comma = "، " if spoken.rtl else ", "
    if len({_times(slot) for slot in slots}) > 1:
        return [comma.join(filter(None, (_date(slot.start), _times(slot)))) for slot in slots]
    days = [_date(slot.start) for slot in slots]
    if len(slots) == 1:
        days.insert(0, spoken.weekdays[slots[0].start.weekday()])
    return [comma.join(filter(None, (*days, _times(slots[0]))))]


def _date(moment: datetime) -> str:
    return f"{moment.day}.{moment.month}.{moment.year}"


def _times(slot: Slot) -> str:
    if slot.all_day:
        return ""
    start = f"{slot.start:%H:%M}"
    return f"{start}–{slot.end:%H:%M}" if slot.end and slot.end.date() == slot.start.date() else start
