"""The pack as a PDF, and the page that says what to do with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from ldnguide.rendering.client import carry_out
from prescribing.interview.export import exported_answers
from prescribing.pack.guidance import read_guidance
from prescribing.pack.pdf import Scope
from prescribing.savefile.make import pack_file
from prescribing.views.attachment import attachment
from prescribing.views.complete_pack import pack_of, require_complete
from prescribing.views.visit import SavedVisit, require_draft

# Before the date; a file name holds no answer and nobody's name.
FILE_NAMES = {
    Scope.EVERYTHING: "LDN letter pack",
    Scope.PRACTICE: "LDN pack for the practice",
    Scope.LETTER: "LDN letter",
}


@require_safe
@require_draft
@require_complete
def ready(request: HttpRequest, visit: SavedVisit, scope: Scope = Scope.EVERYTHING) -> HttpResponse:
    """Starts the download by itself, and says what to do next."""
    pack = pack_of(visit.journey)
    context = {
        "download": reverse("download", args=[] if scope is Scope.EVERYTHING else [scope]),
        "scope": scope.value,
        "has_started": "started" in request.GET,  # from the page of those who had to wait
        "pack": pack,
        "has_data_copy": pack.has_data_copy and scope is Scope.EVERYTHING,
    }
    return render(request, "prescribing/pack/ready.html", context)


@require_safe
@require_draft
@require_complete
def download(
    request: HttpRequest, visit: SavedVisit, scope: Scope = Scope.EVERYTHING
) -> HttpResponse:
    """The pack or a part of it as a PDF, made now and kept nowhere. It erases nothing.

    By GET, because some phones fetch a download a second time and would lose a POST.
    """
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect("preview")
    content = b"" if request.method == "HEAD" else _file(request, visit, scope)
    name = f"{FILE_NAMES[scope]} {date_format(timezone.localdate(), 'j M Y')}.pdf"
    return attachment(content, name, "application/pdf")


def _file(request: HttpRequest, visit: SavedVisit, scope: Scope) -> bytes:
    pack, answers = pack_of(visit.journey), exported_answers(visit.journey)
    guidance = read_guidance(pack.made_on)
    return carry_out(pack_file, answers, pack, guidance, scope, owner=visit.tag, request=request)
