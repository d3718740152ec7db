"""Pages and their sections."""

from typing import Any

from django.contrib import admin
from django.db.models import Count

from content import needed
from content.admin.base import GuardedAdmin, WideAdmin
from content.admin.prose import ProseAdmin
from content.models import Page, Section
from content.usage import linked_in

# A form of more sections is more than a browser can send here at once.
MOST_SECTIONS = 100


class SectionInline(admin.StackedInline):
    """A section below the next. Their numbers set their order."""

    model = Section
    max_num = MOST_SECTIONS
    formfield_overrides = WideAdmin.formfield_overrides
    extra = 0
    fields = ("order", "heading", "body", "caution", "shows")
    autocomplete_fields = ("caution",)
    verbose_name_plural = "Sections, in the order of their numbers"

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        """A new section goes to the end unless it is given a number."""
        formset = super().get_formset(request, obj, validate_max=True, **kwargs)
        last = obj.sections.last() if obj else None
        formset.form.base_fields["order"].initial = last.order + 10 if last else 10
        formset.default_error_messages = formset.default_error_messages | {
            "too_many_forms": f"A page has at most {MOST_SECTIONS} sections. Make two pages."
        }
        return formset


@admin.register(Page)
class PageAdmin(GuardedAdmin, ProseAdmin):
    """A page on one form: its short version, then its sections."""

    list_display = ("title", "audience", "order", "section_count", "approved")
    list_editable = ("order",)
    list_select_related = ("approver",)
    list_filter = ("audience", ("approver", admin.EmptyFieldListFilter))
    search_fields = ("title", "description", "summary", "sections__heading", "sections__body")
    search_help_text = "Finds words anywhere in a page, and citation keys."
    readonly_fields = ("approved", "changed_on")
    fields = ("title", "slug", "audience", "order", "description", "summary", *readonly_fields)
    inlines = (SectionInline,)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).annotate(section_count=Count("sections"))

    @admin.display(description="Sections")
    def section_count(self, page: Any) -> int:
        return int(page.section_count)

    def get_changeform_initial_data(self, request: Any) -> dict[str, Any]:
        """A new page is listed last unless it is given a number."""
        last = Page.objects.last()
        return {"order": last.order + 10 if last else 10}

    def get_prepopulated_fields(self, request: Any, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ("title",)}

    def uses(self, record: Page) -> list[str]:
        """What leads to this page: the site itself, or a text."""
        site = [needed.PAGES[record.slug]] if record.slug in needed.PAGES else []
        return site + [f"{use.words} links to it" for use in linked_in(record)]
