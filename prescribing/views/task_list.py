"""The task list: every section of the interview, and how far it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prescribing.views.visit import SavedVisit, require_draft


@require_safe
@require_draft
def task_list(request: HttpRequest, visit: SavedVisit) -> HttpResponse:
    """The hub: every section, how far it is, and what comes next."""
    journey = visit.journey
    done = sum(section.is_done for section in journey.sections)
    context = {"journey": journey, "done": done, "next": journey.first_unanswered}
    return render(request, "prescribing/interview/task_list.html", context)
