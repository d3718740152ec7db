"""Cautions."""

from django.contrib import admin

from content import required
from content.admin.inbox import ReviewFilter
from content.admin.publishable import PublishableAdmin
from content.models import Caution


@admin.register(Caution)
class CautionAdmin(PublishableAdmin):
    """One text for all places: pages, interview and letter pack change together."""

    list_display = ("title", "key", "urgency", "order", "published", "review")
    list_editable = ("order",)
    list_filter = ("urgency", ReviewFilter)
    search_fields = ("title", "key", *Caution.cites)
    fields = ("title", "key", "urgency", "order", *Caution.cites)

    def uses(self, record: Caution) -> list[str]:
        """The interview and the pack. Django itself names the pages that show it."""
        is_required = record.key in required.CAUTIONS
        site = ["the interview and the letter pack show it"] if is_required else []
        return [*super().uses(record), *site]
