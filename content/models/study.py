"""A study: one row of the evidence table."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from content.markup.vancouver import first_author
from content.models.edition import staff
from content.models.publishable import Publishable
from content.models.reference import Reference

if TYPE_CHECKING:
    from content.models.effect import Effect


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
    RANDOMISED_PARALLEL = "randomised-parallel", "Randomised, parallel groups"
    RANDOMISED_CROSSOVER = "randomised-crossover", "Randomised crossover"
    OPEN_LABEL = "open-label", "Open-label or single-blind"
    COHORT = "cohort", "Cohort or survey"
    RETROSPECTIVE = "retrospective", "Retrospective"
    BEFORE_AND_AFTER = "before-and-after", "Before and after"
    CASE_REPORT = "case-report", "Case report"
    META_ANALYSIS = "meta-analysis", "Meta-analysis"
    SYSTEMATIC_REVIEW = "systematic-review", "Systematic review"
    NARRATIVE_REVIEW = "narrative-review", "Narrative review"
    PROTOCOL = "protocol", "Registered trial without a result"


class Direction(models.TextChoices):
    """What a result says, in words that can be true of any trial."""

    FAVOURS_LDN = "favours-ldn", "Favours LDN"
    FAVOURS_CONTROL = "favours-control", "Favours placebo or control"
    NO_DIFFERENCE = "no-difference", "No clear difference"
    MIXED = "mixed", "Mixed results"
    NO_COMPARISON = "no-comparison", "No placebo or control group"
    SAFETY_ONLY = "safety-only", "Safety only"
    REVIEW = "review", "No direction: a review"
    NOT_RECORDED = "not-recorded", "Result not recorded here"


# Words of earlier editions that no form offers any more.
EARLIER_DIRECTIONS = {"no-reduction": "No reduction found"}


class Read(models.TextChoices):
    """How much of the source we have read."""

    NOT_RECORDED = "", "Not recorded here"
    FULL_TEXT = "full-text", "Full text read"
    ABSTRACT = "abstract", "Abstract read, not the full text"
    SUMMARY = "summary", "Summary by others read, not the paper"


class Certainty(models.TextChoices):
    """How sure a source, or a clinician, is of a result (GRADE)."""

    NOT_GRADED = "", "Not graded"
    HIGH = "high", "High"
    MODERATE = "moderate", "Moderate"
    LOW = "low", "Low"
    VERY_LOW = "very-low", "Very low"


class Study(Publishable):
    """What a study did, what it found, and its limits. Its reference is its source."""

    published_as = "study"
    # Set on studies that are rebuilt from an edition: the effects of that edition.
    rebuilt_effects: "tuple[Effect, ...] | None" = None
    cites = ("result", "limits", "certainty_source")

    reference = models.OneToOneField(Reference, on_delete=models.PROTECT)
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.MS)
    design_kind = models.CharField(
        "kind of design",
        max_length=24,
        choices=Design.choices,
        help_text="Readers can choose studies by it.",
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
    read = models.CharField(
        "what we have read", max_length=12, choices=Read.choices, blank=True, default=""
    )
    certainty = models.CharField(
        "certainty of the evidence",
        max_length=12,
        choices=Certainty.choices,
        blank=True,
        default="",
        help_text="Only if a source or a clinician has graded it: name one of the two below.",
    )
    certainty_source = models.CharField(
        max_length=120, blank=True, help_text="The source that graded it, cited: [@parker-2018]."
    )
    certainty_by = staff(
        verbose_name="certainty graded by",
        limit_choices_to={"clinical_approver__isnull": False},
        help_text="The clinician who graded it. Readers see no name.",
    )
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
            models.CheckConstraint(
                condition=Q(certainty="") | ~Q(certainty_source="") | Q(certainty_by__isnull=False),
                name="content_study_certainty_has_a_source",
                violation_error_message="Say who graded the certainty: cite the source, or name "
                "the clinician. Otherwise leave it as not graded.",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        return reverse("study", args=[self.reference.key])

    @property
    def short_name(self) -> str:
        """ "Cree 2010": the first author's family name and the year."""
        author = first_author(self.reference.authors)
        year = str(self.reference.year or "")
        return " ".join(filter(None, (author or self.reference.source, year)))

    @property
    def public_key(self) -> str:
        return self.reference.key

    @property
    def citation_key(self) -> str:
        return self.reference.key

    @property
    def design_kind_label(self) -> str:
        return str(dict(Design.choices).get(self.design_kind, self.design_kind))

    @property
    def direction_label(self) -> str:
        known = EARLIER_DIRECTIONS | dict(Direction.choices)
        return str(known.get(self.direction, self.direction))

    @property
    def read_label(self) -> str:
        return str(dict(Read.choices)[self.read])

    @property
    def certainty_label(self) -> str:
        return str(dict(Certainty.choices)[self.certainty])

    @property
    def shown_effects(self) -> "tuple[Effect, ...]":
        """Its published effects, in order."""
        if self.rebuilt_effects is not None:
            return self.rebuilt_effects
        return tuple(self.effects.all()) if self.pk else ()

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
