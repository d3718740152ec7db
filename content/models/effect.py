"""A published effect of a study: what was measured, the estimate, its interval, how it reads."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from content.models.citing import Citing
from content.models.study import Direction, Study

RATIO = "ratio"
NUMBER = r"-?\d+(\.\d+)?"
_NUMBER = RegexValidator(
    f"^{NUMBER}$", "Enter a number as it was published, such as -0.34, with a plain hyphen."
)
_P_VALUE = RegexValidator(r"^<?0\.\d+$", "Enter a p value such as 0.04 or <0.01.")


class Better(models.TextChoices):
    """Which way is better for the people who took part."""

    NOT_RECORDED = "", "Not recorded"
    LOWER = "lower", "Lower is better"
    HIGHER = "higher", "Higher is better"


def _figure(name: str) -> "models.CharField[str, str]":
    """A published figure, kept as text so that it has as many decimals as the source gives."""
    return models.CharField(name, max_length=12, blank=True, validators=[_NUMBER])


class Effect(Citing):
    """An effect as a source gives it. Without an estimate, the source has no figure for it."""

    cites = ("note",)

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="effects")
    order = models.PositiveIntegerField(default=0, help_text="Lowest number first.")
    condition = models.CharField(
        max_length=80, help_text="Which condition the people had, such as fibromyalgia."
    )
    outcome = models.CharField(max_length=120, help_text="What was measured, such as pain.")
    scale = models.CharField(
        max_length=60,
        blank=True,
        help_text=f"Such as 0-10, standardised or {RATIO}. Effects with the same outcome and scale "
        "are drawn together. Leave it empty if the source does not say.",
    )
    measure = models.CharField(
        "effect measure", max_length=80, blank=True, help_text="Such as mean difference."
    )
    comparator = models.CharField(
        max_length=60, blank=True, help_text="Such as placebo. Write “none” if there was none."
    )
    estimate = _figure("estimate")
    low = _figure("lower end of the 95% interval")
    high = _figure("upper end of the 95% interval")
    p_value = models.CharField("p value", max_length=8, blank=True, validators=[_P_VALUE])
    better = models.CharField(
        "which way is better",
        max_length=8,
        choices=Better.choices,
        blank=True,
        default=Better.NOT_RECORDED,
    )
    reads_as = models.CharField(
        max_length=16, choices=Direction.choices, help_text="What this effect alone says."
    )
    note = models.CharField(
        max_length=300,
        blank=True,
        help_text="What a reader needs to weigh it. Cite a source if it is not the study’s own: "
        "[@mstrust-ldn].",
    )

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(low="", high="") | ~Q(low="") & ~Q(high="") & ~Q(estimate=""),
                name="content_effect_whole_interval",
                violation_error_message="An interval has two ends and an estimate.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} ({self.condition})"

    @property
    def reads_as_label(self) -> str:
        return str(dict(Direction.choices).get(self.reads_as, self.reads_as))

    def clean(self) -> None:
        figures = [each for each in (self.low, self.estimate, self.high) if each]
        if not all(re.fullmatch(NUMBER, each) for each in figures):
            return  # each field says what is wrong with its own figure
        numbers = list(map(Decimal, figures))
        if self.low and self.high and numbers != sorted(numbers):
            raise ValidationError("The estimate lies outside its interval.")
        if self.scale == RATIO and any(number <= 0 for number in numbers):
            raise ValidationError("A ratio is more than 0.")
