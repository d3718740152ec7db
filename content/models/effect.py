"""A published effect of a study: what was measured, the estimate, its interval, how it reads."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from content.models.citing import Citing
from content.models.study import Direction, Study

RATIO = "ratio"
_NUMBER = RegexValidator(
    r"^-?\d+(\.\d+)?$", "Enter a number as it was published, such as -0.34, with a plain hyphen."
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
        if self.low and self.high and self.estimate and not self._is_inside():
            raise ValidationError("The estimate lies outside its interval.")
        if self.scale == RATIO and any(self._number(each) <= 0 for each in self._figures()):
            raise ValidationError("A ratio is more than 0.")

    def _is_inside(self) -> bool:
        low, estimate, high = map(self._number, (self.low, self.estimate, self.high))
        return low <= estimate <= high

    def _figures(self) -> list[str]:
        return [each for each in (self.estimate, self.low, self.high) if each]

    @staticmethod
    def _number(text: str) -> Decimal:
        return Decimal(text)
