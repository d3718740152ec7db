"""Answers that do not seem to fit each other: questions for the person, never errors. Pure.

The person may keep both; the pack then prints both facts side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from prescribing.crosscheck.mentions import Cleaned, Mention, Mentions

# For each safety question: its page, its field, and the answers that nothing typed elsewhere can
# contradict.
QUESTIONS = {
    "opioids": ("opioids", "opioids", frozenset({"now"})),
    "liver": ("liver-and-kidneys", "liver", frozenset({"yes"})),
    "kidneys": ("liver-and-kidneys", "kidneys", frozenset({"yes"})),
    "ldn": ("ldn", "taken", frozenset({"now"})),
}
NO_MEDICINES = frozenset({"none"})
NOT_NOW = "not-now"


@dataclass(frozen=True)
class Conflict:
    """An answer that does not seem to fit with what was typed elsewhere.

    about: one of QUESTIONS, or "medicines". answer: the slug chosen there. mentions: what was
    typed; empty where two answers contradict each other: "no medicines" and "opioids now".
    """

    about: str
    answer: str
    mentions: tuple[Mention, ...] = ()


def conflicts(cleaned: Cleaned, mentioned: Mentions) -> list[Conflict]:
    """Every conflict among the steps that are answered, in the order of their questions."""
    return [*_without_medicines(cleaned), *_contradicted(cleaned, mentioned)]


def opposing(question: str, answer: str, mentioned: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that contradict the answer to the question.

    If the answer is “not now”, only the list of medicines can contradict it: the list is of today,
    while a longer text may describe the past.
    """
    if answer in QUESTIONS[question][2]:
        return ()
    return tuple(mention for mention in mentioned if answer != NOT_NOW or mention.item is not None)


def _without_medicines(cleaned: Cleaned) -> Iterator[Conflict]:
    medicines, opioids = cleaned.get("medicines", {}), cleaned.get("opioids", {})
    if medicines.get("completeness") in NO_MEDICINES and opioids.get("opioids") == "now":
        yield Conflict("medicines", "none")


def _contradicted(cleaned: Cleaned, mentioned: Mentions) -> Iterator[Conflict]:
    by_question = {
        "opioids": mentioned.opioids,
        "liver": mentioned.liver,
        "kidneys": mentioned.kidneys,
        "ldn": mentioned.naltrexone,
    }
    for question, (step, field, _) in QUESTIONS.items():
        answer = cleaned.get(step, {}).get(field, "")
        contradicting = opposing(question, answer, by_question[question]) if answer else ()
        if contradicting:
            yield Conflict(question, answer, contradicting)
