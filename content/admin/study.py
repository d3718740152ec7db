"""Studies: the rows of the evidence table."""

from django.contrib import admin

from content.admin.prose import ProseAdmin
from content.models import Study


@admin.register(Study)
class StudyAdmin(ProseAdmin):
    """A row of the evidence table. No result is saved without its limits."""

    list_display = (
        "short_name",
        "scope",
        "design_kind",
        "enrolled",
        "direction",
        "order",
        "approved",
    )
    list_editable = ("order",)
    list_filter = ("scope", "design_kind", "direction")
    list_select_related = ("reference", "approver")
    search_fields = ("reference__key", "reference__authors", "population", "result", "limits")
    autocomplete_fields = ("reference",)
    readonly_fields = ("approved",)
    fieldsets = (
        (None, {"fields": ("reference", "scope", "order", "approved")}),
        (
            "What was done",
            {
                "fields": (
                    *("design_kind", "design", "population", "enrolled", "completed"),
                    *("participants", "dose_and_length"),
                )
            },
        ),
        ("What was found", {"fields": ("outcome", "direction", "result", "limits")}),
    )
