"""The home page, the index of guidance, and its pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.articles import Writer, read_article
from content.library import read_library
from content.models import Page
from content.models.page import Audience
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
