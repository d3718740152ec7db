"""Organisations."""

from django.contrib import admin

from content.admin.inbox import ReviewFilter
from content.admin.publishable import PublishableAdmin
from content.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(PublishableAdmin):
    """An entry of the page of organisations."""

    list_display = ("name", "kind", "url", "order", "published", "review")
    list_editable = ("order",)
    list_filter = ("kind", ReviewFilter)
    search_fields = ("name", "description")
    fields = ("name", "kind", "url", "order", "description")
