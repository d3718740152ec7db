"""Editions (texts as they were published), submissions, and who may approve them."""

import json
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Kind(models.TextChoices):
    PAGE = "page", "Page"
    CAUTION = "caution", "Caution"
    STUDY = "study", "Study"
    ORGANISATION = "organisation", "Organisation"


class Standing(models.TextChoices):
    CURRENT = "current", "Current"
    SUPERSEDED = "superseded", "Superseded"
    UNPUBLISHED = "unpublished", "Unpublished"
    WITHDRAWN = "withdrawn", "Withdrawn"


def staff(**options: Any) -> "models.ForeignKey[Any, Any]":
    """A member of staff. History names them, so their account can be deactivated, not deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        **options,
    )


class EditionQuerySet(models.QuerySet["Edition"]):
    def current(self) -> "EditionQuerySet":
        return self.filter(standing=Standing.CURRENT)

    def of(self, kind: str, record_id: int) -> "EditionQuerySet":
        """The editions of one record, newest first."""
        return self.filter(kind=kind, record_id=record_id).order_by("-number")

    def light(self) -> "EditionQuerySet":
        """Without the texts, for lists."""
        return self.defer("text", "references", "article")


class Edition(models.Model):
    """One published text of a record. Only its standing, review dates and order can change.

    text: the record's values as JSON. references: the sources that the text cites, by key, as JSON.
    article: a page as readers see it, as JSON; empty for all other kinds.
    """

    kind = models.CharField(max_length=12, choices=Kind.choices)
    record_id = models.PositiveBigIntegerField()
    key = models.CharField(max_length=120)
    number = models.PositiveIntegerField()
    standing = models.CharField(max_length=12, choices=Standing.choices, default=Standing.CURRENT)
    order = models.PositiveIntegerField(default=0)

    text = models.TextField()
    references = models.TextField(default="{}")
    article = models.TextField(blank=True)

    change_note = models.CharField(max_length=300)
    from_starter = models.BooleanField(default=False)
    author = staff()
    approver = staff()
    contributors = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    approver_role = models.CharField(max_length=200, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    published_on = models.DateField()
    review_due = models.DateField()

    extended_to = models.DateField(null=True, blank=True)
    extension_reason = models.CharField(max_length=300, blank=True)
    extended_by = staff()

    closed_on = models.DateField(null=True, blank=True)
    closed_reason = models.CharField(max_length=300, blank=True)
    closed_by = staff()

    objects: ClassVar = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "record_id", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id", "number"], name="content_edition_number_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "record_id"],
                condition=Q(standing=Standing.CURRENT),
                name="content_edition_one_current",
            ),
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(standing=Standing.CURRENT),
                name="content_edition_one_at_an_address",
            ),
            models.CheckConstraint(
                condition=Q(approver__isnull=True)
                | Q(author__isnull=True)
                | ~Q(approver=F("author")),
                name="content_edition_approver_is_not_author",
                violation_error_message="Nobody can approve a text of their own.",
            ),
            models.CheckConstraint(
                condition=Q(approver__isnull=False, author__isnull=False, approved_on__isnull=False)
                & ~Q(approver_role="")
                | Q(
                    approver__isnull=True,
                    author__isnull=True,
                    approved_on__isnull=True,
                    from_starter=True,
                ),
                name="content_edition_approved_or_starter",
                violation_error_message="Only starter content is published without an approver.",
            ),
            models.CheckConstraint(
                condition=Q(extended_to__isnull=True, extended_by__isnull=True, extension_reason="")
                | Q(extended_to__isnull=False, extended_by__isnull=False) & ~Q(extension_reason=""),
                name="content_edition_extension_has_a_reason",
                violation_error_message="An extension needs a date, a reason and an approver.",
            ),
            models.CheckConstraint(
                condition=Q(standing__in=["current", "superseded"], closed_reason="")
                | Q(standing__in=["unpublished", "withdrawn"], closed_on__isnull=False)
                & ~Q(closed_reason=""),
                name="content_edition_closed_with_a_reason",
                violation_error_message="Say why it is no longer published.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, edition {self.number}"

    @property
    def values(self) -> dict[str, Any]:
        """The record's values as they were published."""
        return dict(json.loads(self.text))

    @property
    def title(self) -> str:
        """How staff know it: the record's title, or else its key."""
        return str(self.values.get("title") or self.key)

    @property
    def is_approved(self) -> bool:
        return self.approver_id is not None

    @property
    def is_current(self) -> bool:
        return self.standing == Standing.CURRENT

    @property
    def due(self) -> date:
        """The date of the next review, extended or not."""
        return self.extended_to or self.review_due


class Submission(models.Model):
    """A text that an editor submitted for approval. Its state changes once.

    references: the sources that the text cited then, as JSON. findings: what the checks found and
    the editor's reasons, as JSON. compared: what the approver was shown, as JSON; empty while it
    waits, because what it is compared with can change until then.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting for approval"
        PUBLISHED = "published", "Approved and published"
        RETURNED = "returned", "Returned with a comment"
        TAKEN_BACK = "taken-back", "Taken back by an editor"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    record_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=400)
    text = models.TextField()
    change_note = models.CharField(
        "what changed", max_length=300, help_text="One or two sentences for readers."
    )
    review_due = models.DateField("review due")
    references = models.TextField(default="{}")
    findings = models.TextField(default="[]")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    decided_by = staff()
    decided_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(blank=True)
    compared = models.TextField(blank=True)

    class Meta:
        ordering = ["-submitted_at"]
        permissions = [("approve_submission", "Can approve submissions and publish")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_id"],
                condition=Q(state="waiting"),
                name="content_submission_one_waiting",
                violation_error_message="This text is waiting for an approver already.",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | ~Q(decided_by=F("author")),
                name="content_submission_approver_is_not_author",
                violation_error_message="Nobody can approve a text of their own.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"


class Register(models.TextChoices):
    GMC = "gmc", "General Medical Council"
    NMC = "nmc", "Nursing and Midwifery Council"
    GPHC = "gphc", "General Pharmaceutical Council"
    PSNI = "psni", "Pharmaceutical Society of Northern Ireland"
    HCPC = "hcpc", "Health and Care Professions Council"


class ClinicalApprover(models.Model):
    """The profession and register of an approver, which readers see, and their number."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="clinical_approver"
    )
    profession = models.CharField(
        max_length=80,
        help_text="Readers see it. For example “pharmacist” or “consultant neurologist”.",
    )
    register = models.CharField(max_length=8, choices=Register.choices, help_text="Readers see it.")
    registration_number = models.CharField(
        max_length=20, help_text="For staff only: readers do not see it."
    )
    registration_checked_on = models.DateField(
        help_text="The date on which you looked them up on the public register."
    )

    class Meta:
        ordering = ["user"]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"

    @property
    def role(self) -> str:
        """How pages describe the approver."""
        return f"{self.profession}, registered with the {self.get_register_display()}"
