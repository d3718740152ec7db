"""A caution: one text for all pages, the interview and the letter pack."""

from django.db import models
from django.urls import reverse

from content.models.keys import key_field
from content.models.prose import prose
from content.models.publishable import Publishable
from content.required import ALL_CAUTIONS


class Urgency(models.TextChoices):
    EMERGENCY = "emergency", "Emergency: what to do now"
    CAUTION = "caution", "Caution: may cause harm"
    INFORMATION = "information", "Information"


class Caution(Publishable):
    """A warning, shown on pages, in the interview and in the letter pack."""

    published_as = "caution"
    cites = ("for_patients", "for_prescribers")

    key = key_field("The short name of this caution, such as opioids.")
    title = models.CharField(max_length=80)
    urgency = models.CharField(
        max_length=12,
        choices=Urgency.choices,
        default=Urgency.CAUTION,
        help_text="Sets its colour and the word shown with it.",
    )
    for_patients = prose(
        verbose_name="text for patients",
        help_text="Short, plain sentences that make sense on their own: the interview and the "
        "letter pack show them too. Cite sources: [@smpc-adepend].",
    )
    for_prescribers = prose(
        verbose_name="text for prescribers",
        help_text="Keep it brief. Cite sources: [@smpc-adepend].",
    )
    order = models.PositiveIntegerField(
        default=0, help_text="Cautions are listed by this number, lowest first."
    )

    class Meta:
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("guidance-page", args=[ALL_CAUTIONS])

    @property
    def public_key(self) -> str:
        return self.key
