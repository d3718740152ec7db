"""Studies: the rows of the evidence table."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.text import capfirst

from content.admin.base import WideAdmin
from content.admin.inbox import ReviewFilter
from content.admin.optimistic_lock import VersionedForm
from content.admin.publishable import PublishableAdmin
from content.models import Effect, Study
from content.models.study import MSType

MOST_EFFECTS = 30
MS_TYPES = Study._meta.get_field("ms_types")


class TypeBoxes(forms.CheckboxSelectMultiple):
    """A checkbox for each type of MS. The stored text is a list of words."""

    def format_value(self, value: Any) -> list[str]:
        return super().format_value((value or "").split())

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        ticked = super().value_from_datadict(data, files, name) or ()
        return " ".join(ms_type for ms_type in MSType.values if ms_type in ticked)


class EffectInline(admin.StackedInline):
    """The published effects of a study on its form, in the order of their numbers."""

    model = Effect
    max_num = MOST_EFFECTS
    extra = 0
    formfield_overrides = WideAdmin.formfield_overrides
    fields = (
        ("order", "condition"),
        ("outcome", "scale"),
        ("measure", "comparator"),
        ("estimate", "low", "high", "p_value"),
        ("better", "reads_as"),
        "note",
    )
    verbose_name_plural = "Published effects, as the source gives them"


class StudyForm(VersionedForm):
    """The form of a study."""

    ms_types = forms.CharField(
        label=capfirst(MS_TYPES.verbose_name),
        help_text=MS_TYPES.help_text,
        required=False,
        widget=TypeBoxes(choices=MSType.choices),
    )


@admin.register(Study)
class StudyAdmin(PublishableAdmin):
    """A row of the evidence table. A result needs its limits."""

    form = StudyForm
    list_display = (
        "short_name",
        "scope",
        "design_kind",
        "enrolled",
        "direction",
        "order",
        "published",
        "review",
    )
    list_editable = ("order",)
    list_filter = ("scope", "design_kind", "controlled", "direction", ReviewFilter)
    list_select_related = ("reference",)
    search_fields = ("reference__key", "reference__authors", "population", "result", "limits")
    autocomplete_fields = ("reference",)
    fieldsets = (
        (None, {"fields": ("reference", "scope", "order")}),
        (
            "What was done",
            {
                "fields": (
                    *("design_kind", "design", "controlled", "population", "ms_types"),
                    *("enrolled", "completed", "participants", "dose_and_length"),
                )
            },
        ),
        ("What was found", {"fields": ("outcome", "direction", "result", "limits")}),
        (
            "How far it can be trusted",
            {"fields": ("read", "certainty", "certainty_source", "certainty_by")},
        ),
    )
    inlines = (EffectInline,)
