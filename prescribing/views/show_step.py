"""A page of the interview as a visitor sees it, with a form of the step."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from prescribing.interview import earlier_pack, reanswer
from prescribing.interview.forms.allergies_and_medicines import MedicinesForm
from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.dates import MINOR
from prescribing.interview.journey import Journey
from prescribing.interview.list_review import chosen_sources, review_of
from prescribing.interview.read_back import Item, is_marked, list_items
from prescribing.interview.steps import Step
from prescribing.medicines.recognise import NameRecogniser
from prescribing.name_list.current import current_list
from prescribing.views.form_page import BY_SLUG, cards_of, render_form_page, token_context
from prescribing.views.visit import SavedVisit, Visit, address_of


def show_step(
    request: HttpRequest,
    visit: Visit,
    step: Step,
    form: StepForm,
    elsewhere: Mapping[str, Any] | None = None,
    *,
    shows_text: bool = False,
) -> HttpResponse:
    """The page. elsewhere: what another window saved for it meanwhile, None if nothing.

    shows_text: the text from which the list is read, though there is a list to review.
    """
    recogniser = NameRecogniser(current_list())
    review = None
    if issubclass(step.form, MedicinesForm) and not shows_text:
        review = review_of(visit.journey, step, recogniser, chosen_sources(request.POST))
    items = review.items if review else list_items(visit.journey, step, recogniser)
    context = {
        "journey": visit.journey,
        "step": step,
        "previous": visit.journey.previous(step),
        "section": visit.journey.section_of(step),
        "items": items,
        "review": review,
        "typed_another": request.POST.get("another", ""),
        "adds_another": "another" in request.GET,
        "is_marked": is_marked(items),
        "own_list": _own_list(visit, step, recogniser),
        "cards": cards_of(step),
        "is_unfinished": form.is_bound and visit.journey.is_unfinished(step),
        **_earlier_context(visit.journey, step),
        **token_context(request, visit, form, visit.journey.submitted(step), elsewhere),
    }
    template = step.form.template
    if form.has_error("date_of_birth", MINOR):
        template = "prescribing/interview/under_18.html"
    return render_form_page(request, visit, template, form, context)


def _own_list(visit: Visit, step: Step, recogniser: NameRecogniser) -> list[Item] | None:
    """The list that the page repeats; None if it repeats none, or the answers cannot be read."""
    if not step.shows_list or not isinstance(visit, SavedVisit):
        return None
    return list_items(visit.journey, BY_SLUG[step.shows_list], recogniser)


def _earlier_context(journey: Journey, step: Step) -> dict[str, Any]:
    """Whether the page shows an answer of an earlier pack, when that was made, where to confirm it.

    back_to_confirm: empty where the rest of the section is confirmed; Back then leads to the page
    before.
    """
    back = journey.back_to_confirm(step)
    return {
        "is_earlier": step.slug in earlier_pack.unconfirmed(journey.answers),
        "earlier_answer": reanswer.earlier_answer(journey, step),
        "question_changed": reanswer.is_changed(journey, step),
        "pack_made_on": earlier_pack.made_on(journey.answers),
        "back_to_confirm": address_of(back) if back else "",
    }
