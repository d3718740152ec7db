"""Cautions."""

from django.contrib import admin

from content import needed
from content.admin.base import GuardedAdmin
from content.admin.prose import ProseAdmin
from content.models import Caution


@admin.register(Caution)
class CautionAdmin(GuardedAdmin, ProseAdmin):
    """One text, wherever it stands: pages, interview and letter pack change together."""

    list_display = ("title", "key", "urgency", "order", "approved")
    list_editable = ("order",)
    list_select_related = ("approver",)
    list_filter = ("urgency", ("approver", admin.EmptyFieldListFilter))
    search_fields = ("title", "key", "for_patients", "for_prescribers")
    fields = ("title", "key", "urgency", "order", "for_patients", "for_prescribers", "approved")
    readonly_fields = ("approved",)

    def uses(self, record: Caution) -> list[str]:
        """The interview and the pack; Django itself names the pages that show it."""
        return (
            ["the interview and the letter pack show it"] if record.key in needed.CAUTIONS else []
        )
