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
    found = sorted(
        (published_record(each, timezone.localdate()) for each in editions),
        key=lambda each: OrganisationKind.values.index(each.kind),
    )
    groups = [
        (
            OrganisationKind(kind).label,
            [(each, writer.text(each.description, each.name)) for each in members],
        )
        for kind, members in groupby(found, key=lambda each: each.kind)
    ]
    context = {
        "groups": groups,
        "sources": writer.sources,
        "is_approved": all(each.is_approved for each in found),
        "some_overdue": any(each.overdue_since for each in found),
    }
    return render(request, "content/organisations.html", context)
