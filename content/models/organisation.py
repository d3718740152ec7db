"""An organisation that readers can contact."""

from django.db import models
from django.urls import reverse

from content.models.prose import prose
from content.models.publishable import Publishable


class OrganisationKind(models.TextChoices):
    LDN_INFORMATION = "ldn-information", "Information about LDN"
    MS_CHARITY = "ms-charity", "Charities for people with MS"
    SAFETY_AND_REGISTERS = "safety-and-registers", "Safety reports and registers"


class Organisation(Publishable):
    """An entry of the page of organisations."""

    published_as = "organisation"
    cites = ("description",)

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=24, choices=OrganisationKind.choices)
    url = models.URLField("web address", blank=True)
    description = prose(
        help_text="One to three sentences. Say who they are, and whether they campaign."
    )
    order = models.PositiveIntegerField(default=0, help_text="Lowest number first.")

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations")

    @property
    def public_key(self) -> str:
        return self.name
