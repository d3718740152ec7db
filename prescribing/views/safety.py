"""The safety file for everybody: what the site is for, its list of names, its hazards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prescribing.medicines.loading import default_list
from prescribing.safety.list_state import state_of
from prescribing.safety.reading import hazard_log


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """The page needs no database: it answers while that is away."""
    names = default_list()
    context = {"names": names, "state": state_of(names), "log": hazard_log()}
    return render(request, "prescribing/safety.html", context)
