"""A study: one row of the evidence table."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from content.models.publishable import Publishable
from content.models.reference import Reference


class Scope(models.TextChoices):
    MS = "ms", "In MS"
    BEYOND = "beyond", "Beyond MS"


class MSType(models.TextChoices):
    """A type of MS. “All types” does not include CIS, which is a separate diagnosis."""

    RRMS = "rrms", "Relapsing remitting (RRMS)"
    SPMS = "spms", "Secondary progressive (SPMS)"
    PPMS = "ppms", "Primary progressive (PPMS)"
    CIS = "cis", "Clinically isolated syndrome (CIS)"
    ALL = "all", "All types of MS"


ALL_MEANS = (MSType.RRMS, MSType.SPMS, MSType.PPMS)


def known_types(text: str) -> None:
    """Refuse unknown types, and single types beside “all”. Raises ValidationError."""
    types = text.split()
    unknown = [word for word in types if word not in MSType.values]
    if unknown:
        known = ", ".join(MSType.values)
        raise ValidationError(
            f"“{unknown[0]:.40}” is not one of the types of MS. They are: {known}."
        )
    if MSType.ALL in types and set(types) & set(ALL_MEANS):
        raise ValidationError("“All types of MS” includes the others. Choose it without them.")


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
    REVIEW = "review", "No direction: a review"
    NOT_RECORDED = "not-recorded", "Result not recorded here"


class Study(Publishable):
    """What a study did, what it found, and its limits. Its reference is its source."""

    published_as = "study"
    cites = ("result", "limits")

    reference = models.OneToOneField(Reference, on_delete=models.PROTECT)
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.MS)
    design_kind = models.CharField(
        "kind of design",
        max_length=24,
        choices=Design.choices,
        help_text="Decides its mark in the picture of the evidence.",
    )
    design = models.CharField(max_length=200)
    controlled = models.BooleanField(
        "compared with no naltrexone",
        default=False,
        help_text="Tick this if the study compared naltrexone, at any dose, with a group or period "
        "without naltrexone, such as placebo. A comparison with how people were before they "
        "started does not count.",
    )
    population = models.CharField("who and where", max_length=200)
    ms_types = models.CharField(
        "types of MS",
        max_length=30,
        blank=True,
        validators=[known_types],
        help_text="Who took part. Choose none if the study does not say.",
    )
    enrolled = models.PositiveIntegerField(null=True, blank=True)
    completed = models.PositiveIntegerField(null=True, blank=True)
    participants = models.CharField(
        max_length=200, blank=True, help_text="In words, if two numbers are not enough."
    )
    dose_and_length = models.CharField("dose and length", max_length=200, blank=True)
    outcome = models.CharField("primary outcome", max_length=200, blank=True)
    result = models.TextField(
        help_text="Cite other sources only, never the study itself: [@mstrust-ldn]."
    )
    direction = models.CharField(
        "direction of result",
        max_length=16,
        choices=Direction.choices,
        help_text="A study without a comparison group has no direction, whatever it reports. A "
        "narrative review has none either. If only harms differed, choose “Mixed results”.",
    )
    limits = models.TextField("main limits", help_text="Every result needs its limits.")
    order = models.PositiveIntegerField(default=0, help_text="Lowest number first.")

    class Meta:
        ordering = ["scope", "order", "pk"]
        verbose_name_plural = "studies"
        constraints = [
            models.CheckConstraint(
                condition=~Q(controlled=True, direction=Direction.NO_COMPARISON),
                name="content_study_compared_or_not",
                violation_error_message="The direction says that there was no group without LDN, "
                "and the tick says that there was one. Correct one of the two.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("study", args=[self.reference.key])

    @property
    def short_name(self) -> str:
        """ "Cree 2010": the first author's family name and the year."""
        first_author = self.reference.authors.split(",")[0].rsplit(" ", 1)[0]
        year = str(self.reference.year or "")
        return " ".join(filter(None, (first_author or self.reference.source, year)))

    @property
    def public_key(self) -> str:
        return self.reference.key

    @property
    def citation_key(self) -> str:
        return self.reference.key

    @property
    def design_kind_label(self) -> str:
        return str(Design(self.design_kind).label)

    @property
    def direction_label(self) -> str:
        return str(Direction(self.direction).label)

    @property
    def types(self) -> tuple[str, ...]:
        """The types of MS of those who took part; empty if not recorded."""
        return tuple(self.ms_types.split())

    @property
    def types_label(self) -> str:
        """The types in words; empty if not recorded."""
        return ", ".join(str(MSType(word).label) for word in self.types if word in MSType.values)

    def took_in(self, ms_type: str) -> bool:
        """Whether people with this type of MS are recorded as participants."""
        return ms_type in self.types or (MSType.ALL in self.types and ms_type in ALL_MEANS)

    def clean(self) -> None:
        if self.completed and self.enrolled and self.completed > self.enrolled:
            raise ValidationError("More people completed it than were enrolled.")
