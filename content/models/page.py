"""A page of guidance and its sections."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from content.markup import richtext
from content.models.caution import Caution
from content.models.citing import Citing
from content.models.edition import Edition, Kind
from content.models.prose import prose
from content.models.publishable import Publishable

SUMMARY_WORDS = 150


class Audience(models.TextChoices):
    EVERYONE = "everyone", "Everyone"
    PATIENTS = "patients", "People with MS"
    PRESCRIBERS = "prescribers", "Prescribers"


class Page(Publishable):
    """A factsheet. Its earlier addresses redirect to it, because other sites link to them."""

    published_as = "page"
    cites = ("summary",)

    title = models.CharField(max_length=120)
    slug = models.SlugField(
        "address",
        unique=True,
        help_text="The last part of the page’s address, such as side-effects. If you change it, "
        "the old address will lead to the new one.",
        error_messages={"unique": "Another page already has this address. Choose a new one."},
    )
    audience = models.CharField(
        max_length=12,
        choices=Audience.choices,
        default=Audience.EVERYONE,
        help_text="Decides which text of a caution the page shows: the one for patients, the one "
        "for prescribers, or both.",
    )
    description = models.CharField(
        max_length=160,
        help_text="One plain line for lists of pages. No numbers or claims: it has no sources.",
    )
    summary = prose(
        verbose_name="short version",
        help_text=f"What a reader with one minute needs, in at most {SUMMARY_WORDS} words. Cite "
        "sources as in the sections.",
    )
    order = models.PositiveIntegerField(
        default=0,
        help_text="Pages are listed by this number, lowest first.",
    )

    class Meta:
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("guidance-page", args=[self.slug])

    @property
    def public_key(self) -> str:
        return self.slug

    def problems(self, name: str) -> list[str]:
        problems = super().problems(name)
        if name == "slug" and self._address_was_of_another():
            problems.append("Another page had this address before. Choose a new one.")
        count = richtext.words(self.summary)
        if name == "summary" and count > SUMMARY_WORDS:
            problems.append(f"This has {count} words. Cut it to {SUMMARY_WORDS} or fewer.")
        return problems

    def _address_was_of_another(self) -> bool:
        """False if another page has the address now: Django's own check reports that."""
        if Page.objects.exclude(pk=self.pk).filter(slug=self.slug).exists():
            return False
        editions = Edition.objects.filter(kind=Kind.PAGE, key=self.slug)
        return editions.exclude(record_id=self.pk).exists()


class Shows(models.TextChoices):
    NOTHING = "", "Nothing more"
    KEY_FACTS = "key-facts", "Nothing more, and it stands above the list of contents"
    STUDIES_MS = "studies-ms", "The table of studies in MS"
    STUDIES_BEYOND = "studies-beyond", "The table of studies beyond MS"
    CAUTIONS = "cautions", "All cautions"
    FIGURE_ROUTES = "figure-routes", "Picture: routes to a prescription"
    FIGURE_HOW = "figure-how-it-may-work", "Picture: how it may work"
    FIGURE_EVIDENCE = "figure-evidence", "Picture: the published effects"


class Section(Citing):
    """A heading of a page, its text, and what is shown below the text."""

    cites = ("body",)

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveIntegerField(
        default=0, help_text="Sections are shown in this order, lowest number first."
    )
    heading = models.CharField(max_length=120)
    body = prose(
        verbose_name="text",
        blank=True,
        help_text="Cite a source by its key, before the full stop: [@gironi-2008]. Every sentence "
        "with a number, a comparison or a word about safety needs a source.",
    )
    caution = models.ForeignKey(
        Caution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        help_text="A caution to show below the text.",
    )
    shows = models.CharField(
        "also shows",
        max_length=30,
        choices=Shows.choices,
        blank=True,
        default=Shows.NOTHING,
        help_text="A table or picture to show below the text.",
    )

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.heading

    def clean(self) -> None:
        if not (self.body or self.caution_id or self.shows):
            raise ValidationError(
                "This section is empty. Write its text, choose what it shows, or delete it."
            )
