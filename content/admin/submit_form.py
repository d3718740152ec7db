"""The form with which an editor submits a text for approval."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils import timezone

from content.admin.findings import FlaggedSentence, by_sentence
from content.editions.review_clock import MOST_YEARS, a_year_on, latest_review
from content.lint.run import Finding


class SubmitForm(forms.Form):
    """What changed, the next review, and a reason for each sentence with findings."""

    # The version of the text that was checked and shown to the editor.
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    change_note = forms.CharField(
        label="What changed, for readers",
        max_length=300,
        widget=forms.TextInput(attrs={"size": 80}),
        help_text="One or two sentences. Readers see them in the list of editions.",
        error_messages={"required": "Say in a sentence what changed."},
    )
    review_due = forms.DateField(
        label="Next review by",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=f"At most {MOST_YEARS} years from today.",
        error_messages={
            "required": "Enter the date of the next review.",
            "invalid": "Enter a date, such as 2027-05-03.",
        },
    )

    def __init__(self, data: Any = None, *, findings: Sequence[Finding]) -> None:
        super().__init__(data, initial={"review_due": a_year_on(timezone.localdate())})
        self.sentences = by_sentence(findings)
        for sentence in self.sentences:
            self.fields[f"reason-{sentence.key}"] = forms.CharField(
                label="Why it should stay",
                max_length=500,
                widget=AdminTextareaWidget(attrs={"rows": 2}),
                error_messages={"required": "Say why this should stay, or change the text."},
            )

    def clean_review_due(self) -> Any:
        """After today, and within the longest time between reviews."""
        due, today = self.cleaned_data["review_due"], timezone.localdate()
        if not today < due <= latest_review(today):
            raise forms.ValidationError(
                f"Choose a date after today and no later than {latest_review(today):%-d %B %Y}."
            )
        return due

    @property
    def about_edition(self) -> list[forms.BoundField]:
        """The fields of every submission."""
        return [self["change_note"], self["review_due"]]

    @property
    def with_reasons(self) -> list[tuple[FlaggedSentence, forms.BoundField]]:
        """Each sentence with findings, and the field for its reason."""
        return [(sentence, self[f"reason-{sentence.key}"]) for sentence in self.sentences]

    @property
    def submitted(self) -> dict[str, Any]:
        """Arguments for `publishing.submit`, once the form is valid."""
        version = self.cleaned_data["seen_version"]
        return {
            # -1 is no version of a text: a form without a version is refused.
            "seen_version": -1 if version is None else version,
            "change_note": self.cleaned_data["change_note"],
            "review_due": self.cleaned_data["review_due"],
            "findings": [
                {**asdict(finding), "reason": self.cleaned_data[f"reason-{sentence.key}"]}
                for sentence in self.sentences
                for finding in sentence.findings
            ],
        }
