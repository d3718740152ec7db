"""The letter as plain text, to copy into the text box of a practice's online form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prescribing.pack.message import Length, message
from prescribing.views.complete_pack import pack_of, require_complete
from prescribing.views.visit import SavedVisit, require_draft

ATTACHED = "attached"


@require_safe
@require_draft
@require_complete
def online_form(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """Both lengths. The address says only whether the pack goes with the message."""
    pack = pack_of(visit.journey)
    is_attached = ATTACHED in request.GET
    texts = {length: message(pack, length, is_attached=is_attached) for length in Length}
    context = {
        "is_attached": is_attached,
        "messages": [
            {"name": length.name.lower(), "text": text, "count": len(text), "most": length.value}
            for length, text in texts.items()
        ],
    }
    return render(request, "prescribing/pack/message.html", context)
