"""From answers to a pack: check, preview, download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ldnguide.printing import fonts
from ldnguide.printing.words import name_in_brackets
from prescribing.drafts import cookie, store
from prescribing.interview.read_back import pages
from prescribing.interview.read_fields import read_fields
from prescribing.interview.review_prompts import hints, review_prompts
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.pack import pdf
from prescribing.pack.compose import compose
from prescribing.pack.guidance import read_guidance
from prescribing.pack.records import Pack
from prescribing.savefile.make import pack_file
from prescribing.views.visit import Visit, require_draft

FILE_NAME = "letter-pack.pdf"


def _pack(here: Visit, reader: NameRecogniser) -> Pack:
    journey = here.journey
    fields = read_fields(journey.steps)
    return compose(journey.cleaned, timezone.localdate(), fonts.covers, reader, fields)


@require_safe
@require_draft
def check_answers(request: HttpRequest, here: Visit) -> HttpResponse:
    """Every answer with a way to change it, what may not fit, what cannot be printed as it is."""
    reader = NameRecogniser(default_list())
    pack = _pack(here, reader) if here.journey.is_complete else None
    context = {
        "journey": here.journey,
        "helping": here.journey.is_by_a_helper,
        "review_prompts": review_prompts(here.journey, reader),
        "hints": hints(here.journey),
        "pages": pages(here.journey, reader),
        "unprintable": [name_in_brackets(each) for each in pack.unprintable] if pack else [],
        "next": here.journey.first_unanswered,
    }
    return render(request, "prescribing/pack/check_answers.html", context)


@require_safe
@require_draft
def preview(request: HttpRequest, here: Visit) -> HttpResponse:
    """The pack as a web page, from the same templates as the PDF."""
    if not here.journey.is_complete:
        return redirect("check-answers")
    pack = _pack(here, NameRecogniser(default_list()))
    context = pdf.pack_context(pack, read_guidance(pack.made_on))
    return render(request, "prescribing/pack/preview.html", context)


@require_safe
@require_draft
def download(request: HttpRequest, here: Visit) -> HttpResponse:
    """The pack as a PDF, made now and kept nowhere.

    By GET, because some phones fetch a download a second time and would lose a POST. On a shared
    computer there is no second time.
    """
    if not here.journey.is_complete:
        return redirect("check-answers")
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect("preview")
    pack = _pack(here, NameRecogniser(default_list()))
    head = request.method == "HEAD"
    made = b"" if head else pack_file(here.journey, pack, read_guidance(pack.made_on))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    if here.draft and here.draft.is_shared and not head:
        store.close_device(here.key)  # as the first page promised
        cookie.take_back(response)
    return response
