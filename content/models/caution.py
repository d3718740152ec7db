"""A caution: one text for all pages, the interview and the letter pack."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from content.markup.citations import without_markers
from content.models.keys import key_field
from content.models.prose import prose
from content.models.publishable import Publishable
from content.required import ALL_CAUTIONS


class Urgency(models.TextChoices):
    EMERGENCY = "emergency", "Emergency: what to do now"
    CAUTION = "caution", "Caution: may cause harm"
    INFORMATION = "information", "Information"


# What a small place such as the carry card has room for.
KEY_LINES = 3
KEY_LINE_LENGTH = 110
KEY_LINES_HELP = (
    "Up to three, each on a line of its own, at most 110 characters without citations. They stand "
    "at the top of the caution. The first stands alone where there is room for one line, so it "
    "must make sense on its own. Cite sources: [@smpc-adepend]."
)


def lines_of(text: str) -> list[str]:
    """The lines that have words."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def fitting_key_lines(text: str) -> None:
    """Refuse too many lines, and lines that are too long. Raises ValidationError."""
    lines = lines_of(text)
    if len(lines) > KEY_LINES:
        raise ValidationError(f"There are {len(lines)} lines. Keep the {KEY_LINES} most important.")
    for line in lines:
        if (length := len(without_markers(line))) > KEY_LINE_LENGTH:
            raise ValidationError(
                f"“{line[:40]}…” has {length} characters. Shorten it to {KEY_LINE_LENGTH}."
            )


class KeyLinesField(models.TextField):  # type: ignore[type-arg]
    """Keeps the lines alone: a form sends other line ends than a file has."""

    def to_python(self, value: Any) -> Any:
        return "\n".join(lines_of(value)) if isinstance(value, str) else value

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


def key_lines(**options: Any) -> "models.TextField[str, str]":
    """Plain lines with citations."""
    return KeyLinesField(
        blank=True, default="", validators=[fitting_key_lines], help_text=KEY_LINES_HELP, **options
    )


class Caution(Publishable):
    """A warning, shown on pages, in the interview and in the letter pack."""

    published_as = "caution"
    cites = (
        *("key_lines_for_patients", "for_patients"),
        *("key_lines_for_prescribers", "for_prescribers"),
    )

    key = key_field("The short name of this caution, such as opioids.")
    title = models.CharField(max_length=80)
    urgency = models.CharField(
        max_length=12,
        choices=Urgency.choices,
        default=Urgency.CAUTION,
        help_text="Sets its colour and the word shown with it.",
    )
    key_lines_for_patients = key_lines(verbose_name="key lines for patients")
    for_patients = prose(
        verbose_name="text for patients",
        help_text="Short, plain sentences that make sense on their own: the interview and the "
        "letter pack show them too. Cite sources: [@smpc-adepend].",
    )
    key_lines_for_prescribers = key_lines(verbose_name="key lines for prescribers")
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
