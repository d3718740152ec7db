"""Answers that do not seem to fit each other: questions for the person, never errors. Pure.

The person may keep both; the pack then prints both facts side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from prescribing.crosscheck.mentions import Cleaned, Mention, Mentions

# Each safety question: the field that answers it, and the answers that what is typed cannot oppose.
QUESTIONS = {
    "opioids": ("opioids", frozenset({"now"})),
    "liver": ("liver", frozenset({"yes"})),
    "kidneys": ("kidneys", frozenset({"yes"})),
    "ldn": ("taken", frozenset({"now"})),
}
NO_MEDICINES = frozenset({"none"})
RECENTLY = "recently"


@dataclass(frozen=True)
class Conflict:
    """A question whose answer and what was typed elsewhere do not seem to fit.

    step: slug of the question's page. answer: the slug given there. mentions: what was typed;
    none where two answers oppose each other: "no medicines" and "opioids now", two names of a GP.
    """

    step: str
    answer: str
    mentions: tuple[Mention, ...] = ()


def conflicts(cleaned: Cleaned, found: Mentions) -> list[Conflict]:
    """Every conflict among the steps that are answered, in the order of their questions."""
    return [*_two_gps(cleaned), *_without_medicines(cleaned), *_opposed(cleaned, found)]


def opposing(step: str, answer: str, found: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """What was typed elsewhere, where the answer to the question does not say as much.

    Longer texts may well tell of what was taken “recently”; the list of medicines is of today.
    """
    if answer in QUESTIONS[step][1]:
        return ()
    return tuple(each for each in found if answer != RECENTLY or each.item is not None)


def _two_gps(cleaned: Cleaned) -> Iterator[Conflict]:
    """The letter is to the GP, by a name that is not the practice's GP: one may be last year's."""
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


def _opposed(cleaned: Cleaned, found: Mentions) -> Iterator[Conflict]:
    mentioned = {
        "opioids": found.opioids,
        "liver": found.liver,
        "kidneys": found.kidneys,
        "ldn": found.naltrexone,
    }
    for step, (field, _) in QUESTIONS.items():
        answer = cleaned.get(step, {}).get(field, "")
        against = opposing(step, answer, mentioned[step]) if answer else ()
        if against:
            yield Conflict(step, answer, against)
