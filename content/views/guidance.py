"""The home page, the index of guidance, and its pages with their editions."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.articles import caution_cards
from content.articles.caution_cards import found_for_patients
from content.articles.compose import CautionCard
from content.articles.differences import differences
from content.articles.edition_pdf import leaflet_of
from content.articles.library import library_of, read_library
from content.articles.overdue import with_overdue_cautions
from content.articles.serialise import loads
from content.editions.lookup import (
    Closed,
    Moved,
    NothingThere,
    current_page,
    edition_of_page,
    history,
    latest_of_page,
)
from content.editions.review_clock import Clock
from content.editions.values import published_record
from content.models import Edition
from content.models.edition import Kind
from content.models.page import Audience
from content.required import ALL_CAUTIONS, EVIDENCE_IN_MS, INTRODUCTION, OPIOIDS, URGENT_HELP

View = Callable[..., HttpResponse]
# The pages whose short versions cite what the home page says of LDN.
CLAIMED_ON = {"licence": INTRODUCTION, "trials": EVIDENCE_IN_MS}


def _of_a_page(view: View) -> View:
    """Answer for addresses without a current page: moved, closed, or never used."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str, **numbers: int) -> HttpResponse:
        try:
            return view(request, slug, **numbers)
        except Moved as moved:
            name = request.resolver_match.view_name  # type: ignore[union-attr]
            # Temporary: a page may take its earlier address again.
            return redirect(name, moved.slug, *numbers.values())
        except Closed as closed:
            status = 410 if closed.is_withdrawn else 404
            context = {
                "edition": closed.edition,
                "is_withdrawn": closed.is_withdrawn,
                "cards": _still_shown(closed.edition.key),
            }
            return render(request, "content/closed.html", context, status=status)
        except NothingThere:
            raise Http404 from None

    return answer


def _still_shown(slug: str) -> list[CautionCard]:
    """The cautions that are shown even if the page of cautions was withdrawn."""
    if slug != ALL_CAUTIONS:
        return []
    library = read_library(timezone.localdate())
    return [caution_cards.for_patients(library, key) for key in (OPIOIDS, URGENT_HELP)]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the site is, LDN's status with links to the pages that cite it, doors, urgent help."""
    today = timezone.localdate()
    cautions = Edition.objects.current().filter(kind=Kind.CAUTION, key=URGENT_HELP)
    urgent_help = found_for_patients(library_of(cautions.defer("article"), today), URGENT_HELP)
    context = {"claims": _claims(today), "urgent_help": urgent_help}
    return render(request, "content/home.html", context)


def _claims(today: date) -> dict[str, Any] | None:
    """The pages that cite what the home page says of LDN; None unless readers can open both."""
    of_both = Edition.objects.current().filter(kind=Kind.PAGE, key__in=CLAIMED_ON.values())
    editions = list(of_both.defer("article"))
    if len(editions) < len(CLAIMED_ON):
        return None
    return {
        **CLAIMED_ON,
        "is_approved": all(edition.is_approved for edition in editions),
        "is_overdue": any(Clock(edition.due).is_overdue(today) for edition in editions),
    }


@require_safe
def guidance(request: HttpRequest) -> HttpResponse:
    """All pages, by audience."""
    editions = Edition.objects.current().filter(kind=Kind.PAGE).defer("article")
    in_order = sorted(editions, key=lambda edition: (edition.order, edition.title))
    pages = [published_record(edition) for edition in in_order]
    groups = [
        (audience, [page for page in pages if page.audience == audience])
        for audience in Audience.values
    ]
    return render(
        request, "content/guidance.html", {"groups": [group for group in groups if group[1]]}
    )


@require_safe
@_of_a_page
def guidance_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One page, as its current edition has it."""
    return render(request, "content/page.html", page_context(current_page(slug)))


@require_safe
@_of_a_page
def page_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The page to print or keep."""
    edition = current_page(slug)
    address = request.build_absolute_uri(reverse("guidance-page", args=[slug]))
    made = b"" if request.method == "HEAD" else leaflet_of(edition, address)
    return HttpResponse(made, content_type="application/pdf")


@require_safe
@_of_a_page
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An edition at its permanent address."""
    context = page_context(edition_of_page(slug, number)) | {
        "is_edition_address": True,
        "slug": slug,
    }
    return render(request, "content/page.html", context)


@require_safe
@_of_a_page
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every edition of a page, with what changed."""
    latest = latest_of_page(slug)
    context = {"slug": slug, "latest": latest, "editions": history(latest)}
    return render(request, "content/editions.html", context)


@require_safe
@_of_a_page
def changes(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What differs between an edition and the one before it."""
    return _differences(request, slug, number - 1, number)


@require_safe
@_of_a_page
def changes_since(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """What differs between an edition and the newest."""
    return _differences(request, slug, number, latest_of_page(slug).number)


def page_context(edition: Edition) -> dict[str, Any]:
    """What the page's template reads."""
    today = timezone.localdate()
    return {
        "article": with_overdue_cautions(loads(edition.article), today),
        "edition": edition,
        "is_edition_address": False,
        "is_preview": False,
        "is_overdue": edition.is_current and Clock(edition.due).is_overdue(today),
        "slug": edition.key,
    }


def _differences(request: HttpRequest, slug: str, before: int, after: int) -> HttpResponse:
    newer = edition_of_page(slug, after)
    try:
        older = edition_of_page(slug, before)
    except Closed:
        return redirect("editions", slug)  # withdrawn: nobody should compare with it
    context = {
        "slug": slug,
        "older": older,
        "newer": newer,
        "differences": differences(loads(older.article), loads(newer.article)),
    }
    return render(request, "content/differences.html", context)
