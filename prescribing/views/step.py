"""One view for all steps of the interview."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from prescribing.drafts import store
from prescribing.interview import earlier_pack, reanswer
from prescribing.interview.edit_token import FIELD, ChangedElsewhere, check_token
from prescribing.interview.forms.allergies_and_medicines import ADD
from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.before_you_start import is_shared
from prescribing.interview.journey import Journey, bound
from prescribing.interview.list_items import items_of, with_items
from prescribing.interview.navigation import Destination
from prescribing.interview.read_back import is_marked, list_items
from prescribing.interview.steps import STEPS, Step
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.views.form_page import (
    FIRST,
    cards_of,
    fits,
    not_saved,
    page,
    seen_now,
    step_or_404,
)
from prescribing.views.visit import (
    Visit,
    address_of,
    load_visit,
    private,
    redirect_if_not_started,
    redirect_with_cookie,
    visit_to_save,
)


@private
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """Any page of the interview, shown or submitted."""
    this = step_or_404(slug)
    if request.method == "POST":
        return _submit(request, this)
    here = load_visit(request)
    away = redirect_if_not_started(request, here) if this != FIRST else None
    return away or _show(request, here, this, reanswer.form_to_answer(here.journey, this))


def _submit(request: HttpRequest, this: Step) -> HttpResponse:
    here, away = visit_to_save(request)
    submitted: dict[str, Any] = dict(this.form.submitted(request.POST))
    kwargs = {"item_count": len(here.journey.items(this))} if this.item_form else {}
    form = bound(this.form, submitted, **kwargs)
    if not here.key and (away or this != FIRST):
        form.errors.clear()  # nothing else can be mended before
        form.add_error(None, not_saved(away or store.NoDraft()))
        return _show(request, here, this, form)
    if not form.is_valid() or not fits(form, {**here.journey.answers, this.slug: submitted}):
        return _show(request, here, this, form)
    try:
        if submitted.get("completeness") == ADD:
            return _reopen_list(here, this, submitted, request.POST.get(FIELD, ""))
        return _save_step(here, this, submitted, request.POST.get(FIELD, ""))
    except ChangedElsewhere as error:
        return _show(request, here, this, form, stored=error.stored)
    except (store.NoDraft, store.Unavailable) as error:
        form.add_error(None, not_saved(error))
        return _show(request, here, this, form)


def _reopen_list(here: Visit, this: Step, submitted: dict[str, Any], seen: str) -> HttpResponse:
    """Somebody wants to add an item: whatever was said before, the list is no longer complete."""

    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        check_token(seen, answers.get(this.slug), submitted, here.tag)
        return with_items(answers, this, items_of(answers, this))

    return redirect_with_cookie(store.change(here.key, apply), Destination("add-item", this.slug))


def _save_step(here: Visit, this: Step, submitted: dict[str, Any], seen: str) -> HttpResponse:
    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        check_token(seen, answers.get(this.slug), submitted, here.tag)
        kept = answers.get(this.slug, {}) if this.item_form else {}
        changed = {**answers, this.slug: {**kept, **submitted}}
        # A list's own page names its items, and does not show what else was said of them.
        return changed if this.item_form else earlier_pack.confirm(changed, {this.slug})

    shared = is_shared(submitted) if this == FIRST else None
    if here.key:
        draft = store.change(here.key, apply, shared=shared)
    else:
        draft = store.create(apply({}), shared=bool(shared))
    return redirect_with_cookie(draft, Journey(STEPS, draft.answers).after_step(this))


def _show(
    request: HttpRequest,
    here: Visit,
    this: Step,
    form: StepForm,
    stored: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page; with what another window has `stored` for it meanwhile, if it has."""
    items = list_items(here.journey, this, NameRecogniser(default_list()))
    context = {
        "journey": here.journey,
        "step": this,
        "previous": here.journey.previous(this),
        "items": items,
        "is_marked": is_marked(items),
        "cards": cards_of(this),
        **_earlier(here, this),
        **seen_now(request, here, form, here.journey.submitted(this), stored),
    }
    if form.has_error("date_of_birth", "under-18"):
        return page(request, here, "prescribing/interview/under_18.html", form, context)
    return page(request, here, "prescribing/interview/step.html", form, context)


def _earlier(here: Visit, this: Step) -> dict[str, Any]:
    """Whether the page shows an answer of an earlier pack, from when, and where it is checked.

    back_to_confirm: empty where the rest of the section is checked; the way back is the usual one.
    """
    journey = here.journey
    back = journey.back_to_confirm(this)
    return {
        "is_earlier": this.slug in earlier_pack.unconfirmed(journey.answers),
        "earlier_answer": reanswer.earlier_answer(journey, this),
        "pack_made_on": earlier_pack.made_on(journey.answers),
        "back_to_confirm": address_of(back) if back else "",
    }
