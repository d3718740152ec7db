"""The list of medicine names in the admin: see it, propose a name, sign it off, withdraw it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from content.admin import inbox
from content.admin.base import ReadOnlyAdmin
from content.evidence.csv_export import as_csv
from content.publishing.permissions import Refused
from content.staff_names import name_of
from prescribing.medicines.additions import without
from prescribing.medicines.effect import Effect, effect_of
from prescribing.medicines.names import ListedName
from prescribing.medicines.pasted.known import common_medicines
from prescribing.name_list import table, workflow
from prescribing.name_list.current import current_list
from prescribing.name_list.forms import DecisionForm, ProposalForm, WithdrawalForm
from prescribing.name_list.models import NameProposal

NAMES_ON_A_PAGE = 100
FOLDER = "admin/prescribing/nameproposal"


@admin.register(NameProposal)
class NameProposalAdmin(ReadOnlyAdmin):
    """Every proposal with its decision. None can be changed or deleted."""

    list_display = (
        *("name", "action", "state", "medicine_class", "country", "proposed", "proposed_at"),
        *("decided", "number"),
    )
    list_filter = ("state", "action", "medicine_class")
    list_select_related = ("proposed_by", "decided_by")
    search_fields = ("name", "active", "country", "source")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(workflow.PROPOSE))

    def get_urls(self) -> list[URLPattern]:
        own = (
            ("list/", self.list_view, "list"),
            ("download/", self.download_view, "download"),
            ("<int:pk>/withdraw/", self.withdraw_view, "withdraw"),
        )
        site = self.admin_site
        return [
            *(
                path(route, site.admin_view(view), name=f"prescribing_nameproposal_{name}")
                for route, view, name in own
            ),
            *super().get_urls(),
        ]

    @admin.display(description="Proposed by", ordering="proposed_by")
    def proposed(self, proposal: NameProposal) -> str:
        return name_of(proposal.proposed_by)

    @admin.display(description="Decided by", ordering="decided_by")
    def decided(self, proposal: NameProposal) -> str:
        return name_of(proposal.decided_by) or "–"

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """The whole list: what staff added, and what came with the site."""
        self._check_may_view(request)
        words = request.GET.get("q", "")
        rows = table.found(table.rows_of_list(), words)
        page = Paginator(rows, NAMES_ON_A_PAGE).get_page(request.GET.get("page"))
        context = {"names": current_list(), "page": page, "q": words}
        return self._page(request, "list", "The whole list", **context)

    def download_view(self, request: HttpRequest) -> HttpResponse:
        """The whole list as CSV, with who added what, and when."""
        self._check_may_view(request)
        names = current_list()
        response = HttpResponse(as_csv(table.for_download(names)), content_type="text/csv")
        name = f"list-of-names-{names.version}-{timezone.localdate():%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Propose a name. The effect of exactly this name is shown before it can be proposed."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ProposalForm(request.POST if request.method == "POST" else None)
        context: dict[str, Any] = {"form": form}
        if form.is_bound and form.is_valid():
            wants_to = request.POST.get("done") == "propose"
            if wants_to and form.was_shown and (answer := self._propose(request, form)):
                return answer
            context |= {
                "effect": _effect(form.listed),
                "shown_for": form.shown_for,
                "is_other": wants_to and not form.was_shown,
            }
        return self._page(request, "propose", "Propose a name", **context)

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """A proposal; a POST signs it off, returns it or takes it back."""
        proposal = self.get_or_404(request, object_id)
        form = DecisionForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            try:
                return self._decide(request, proposal, form)
            except Refused as refused:
                messages.error(request, str(refused))
                proposal.refresh_from_db()
        context = {
            "original": proposal,
            "proposal": proposal,
            "form": form,
            "names": current_list(),
            "effect": _effect(proposal.listed) if proposal.is_waiting else None,
            "is_own": proposal.proposed_by == request.user,
            "may_sign_off": request.user.has_perm(workflow.SIGN_OFF),
            "may_withdraw": self._may_withdraw(request, proposal),
            "version": table.version_of(proposal.number, current_list()),
        }
        return self._page(request, "proposal", f"{proposal}", **context)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Propose to withdraw an added name, beside what would lose its mark."""
        proposal = self.get_or_404(request, str(pk))
        if not self._may_withdraw(request, proposal):
            raise PermissionDenied
        form = WithdrawalForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            try:
                reason = form.cleaned_data["reason"]
                made = workflow.propose_withdrawal(proposal, reason=reason, by=request.user)
                return self._confirm(request, made, "is waiting for a pharmacist.")
            except Refused as refused:
                messages.error(request, str(refused))
        context = {"proposal": proposal, "form": form, "effect": _effect(proposal.listed)}
        return self._page(request, "withdraw", f"Withdraw {proposal.name}", **context)

    def _propose(self, request: HttpRequest, form: ProposalForm) -> HttpResponse | None:
        try:
            proposal = workflow.propose(**form.proposed, by=request.user)
        except Refused as refused:
            messages.error(request, str(refused))
            return None
        return self._confirm(request, proposal, "is waiting for a pharmacist.")

    def _decide(
        self, request: HttpRequest, proposal: NameProposal, form: DecisionForm
    ) -> HttpResponse:
        done, given = request.POST.get("done"), form.cleaned_data
        if done == "sign-off":
            workflow.sign_off(
                proposal,
                by=request.user,
                register_number=given["register_number"],
                has_read_source=given["has_read_source"],
            )
            return self._confirm(request, proposal, "is signed off. It counts from now on.")
        if done == "return":
            workflow.send_back(proposal, by=request.user, comment=given["comment"])
            return self._confirm(request, proposal, "is not signed off. Nothing has changed.")
        if done == "take-back":
            workflow.take_back(proposal, by=request.user)
            return self._confirm(request, proposal, "was taken back. Nothing has changed.")
        raise Refused("Choose what to do.")

    def _confirm(self, request: HttpRequest, proposal: NameProposal, words: str) -> HttpResponse:
        self.log_change(request, proposal, f"“{proposal}” {words}")
        self.message_user(request, f"“{proposal}” {words}")
        return redirect("admin:prescribing_nameproposal_change", proposal.pk)

    def _may_withdraw(self, request: HttpRequest, proposal: NameProposal) -> bool:
        """Whether the name is on the list because of this proposal, and nobody withdraws it yet."""
        is_added = proposal.action == NameProposal.Action.ADD
        is_on_list = is_added and proposal.state == NameProposal.State.SIGNED_OFF
        return is_on_list and self.has_add_permission(request) and not proposal.withdrawal()

    def _check_may_view(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _page(
        self, request: HttpRequest, template: str, title: str, **context: Any
    ) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        may_propose = self.has_add_permission(request)
        return TemplateResponse(
            request, f"{FOLDER}/{template}.html", {**shared, "may_propose": may_propose, **context}
        )


def _effect(listed: ListedName) -> Effect:
    """What the name marks that nothing else on the list does."""
    names = current_list()
    if listed.name in names.added:
        names = without(names, listed.name)
    return effect_of(listed, names, common_medicines())


def waiting_names(user: Any) -> list[list[inbox.Piece]]:
    """The line of what to do about the list of names, for those who may see it."""
    if not user.has_perm("prescribing.view_nameproposal"):
        return []
    count = NameProposal.objects.filter(state=NameProposal.State.WAITING).count()
    if not count:
        return []
    verb = (
        "proposals for the list of names are" if count > 1 else "proposal for the list of names is"
    )
    address = reverse("admin:prescribing_nameproposal_changelist")
    piece = inbox.Piece(
        f"{count} {verb} waiting for a pharmacist", f"{address}?state__exact=waiting"
    )
    return [[piece]]


inbox.OTHERS.append(waiting_names)
