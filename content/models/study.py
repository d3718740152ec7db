"""A study: one row of the evidence table."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from content.models.approval import Approvable
from content.models.prose import Citing
from content.models.reference import Reference


class Scope(models.TextChoices):
    MS = "ms", "In MS"
    BEYOND = "beyond", "Beyond MS"


class Design(models.TextChoices):
    RANDOMISED_CROSSOVER = "randomised-crossover", "Randomised crossover"
    OPEN_LABEL = "open-label", "Open-label, no placebo"
    RETROSPECTIVE = "retrospective", "Retrospective"
    BEFORE_AND_AFTER = "before-and-after", "Before and after"
    SYSTEMATIC_REVIEW = "systematic-review", "Systematic review"
    NARRATIVE_REVIEW = "narrative-review", "Narrative review"


class Direction(models.TextChoices):
    MIXED = "mixed", "Mixed results"
    NO_DIFFERENCE = "no-difference", "No clear difference"
    NO_REDUCTION = "no-reduction", "No reduction found"
    NO_COMPARISON = "no-comparison", "No group without LDN"
    NOT_RECORDED = "not-recorded", "Result not recorded here"


class Study(Citing, Approvable):
    """What one study did, found, and cannot tell. Its reference is its source."""

    cites = ("result", "limits")

    reference = models.OneToOneField(Reference, on_delete=models.PROTECT)
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.MS)
    design_kind = models.CharField(
        "kind of design",
        max_length=24,
        choices=Design.choices,
        help_text="Its mark in the picture.",
    )
    design = models.CharField(max_length=200)
    population = models.CharField("who and where", max_length=200)
    enrolled = models.PositiveIntegerField(null=True, blank=True)
    completed = models.PositiveIntegerField(null=True, blank=True)
    participants = models.CharField(
        max_length=200, blank=True, help_text="In words, where two numbers do not say it."
    )
    dose_and_length = models.CharField("dose and length", max_length=200, blank=True)
    outcome = models.CharField("primary outcome", max_length=200, blank=True)
    result = models.TextField(
        help_text="Cite only other sources than the study itself: [@mstrust-ldn]."
    )
    direction = models.CharField(
        "direction of result",
        max_length=16,
        choices=Direction.choices,
        help_text="A study without a comparison group has no direction, whatever it reports.",
    )
    limits = models.TextField("main limits", help_text="No result stands without its limits.")
    order = models.PositiveIntegerField(default=0, help_text="Lowest number first.")

    class Meta(Approvable.Meta):
        ordering = ["scope", "order", "pk"]
        verbose_name_plural = "studies"

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return f"{reverse('evidence')}#study-{self.reference.key}"

    @property
    def short_name(self) -> str:
        """ "Cree 2010": the first author's family name and the year."""
        first_author = self.reference.authors.split(",")[0].rsplit(" ", 1)[0]
        year = str(self.reference.year or "")
        return " ".join(filter(None, (first_author or self.reference.source, year)))

    @property
    def citation_key(self) -> str:
        return self.reference.key

    @property
    def design_kind_label(self) -> str:
        return str(Design(self.design_kind).label)

    @property
    def direction_label(self) -> str:
        return str(Direction(self.direction).label)

    def clean(self) -> None:
        if self.completed and self.enrolled and self.completed > self.enrolled:
            raise ValidationError("More people completed it than were enrolled.")
