"""How far a person's answers have come through the interview, and which page is next.

Answers are kept as submitted and validated on every read, so stale or tampered ones count as
unanswered. Nothing here touches the database, the clock or a request.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.datastructures import MultiValueDict

from prescribing.interview import earlier_pack
from prescribing.interview.forms.base import StepForm
from prescribing.interview.length import too_long
from prescribing.interview.navigation import Destination
from prescribing.interview.problems import (
    Problem,
    is_adding,
    item_problems,
    missing_page,
    page_problems,
)
from prescribing.interview.steps import MINUTES, Step

# {step slug: what its page submitted}. A list step also holds "items": one submission each.
# The record of `earlier_pack` stands beside the steps.
Answers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Section:
    """A part of the interview. number: counted from 1. minutes: about how long it takes.

    answered, unconfirmed, to_confirm: numbers of pages. unconfirmed: with an unconfirmed answer of
    an earlier pack. to_confirm: those that one click confirms; the rest must be answered again.
    unfinished: the pages of which only a part is stored.
    """

    number: int
    title: str
    minutes: int
    steps: tuple[Step, ...]
    answered: int
    unconfirmed: int
    to_confirm: int
    unfinished: tuple[Step, ...]

    @property
    def is_done(self) -> bool:
        return self.answered == len(self.steps)

    @property
    def is_begun(self) -> bool:
        return self.answered > 0 or bool(self.unfinished)


def bound(form: type[StepForm], submitted: Mapping[str, Any], **kwargs: Any) -> StepForm:
    """The form bound to stored answers, whatever shape they are in."""
    data: MultiValueDict[str, str] = MultiValueDict()
    for name, _ in form.input_names():
        value = submitted.get(name, [])
        data.setlist(name, [str(part) for part in (value if isinstance(value, list) else [value])])
    return form(data, **kwargs)


class Journey:
    """The steps with these answers: what is answered, what is valid, what comes next."""

    def __init__(self, steps: Sequence[Step], answers: Answers) -> None:
        self.steps = tuple(steps)
        self.answers = answers
        self._forms: dict[str, StepForm] = {}

    # --- The answers to one step -----------------------------------------------------------

    def submitted(self, step: Step) -> Mapping[str, Any]:
        """What was submitted for a step; empty if nothing, or nothing usable, is stored."""
        value = self.answers.get(step.slug)
        return value if isinstance(value, Mapping) else {}

    def items(self, step: Step) -> list[Mapping[str, Any]]:
        """The stored items of a list step, in order."""
        items = self.submitted(step).get("items", [])
        usable = isinstance(items, list) and step.item_form
        return [item for item in items if isinstance(item, Mapping)] if usable else []

    def form(self, step: Step) -> StepForm:
        """The step's form, bound to what is stored, or blank."""
        if step.slug not in self._forms:
            self._forms[step.slug] = self._make_form(step)
        return self._forms[step.slug]

    def _make_form(self, step: Step) -> StepForm:
        kwargs: dict[str, Any] = {"item_count": len(self.items(step))} if step.item_form else {}
        stored = self.submitted(step)
        # A list can have items before its own page was submitted.
        is_submitted = "completeness" in stored if step.item_form else step.slug in self.answers
        if is_submitted:
            return bound(step.form, stored, **kwargs)
        said = {other.slug: self.submitted(other) for other in self.steps}
        return step.form(initial=step.form.suggested(said), **kwargs)

    @cached_property
    def _item_forms(self) -> dict[str, list[StepForm]]:
        return {
            step.slug: [bound(step.item_form, item) for item in self.items(step)]
            for step in self.steps
            if step.item_form
        }

    def item_forms(self, step: Step) -> list[StepForm]:
        """The forms of a list step's items, bound; empty for other steps."""
        return self._item_forms.get(step.slug, [])

    def is_answered(self, step: Step) -> bool:
        """Whether everything on the page and in its list is there and valid, confirmed or not."""
        form = self.form(step)
        if is_adding(form) or not form.is_valid():
            return False
        return not any(item_problems(step, self.item_forms(step)))

    def is_unfinished(self, step: Step) -> bool:
        """Whether something is stored for the step that is no valid answer to all of it."""
        return bool(self.submitted(step)) and step.slug not in self._valid

    # --- How far the answers have come ---------------------------------------------------------

    @cached_property
    def _valid(self) -> frozenset[str]:
        return frozenset(step.slug for step in self.steps if self.is_answered(step))

    @cached_property
    def unconfirmed(self) -> frozenset[str]:
        """The steps with an answer of an earlier pack that is valid, but not confirmed."""
        return self._valid & earlier_pack.unconfirmed(self.answers)

    @cached_property
    def to_confirm(self) -> frozenset[str]:
        """The unconfirmed steps that one click confirms; the others must be answered again."""
        return self.unconfirmed - {step.slug for step in self.steps if step.must_reanswer}

    @cached_property
    def _answered(self) -> frozenset[str]:
        return self._valid - self.unconfirmed

    @property
    def is_complete(self) -> bool:
        return len(self._answered) == len(self.steps)

    @property
    def is_by_a_helper(self) -> bool:
        """Whether somebody answers for the person with MS; then "you" means that person."""
        return self.submitted(self.steps[0]).get("filling_in_for") == "someone-else"

    @property
    def person(self) -> str:
        """The name of the person with MS; empty before the page that asks for it is answered."""
        return str(self.cleaned.get("patient", {}).get("full_name", ""))

    @property
    def first_unanswered(self) -> Step | None:
        return next((step for step in self.steps if step.slug not in self._answered), None)

    @property
    def may_go_on(self) -> bool:
        """Whether the first page, with its consent, is answered. No other page is shown before."""
        return self.is_answered(self.steps[0])

    def previous(self, step: Step) -> Step | None:
        """The step before this one, whatever was answered."""
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        titles = dict.fromkeys(step.section for step in self.steps)
        return tuple(self._section(number, title) for number, title in enumerate(titles, 1))

    def _section(self, number: int, title: str) -> Section:
        steps = tuple(step for step in self.steps if step.section == title)
        answered, unconfirmed, to_confirm = (
            sum(step.slug in counted for step in steps)
            for counted in (self._answered, self.unconfirmed, self.to_confirm)
        )
        unfinished = tuple(filter(self.is_unfinished, steps))
        counts = (answered, unconfirmed, to_confirm)
        return Section(number, title, MINUTES[title], steps, *counts, unfinished)

    def section_of(self, step: Step) -> Section:
        return next(section for section in self.sections if step in section.steps)

    # --- Where to go next ----------------------------------------------------------------

    def after_step(self, step: Step) -> Destination:
        """After this step was saved: the next open page, also of a later section.

        While earlier answers wait to be confirmed, those come first.
        """
        if self.to_confirm:
            return self.after_section(self.section_of(step))
        later = self.steps[self.steps.index(step) + 1 :]
        return self._first_open(later) or self._open_page()

    def _first_open(self, steps: Sequence[Step]) -> Destination | None:
        slugs = (step.slug for step in steps if step.slug not in self._answered)
        return next((Destination("step", slug) for slug in slugs), None)

    def _open_page(self) -> Destination:
        """The first page that is not answered; check answers if there is none."""
        return self._first_open(self.steps) or Destination("check-answers")

    def after_item(self, step: Step) -> Destination:
        """After an item of this list was saved: its list, or check answers once all is complete."""
        return Destination("check-answers") if self.is_complete else Destination("step", step.slug)

    def after_section(self, section: Section | None = None) -> Destination:
        """Unconfirmed answers, those of `section` first; then what is open, or check answers."""
        if section and section.unconfirmed:
            return self._unconfirmed_page([section], section.number)
        if self.unconfirmed:
            return self._unconfirmed_page(self.sections)
        return self._open_page()

    def back_to_confirm(self, step: Step) -> Destination | None:
        """Where the other earlier answers of this step's section are confirmed, if any wait."""
        section = self.section_of(step)
        return self.after_section(section) if section.to_confirm else None

    def _unconfirmed_page(self, sections: Sequence[Section], number: int = 0) -> Destination:
        """What one click confirms; once that is done, the first page to be answered again."""
        if any(section.to_confirm for section in sections):
            return Destination("still-true", section=number)
        steps = (step for section in sections for step in section.steps)
        return Destination("step", next(s.slug for s in steps if s.slug in self.unconfirmed))

    # --- All the answers together ------------------------------------------------------------

    @cached_property
    def cleaned(self) -> dict[str, dict[str, Any]]:
        """The cleaned answers of every answered step; lists as {"completeness", "items"}."""
        return {
            step.slug: self._cleaned(step) for step in self.steps if step.slug in self._answered
        }

    def _cleaned(self, step: Step) -> dict[str, Any]:
        cleaned = dict(self.form(step).cleaned_data)
        if step.item_form:
            cleaned["items"] = [form.cleaned_data for form in self.item_forms(step)]
        return cleaned

    def problems(self) -> Iterator[Problem]:
        """Everything that keeps the answers from being complete."""
        for step in self.steps:
            form = self.form(step)
            if form.is_bound:
                yield from page_problems(step, form)
            else:
                yield from missing_page(step, bound(step.form, {}))
            yield from item_problems(step, self.item_forms(step))
        yield from (Problem("all", "", message) for message in too_long(self.answers, self.steps))
