"""Where else to turn."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.articles import Writer
from content.library import read_library
from content.models import Organisation
from content.models.organisation import OrganisationKind
from content.models.page import Audience


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Where else to turn, by kind."""
    writer = Writer(read_library(cautions=False), Audience.EVERYONE)
    found = sorted(
        Organisation.objects.all(), key=lambda each: OrganisationKind.values.index(each.kind)
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
    }
    return render(request, "content/organisations.html", context)
