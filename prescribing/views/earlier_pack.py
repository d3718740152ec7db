"""Starting from an earlier letter pack: it is uploaded, read in memory, and becomes a draft."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prescribing.drafts import store
from prescribing.drafts.keys import Key
from prescribing.interview import earlier_pack
from prescribing.interview.forms.before_you_start import is_shared
from prescribing.interview.journey import Journey
from prescribing.interview.navigation import Destination
from prescribing.interview.progress import progress_of
from prescribing.interview.read_back import pages
from prescribing.interview.steps import STEPS
from prescribing.medicines.recognise import NameRecogniser
from prescribing.name_list.current import current_list
from prescribing.savefile.data_copy import Reason, Refused, SavedPack
from prescribing.savefile.read import read_pack
from prescribing.views.earlier_pack_form import TRY_AGAIN, WHY, EarlierPackForm
from prescribing.views.visit import (
    SavedVisit,
    Visit,
    is_same_draft,
    load_visit,
    private,
    redirect_with_cookie,
)

KEEP, REPLACE, LOOK = "keep", "replace", "look"
CONFIRM = Destination("still-true")


@private
def upload(request: HttpRequest) -> HttpResponse:
    """Take a pack. If that fails, the page comes back with its ticks and says what to do."""
    if request.method != "POST":
        load_visit(request)
        return _show(request, EarlierPackForm(), 200)
    form = EarlierPackForm.of(request)
    try:
        visit = load_visit(request)
        return _open(request, visit, form) if form.is_valid() else _show(request, form, 422)
    except Refused as refused:
        form.add_error("pack", WHY[refused.reason])
        return _show(request, form, 503 if refused.reason is Reason.BUSY else 422)
    except store.Unavailable:
        form.add_error("pack", TRY_AGAIN)
        return _show(request, form, 503)


@require_safe
@private
def too_large(request: HttpRequest) -> HttpResponse:
    """What the web server shows where it refuses a file itself (docs/deploy.md)."""
    return render(request, "prescribing/earlier_pack/too_large.html", status=413)


def _show(request: HttpRequest, form: EarlierPackForm, status: int) -> HttpResponse:
    return render(request, "prescribing/earlier_pack/upload.html", {"form": form}, status=status)


def _open(request: HttpRequest, visit: Visit, form: EarlierPackForm) -> HttpResponse:
    """Make a draft of the pack. If another draft is open, ask which of the two to use."""
    fields = form.cleaned_data
    answers = _as_stored(read_pack(fields["pack"].read(), request), fields)
    draft = store.create(answers, shared=is_shared(fields))
    if isinstance(visit, SavedVisit):
        return _ask(request, visit, draft)
    return redirect_with_cookie(draft, CONFIRM)


def _as_stored(pack: SavedPack, fields: dict[str, Any]) -> store.StoredAnswers:
    """The answers of the pack, with consent and device as they were just ticked."""
    first = STEPS[0].slug
    ticked = {"device": fields["device"], "consent": fields["consent"]}
    answers = {**pack.answers, first: {**pack.answers.get(first, {}), **ticked}}
    return earlier_pack.carry_over(answers, pack.made_on)


# --- Where other answers are open already ---------------------------------------------------------


@private
def choose(request: HttpRequest) -> HttpResponse:
    """Keep what is open, replace it, or look first. Sent twice, or after Back, it does no harm."""
    if request.method != "POST":
        return redirect("earlier-pack")
    try:
        return _apply_choice(request, load_visit(request), request.POST.get("choice", ""))
    except store.Unavailable:
        fields = {name: request.POST.get(name, "") for name in ("pack", "open", "choice")}
        context = {"fields": fields}  # to be sent again when the database is back
        return render(request, "prescribing/earlier_pack/busy.html", context, status=503)


def _apply_choice(request: HttpRequest, visit: Visit, choice: str) -> HttpResponse:
    try:
        pack = _draft_of_pack(request)
    except store.NoDraft:
        return _pack_is_gone(request, visit, choice)
    if pack.tag == visit.tag:
        return redirect("task-list" if choice == KEEP else "still-true")
    if choice == KEEP:
        store.close_device(pack.key)
        return redirect("task-list")
    if choice == REPLACE and is_same_draft(request, visit):
        return _replace(visit, pack)
    return _look(request, visit, pack) if choice == LOOK else _ask(request, visit, pack)


def _draft_of_pack(request: HttpRequest) -> store.OpenDraft:
    """The draft that was made of the pack. Raises NoDraft, Unavailable."""
    key = Key.from_text(request.POST.get("pack", ""))
    if key is None:
        raise store.NoDraft
    return store.open_draft(key)


def _replace(visit: Visit, pack: store.OpenDraft) -> HttpResponse:
    if isinstance(visit, SavedVisit):
        store.close_device(visit.key)  # as the page said
    return redirect_with_cookie(pack, CONFIRM)


def _pack_is_gone(request: HttpRequest, visit: Visit, choice: str) -> HttpResponse:
    if choice == KEEP and isinstance(visit, SavedVisit):
        return redirect("task-list")
    return render(request, "prescribing/earlier_pack/gone.html", status=404)


def _ask(request: HttpRequest, visit: Visit, pack: store.OpenDraft) -> HttpResponse:
    context = _choice_context(visit, pack, Journey(STEPS, pack.answers))
    context["is_other"] = "open" in request.POST and not is_same_draft(request, visit)
    return render(request, "prescribing/earlier_pack/choice.html", context)


def _look(request: HttpRequest, visit: Visit, pack: store.OpenDraft) -> HttpResponse:
    """All the answers of the pack, to read and not to change."""
    journey = Journey(STEPS, pack.answers)
    answers = {
        "pages": [page.of_the_pack for page in pages(journey, NameRecogniser(current_list()))],
        "helping": journey.is_by_a_helper,
    }
    context = _choice_context(visit, pack, journey) | answers
    return render(request, "prescribing/earlier_pack/look.html", context)


def _choice_context(visit: Visit, pack: store.OpenDraft, journey: Journey) -> dict[str, Any]:
    """Both drafts, the open one and that of the pack, with what the choice sends."""
    return {
        "draft": visit.draft if isinstance(visit, SavedVisit) else None,
        "here": progress_of(visit.journey),
        "pack": progress_of(journey),
        "fields": {"pack": pack.key.to_text(), "open": visit.tag},
    }
