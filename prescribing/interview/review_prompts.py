"""What check answers asks people to look at again: answers that may not fit, and gaps.

The words of the questions are templates: components/review_prompts.html and components/hints.html.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prescribing.crosscheck.conflicts import QUESTIONS, Conflict, conflicts
from prescribing.crosscheck.gaps import Gap, gaps
from prescribing.crosscheck.mentions import Mention, mentions
from prescribing.interview.journey import Journey
from prescribing.interview.read_back import Row, item_titles, rows
from prescribing.interview.read_fields import read_fields
from prescribing.interview.steps import Step
from prescribing.medicines.recognise import NameRecogniser

# How many of one page are shown. All of them stand in the answers below the question.
MENTIONS_SHOWN = 5
# The answers that a conflict is about: (page, field) of each.
OPPOSED = {
    "medicines": (("medicines", "completeness"), ("opioids", "opioids")),
    **{about: ((step, field),) for about, (step, field, _) in QUESTIONS.items()},
}


@dataclass(frozen=True)
class OpposedAnswer:
    """A question that may not fit with another answer, and its answer in words."""

    step: Step
    row: Row


@dataclass(frozen=True)
class TypedMentions:
    """What was typed on another page and may not fit: the first few, and how many `more`.

    item_id: of the medicine, if it is about exactly one; else empty.
    """

    step: Step
    mentions: Sequence[Mention]
    more: int
    item_id: str


@dataclass(frozen=True)
class ReviewPrompt:
    """A question about answers that may not fit. `about`: what the conflict is about."""

    about: str
    answers: Sequence[OpposedAnswer]
    typed: Sequence[TypedMentions]


def review_prompts(journey: Journey, recogniser: NameRecogniser) -> list[ReviewPrompt]:
    """A question for each conflict among the pages that are answered."""
    mentioned = mentions(journey.cleaned, recogniser, read_fields(journey.steps))
    return [_review_prompt(journey, conflict) for conflict in conflicts(journey.cleaned, mentioned)]


def _review_prompt(journey: Journey, conflict: Conflict) -> ReviewPrompt:
    answers = [_answered(journey, slug, field) for slug, field in OPPOSED[conflict.about]]
    return ReviewPrompt(conflict.about, answers, list(_typed(journey, conflict.mentions)))


def _answered(journey: Journey, slug: str, field: str) -> OpposedAnswer:
    step = _step(journey, slug)
    return OpposedAnswer(step, next(row for row in rows(journey.form(step)) if row.field == field))


def _typed(journey: Journey, mentions: Sequence[Mention]) -> Iterator[TypedMentions]:
    for step in journey.steps:
        of_step = [mention for mention in mentions if mention.step == step.slug]
        if of_step:
            item = of_step[0].item if len(of_step) == 1 else None
            more = max(0, len(of_step) - MENTIONS_SHOWN)
            yield TypedMentions(step, of_step[:MENTIONS_SHOWN], more, _item_id(journey, step, item))


@dataclass(frozen=True)
class Hint:
    """A gap, with the title and id of the first item it is about, if any."""

    gap: Gap
    title: str
    item_id: str


def hints(journey: Journey) -> list[Hint]:
    """The gaps worth a hint, once everything is answered."""
    return [_hint(journey, gap) for gap in gaps(journey.cleaned)] if journey.is_complete else []


def _hint(journey: Journey, gap: Gap) -> Hint:
    step = _step(journey, gap.step)
    title = "" if gap.item is None else item_titles(journey, step)[gap.item][1]
    return Hint(gap, title, _item_id(journey, step, gap.item))


def _step(journey: Journey, slug: str) -> Step:
    return next(step for step in journey.steps if step.slug == slug)


def _item_id(journey: Journey, step: Step, place: int | None) -> str:
    """The id of the item at a place in a list, for its address."""
    return "" if place is None else item_titles(journey, step)[place][0]
