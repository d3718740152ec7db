"""The list of medicines as a whole: reading it from a text, and what its review changes."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from prescribing.drafts import cookie, store
from prescribing.interview.edit_token import FIELD, ChangedElsewhere, check_token
from prescribing.interview.forms.allergies_and_medicines import MedicinesForm
from prescribing.interview.journey import bound
from prescribing.interview.length import too_long
from prescribing.interview.list_items import items_of, with_items, with_sources
from prescribing.interview.list_keys import LEFT_OUT, PASTED
from prescribing.interview.list_review import chosen_sources, key_of
from prescribing.interview.navigation import Destination
from prescribing.interview.pasted_list import added_line, read_again, read_lines
from prescribing.interview.steps import STEPS, Step
from prescribing.medicines.recognise import NameRecogniser
from prescribing.name_list.current import current_list
from prescribing.views.form_page import NEXT, STOP, cannot_save, not_saved, step_or_404
from prescribing.views.show_step import show_step
from prescribing.views.visit import (
    SavedVisit,
    Visit,
    private,
    redirect_with_cookie,
    started_visit,
    visit_to_save,
)


class Refused(Exception):
    """Nothing is saved; the message says why, and how to put it right."""


def _step_or_404(slug: str) -> Step:
    step = step_or_404(slug)
    if not issubclass(step.form, MedicinesForm):
        raise Http404
    return step


# --- The text -------------------------------------------------------------------------------------


@private
def list_text(request: HttpRequest, slug: str) -> HttpResponse:
    """The text from which the list is read: to type it, or to change it and read it again."""
    step = _step_or_404(slug)
    if request.method == "POST":
        return _read(request, step)
    visit = started_visit(request)
    if isinstance(visit, HttpResponse):
        return visit
    stored = visit.journey.submitted(step).get(PASTED, "")
    form = step.form(initial={PASTED: stored}, item_count=len(visit.journey.items(step)))
    return show_step(request, visit, step, form, shows_text=True)


def _read(request: HttpRequest, step: Step) -> HttpResponse:
    """Read the text; then to the review or, if asked for, to a blank medicine."""
    visit, outage = visit_to_save(request)
    text = request.POST.get(PASTED, "")
    form = bound(step.form, {PASTED: text}, item_count=len(visit.journey.items(step)))
    form.errors.pop("completeness", None)  # it is asked after the list was read
    is_one_by_one = request.POST.get(NEXT) == "one-by-one"
    if problem := cannot_save(request, visit, step, outage):
        form.errors.clear()  # correcting the text would not help
        form.add_error(None, problem)
    elif not (text.strip() or is_one_by_one):
        form.add_error(PASTED, step.form.base_fields[PASTED].error_messages["required"])
    if form.errors:
        return show_step(request, visit, step, form, shows_text=True)
    try:
        draft = _save_text(visit, step, text, request.POST.get(FIELD, ""))
        after = Destination("add-item" if is_one_by_one else "step", step.slug)
        return redirect_with_cookie(draft, after)
    except ChangedElsewhere as error:
        return show_step(request, visit, step, form, elsewhere=error.stored, shows_text=True)
    except Refused as error:
        form.add_error(PASTED, str(error))
    except (store.NoDraft, store.Unavailable) as error:
        form.add_error(None, not_saved(error))
    return show_step(request, visit, step, form, shows_text=True)


def _save_text(visit: Visit, step: Step, text: str, token: str) -> store.OpenDraft:
    """Save the text and what was read from it."""
    lines = read_lines(text, NameRecogniser(current_list()))

    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        stored = answers.get(step.slug) or {}
        check_token(token, stored, {**stored, PASTED: text}, visit.tag)
        return _checked(answers, {**answers, step.slug: read_again(stored, text, lines)}, step)

    return _change(visit, apply)


def _change(visit: Visit, apply: store.Change) -> store.OpenDraft:
    if not isinstance(visit, SavedVisit):
        raise store.NoDraft
    return store.change(visit.key, apply)


def _checked(before: dict[str, Any], after: dict[str, Any], step: Step) -> dict[str, Any]:
    """The changed answers. Raises Refused where the pack cannot hold them."""
    count = len(items_of(after, step))
    if count > max(step.limit, len(items_of(before, step))):
        raise Refused(
            f"That makes {count} medicines, and the letter can hold {step.limit}. Take "
            f"{count - step.limit} out, or ask your pharmacy for a printed list to hand in with "
            "the letter."
        )
    for message in too_long(after, STEPS):
        raise Refused(message)
    return after


# --- The review -----------------------------------------------------------------------------------


@private
def list_review(request: HttpRequest, slug: str) -> HttpResponse:
    """What a button of the review asks for, after what was chosen and typed there is saved."""
    step = _step_or_404(slug)
    if request.method != "POST":
        return redirect("step", slug=slug)
    visit, outage = visit_to_save(request)
    form = bound(step.form, {}, item_count=len(visit.journey.items(step)))
    form.errors.clear()  # nothing is required yet
    if problem := cannot_save(request, visit, step, outage):
        form.add_error(None, problem)
        return show_step(request, visit, step, form)
    try:
        draft = _save_review(request, visit, step)
    except ChangedElsewhere as error:
        return show_step(request, visit, step, form, elsewhere=error.stored)
    except Refused as error:
        form.add_error(None, str(error))
        return show_step(request, visit, step, form)
    except (store.NoDraft, store.Unavailable) as error:
        form.add_error(None, not_saved(error))
        return show_step(request, visit, step, form)
    return _after_review(request, draft, step)


def _save_review(request: HttpRequest, visit: Visit, step: Step) -> store.OpenDraft:
    """Save the chosen sources, the line typed under “Add another”, and a line left out before."""
    token, another = request.POST.get(FIELD, ""), request.POST.get("another", "").strip()
    action, _, about = request.POST.get(NEXT, "").partition(":")
    chosen = chosen_sources(request.POST)
    recogniser = NameRecogniser(current_list())

    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        if token and token.partition("-")[0] != visit.tag:
            raise ChangedElsewhere(answers.get(step.slug))
        changed = dict(with_sources(answers, step, chosen))
        if another:
            changed = _with_line(changed, step, another, recogniser)
        if action == "keep":
            changed = _with_left_out(changed, step, about, recogniser)
        return _checked(answers, changed, step)

    return _change(visit, apply)


def _with_line(
    answers: dict[str, Any], step: Step, line: str, recogniser: NameRecogniser
) -> dict[str, Any]:
    return with_items(answers, step, [*items_of(answers, step), added_line(line, recogniser)])


def _with_left_out(
    answers: dict[str, Any], step: Step, key: str, recogniser: NameRecogniser
) -> dict[str, Any]:
    """The answers with a line that was left out as a medicine; sent twice, it is added once."""
    page = answers.get(step.slug) or {}
    lines = list(page.get(LEFT_OUT, []))
    line = next((line for line in lines if key_of(line) == key), None)
    if line is None:
        return answers
    lines.remove(line)
    return _with_line({**answers, step.slug: {**page, LEFT_OUT: lines}}, step, line, recogniser)


def _after_review(request: HttpRequest, draft: store.OpenDraft, step: Step) -> HttpResponse:
    """To the page that the button named; after “Add it” with the focus in the same box."""
    action, _, about = request.POST.get(NEXT, "").partition(":")
    if action in ITEM_PAGES and re.fullmatch("[0-9a-f]{8}", about):
        address = reverse(ITEM_PAGES[action], args=[step.slug, about])
    elif action == "text":
        address = reverse("list-text", args=[step.slug])
    elif action == "later":
        return redirect_with_cookie(draft, STOP)
    else:
        address = reverse("step", args=[step.slug])
        address += "?another#another" if action == "add" else ""
    response = redirect(address)
    cookie.hand_out(response, draft)
    return response


ITEM_PAGES = {"change": "item", "remove": "remove-item"}
