"""The safety file for everybody: what the site is for, its list of names, its hazards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prescribing.name_list.current import read_current
from prescribing.safety.load import hazard_log
from prescribing.safety.name_list_status import state_of


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """The page answers while the database is away, and says that names may be missing."""
    current = read_current()
    context = {
        "names": current.names,
        "state": state_of(current.names),
        "is_whole": current.is_whole,
        "log": hazard_log(),
    }
    return render(request, "prescribing/safety/safety.html", context)
