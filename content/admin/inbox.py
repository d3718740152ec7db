"""What waits for staff: texts for an approver, returned ones, and reviews that are near or past."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from content.editions.review_clock import REMINDERS
from content.editions.values import MODELS
from content.models import Edition, Submission

_SOON = max(REMINDERS)


@dataclass(frozen=True)
class Piece:
    """Some words of a line, and the list that shows what they count."""

    words: str
    address: str


def what_waits(user: Any) -> list[list[Piece]]:
    """The lines for this member of staff, none about what they may not see. In two queries."""
    lines = []
    if user.has_perm("content.view_submission"):
        lines += _submissions()
    if user.has_perm("content.view_edition"):
        lines.append(_reviews())
    return [line for line in lines if line]


def still_returned() -> QuerySet[Submission]:
    """What was returned with a comment, not submitted since, and not deleted."""
    later = Submission.objects.filter(
        kind=OuterRef("kind"),
        record_id=OuterRef("record_id"),
        submitted_at__gt=OuterRef("submitted_at"),
    )
    there = Q()
    for kind, model in MODELS.items():
        records = model._default_manager.filter(pk=OuterRef("record_id"))
        there |= Q(Exists(records), kind=kind)
    returned = Submission.objects.filter(there, state=Submission.State.RETURNED)
    return returned.exclude(Exists(later))


def due_within(asked: str, field: str) -> Q | None:
    """Those whose `field` is in this window; None if there is no such window."""
    today = timezone.localdate()
    if asked == "overdue":
        return Q(**{f"{field}__lt": today})
    if asked not in map(str, REMINDERS):
        return None
    last = today + timedelta(days=int(asked))
    return Q(**{f"{field}__gte": today, f"{field}__lte": last})


class ReviewFilter(admin.SimpleListFilter):
    """How near the review of what is published is. An unknown value filters nothing."""

    title = "next review"
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        days = sorted(REMINDERS)
        return [("overdue", "Overdue"), *((f"{day}", f"Due within {day} days") for day in days)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """queryset: records with the annotation `edition_due`."""
        window = due_within(self.value() or "", "edition_due")
        return queryset if window is None else queryset.filter(window)


class EditionReviewFilter(ReviewFilter):
    """The same for editions, of which only the current ones are reviewed."""

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        window = due_within(self.value() or "", "until")
        return queryset if window is None else _with_due(queryset.current()).filter(window)


class ReturnedFilter(admin.SimpleListFilter):
    """What went back to its editors and is still with them."""

    title = "what is left to do"
    parameter_name = "returned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "Returned and not submitted again")]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() != "open":
            return queryset
        return queryset.filter(pk__in=still_returned().values("pk"))


def _with_due(editions: Any) -> Any:
    return editions.annotate(until=Coalesce("extended_to", "review_due"))


def _submissions() -> list[list[Piece]]:
    listed = reverse("admin:content_submission_changelist")
    counts = Submission.objects.aggregate(
        waiting=Count("pk", filter=Q(state=Submission.State.WAITING)),
        returned=Count("pk", filter=Q(pk__in=still_returned().values("pk"))),
    )
    waiting = _texts(counts["waiting"], "is waiting for approval", "are waiting for approval")
    returned = _texts(counts["returned"], "was returned", "were returned")
    return [
        [Piece(waiting, f"{listed}?state__exact=waiting")] if counts["waiting"] else [],
        [Piece(returned, f"{listed}?returned=open")] if counts["returned"] else [],
    ]


def _reviews() -> list[Piece]:
    listed = reverse("admin:content_edition_changelist")
    counts = _with_due(Edition.objects.current()).aggregate(
        overdue=Count("pk", filter=due_within("overdue", "until")),
        soon=Count("pk", filter=due_within(str(_SOON), "until")),
    )
    late, soon = counts["overdue"], counts["soon"]
    pieces = []
    if late:
        words = f"{late} {'review is' if late == 1 else 'reviews are'} overdue"
        pieces.append(Piece(words, f"{listed}?review=overdue"))
    if soon:
        verb = "is" if soon == 1 else "are"
        subject = f"{soon}" if late else f"{soon} {'review' if soon == 1 else 'reviews'}"
        words = f"{subject} {verb} due within {_SOON} days"
        pieces.append(Piece(words, f"{listed}?review={_SOON}"))
    return pieces


def _texts(count: int, one: str, several: str) -> str:
    return f"{count} text {one}" if count == 1 else f"{count} texts {several}"
