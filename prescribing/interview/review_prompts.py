"""What check answers asks people to look at again: answers that may not fit, and gaps.

The words of the questions are templates: components/review_prompts.html and components/hints.html.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prescribing.crosscheck.conflicts import Conflict, conflicts
from prescribing.crosscheck.gaps import Gap, gaps
from prescribing.crosscheck.mentions import Mention, mentions
from prescribing.interview.journey import Journey
from prescribing.interview.read_back import Row, item_titles, rows
from prescribing.interview.read_fields import read_fields
from prescribing.interview.steps import Step
from prescribing.medicines.recognise import NameRecogniser

# What is shown of one page. More would bury the question, and stands in the answers below it.
MENTIONS_SHOWN = 5
# By the page of the conflict: the two fields that oppose each other without anything else typed.
OPPOSED = {
    "addressee": (("addressee", "name"), ("gp-practice", "gp_name")),
    "medicines": (("medicines", "completeness"), ("opioids", "opioids")),
}


@dataclass(frozen=True)
class OpposedAnswer:
    """A question that may not fit with another answer, and its answer in words."""

    step: Step
    row: Row


@dataclass(frozen=True)
class TypedMentions:
    """What was typed on another page that may not fit: the first few, and how many `more`.

    item_id: of the one medicine it is about; empty where it is more than one, or none.
    """

    step: Step
    mentions: Sequence[Mention]
    more: int
    item_id: str


@dataclass(frozen=True)
class ReviewPrompt:
    """A question about answers that may not fit. `about`: the step of the conflict."""

    about: str
    answers: Sequence[OpposedAnswer]
    typed: Sequence[TypedMentions]


def review_prompts(journey: Journey, reader: NameRecogniser) -> list[ReviewPrompt]:
    """A question for each conflict among the pages that are answered."""
    mentioned = mentions(journey.cleaned, reader, read_fields(journey.steps))
    return [_review_prompt(journey, each) for each in conflicts(journey.cleaned, mentioned)]


def _review_prompt(journey: Journey, conflict: Conflict) -> ReviewPrompt:
    fields = OPPOSED.get(conflict.step, ()) if not conflict.mentions else ()
    answers = [_answered(journey, *each) for each in fields or ((conflict.step, ""),)]
    return ReviewPrompt(conflict.step, answers, list(_typed(journey, conflict.mentions)))


def _answered(journey: Journey, slug: str, field: str) -> OpposedAnswer:
    """The answer of that field; the first of the page where none is named."""
    step = _step(journey, slug)
    return OpposedAnswer(
        step, next(row for row in rows(journey.form(step)) if field in ("", row.field))
    )


def _typed(journey: Journey, found: Sequence[Mention]) -> Iterator[TypedMentions]:
    for step in journey.steps:
        here = [mention for mention in found if mention.step == step.slug]
        if here:
            alone = here[0].item if len(here) == 1 else None
            more = max(0, len(here) - MENTIONS_SHOWN)
            yield TypedMentions(step, here[:MENTIONS_SHOWN], more, _item_id(journey, step, alone))


@dataclass(frozen=True)
class Hint:
    """A gap, with the title of the item it is first about and that item's id, if any."""

    gap: Gap
    title: str
    item_id: str


def hints(journey: Journey) -> list[Hint]:
    """The few gaps worth a word, once everything is answered."""
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
