"""Forms of an edition: take it off the site, postpone its review."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from content import publishing, required
from content.admin.usage import linked_in
from content.models import Edition, Page, Publishable, Submission
from content.models.edition import Standing
from content.publishing.lifecycle import LONGEST_EXTENSION_DAYS

NEEDS_A_REASON = {"required": "Enter the reason. Readers will see it."}


class ClosingForm(forms.Form):
    """Taking a text off the site."""

    how = forms.ChoiceField(
        label="How",
        choices=[(Standing.UNPUBLISHED, "Unpublish"), (Standing.WITHDRAWN, "Withdraw")],
        help_text="Unpublish a text that is no longer wanted: its old editions can still be read. "
        "Withdraw a text that is wrong or harmful: all its addresses show the reason instead.",
    )
    reason = forms.CharField(
        label="Reason, for readers",
        max_length=300,
        widget=forms.TextInput(attrs={"size": 80}),
        error_messages=NEEDS_A_REASON,
    )
    read = forms.BooleanField(
        label="I have checked what links to it",
        error_messages={"required": "Check what links to it, then tick this box."},
    )

    def __init__(self, data: Any = None, *, links: Sequence[object]) -> None:
        super().__init__(data, auto_id="closing-%s")
        if not links:
            del self.fields["read"]


class ExtensionForm(forms.Form):
    """Postponing a review."""

    until = forms.DateField(
        label="New review date",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": "Enter the new review date.",
            "invalid": "Enter a date, such as 2027-05-03.",
        },
    )
    why = forms.CharField(
        label="Reason, for readers",
        max_length=300,
        widget=forms.TextInput(attrs={"size": 80}),
        error_messages=NEEDS_A_REASON,
    )

    def __init__(self, data: Any = None, *, due: date) -> None:
        super().__init__(data, auto_id="extension-%s")
        today = timezone.localdate()
        self.first = max(due, today) + timedelta(days=1)
        self.last = today + timedelta(days=LONGEST_EXTENSION_DAYS)
        until = self.fields["until"]
        until.help_text = f"{self.range[:1].upper()}{self.range[1:]}."
        until.widget.attrs |= {"min": str(self.first), "max": str(self.last)}

    @property
    def is_possible(self) -> bool:
        """Whether there is any date to which the review can be postponed."""
        return self.first <= self.last

    @property
    def range(self) -> str:
        """The dates that can be chosen, in words."""
        return f"from {self.first:%-d %B %Y} to {self.last:%-d %B %Y}"

    def clean_until(self) -> date:
        """Refuse a date outside the range."""
        until: date = self.cleaned_data["until"]
        if not self.first <= until <= self.last:
            raise forms.ValidationError(f"Choose a date {self.range}.")
        return until


def links_to(edition: Edition) -> list[tuple[str, str]]:
    """What links to or shows this: a description, and the address of its form or ""."""
    if not edition.is_current:
        return []
    try:
        record = publishing.record_of(edition)
    except publishing.Refused:
        return []
    if isinstance(record, Page):
        site = [(required.PAGES[record.slug], "")] if record.slug in required.PAGES else []
        links = [(f"{use.words} links to it", form_of(use.record)) for use in linked_in(record)]
        return [*site, *links]
    pages = publishing.pages_showing(record)
    return [(f"the page “{page.title}” shows it", form_of(page)) for page in pages]


def form_of(record: Model) -> str:
    """The address of a record's form, or of an edition's page."""
    return reverse(f"admin:content_{record._meta.model_name}_change", args=[record.pk])


def history_of(text: Submission | Edition) -> Publishable | Submission | Edition:
    """The record whose history gets the entry; the edition or submission if it was deleted."""
    try:
        return publishing.record_of(text)
    except publishing.Refused:
        return text
