"""The items of a list, a page each: add, change, remove."""

import re
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prescribing.drafts import store
from prescribing.interview.edit_token import FIELD, ChangedElsewhere, check_token, page_token
from prescribing.interview.forms.base import StepForm
from prescribing.interview.journey import Journey, bound
from prescribing.interview.list_items import items_of, with_item, without_item
from prescribing.interview.navigation import Destination
from prescribing.interview.read_back import item_titles
from prescribing.interview.steps import STEPS, Step
from prescribing.interview.unfinished import was_changed
from prescribing.views.form_page import (
    NEXT,
    STOP,
    cannot_save,
    fits,
    not_saved,
    render_form_page,
    saves_for_later,
    step_or_404,
    token_context,
)
from prescribing.views.visit import (
    SavedVisit,
    Visit,
    load_visit,
    no_draft,
    private,
    redirect_with_cookie,
    require_draft,
    started_visit,
    visit_to_save,
)


class ListFull(Exception):
    """Another item would be one too many."""


@require_safe
@require_draft
def add_item(request: HttpRequest, visit: SavedVisit, slug: str) -> HttpResponse:
    """To a blank page with an id of its own: sent twice, or after Back, it is still one item."""
    _list_or_404(slug)
    return redirect("item", slug=slug, item_id=secrets.token_hex(4))


@private
def item(request: HttpRequest, slug: str, item_id: str) -> HttpResponse:
    """One medicine or allergy, stored or new."""
    step, item_form = _list_or_404(slug)
    if not re.fullmatch("[0-9a-f]{8}", item_id):
        raise Http404
    if request.method == "POST":
        return _submit_item(request, step, item_form, item_id)
    visit = started_visit(request)
    if isinstance(visit, HttpResponse):
        return visit
    stored = _find(visit.journey.items(step), item_id)
    return _show_item(request, visit, step, _form_of(item_form, stored), stored)


def _form_of(item_form: type[StepForm], stored: Mapping[str, Any] | None) -> StepForm:
    return bound(item_form, stored) if stored else item_form()


def _submit_item(
    request: HttpRequest, step: Step, item_form: type[StepForm], item_id: str
) -> HttpResponse:
    """Save an item. One that another tab has removed comes back: nothing typed is lost."""
    visit, outage = visit_to_save(request)
    submitted = dict(item_form.submitted(request.POST))
    form = bound(item_form, submitted)
    if problem := cannot_save(request, visit, step, outage):
        form.errors.clear()  # correcting the answers would not help
        form.add_error(None, problem)
        return _show_item(request, visit, step, form)
    entry = {**submitted, "id": item_id}
    later = saves_for_later(request, step)
    shown = _form_of(item_form, _find(visit.journey.items(step), item_id))
    if later and not was_changed(shown, submitted):
        return redirect("stop")
    is_refused = not later and not form.is_valid()
    if is_refused or not fits(form, with_item(visit.journey.answers, step, entry)):
        return _show_item(request, visit, step, form)
    try:
        draft = _save_item(visit, step, entry, request.POST.get(FIELD, ""))
        return redirect_with_cookie(draft, _after_item(request, draft, step))
    except ChangedElsewhere as error:
        return _show_item(request, visit, step, form, elsewhere=error.stored)
    except ListFull:
        form.add_error(None, _list_full(step))
    except (store.NoDraft, store.Unavailable) as error:
        form.add_error(None, not_saved(error))
    return _show_item(request, visit, step, form)


def _after_item(request: HttpRequest, draft: store.OpenDraft, step: Step) -> Destination:
    if saves_for_later(request, step):
        return STOP
    if request.POST.get(NEXT) == "another":
        return Destination("add-item", step.slug)
    return Journey(STEPS, draft.answers).after_item(step)


def _save_item(visit: Visit, step: Step, entry: dict[str, Any], token: str) -> store.OpenDraft:
    """Save the item. Raises NoDraft, Unavailable, ChangedElsewhere, ListFull."""

    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        check_token(token, _find(items_of(answers, step), entry["id"]), entry, visit.tag)
        changed = with_item(answers, step, entry)
        if len(items_of(changed, step)) > max(step.limit, len(items_of(answers, step))):
            raise ListFull
        return changed

    if not isinstance(visit, SavedVisit):
        raise store.NoDraft
    return store.change(visit.key, apply)


@require_draft
def remove_item(request: HttpRequest, visit: SavedVisit, slug: str, item_id: str) -> HttpResponse:
    """Ask before an item is removed, then remove it. Removing twice is harmless."""
    step, _ = _list_or_404(slug)
    if request.method != "POST":
        return _ask_to_remove(request, visit, step, item_id)
    token = request.POST.get(FIELD, "")

    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        check_token(token, _find(items_of(answers, step), item_id), {}, visit.tag)
        return without_item(answers, step, item_id)

    try:
        draft = store.change(visit.key, apply)
    except store.NoDraft:
        return no_draft(request)
    except ChangedElsewhere:
        return _ask_to_remove(request, load_visit(request), step, item_id, is_changed=True)
    return redirect_with_cookie(draft, Destination("step", slug))


def _ask_to_remove(
    request: HttpRequest, visit: Visit, step: Step, item_id: str, *, is_changed: bool = False
) -> HttpResponse:
    """The item and the question. is_changed: another window changed the item since it was shown."""
    titles = dict(item_titles(visit.journey, step))
    if item_id not in titles:
        if is_changed:
            return redirect("step", slug=step.slug)
        raise Http404
    context = {
        "step": step,
        "title": titles[item_id],
        "is_changed": is_changed,
        "seen": page_token(_find(visit.journey.items(step), item_id), visit.tag),
    }
    status = 422 if is_changed else 200
    return render(request, "prescribing/interview/remove_item.html", context, status=status)


def _list_or_404(slug: str) -> tuple[Step, type[StepForm]]:
    """The list step of that slug, and the form of its items."""
    step = step_or_404(slug)
    if not step.item_form:
        raise Http404
    return step, step.item_form


def _list_full(step: Step) -> str:
    return (
        f"The list can hold {step.limit}, and it has {step.limit} now. Remove one first, or ask "
        "your pharmacy for a printed list to hand in with the letter."
    )


def _find(items: Iterable[Mapping[str, Any]], item_id: str) -> Any:
    """The item of that id, or None."""
    return next((entry for entry in items if entry.get("id") == item_id), None)


def _show_item(
    request: HttpRequest,
    visit: Visit,
    step: Step,
    form: StepForm,
    stored: Mapping[str, Any] | None = None,
    elsewhere: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """An item's page. stored: the item it shows. elsewhere: what another window saved meanwhile."""
    is_new = request.method != "POST" and stored is None
    is_full = is_new and len(visit.journey.items(step)) >= step.limit
    context = {
        "step": step,
        "full": _list_full(step) if is_full else "",
        "is_unfinished": bool(stored) and not form.is_valid(),
    }
    context |= token_context(request, visit, form, stored or {}, elsewhere)
    return render_form_page(request, visit, "prescribing/interview/item.html", form, context)
