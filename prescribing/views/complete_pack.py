"""The pack of complete answers, and the guard of the pages that need one."""

from functools import wraps
from typing import ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from ldnguide.printing import fonts
from prescribing.interview.journey import Journey
from prescribing.interview.read_fields import read_fields
from prescribing.medicines.recognise import NameRecogniser
from prescribing.name_list.current import current_list
from prescribing.pack.compose import compose
from prescribing.pack.records import Pack
from prescribing.views.visit import SavedView, SavedVisit

P = ParamSpec("P")


def pack_of(journey: Journey, recogniser: NameRecogniser | None = None) -> Pack:
    """The pack of a complete journey, made today."""
    recogniser = recogniser or NameRecogniser(current_list())
    fields = read_fields(journey.steps)
    return compose(journey.cleaned, timezone.localdate(), fonts.covers, recogniser, fields)


def require_complete(view: SavedView[P]) -> SavedView[P]:
    """Send visitors with questions left to check answers, and those without a draft to a start."""

    @wraps(view)
    def guarded(
        request: HttpRequest, visit: SavedVisit, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        if not visit.journey.is_complete:
            return redirect("check-answers")
        return view(request, visit, *args, **kwargs)

    return guarded
