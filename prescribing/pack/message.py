"""The letter as plain text, for the text box of a practice's online form. In two lengths.

Pure but for the templates. Every category of a safety answer stands in both, and what contradicts
it. The short one has as many of the words as fit; the long one has them whole.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from django.template.loader import render_to_string

from prescribing.pack.records import Pack, TypedElsewhere

# Characters of a name, and of words in other answers, in the short message.
NAME, WORDS = 40, 40


class Length(Enum):
    """How many characters a form takes: fields of 500 are common. A line break counts as one."""

    SHORT = 500
    LONG = 2000


@dataclass(frozen=True)
class Texts:
    """The texts of a message that may have no room. The medicines are in the long one only."""

    opioids: str = ""
    liver: str = ""
    kidneys: str = ""
    pregnancy: str = ""
    why: str = ""
    medicines: str = ""


def message(pack: Pack, length: Length, *, is_attached: bool) -> str:
    """The message, of at most so many characters. is_attached: whether the pack goes with it."""
    wanted = _wanted(pack, length)
    filled = partial(_filled, pack, length, is_attached=is_attached)
    whole = filled(wanted, has_more=False)
    if len(whole) <= length.value and length is Length.LONG:
        return whole
    return filled(
        _that_fit(wanted, lambda texts: len(filled(texts, has_more=True)) <= length.value)
    )


def _wanted(pack: Pack, length: Length) -> Texts:
    alerts = pack.safety_alerts
    names = ", ".join(item.medication_name for item in pack.medications.items)
    return Texts(
        opioids=alerts.opioids.brief,
        liver=alerts.liver.brief,
        kidneys=alerts.kidneys.brief,
        pregnancy=pack.history.pregnancy.brief,
        why=pack.why,
        medicines=names if length is Length.LONG else "",
    )


def _that_fit(wanted: Texts, fits: Callable[[Texts], bool]) -> Texts:
    """As many words as fit, the most important text first."""
    taken = Texts()
    for name in vars(wanted):
        words = getattr(wanted, name).split()
        fitting, too_many = 0, len(words) + 1
        while too_many - fitting > 1:
            middle = (fitting + too_many) // 2
            shorter = replace(taken, **{name: _start(words, middle)})
            fitting, too_many = (middle, too_many) if fits(shorter) else (fitting, middle)
        taken = replace(taken, **{name: _start(words, fitting)})
    return taken


def _start(words: list[str], count: int) -> str:
    return " ".join(words[:count]) + "…" * (0 < count < len(words))


def _filled(
    pack: Pack, length: Length, texts: Texts, *, has_more: bool = True, is_attached: bool
) -> str:
    alerts = pack.safety_alerts
    is_short = length is Length.SHORT

    def row(slug: str, choice: str, text: str, typed: tuple[TypedElsewhere, ...]) -> _Row:
        return _Row(slug, choice, text, _words(typed, WORDS if is_short else 4 * WORDS))

    context = {
        "pack": pack,
        "texts": texts,
        "is_short": is_short,
        "has_more": has_more,
        "is_attached": is_attached,
        "name": _cut(pack.patient.name, NAME) if is_short else pack.patient.name,
        "rows": [
            row("opioids", alerts.opioids.choice, texts.opioids, alerts.opioids_unsaid),
            row("pregnancy", pack.history.pregnancy.choice, texts.pregnancy, ()),
            row("liver", alerts.liver.choice, texts.liver, alerts.liver_elsewhere),
            row("kidneys", alerts.kidneys.choice, texts.kidneys, alerts.kidneys_elsewhere),
        ],
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
        return {"opioids": "OpioidUse", "pregnancy": "Pregnancy"}.get(self.slug, "YesNo")


def _words(typed: tuple[TypedElsewhere, ...], most: int) -> str:
    """The words that matter in other answers: those that fit, and how many more there are."""
    words = list(dict.fromkeys(" ".join(word.split()) for text in typed for word in text.words))
    shown = len(words)
    while shown > 1 and len(", ".join(words[:shown])) > most:
        shown -= 1
    more = f" and {len(words) - shown} more" if shown < len(words) else ""
    return _cut(", ".join(words[:shown]), most) + more


def _cut(text: str, characters: int) -> str:
    return text if len(text) <= characters else text[: characters - 1].rstrip() + "…"
