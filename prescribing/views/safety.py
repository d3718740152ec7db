"""The safety file for everybody: what the site is for, its list of names, its hazards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prescribing.medicines.loading import default_list
from prescribing.safety.load import hazard_log
from prescribing.safety.name_list_status import state_of


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """The page needs no database: it answers while that is away."""
    names = default_list()
    context = {"names": names, "state": state_of(names), "log": hazard_log()}
    return render(request, "prescribing/safety/safety.html", context)
