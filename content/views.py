"""The public pages of guidance: an index, a page each, the evidence, organisations."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.articles import Writer, read_article
from content.library import read_library
from content.models import Organisation, Page
from content.models.organisation import OrganisationKind
from content.models.page import Audience, Shows
from content.models.study import Scope
from content.needed import INTRODUCTION, URGENT_HELP


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What LDN is in short, the doors, and where to get urgent help, with one list of sources."""
    library = read_library()
    writer = Writer(library, Audience.PATIENTS)
    page = Page.objects.filter(slug=INTRODUCTION).first()
    summary = writer.text(page.summary, page.title) if page else ""
    urgent = library.cautions.get(URGENT_HELP)
    context = {
        "introduction": page,
        "summary": summary,
        "urgent_help": writer.card(urgent) if urgent else None,
        "sources": writer.sources,
    }
    return render(request, "content/home.html", context)


@require_safe
def guidance(request: HttpRequest) -> HttpResponse:
    """All pages, by audience."""
    pages = list(Page.objects.all())
    groups = [
        (audience, [page for page in pages if page.audience == audience])
        for audience in Audience.values
    ]
    return render(
        request, "content/guidance.html", {"groups": [each for each in groups if each[1]]}
    )


@require_safe
def guidance_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One page."""
    try:
        article = read_article(slug)
    except Page.DoesNotExist:
        raise Http404 from None
    return render(request, "content/page.html", {"article": article})


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """The tables of studies, the picture, and further reading."""
    library = read_library(cautions=False)
    writer = Writer(library, Audience.EVERYONE)
    context = {
        "figure": writer.figure(Shows.FIGURE_EVIDENCE),
        "in_ms": writer.studies(Scope.MS),
        "beyond": writer.studies(Scope.BEYOND),
        "sources": writer.sources,
        "is_approved": all(study.is_approved for study in library.studies),
        "further": [each.formatted for each in library.references.values() if each.further_reading],
    }
    return render(request, "content/evidence.html", context)


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
