"""A source that texts cite, with the facts taken from it."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from content.markup import vancouver
from content.markup.citations import marker
from content.markup.vancouver import Formatted, published, sentences
from content.models.keys import key_field
from content.models.versioned import Versioned

NOT_RECORDED = "not recorded"


def not_in_the_future(day: date) -> None:
    """Refuse a date after today. Raises ValidationError."""
    if day > timezone.localdate():
        raise ValidationError("This date is in the future. Enter the day of the check.")


class Kind(models.TextChoices):
    RANDOMISED_TRIAL = "randomised-trial", "Randomised trial"
    OPEN_LABEL_TRIAL = "open-label-trial", "Open-label trial"
    OBSERVATIONAL = "observational", "Observational study"
    REGISTER_STUDY = "register-study", "Register study"
    SYSTEMATIC_REVIEW = "systematic-review", "Systematic review"
    META_ANALYSIS = "meta-analysis", "Meta-analysis"
    REVIEW = "review", "Review"
    CASE_REPORT = "case-report", "Case report"
    TRIAL_REGISTRATION = "trial-registration", "Trial registration or protocol"
    LABORATORY = "laboratory", "Laboratory or animal study"
    REGULATOR = "regulator", "Regulator"
    PRODUCT_INFORMATION = "product-information", "Product information"
    NHS_INFORMATION = "nhs-information", "NHS information"
    PROFESSIONAL_GUIDANCE = "professional-guidance", "Professional guidance"
    LAW = "law", "Law"
    CHARITY = "charity", "Charity or patient group"
    PRODUCT_DATA = "product-data", "Product data"


class Reference(Versioned):
    """A source. Texts cite it as [@key]."""

    key = key_field("How texts cite it, such as gironi-2008: first author and year.")
    authors = models.CharField(
        max_length=300,
        blank=True,
        help_text="Family name and initials, as in “Gironi M, Cree BAC, et al”. Leave empty when "
        "an organisation is the author.",
    )
    title = models.CharField(max_length=400)
    source = models.CharField(
        max_length=200, help_text="The journal’s short name, or the organisation that published it."
    )
    year = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    details = models.CharField(
        max_length=200, blank=True, help_text="Volume, issue and pages, or a document number."
    )
    doi = models.CharField(
        "DOI",
        max_length=120,
        blank=True,
        validators=[RegexValidator(r"^10\.\d{4,9}/\S+$", "Enter only the DOI. It begins with 10.")],
        help_text="Without https://doi.org/.",
    )
    pmid = models.CharField(
        "PMID",
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^\d+$", "A PubMed number has digits only.")],
    )
    url = models.URLField("web address", blank=True, help_text="Only where there is no DOI.")
    kind = models.CharField(max_length=24, choices=Kind.choices)
    key_facts = models.TextField(
        blank=True,
        help_text="The facts and figures that our texts take from this source, one on each line.",
    )
    quote = models.TextField(
        blank=True,
        help_text="The words of the source that support those facts, copied exactly. For staff "
        "only: readers do not see them.",
    )
    locator = models.CharField(
        max_length=200,
        blank=True,
        help_text="Where in the source the facts stand, such as “abstract, results” or “section "
        "4.3”. Readers see it.",
    )
    checker: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="checked by",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"is_staff": True},
        help_text="Who compared the facts with the source. Readers see no name, only the date.",
    )
    checked_on = models.DateField(null=True, blank=True, validators=[not_in_the_future])

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checker__isnull=True, checked_on__isnull=True)
                | Q(checker__isnull=False, checked_on__isnull=False),
                name="content_reference_checked_by_and_on",
                violation_error_message="Give both who checked it and when, or neither.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.title}"[:120]

    @property
    def citation(self) -> str:
        """The marker that cites it in a text."""
        return marker(self.key)

    @property
    def formatted(self) -> Formatted:
        """The reference in Vancouver style."""
        where = published(self.source, self.year, self.details)
        return Formatted(sentences(self.authors, self.title, where), self.doi, self.pmid, self.url)

    @property
    def in_brief(self) -> str:
        """One line that finds it again: author, year, and DOI or number; a title without those."""
        number = vancouver.number_of(self.doi, self.pmid)
        author = vancouver.first_author(self.authors)
        if author:
            where = " ".join(filter(None, (self.source, self.details)))
            return vancouver.in_brief(author, self.year, number or where)
        what = number or vancouver.title_and_number(self.title, self.details, self.year)
        return vancouver.in_brief(vancouver.acronym(self.source), self.year, what)

    @property
    def recorded_quote(self) -> str:
        return self.quote or NOT_RECORDED

    @property
    def recorded_check(self) -> str:
        """The day of the check, without a name: names of staff are not for readers (ADR 11)."""
        return f"{self.checked_on:%-d %B %Y}" if self.checked_on else NOT_RECORDED
