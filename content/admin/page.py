"""Pages and their sections."""

from typing import Any

from django.contrib import admin

from content.admin.base import GuardedAdmin, WideAdmin
from content.admin.prose import ProseAdmin
from content.models import Page, Section
from content.views import NEEDED_PAGES


class SectionInline(admin.StackedInline):
    """A section below the next. Their numbers set their order."""

    model = Section
    formfield_overrides = WideAdmin.formfield_overrides
    extra = 0
    fields = ("order", "heading", "body", "caution", "shows")
    autocomplete_fields = ("caution",)
    verbose_name_plural = "Sections, in the order of their numbers"

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        """A new section goes to the end unless it is given a number."""
        formset = super().get_formset(request, obj, **kwargs)
        last = obj.sections.last() if obj else None
        formset.form.base_fields["order"].initial = last.order + 10 if last else 10
        return formset


@admin.register(Page)
class PageAdmin(GuardedAdmin, ProseAdmin):
    """A page on one form: its short version, then its sections."""

    list_display = ("title", "audience", "order", "section_count", "approved")
    list_editable = ("order",)
    list_filter = ("audience", ("approver", admin.EmptyFieldListFilter))
    search_fields = ("title", "description", "summary", "sections__heading", "sections__body")
    search_help_text = "Finds words anywhere in a page, and citation keys."
    readonly_fields = ("approved", "changed_on")
    fields = ("title", "slug", "audience", "order", "description", "summary", *readonly_fields)
    inlines = (SectionInline,)

    @admin.display(description="Sections")
    def section_count(self, page: Page) -> int:
        return page.sections.count()

    def get_prepopulated_fields(self, request: Any, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ("title",)}

    def uses(self, record: Page) -> list[str]:
        """The pages that the site's menus and the letter pack lead to."""
        where = NEEDED_PAGES.get(record.slug)
        return [where] if where else []
