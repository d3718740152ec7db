"""What staff have to do: texts to approve, returned texts, and reviews that are due."""

from collections.abc import Callable
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
    """A link to a list, and how many records it has."""

    words: str
    address: str


# What the admins of other apps add to the list: functions of a user, which give more lines.
OTHERS: list[Callable[[Any], list[list[Piece]]]] = []


def to_do(user: Any) -> list[list[Piece]]:
    """The lines of the list for this user, by what they may view. In three queries."""
    lines = []
    if user.has_perm("content.view_submission"):
        lines += _submissions()
    if user.has_perm("content.view_edition"):
        lines.append(_reviews())
    for more in OTHERS:
        lines += more(user)
    return [line for line in lines if line]


def still_returned() -> QuerySet[Submission]:
    """Submissions that were returned, not submitted again, and whose record still exists."""
    later = Submission.objects.filter(
        kind=OuterRef("kind"),
        record_id=OuterRef("record_id"),
        submitted_at__gt=OuterRef("submitted_at"),
    )
    exists = Q()
    for kind, model in MODELS.items():
        records = model._default_manager.filter(pk=OuterRef("record_id"))
        exists |= Q(Exists(records), kind=kind)
    returned = Submission.objects.filter(exists, state=Submission.State.RETURNED)
    return returned.exclude(Exists(later))


def due_within(window: str, field: str) -> Q | None:
    """Records whose `field` is in this window, "overdue" or a number of days; else None."""
    today = timezone.localdate()
    if window == "overdue":
        return Q(**{f"{field}__lt": today})
    if window not in map(str, REMINDERS):
        return None
    last = today + timedelta(days=int(window))
    return Q(**{f"{field}__gte": today, f"{field}__lte": last})


class ReviewFilter(admin.SimpleListFilter):
    """Filter by the date of the next review. An unknown value filters nothing."""

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
    """The same for editions. Only current editions have a review."""

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        window = due_within(self.value() or "", "until")
        return queryset if window is None else _with_due(queryset.current()).filter(window)


class ReturnedFilter(admin.SimpleListFilter):
    """Filter by submissions that were returned and not submitted again."""

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
    address = reverse("admin:content_submission_changelist")
    counts = Submission.objects.aggregate(
        waiting=Count("pk", filter=Q(state=Submission.State.WAITING)),
        returned=Count("pk", filter=Q(pk__in=still_returned().values("pk"))),
    )
    waiting = _texts(counts["waiting"], "is waiting for approval", "are waiting for approval")
    returned = _texts(counts["returned"], "was returned", "were returned")
    return [
        [Piece(waiting, f"{address}?state__exact=waiting")] if counts["waiting"] else [],
        [Piece(returned, f"{address}?returned=open")] if counts["returned"] else [],
    ]


def _reviews() -> list[Piece]:
    address = reverse("admin:content_edition_changelist")
    counts = _with_due(Edition.objects.current()).aggregate(
        overdue=Count("pk", filter=due_within("overdue", "until")),
        soon=Count("pk", filter=due_within(str(_SOON), "until")),
    )
    late, soon = counts["overdue"], counts["soon"]
    pieces = []
    if late:
        words = f"{late} {'review is' if late == 1 else 'reviews are'} overdue"
        pieces.append(Piece(words, f"{address}?review=overdue"))
    if soon:
        verb = "is" if soon == 1 else "are"
        subject = f"{soon}" if late else f"{soon} {'review' if soon == 1 else 'reviews'}"
        words = f"{subject} {verb} due within {_SOON} days"
        pieces.append(Piece(words, f"{address}?review={_SOON}"))
    return pieces


def _texts(count: int, one: str, several: str) -> str:
    return f"{count} text {one}" if count == 1 else f"{count} texts {several}"
