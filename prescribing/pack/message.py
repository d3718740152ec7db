"""The letter as plain text, for the text box of a practice's online form. In two lengths.

It reads its templates and nothing else. Every category of a safety answer stands in both, with a
word of what contradicts it. The answers have as much of their words as there is room for.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import Any

from django.template.loader import render_to_string

from prescribing.pack.cut_text import Cut, before_marks
from prescribing.pack.name_records import TypedElsewhere
from prescribing.pack.records import Pack
from prescribing.pack.sections import SummarySection

# Scripts without spaces are cut inside a word, and so is a word longer than this.
LONGEST_WORD = 30
MOST_UNREAD = 120  # characters of the medicines in a script that our list cannot read


class Length(Enum):
    """How many characters a form takes: fields of 500 are common. A line break counts as one."""

    SHORT = 500
    LONG = 2000


@dataclass(frozen=True)
class Size:
    """Characters of a name or a telephone number, and of the words beside one answer."""

    name: int
    words: int


# From the largest. With the smallest, the message without the texts of `Texts` always fits.
SIZES = {
    Length.SHORT: (
        Size(40, 48),
        Size(24, 48),
        *(Size(12, words) for words in (36, 28, 22)),
        Size(8, 20),
    ),
    Length.LONG: (Size(150, 160), Size(80, 100), Size(40, 48), Size(20, 20)),
}
UNCUT = Size(10_000, 10_000)


@dataclass(frozen=True)
class Texts:
    """The texts of a message that may have no room. The medicines are in the long one only.

    unread: medicines in a script that our list cannot read.
    """

    opioids: str = ""
    liver: str = ""
    kidneys: str = ""
    pregnancy: str = ""
    unread: str = ""
    why: str = ""
    medicines: str = ""


def message(pack: Pack, length: Length, *, is_attached: bool) -> str:
    """The message, of at most so many characters. is_attached: whether the pack goes with it."""
    wanted = _wanted(pack, length)
    draft = partial(_filled, pack, length, is_attached=is_attached)
    size = _size(length, lambda size: len(draft(size, _needed(wanted, length))) <= length.value)
    has_more = _leaves_out(pack, length) or draft(size, wanted) != draft(UNCUT, wanted)
    whole = draft(size, wanted, has_more=has_more)
    if len(whole) <= length.value:
        return whole
    return draft(size, _that_fit(wanted, lambda texts: len(draft(size, texts)) <= length.value))


def _size(length: Length, fits: Callable[[Size], bool]) -> Size:
    sizes = SIZES[length]
    return next(filter(fits, sizes), sizes[-1])


def _wanted(pack: Pack, length: Length) -> Texts:
    alerts = pack.safety_alerts
    names = ", ".join(item.medication_name for item in pack.medications.items)
    wanted = Texts(
        opioids=alerts.opioids.brief,
        liver=alerts.liver.brief,
        kidneys=alerts.kidneys.brief,
        pregnancy=pack.history.pregnancy.brief,
        unread=_start(_unread(pack), MOST_UNREAD),
        why=pack.why,
        medicines=names if length is Length.LONG else "",
    )
    return Texts(**{name: " ".join(text.split()) for name, text in vars(wanted).items()})


def _unread(pack: Pack) -> str:
    return ", ".join(item.medication_name for item in pack.medications.items if item.is_unread)


def _needed(wanted: Texts, length: Length) -> Texts:
    """What names and words make room for: in the long message, the short answers whole."""
    return Texts() if length is Length.SHORT else replace(wanted, medicines="")


def _leaves_out(pack: Pack, length: Length) -> bool:
    """Whether the message has no line for something that was answered."""
    has_lines = bool(pack.medications.items) or pack.history.operations.choice != "no"
    return (length is Length.SHORT and has_lines) or len(_unread(pack)) > MOST_UNREAD


def _that_fit(wanted: Texts, fits: Callable[[Texts], bool]) -> Texts:
    """As much of the texts as fits, the most important one first."""
    taken = Texts()
    for name, text in vars(wanted).items():
        start = _first_names if name == "medicines" else _start
        fitting, too_many = 0, len(text) + 1
        while too_many - fitting > 1:
            middle = (fitting + too_many) // 2
            shorter = replace(taken, **{name: start(text, middle)})
            fitting, too_many = (middle, too_many) if fits(shorter) else (fitting, middle)
        taken = replace(taken, **{name: start(text, fitting)})
    return taken


def _start(text: str, end: int) -> str:
    """The words of the first characters, or the characters where no space is near."""
    if end >= len(text):
        return text
    space = text.rfind(" ", max(0, end - LONGEST_WORD), end + 1)
    start = text[: space if space > 0 else before_marks(text, end)].rstrip(" ,;")
    return start and f"{start}…"


def _first_names(text: str, end: int) -> str:
    """The whole names of medicines among the first characters; nothing if there is none."""
    if end >= len(text):
        return text
    names = text[: end + 1].rpartition(", ")[0]
    return names and f"{names}…"


def _filled(
    pack: Pack,
    length: Length,
    size: Size,
    texts: Texts,
    *,
    has_more: bool = True,
    is_attached: bool,
) -> str:
    operations = " ".join(pack.history.operations.details.split())
    context = {
        "pack": pack,
        "texts": texts,
        "is_short": length is Length.SHORT,
        "has_more": has_more,
        "is_attached": is_attached,
        "name": _cut(pack.patient.name, size.name),
        "addressee": _cut(pack.recipient.name, size.name),
        "telephone": _cut(pack.patient.telephone, size.name),
        # By the name that the letter's own request has for it.
        "letter": {"service": Cut(_cut(pack.request.service_name, size.name))},
        "operations": _cut(operations, size.words),
        "rows": _rows(pack, texts, size),
    }
    lines = render_to_string("pack/message/message.txt", context).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


@dataclass(frozen=True)
class _Row:
    """A safety answer. slug: of the question. elsewhere: what contradicts or adds to the answer."""

    slug: str
    choice: str
    text: str
    elsewhere: str

    @property
    def vocabulary(self) -> str:
        """The class of wording.py with the words for the choice."""
        others = {"opioids": "OpioidUse", "pregnancy": "Pregnancy", "ldn": "LDNUse"}
        return others.get(self.slug, "YesNo")


def _rows(pack: Pack, texts: Texts, size: Size) -> list[_Row]:
    alerts, pregnancy = pack.safety_alerts, pack.history.pregnancy
    answers: list[tuple[str, Any, str, tuple[TypedElsewhere, ...]]] = [
        ("opioids", alerts.opioids, texts.opioids, alerts.opioids_unsaid),
        ("pregnancy", pregnancy, texts.pregnancy, ()),
        ("liver", alerts.liver, texts.liver, alerts.liver_elsewhere),
        ("kidneys", alerts.kidneys, texts.kidneys, alerts.kidneys_elsewhere),
    ]
    naltrexone = _naltrexone(pack)
    if pack.ldn.taken.choice != "no" or naltrexone:
        answers.append(("ldn", pack.ldn.taken, "", naltrexone))
    return [
        _Row(slug, answer.choice, text, _words(typed, size.words))
        for slug, answer, text, typed in answers
    ]


def _naltrexone(pack: Pack) -> tuple[TypedElsewhere, ...]:
    return tuple(
        TypedElsewhere(SummarySection.MEDICATIONS, medicine.text, (listed.name,))
        for medicine in pack.naltrexone_besides_ldn
        for listed in medicine.names
        if listed.contains_naltrexone
    )


def _words(typed: tuple[TypedElsewhere, ...], most: int) -> str:
    """The words that matter in other answers: those that fit, and how many more there are."""
    words = list(dict.fromkeys(" ".join(word.split()) for text in typed for word in text.words))
    for shown in range(len(words), 0, -1):
        more = f" and {len(words) - shown} more" if shown < len(words) else ""
        if len(some := ", ".join(words[:shown]) + more) <= most:
            return some
    return _cut(words[0] + "…" * (len(words) > 1), most) if words else ""


def _cut(text: str, characters: int) -> str:
    if len(text) <= characters:
        return text
    return text[: before_marks(text, characters - 1)].rstrip() + "…"
