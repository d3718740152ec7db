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
from prescribing.views.form_page import fits, not_saved, page, seen_now, step_or_404
from prescribing.views.visit import (
    Visit,
    load_visit,
    no_draft,
    private,
    redirect_if_not_started,
    redirect_with_cookie,
    require_draft,
    visit_to_save,
)


class ListFull(Exception):
    """Another item would be one too many."""


@require_safe
@require_draft
def add_item(request: HttpRequest, here: Visit, slug: str) -> HttpResponse:
    """To a blank page with an id of its own: sent twice, or after Back, it is still one item."""
    _list_or_404(slug)
    return redirect("item", slug=slug, item_id=secrets.token_hex(4))


@private
def item(request: HttpRequest, slug: str, item_id: str) -> HttpResponse:
    """One medicine or allergy, stored or new."""
    this, item_form = _list_or_404(slug)
    if not re.fullmatch("[0-9a-f]{8}", item_id):
        raise Http404
    if request.method == "POST":
        return _submit_item(request, (this, item_form), item_id)
    here = load_visit(request)
    if away := redirect_if_not_started(request, here):
        return away
    shown = _find(here.journey.items(this), item_id)
    form = bound(item_form, shown) if shown else item_form()
    return _show_item(request, here, this, form, shown)


def _submit_item(
    request: HttpRequest, place: tuple[Step, type[StepForm]], item_id: str
) -> HttpResponse:
    """Save an item. One that another tab has removed comes back: nothing typed is lost."""
    here, away = visit_to_save(request)
    this, item_form = place
    submitted = dict(item_form.submitted(request.POST))
    form = bound(item_form, submitted)
    if away:
        form.add_error(None, not_saved(away))
        return _show_item(request, here, this, form)
    entry = {**submitted, "id": item_id}
    if not form.is_valid() or not fits(form, with_item(here.journey.answers, this, entry)):
        return _show_item(request, here, this, form)
    try:
        return _save_item(here, this, entry, request.POST.get(FIELD, ""))
    except ChangedElsewhere as error:
        return _show_item(request, here, this, form, stored=error.stored)
    except ListFull:
        form.add_error(None, _full(this))
    except (store.NoDraft, store.Unavailable) as error:
        form.add_error(None, not_saved(error))
    return _show_item(request, here, this, form)


def _save_item(here: Visit, this: Step, entry: dict[str, Any], seen: str) -> HttpResponse:
    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        check_token(seen, _find(items_of(answers, this), entry["id"]), entry, here.tag)
        changed = with_item(answers, this, entry)
        if len(items_of(changed, this)) > max(this.limit, len(items_of(answers, this))):
            raise ListFull
        return changed

    if here.key is None:
        raise store.NoDraft
    draft = store.change(here.key, apply)
    return redirect_with_cookie(draft, Journey(STEPS, draft.answers).after_item(this))


@require_draft
def remove_item(request: HttpRequest, here: Visit, slug: str, item_id: str) -> HttpResponse:
    """Ask before an item is removed, then remove it. Removing twice is harmless."""
    this, _ = _list_or_404(slug)
    if request.method != "POST":
        return _ask_to_remove(request, here, this, item_id)
    seen = request.POST.get(FIELD, "")

    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        check_token(seen, _find(items_of(answers, this), item_id), {}, here.tag)
        return without_item(answers, this, item_id)

    try:
        draft = store.change(here.key, apply)
    except store.NoDraft:
        return no_draft(request)
    except ChangedElsewhere:
        return _ask_to_remove(request, load_visit(request), this, item_id, is_changed=True)
    return redirect_with_cookie(draft, Destination("step", slug))


def _ask_to_remove(
    request: HttpRequest, here: Visit, this: Step, item_id: str, *, is_changed: bool = False
) -> HttpResponse:
    """The item and the question; asked anew where it is not the item that was shown."""
    titles = dict(item_titles(here.journey, this))
    if item_id not in titles:
        if is_changed:
            return redirect("step", slug=this.slug)
        raise Http404
    context = {
        "step": this,
        "title": titles[item_id],
        "is_changed": is_changed,
        "seen": page_token(_find(here.journey.items(this), item_id), here.tag),
    }
    status = 422 if is_changed else 200
    return render(request, "prescribing/interview/remove_item.html", context, status=status)


def _list_or_404(slug: str) -> tuple[Step, type[StepForm]]:
    this = step_or_404(slug)
    if not this.item_form:
        raise Http404
    return this, this.item_form


def _full(this: Step) -> str:
    return (
        f"The list can hold {this.limit}, and it has {this.limit} now. Remove one first, or ask "
        "your pharmacy for a printed list to hand in with the letter."
    )


def _find(items: Iterable[Mapping[str, Any]], item_id: str) -> Any:
    """The item of that id, or None."""
    return next((item for item in items if item.get("id") == item_id), None)


def _show_item(
    request: HttpRequest,
    here: Visit,
    this: Step,
    form: StepForm,
    shown: Mapping[str, Any] | None = None,
    stored: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """An item's page; `shown` is what it shows, `stored` what another window saved meanwhile."""
    is_new = request.method != "POST" and shown is None
    full = is_new and len(here.journey.items(this)) >= this.limit
    context = {"step": this, "full": _full(this) if full else ""}
    context |= seen_now(request, here, form, shown or {}, stored)
    return page(request, here, "prescribing/interview/item.html", form, context)
