"""From answers to a pack: check, preview, download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ldnguide.printing.text import name_in_brackets
from prescribing.drafts import cookie, store
from prescribing.interview.journey import Journey
from prescribing.interview.read_back import pages
from prescribing.interview.review_prompts import hints, review_prompts
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.pack import pdf
from prescribing.pack.guidance import read_guidance
from prescribing.savefile.make import pack_file
from prescribing.views.complete_pack import pack_of
from prescribing.views.visit import SavedVisit, require_draft

FILE_NAME = "letter-pack.pdf"


@require_safe
@require_draft
def check_answers(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """Every answer with a way to change it, what may not fit, what cannot be printed as it is."""
    journey, recogniser = visit.journey, NameRecogniser(default_list())
    unprintable = pack_of(journey, recogniser).unprintable if journey.is_complete else ()
    context = {
        "journey": journey,
        "helping": journey.is_by_a_helper,
        "review_prompts": review_prompts(journey, recogniser),
        "hints": hints(journey),
        "pages": pages(journey, recogniser),
        "unprintable": [name_in_brackets(character) for character in unprintable],
        "next": journey.first_unanswered,
    }
    return render(request, "prescribing/pack/check_answers.html", context)


@require_safe
@require_draft
def preview(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """The pack as a web page, from the same templates as the PDF."""
    if not visit.journey.is_complete:
        return redirect("check-answers")
    pack = pack_of(visit.journey)
    context = pdf.pack_context(pack, read_guidance(pack.made_on))
    return render(request, "prescribing/pack/preview.html", context)


@require_safe
@require_draft
def download(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """The pack as a PDF, made now and kept nowhere.

    By GET, because some phones fetch a download a second time and would lose a POST. On a shared
    computer it can be downloaded once.
    """
    if not visit.journey.is_complete:
        return redirect("check-answers")
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect("preview")
    is_head = request.method == "HEAD"
    response = HttpResponse(
        b"" if is_head else _file(visit.journey), content_type="application/pdf"
    )
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    if visit.draft.is_shared and not is_head:
        store.close_device(visit.key)  # as the first page promised
        cookie.take_back(response)
    return response


def _file(journey: Journey) -> bytes:
    pack = pack_of(journey)
    return pack_file(journey, pack, read_guidance(pack.made_on))
