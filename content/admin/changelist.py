"""The lists of published records: their status, their next review, and their order."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from content import publishing
from content.admin.base import GuardedAdmin
from content.editions.review_clock import Clock
from content.models import Edition, Submission
from content.models.edition import Standing

_SUBMITTED = {
    Submission.State.WAITING: "; a new text is waiting for approval",
    Submission.State.RETURNED: "; a new text was returned with a comment",
}


class OrderForm(forms.ModelForm):
    """A row of the list. Only the order can be changed there."""


class ListedAdmin(GuardedAdmin):
    """A list with the status of each record. It saves nothing but the order."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Records with the state of their editions and submissions, in one query."""
        records: QuerySet[Any] = super().get_queryset(request)
        of_record = {"kind": self.model.published_as, "record_id": OuterRef("pk")}
        editions = Edition.objects.filter(**of_record).order_by("-number")
        current = editions.current()
        until = current.annotate(until=Coalesce("extended_to", "review_due")).values("until")
        submissions = Submission.objects.filter(**of_record).order_by("-submitted_at")
        annotated: QuerySet[Any] = records.annotate(
            edition_number=Subquery(current.values("number")[:1]),
            edition_due=Subquery(until[:1]),
            edition_approver=Subquery(current.values("approver_role")[:1]),
            last_standing=Subquery(editions.values("standing")[:1]),
            last_submission=Subquery(submissions.values("state")[:1]),
        )
        return annotated

    @admin.display(description="Published", ordering=F("edition_number"))
    def published(self, record: Any) -> str:
        """Which edition is public, whether a clinician approved it, and what was submitted."""
        submitted = _SUBMITTED.get(record.last_submission, "")
        if record.edition_number:
            approved = "approved" if record.edition_approver else "not approved"
            return f"Edition {record.edition_number}, {approved}{submitted}"
        standing = record.last_standing
        return f"{Standing(standing).label if standing else 'Not published'}{submitted}"

    @admin.display(description="Next review", ordering=F("edition_due"))
    def review(self, record: Any) -> str:
        """When the next review is due."""
        return review_words(record.edition_due) if record.edition_due else "–"

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_form(request, **{"form": OrderForm} | kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """From the list, save only the order: its other values may be out of date."""
        if isinstance(form, OrderForm):
            type(obj)._default_manager.filter(pk=obj.pk).update(order=obj.order)
            publishing.reorder(obj)
        else:
            super().save_model(request, obj, form, change)


def review_words(due: Any) -> str:
    """ "in 25 days, by 3 May 2027", "OVERDUE since …"."""
    left = Clock(due).days_left(timezone.localdate())
    if left < 0:
        return f"OVERDUE by {-left} days: {due:%-d %B %Y}"
    return f"in {left} days: {due:%-d %B %Y}" if left <= 90 else f"{due:%-d %B %Y}"
