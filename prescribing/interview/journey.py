"""A person's way through the interview, worked out afresh from the answers each time.

Answers are kept as submitted and validated on every read, so that stale or tampered ones count as
unanswered. Nothing here touches the database, the clock or a request.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.datastructures import MultiValueDict

from prescribing.interview import earlier_pack
from prescribing.interview.forms.allergies_and_medicines import ADD, ListForm
from prescribing.interview.forms.base import StepForm
from prescribing.interview.limits import TOTAL
from prescribing.interview.steps import Step

# {step slug: what its page submitted}. A list step also holds "items": one submission each.
# What `earlier` keeps beside the steps is no answer.
Answers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Problem:
    """What is wrong with one answer. `item` counts from 1; `field` is "" for a page as a whole."""

    step: str
    field: str
    message: str
    item: int = 0


@dataclass(frozen=True)
class Section:
    """A stretch of the interview that takes a few minutes. `number` counts from 1.

    unconfirmed: how many of its pages only wait for a word that they are still true, or, but for
    to_confirm of them, to be answered anew.
    """

    number: int
    title: str
    steps: tuple[Step, ...]
    answered: int
    unconfirmed: int
    to_confirm: int

    @property
    def is_done(self) -> bool:
        return self.answered == len(self.steps)

    @property
    def is_begun(self) -> bool:
        return self.answered > 0


def bound(form: type[StepForm], submitted: Mapping[str, Any], **kwargs: Any) -> StepForm:
    """The form filled with stored answers, whatever shape they are in."""
    data: MultiValueDict[str, str] = MultiValueDict()
    for name, _ in form.input_names():
        value = submitted.get(name, [])
        data.setlist(name, [str(part) for part in (value if isinstance(value, list) else [value])])
    return form(data, **kwargs)


class Journey:
    """The steps, and how far these answers have come along them."""

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
        # A list may have items before anybody said whether it is complete.
        given = "completeness" in stored if step.item_form else step.slug in self.answers
        return bound(step.form, stored, **kwargs) if given else step.form(**kwargs)

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
        """Whether everything on the page, and in its list, is there and valid, checked or not."""
        form = self.form(step)
        if isinstance(form, ListForm) and form.data.get("completeness") == ADD:
            return False
        return form.is_valid() and not any(self._item_problems(step))

    # --- The way along the steps ---------------------------------------------------------

    @cached_property
    def _valid(self) -> frozenset[str]:
        return frozenset(step.slug for step in self.steps if self.is_answered(step))

    @cached_property
    def unconfirmed(self) -> frozenset[str]:
        """The steps with an answer of an earlier pack that is valid, but not confirmed."""
        return self._valid & earlier_pack.unconfirmed(self.answers)

    @cached_property
    def to_confirm(self) -> frozenset[str]:
        """Those of them for which a word will do; the others are asked anew."""
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
    def first_unanswered(self) -> Step | None:
        return next((step for step in self.steps if step.slug not in self._answered), None)

    @property
    def may_go_on(self) -> bool:
        """Nothing is asked of anybody before the first page, with its consent, is answered."""
        return self.is_answered(self.steps[0])

    def previous(self, step: Step) -> Step | None:
        """The step before this one, whatever was answered."""
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def after(self, step: Step) -> Step | None:
        """What comes next within this section; None where it is time for the task list."""
        later = self.steps[self.steps.index(step) + 1 :]
        return next(
            (s for s in later if s.section == step.section and s.slug not in self._answered), None
        )

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
        return Section(number, title, steps, answered, unconfirmed, to_confirm)

    def section_of(self, step: Step) -> Section:
        return next(section for section in self.sections if step in section.steps)

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
            yield from self._page_problems(step)
            yield from self._item_problems(step)
        yield from (Problem("all", "", message) for message in too_long(self.answers, self.steps))

    def _page_problems(self, step: Step) -> Iterator[Problem]:
        form = self.form(step)
        if not form.is_bound:
            form = bound(step.form, {})
            if form.is_valid():
                yield Problem(step.slug, "", "Give this step, empty if there is nothing to say.")
        yield from _form_problems(step, form)
        if isinstance(form, ListForm) and form.data.get("completeness") == ADD:
            yield Problem(step.slug, "completeness", "Say whether the list is complete.")

    def _item_problems(self, step: Step) -> Iterator[Problem]:
        forms = self.item_forms(step)
        if step.item_form and len(forms) > step.limit:
            yield Problem(step.slug, "items", _too_many(step, len(forms)))
        for number, form in enumerate(forms, 1):
            for problem in _form_problems(step, form):
                yield replace(problem, item=number)


def _form_problems(step: Step, form: StepForm) -> Iterator[Problem]:
    for field, errors in form.errors.items():
        for message in errors:
            yield Problem(step.slug, "" if field == "__all__" else field, str(message))


def _too_many(step: Step, count: int) -> str:
    return f"The list can hold {step.limit}. It has {count} now. Remove {count - step.limit}."


# --- How long everything is together ---------------------------------------------------------


def characters(value: Any) -> int:
    """How many characters a stored answer holds, in all its parts."""
    if isinstance(value, str):
        return len(value.replace("\r\n", "\n"))
    if isinstance(value, Mapping):
        return sum(characters(part) for part in value.values())
    return sum(characters(part) for part in value) if isinstance(value, list | tuple) else 0


def too_long(answers: Answers, steps: Sequence[Step]) -> Iterator[str]:
    """A message naming the largest parts, if everything together is over the limit."""
    sizes = {step.form.title: characters(answers.get(step.slug, {})) for step in steps}
    total = sum(sizes.values())
    if total > TOTAL:
        largest = sorted(sizes.items(), key=lambda part: -part[1])[:3]
        parts = ", ".join(f"{title} ({size:,})" for title, size in largest)
        yield (
            f"Your answers together have {total:,} characters. The pack can hold {TOTAL:,}. "
            f"Shorten some. The longest parts are: {parts}."
        )
