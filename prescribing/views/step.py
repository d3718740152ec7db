"""One view for all steps of the interview."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from prescribing.drafts import store
from prescribing.interview import earlier_pack, reanswer
from prescribing.interview.edit_token import FIELD, ChangedElsewhere, check_token
from prescribing.interview.forms.allergies_and_medicines import (
    ADD,
    NO_ITEMS,
    TYPED_AND_DONE,
    TYPED_AND_NONE,
)
from prescribing.interview.forms.base import StepForm
from prescribing.interview.forms.before_you_start import is_shared
from prescribing.interview.forms.dates import MINOR
from prescribing.interview.journey import Journey, bound
from prescribing.interview.list_items import with_items, with_sources
from prescribing.interview.list_keys import PASTED, TO_READ
from prescribing.interview.list_review import chosen_sources, reads_text
from prescribing.interview.navigation import Destination
from prescribing.interview.steps import STEPS, Step
from prescribing.interview.unfinished import unfinished_items, was_changed
from prescribing.views.form_page import (
    FIRST,
    STOP,
    cannot_save,
    fits,
    not_saved,
    saves_for_later,
    step_or_404,
)
from prescribing.views.show_step import show_step
from prescribing.views.visit import (
    SavedVisit,
    Visit,
    load_visit,
    private,
    redirect_with_cookie,
    started_visit,
    visit_to_save,
)


@private
def step_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Any page of the interview, shown or submitted."""
    step = step_or_404(slug)
    if request.method == "POST":
        return _submit(request, step)
    visit = load_visit(request) if step == FIRST else started_visit(request)
    if isinstance(visit, HttpResponse):
        return visit
    return show_step(request, visit, step, _form_to_answer(visit.journey, step))


def _form_to_answer(journey: Journey, step: Step) -> StepForm:
    """The form as stored; the text of a list that is still to be read, without a message."""
    if not reads_text(journey, step):
        return reanswer.form_to_answer(journey, step)
    text = journey.submitted(step).get(PASTED, "")
    return step.form(initial={PASTED: text}, item_count=len(journey.items(step)))


def _submit(request: HttpRequest, step: Step) -> HttpResponse:
    visit, outage = visit_to_save(request)
    submitted = _with_text(visit.journey, step, dict(step.form.submitted(request.POST)))
    kwargs = {"item_count": len(visit.journey.items(step))} if step.item_form else {}
    form = bound(step.form, submitted, **kwargs)
    if problem := cannot_save(request, visit, step, outage):
        form.errors.clear()  # correcting the answers would not help
        form.add_error(None, problem)
        return show_step(request, visit, step, form)
    is_minor = form.has_error("date_of_birth", MINOR)
    later = saves_for_later(request, step) and not is_minor
    if later and not was_changed(_form_to_answer(visit.journey, step), submitted):
        return redirect("stop")
    answers = {**visit.journey.answers, step.slug: submitted}
    is_complete = later or _is_complete(form, visit.journey, step, request.POST)
    if not is_complete or not fits(form, answers):
        return show_step(request, visit, step, form)
    try:
        return _save(visit, step, submitted, request.POST, later=later)
    except ChangedElsewhere as error:
        return show_step(request, visit, step, form, elsewhere=error.stored)
    except (store.NoDraft, store.Unavailable) as error:
        form.add_error(None, not_saved(error))
        return show_step(request, visit, step, form)


def _with_text(journey: Journey, step: Step, submitted: dict[str, Any]) -> dict[str, Any]:
    """What was submitted; with the stored text of a list, where the page did not send it."""
    stored = journey.submitted(step)
    return {PASTED: stored[PASTED], **submitted} if PASTED in stored else submitted


def _is_complete(form: StepForm, journey: Journey, step: Step, post: Mapping[str, str]) -> bool:
    """Whether the page is valid, and its list not called complete with an unfinished item.

    Nor with something typed on the page that no button was pressed for.
    """
    is_none = form.is_valid() and form.cleaned_data.get("completeness") in NO_ITEMS
    if is_none and post.get(PASTED, "").strip():
        form.add_error(PASTED, TYPED_AND_NONE)
    if post.get("another", "").strip():
        form.add_error(None, TYPED_AND_DONE)
    unfinished = unfinished_items(journey, step)
    if form.is_valid() and unfinished and form.cleaned_data["completeness"] != ADD:
        names = ", ".join(title or "the one without a name" for title in unfinished)
        form.add_error("completeness", f"First finish or remove: {names}.")
    return form.is_valid()


def _save(
    visit: Visit, step: Step, submitted: dict[str, Any], post: Mapping[str, str], *, later: bool
) -> HttpResponse:
    """Save the page, or begin a draft with it; then on to the next page, or to stop."""
    chosen = chosen_sources(post) if step.item_form else {}

    def apply(answers: dict[str, Any]) -> dict[str, Any]:
        check_token(post.get(FIELD, ""), answers.get(step.slug), submitted, visit.tag)
        return _with_page(with_sources(answers, step, chosen), step, submitted)

    shared = is_shared(submitted) if step == FIRST else None
    if not isinstance(visit, SavedVisit):
        draft = store.create(apply({}), shared=bool(shared))
    else:
        draft = store.change(visit.key, apply, shared=shared)
    if later:
        return redirect_with_cookie(draft, STOP)
    if submitted.get("completeness") == ADD:
        return redirect_with_cookie(draft, Destination("add-item", step.slug))
    return redirect_with_cookie(draft, Journey(STEPS, draft.answers).after_step(step))


def _with_page(answers: Mapping[str, Any], step: Step, submitted: dict[str, Any]) -> dict[str, Any]:
    """The answers with this page as submitted."""
    if step.item_form:
        # The page does not show every answer of each item, so saving it confirms none of them.
        before = answers.get(step.slug) or {}
        page = {**before, **submitted}
        if page.get(PASTED, "") != before.get(PASTED, ""):
            page[TO_READ] = "yes"
        changed = {**answers, step.slug: page}
        if submitted.get("completeness") != ADD:
            return changed
        # Whatever was said before, a list to which somebody adds is not complete.
        return with_items(changed, step, page.get("items", []))
    return earlier_pack.confirm({**answers, step.slug: submitted}, {step.slug})
