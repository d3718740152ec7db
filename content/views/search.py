"""Search of what is published.

A query may reveal something about health: it is not stored or logged, and answers are not cached.
"""

from collections.abc import Sequence
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from content.articles.library import read_library
from content.articles.serialise import loads
from content.models import Edition
from content.models.edition import Kind
from content.models.published_state import PublishedState
from content.search.findable import PAGE, SOURCE, STUDY, documents
from content.search.finding import MOST_CHARACTERS, Corpus, Found, Hit
from content.search.terms import terms

MOST_OF_A_KIND = 30


@require_safe
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """The search box; with a query also the results by kind, or what is wrong with it."""
    typed = _printable(request.GET.get("q", "")).strip()
    is_too_long = len(typed) > MOST_CHARACTERS
    has_words = not is_too_long and bool(terms(typed))
    result = published_corpus().find(typed) if has_words else Found()
    context = {
        "typed": typed,
        "is_too_long": is_too_long,
        "has_words": has_words,
        "limit": MOST_CHARACTERS,
        "found": result,
        "count": len(result.hits),
        "groups": _by_kind(result.hits),
    }
    return render(request, "content/search.html", context)


def published_corpus() -> Corpus:
    """All that can be found: in one query, or in three after something was published."""
    return _corpus(PublishedState.current())


@lru_cache(maxsize=1)
def _corpus(_state: str) -> Corpus:
    editions = Edition.objects.current().filter(kind=Kind.PAGE).only("key", "order", "article")
    articles = {
        reverse("guidance-page", args=[edition.key]): loads(edition.article)
        for edition in sorted(editions, key=lambda edition: (edition.order, edition.key))
    }
    studies = read_library().studies
    return Corpus(documents(articles, [(study, study.get_absolute_url()) for study in studies]))


def _by_kind(hits: Sequence[Hit]) -> list[tuple[str, int, list[Hit]]]:
    """The kinds that have hits, each with how many there are, and the best of them."""
    groups = [(kind, [hit for hit in hits if hit.kind == kind]) for kind in (PAGE, STUDY, SOURCE)]
    return [(kind, len(hits), hits[:MOST_OF_A_KIND]) for kind, hits in groups if hits]


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)
