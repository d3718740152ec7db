"""From answers to a pack: check answers, and the preview."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ldnguide.printing import fonts
from ldnguide.printing.text import name_in_brackets
from ldnguide.rendering.client import ComeBack, NotMade, carry_out
from prescribing.crosscheck.dates import diagnosed_before_birth
from prescribing.interview.read_back import pages_by_section
from prescribing.interview.review_prompts import hints, review_prompts
from prescribing.medicines.recognise import NameRecogniser
from prescribing.name_list.current import current_list
from prescribing.pack import pdf
from prescribing.pack.documents import PackDocument, Reader
from prescribing.pack.guidance import Guidance, read_guidance
from prescribing.pack.records import Pack
from prescribing.views.complete_pack import pack_of, require_complete
from prescribing.views.visit import SavedVisit, require_draft


@require_safe
@require_draft
def check_answers(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """Every answer with a way to change it, what may not fit, what cannot be printed as it is."""
    journey, recogniser = visit.journey, NameRecogniser(current_list())
    sections = pages_by_section(journey, recogniser)
    read = [page for pages in sections.values() for page in pages]
    not_filled_in = [page for page in read if page.not_filled_in]
    unprintable = pack_of(journey, recogniser).unprintable if journey.is_complete else ()
    context = {
        "journey": journey,
        "helping": journey.is_by_a_helper,
        "review_prompts": review_prompts(journey, recogniser),
        "hints": hints(journey),
        "diagnosed_before_birth": diagnosed_before_birth(journey.cleaned),
        "sections": sections,
        "not_filled_in": not_filled_in,
        "empty": sum(len(page.not_filled_in) for page in not_filled_in),
        "unprintable": [name_in_brackets(character) for character in unprintable],
        "next": journey.first_unanswered,
    }
    return render(request, "prescribing/pack/check_answers.html", context)


@require_safe
@require_draft
@require_complete
def preview(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """The pack as a web page, from the same templates as the PDF: the letter, the rest folded."""
    pack = pack_of(visit.journey)
    guidance = read_guidance(pack.made_on)
    texts, counts = _as_printed(request, visit, pack, guidance)
    context = {**pdf.pack_context(pack, guidance), **texts}
    letter, *others = context["documents"]
    return render(
        request,
        "prescribing/pack/preview.html",
        {
            **context,
            "letter_document": letter,
            "folded": [(document, counts.get(document)) for document in others],
            "pages": _pages_of_downloads(counts),
        },
    )


def _as_printed(
    request: HttpRequest, visit: SavedVisit, pack: Pack, guidance: Guidance
) -> tuple[Mapping[str, Any], Mapping[PackDocument, int]]:
    """The texts of measured pages, and page counts.

    Empty if the service is busy or a font missing: the preview can do without them.
    """
    try:
        return carry_out(pdf.as_printed, pack, guidance, owner=visit.tag, request=request)
    except (ComeBack, NotMade, fonts.MissingFont):
        return {}, {}


def _pages_of_downloads(counts: Mapping[PackDocument, int]) -> dict[str, int]:
    practice = [counts[document] for document in counts if document.reader is Reader.PRACTICE]
    return {"everything": sum(counts.values()), "practice": sum(practice)}
