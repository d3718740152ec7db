"""Who approved a text. Until somebody has, every reader is told so."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Approvable(models.Model):
    """A text that a clinician approves: both fields are filled in, or neither is."""

    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    approved_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(approver__isnull=True, approved_on__isnull=True)
                | Q(approver__isnull=False, approved_on__isnull=False),
                name="%(app_label)s_%(class)s_approver_and_date",
                violation_error_message="An approval needs both an approver and a date.",
            )
        ]

    @property
    def is_approved(self) -> bool:
        return self.approver_id is not None
