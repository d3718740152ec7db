"""Where else to turn."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.articles.compose import Writer
from content.articles.library import library_of
from content.editions.values import published_record
from content.models import Edition
from content.models.edition import Kind
from content.models.organisation import OrganisationKind
from content.models.page import Audience


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Where else to turn, by kind."""
    editions = sorted(
        Edition.objects.current().filter(kind=Kind.ORGANISATION),
        key=lambda edition: (edition.order, edition.key),
    )
    writer = Writer(library_of(editions), Audience.EVERYONE)
    records = sorted(
        (published_record(edition, timezone.localdate()) for edition in editions),
        key=lambda record: OrganisationKind.values.index(record.kind),
    )
    groups = [
        (
            OrganisationKind(kind).label,
            [(record, writer.text(record.description, record.name)) for record in members],
        )
        for kind, members in groupby(records, key=lambda record: record.kind)
    ]
    context = {
        "groups": groups,
        "sources": writer.sources,
        "is_approved": all(record.is_approved for record in records),
        "some_overdue": any(record.overdue_since for record in records),
    }
    return render(request, "content/organisations.html", context)
