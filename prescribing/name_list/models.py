"""Proposals of staff to add a name to the list or to withdraw an added one, and decisions."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from content.models.edition import staff
from prescribing.medicines.additions import added_name
from prescribing.medicines.loading import LONGEST_NAME
from prescribing.medicines.names import ListedName, MedicineClass

CLASSES = [
    (MedicineClass.ANALGESIC.value, "Painkiller"),
    (MedicineClass.SUBSTITUTION.value, "For opioid dependence"),
    (MedicineClass.COUGH.value, "For coughs"),
    (MedicineClass.DIARRHOEA.value, "For diarrhoea"),
]


class NameProposalQuerySet(models.QuerySet["NameProposal"]):
    def signed_off(self) -> "NameProposalQuerySet":
        return self.filter(state=NameProposal.State.SIGNED_OFF)

    def on_list(self, until: int) -> "NameProposalQuerySet":
        """The additions that are on this version of the list, in the order of their sign-off."""
        decided = self.signed_off().filter(number__lte=until)
        withdrawn = decided.filter(action=NameProposal.Action.WITHDRAW).values("withdraws")
        added = decided.filter(action=NameProposal.Action.ADD)
        return added.exclude(pk__in=withdrawn).order_by("number")


class NameProposal(models.Model):
    """A name to add, or an added one to withdraw. Only its decision changes, once.

    number: the version of the list that its sign-off made. register_number: as the pharmacist
    entered it to sign.
    """

    class Action(models.TextChoices):
        ADD = "add", "Add a name"
        WITHDRAW = "withdraw", "Withdraw a name"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for a pharmacist"
        SIGNED_OFF = "signed-off", "Signed off"
        RETURNED = "returned", "Not signed off"
        TAKEN_BACK = "taken-back", "Taken back"

    action = models.CharField(max_length=8, choices=Action.choices, default=Action.ADD)
    name = models.CharField(max_length=LONGEST_NAME)
    active = models.CharField("active ingredient", max_length=200)
    medicine_class = models.CharField("class", max_length=12, choices=CLASSES)
    source = models.CharField(max_length=300)
    country = models.CharField(max_length=120, blank=True)
    withdraws = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawals"
    )
    reason = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField()

    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    decided_by = staff()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_role = models.CharField(max_length=200, blank=True)
    register_number = models.CharField(max_length=20, blank=True)
    comment = models.TextField(blank=True)
    number = models.PositiveIntegerField("version", null=True, blank=True, unique=True)

    objects: ClassVar = NameProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = "proposal for the list of names"
        verbose_name_plural = "proposals for the list of names"
        default_permissions = ("add", "view")
        permissions = [("sign_off_name", "Can sign off names of opioids as a pharmacist")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "taken-back"]) | ~Q(decided_by=F("proposed_by")),
                name="name_proposal_not_decided_by_its_author",
                violation_error_message="Nobody can sign off a proposal of their own.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="signed-off",
                    number__isnull=False,
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                )
                & ~Q(decided_role="")
                & ~Q(register_number="")
                | ~Q(state="signed-off") & Q(number__isnull=True, register_number=""),
                name="name_proposal_signed_off_with_a_register_number",
                violation_error_message="Only a pharmacist's sign-off makes a version of the list.",
            ),
            models.CheckConstraint(
                condition=Q(action="add", withdraws__isnull=True)
                | Q(action="withdraw", withdraws__isnull=False) & ~Q(reason=""),
                name="name_proposal_withdraws_an_added_name",
                violation_error_message="Only a name that staff added can be withdrawn.",
            ),
            models.UniqueConstraint(
                fields=["withdraws"],
                condition=Q(state__in=["waiting", "signed-off"]),
                name="name_proposal_withdraws_once",
                violation_error_message="It has been proposed already to withdraw this name.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.name}"

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def listed(self) -> ListedName:
        """The name as the recogniser uses it."""
        return added_name(
            self.name, self.active, MedicineClass(self.medicine_class), self.source, self.country
        )

    def withdrawal(self) -> Any:
        """The signed-off or waiting proposal to withdraw this name, if there is one."""
        states = [self.State.WAITING, self.State.SIGNED_OFF]
        return self.withdrawals.filter(state__in=states).first()
