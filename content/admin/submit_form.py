"""The form by which an editor asks for a text to be published."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils import timezone

from content.admin.findings import Doubt, by_sentence
from content.editions.review_clock import MOST_YEARS, a_year_on, latest_review
from content.lint.run import Finding


class SubmitForm(forms.Form):
    """What changed, when it is to be reviewed, and a reason for each sentence in doubt."""

    # The version of the text whose findings the editor was shown.
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
        self.doubts = by_sentence(findings)
        for doubt in self.doubts:
            self.fields[f"reason-{doubt.key}"] = forms.CharField(
                label="Why it should stay",
                max_length=500,
                widget=AdminTextareaWidget(attrs={"rows": 2}),
                error_messages={"required": "Say why this should stay, or change the text."},
            )

    def clean_review_due(self) -> Any:
        """Neither today nor further away than allowed."""
        due, today = self.cleaned_data["review_due"], timezone.localdate()
        if not today < due <= latest_review(today):
            raise forms.ValidationError(
                f"Choose a date after today and no later than {latest_review(today):%-d %B %Y}."
            )
        return due

    @property
    def about_edition(self) -> list[forms.BoundField]:
        """What every submission says."""
        return [self["change_note"], self["review_due"]]

    @property
    def with_reasons(self) -> list[tuple[Doubt, forms.BoundField]]:
        """Each sentence in doubt with the field for its reason."""
        return [(each, self[f"reason-{each.key}"]) for each in self.doubts]

    @property
    def submitted(self) -> dict[str, Any]:
        """What `publishing.submit` takes, once the form is valid."""
        seen = self.cleaned_data["seen_version"]
        return {
            # No version of a text is negative: a form that does not say what it saw is refused.
            "seen_version": -1 if seen is None else seen,
            "change_note": self.cleaned_data["change_note"],
            "review_due": self.cleaned_data["review_due"],
            "findings": [
                {**asdict(finding), "reason": self.cleaned_data[f"reason-{doubt.key}"]}
                for doubt in self.doubts
                for finding in doubt.findings
            ],
        }
