"""Organisations."""

from django.contrib import admin

from content.admin.prose import ProseAdmin
from content.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(ProseAdmin):
    """An entry of the page of organisations."""

    list_display = ("name", "kind", "url", "order", "approved")
    list_select_related = ("approver",)
    readonly_fields = ("approved",)
    list_editable = ("order",)
    list_filter = ("kind",)
    search_fields = ("name", "description")
    fields = ("name", "kind", "url", "order", "description", "approved")
