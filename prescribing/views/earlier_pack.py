"""Starting from a letter pack made before: it is uploaded, read in memory, and taken over."""

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
from prescribing.medicines.loading import default_list
from prescribing.medicines.recognise import NameRecogniser
from prescribing.savefile.data_copy import Reason, Refused, SavedPack
from prescribing.savefile.read import read_pack
from prescribing.views.earlier_pack_form import TRY_AGAIN, WHY, EarlierPackForm
from prescribing.views.visit import Visit, is_as_shown, load_visit, private, redirect_with_cookie

KEEP, REPLACE, LOOK = "keep", "replace", "look"


@private
def upload(request: HttpRequest) -> HttpResponse:
    """Take a pack. Whatever goes wrong, the page comes back with its ticks and says what to do."""
    if request.method != "POST":
        load_visit(request)
        return _show(request, EarlierPackForm(), 200)
    form = EarlierPackForm.of(request)
    try:
        here = load_visit(request)
        return _open(request, here, form) if form.is_valid() else _show(request, form, 422)
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


def _open(request: HttpRequest, here: Visit, form: EarlierPackForm) -> HttpResponse:
    """The pack becomes a draft; beside another that is open, one that nobody has chosen yet."""
    sent = form.cleaned_data
    answers = _as_stored(read_pack(sent["pack"].read()), sent)
    draft = store.create(answers, shared=is_shared(sent))
    return (
        _ask(request, here, draft)
        if here.draft
        else redirect_with_cookie(draft, Destination("still-true"))
    )


def _as_stored(pack: SavedPack, sent: dict[str, Any]) -> store.StoredAnswers:
    """What the pack says, but consent and device as they were just ticked."""
    first = STEPS[0].slug
    ticked = {"device": sent["device"], "consent": sent["consent"]}
    said = {**pack.answers, first: {**pack.answers.get(first, {}), **ticked}}
    return earlier_pack.carry_over(said, pack.made_on)


# --- Where other answers are open already ---------------------------------------------------------


@private
def choose(request: HttpRequest) -> HttpResponse:
    """Keep what is open, replace it, or look first. Sent twice, or after Back, it does no harm."""
    if request.method != "POST":
        return redirect("earlier-pack")
    try:
        here = load_visit(request)
        return _chosen(request, here, request.POST.get("choice", ""))
    except store.Unavailable:
        return render(request, "prescribing/earlier_pack/busy.html", _carried(request), status=503)


def _chosen(request: HttpRequest, here: Visit, choice: str) -> HttpResponse:
    try:
        pack = _draft_of_pack(request)
    except store.NoDraft:
        return _gone(request, here, choice)
    if pack.tag == here.tag:
        return redirect("task-list" if choice == KEEP else "still-true")
    if choice == KEEP:
        store.close_device(pack.key)
        return redirect("task-list")
    if choice == REPLACE and is_as_shown(request, here):
        return _replace(here, pack)
    return _look(request, here, pack) if choice == LOOK else _ask(request, here, pack)


def _draft_of_pack(request: HttpRequest) -> store.OpenDraft:
    key = Key.from_text(request.POST.get("pack", ""))
    if key is None:
        raise store.NoDraft
    return store.open_draft(key)


def _replace(here: Visit, pack: store.OpenDraft) -> HttpResponse:
    if here.key:
        store.close_device(here.key)  # as the page said
    return redirect_with_cookie(pack, Destination("still-true"))


def _gone(request: HttpRequest, here: Visit, choice: str) -> HttpResponse:
    if choice == KEEP and here.draft:
        return redirect("task-list")
    return render(request, "prescribing/earlier_pack/gone.html", status=404)


def _ask(request: HttpRequest, here: Visit, pack: store.OpenDraft) -> HttpResponse:
    context = _both(here, pack, Journey(STEPS, pack.answers))
    context["is_other"] = "open" in request.POST and not is_as_shown(request, here)
    return render(request, "prescribing/earlier_pack/choice.html", context)


def _look(request: HttpRequest, here: Visit, pack: store.OpenDraft) -> HttpResponse:
    """All that the pack answers, to read and not to change."""
    journey = Journey(STEPS, pack.answers)
    answers = {
        "pages": [page.of_the_pack for page in pages(journey, NameRecogniser(default_list()))],
        "helping": journey.is_by_a_helper,
    }
    context = _both(here, pack, journey) | answers
    return render(request, "prescribing/earlier_pack/look.html", context)


def _both(here: Visit, pack: store.OpenDraft, journey: Journey) -> dict[str, Any]:
    return {
        "draft": here.draft,
        "here": progress_of(here.journey),
        "pack": progress_of(journey),
        "fields": {"pack": pack.key.to_text(), "open": here.tag},
    }


def _carried(request: HttpRequest) -> dict[str, Any]:
    """What was sent, to be sent again when the database is back."""
    names = ("pack", "open", "choice")
    return {"fields": {name: request.POST.get(name, "") for name in names}}
