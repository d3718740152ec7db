"""Answers that do not seem to fit each other: questions for the person, never errors. Pure.

The person may keep both; the pack then prints both facts side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from prescribing.crosscheck.mentions import Cleaned, Mention, Mentions

# For each safety question: its field, and the answers that nothing typed elsewhere can contradict.
QUESTIONS = {
    "opioids": ("opioids", frozenset({"now"})),
    "liver": ("liver", frozenset({"yes"})),
    "kidneys": ("kidneys", frozenset({"yes"})),
    "ldn": ("taken", frozenset({"now"})),
}
NO_MEDICINES = frozenset({"none"})
NOT_NOW = "not-now"


@dataclass(frozen=True)
class Conflict:
    """An answer that does not seem to fit with what was typed elsewhere.

    step: slug of the question's page. answer: the slug chosen there. mentions: what was typed;
    empty where two answers contradict each other: "no medicines" and "opioids now", two names of
    a GP.
    """

    step: str
    answer: str
    mentions: tuple[Mention, ...] = ()


def conflicts(cleaned: Cleaned, mentioned: Mentions) -> list[Conflict]:
    """Every conflict among the steps that are answered, in the order of their questions."""
    return [*_two_gps(cleaned), *_without_medicines(cleaned), *_contradicted(cleaned, mentioned)]


def opposing(step: str, answer: str, mentioned: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that contradict the answer to the question.

    If the answer is “not now”, only the list of medicines can contradict it: the list is of today,
    while a longer text may describe the past.
    """
    if answer in QUESTIONS[step][1]:
        return ()
    return tuple(mention for mention in mentioned if answer != NOT_NOW or mention.item is not None)


def _two_gps(cleaned: Cleaned) -> Iterator[Conflict]:
    """The letter names another GP than the practice does. One of the names may be out of date."""
    to, practice = cleaned.get("addressee", {}), cleaned.get("gp-practice", {})
    names = [
        " ".join(name.casefold().split())
        for name in (to.get("name"), practice.get("gp_name"))
        if name
    ]
    if to.get("role") == "gp" and len(set(names)) == 2:
        yield Conflict("addressee", "gp")


def _without_medicines(cleaned: Cleaned) -> Iterator[Conflict]:
    medicines, opioids = cleaned.get("medicines", {}), cleaned.get("opioids", {})
    if medicines.get("completeness") in NO_MEDICINES and opioids.get("opioids") == "now":
        yield Conflict("medicines", "none")


def _contradicted(cleaned: Cleaned, mentioned: Mentions) -> Iterator[Conflict]:
    by_step = {
        "opioids": mentioned.opioids,
        "liver": mentioned.liver,
        "kidneys": mentioned.kidneys,
        "ldn": mentioned.naltrexone,
    }
    for step, (field, _) in QUESTIONS.items():
        answer = cleaned.get(step, {}).get(field, "")
        contradicting = opposing(step, answer, by_step[step]) if answer else ()
        if contradicting:
            yield Conflict(step, answer, contradicting)
