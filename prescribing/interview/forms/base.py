"""The base form of every page of the interview: title, layout, answers as submitted."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms

from prescribing.interview.forms.dates import DateInputs
from prescribing.pack.sections import SummarySection

# One page's answers as the browser sent them: names to text, or to the slugs ticked.
Submitted = dict[str, str | list[str]]
# A question of the page, and those of its answers after which another question matters.
RevealedBy = tuple[str, tuple[str, ...]]


class StepForm(forms.Form):
    """A page of the interview.

    `title` heads the page. `intro` names a template shown between title and questions, `above` one
    for each field that something is to be read before.
    `revealed` says which fields matter only after which answer: {field: (question, answers)};
    reveals.css, made from it, hides them until then, and `clean` drops what they hold.
    `another` is the button of a list item that leads to the next blank one.
    `left_empty` says what it means that nothing was ticked, where that is an answer.
    `in_short` names long questions for check answers: {field: name}.
    `printed_in` is the section of the health summary that prints the page's texts whole; page 1 of
    the letter names it beside a name of a medicine in them. Section 6 repeats every such text.
    """

    title: ClassVar[str]
    intro: ClassVar[str] = ""
    template: ClassVar[str] = "prescribing/interview/step.html"
    above: ClassVar[dict[str, str]] = {}
    button: ClassVar[str] = "Save and continue"
    another: ClassVar[str] = ""
    revealed: ClassVar[dict[str, RevealedBy]] = {}
    left_empty: ClassVar[dict[str, str]] = {}
    in_short: ClassVar[dict[str, str]] = {}
    printed_in: ClassVar[SummarySection] = SummarySection.SAFETY_ALERTS
    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(data, label_suffix="", **kwargs)

    @cached_property
    def helper(self) -> FormHelper:
        """How the page is laid out; made when it is drawn, as most forms only check answers."""
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True  # the page's own form element carries the token
        helper.form_show_errors = False  # the error summary stands above the title instead
        helper.layout = Layout(
            *(part for name in self.shown() for part in (*self._above(name), self._placed(name)))
        )
        return helper

    def shown(self) -> list[str]:
        """The fields that the page shows."""
        return list(self.fields)

    def _above(self, name: str) -> list[HTML]:
        return [HTML(f'{{% include "{self.above[name]}" %}}')] if name in self.above else []

    def _placed(self, name: str) -> str | Div:
        if name not in self.revealed:
            return name
        question, answers = self.revealed[name]
        return Div(name, css_class="revealed", data_revealed_by=" ".join((question, *answers)))

    def forget_autocomplete(self) -> None:
        """Stop the browser from filling in a helper's own details as the patient's."""
        for field in self.fields.values():
            parts = getattr(field.widget, "widgets", [])
            for widget in (field.widget, *parts):
                widget.attrs.pop("autocomplete", None)

    def is_revealed(self, name: str) -> bool:
        """Whether this field counts after the answers on the page."""
        if name not in self.revealed:
            return True
        question, answers = self.revealed[name]
        return self.cleaned_data.get(question) in answers

    def clean(self) -> dict[str, Any]:
        for name in self.revealed:
            if not self.is_revealed(name):
                self.cleaned_data[name] = ""
                self.errors.pop(name, None)
        return self.cleaned_data

    def require_revealed(self, name: str, message: str) -> None:
        """Make a field required where it is revealed."""
        if self.is_revealed(name) and name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, message)

    @classmethod
    def suggested(cls, said: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """What a page that was never answered shows as chosen. said: what other pages submitted.

        Never an answer to a question about health.
        """
        return {}

    @classmethod
    def input_names(cls) -> list[tuple[str, bool]]:
        """The names of the page's inputs as submitted, and whether each may hold several values."""
        return [
            (name, isinstance(field.widget, forms.CheckboxSelectMultiple))
            for field_name, field in cls.base_fields.items()
            for name in cls.names_of(field_name)
        ]

    @classmethod
    def names_of(cls, field: str) -> list[str]:
        """The names of one field's inputs: several for a date."""
        is_date = isinstance(cls.base_fields[field].widget, DateInputs)
        return [f"{field}_{part}" for part in DateInputs.PARTS] if is_date else [field]

    @classmethod
    def submitted(cls, post: Any) -> Submitted:
        """This page's answers from a QueryDict, as typed, and nothing else that was sent."""
        return {
            name: post.getlist(name) if several else post.get(name, "")
            for name, several in cls.input_names()
        }
