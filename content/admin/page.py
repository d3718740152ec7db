"""Pages and their sections."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from content import required
from content.admin.base import WideAdmin
from content.admin.inbox import ReviewFilter
from content.admin.publishable import PublishableAdmin
from content.admin.readonly_prose import ReadableProse
from content.admin.section_forms import with_deleted_as_new
from content.admin.usage import linked_in
from content.articles.library import MissingCaution
from content.models import Page, Section
from content.publishing.preview import preview_pdf

# A form with more sections has more fields than DATA_UPLOAD_MAX_NUMBER_FIELDS.
MOST_SECTIONS = 100
NO_ADDRESS = (
    "Use only letters without accents, digits and hyphens in this part of the address, such as "
    "side-effects."
)


class SectionInline(ReadableProse, admin.StackedInline):
    """The sections of a page on its form, in the order of their numbers."""

    model = Section
    max_num = MOST_SECTIONS
    formfield_overrides = WideAdmin.formfield_overrides
    extra = 0
    fields = ("order", "heading", "body", "caution", "shows")
    autocomplete_fields = ("caution",)
    verbose_name_plural = "Sections, in the order of their numbers"

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        """A new section gets a number at the end."""
        formset = super().get_formset(request, obj, validate_max=True, **kwargs)
        last = obj.sections.last() if obj else None
        formset.form.base_fields["order"].initial = last.order + 10 if last else 10
        formset.default_error_messages = formset.default_error_messages | {
            "too_many_forms": f"A page has at most {MOST_SECTIONS} sections. Make two pages."
        }
        return formset


@admin.register(Page)
class PageAdmin(PublishableAdmin):
    """A page on one form: its short version, then its sections."""

    list_display = ("title", "audience", "order", "section_count", "published", "review")
    list_editable = ("order",)
    list_filter = ("audience", ReviewFilter)
    search_fields = ("title", "description", "summary", "sections__heading", "sections__body")
    search_help_text = "Finds words anywhere in a page, and citation keys."
    fields = ("title", "slug", "audience", "order", "description", "summary")
    inlines = (SectionInline,)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).annotate(section_count=Count("sections"))

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Keep what was typed into a section that somebody else has deleted meanwhile."""
        page = self.get_object(request, unquote(object_id)) if object_id else None
        if request.method == "POST" and page:
            stored = page.sections.values_list("pk", flat=True)
            request.POST = with_deleted_as_new(request.POST, {str(pk) for pk in stored})  # type: ignore[assignment]
        return super().changeform_view(request, object_id, *args, **kwargs)

    @admin.display(description="Sections")
    def section_count(self, page: Any) -> int:
        return int(page.section_count)

    def get_changeform_initial_data(self, request: Any) -> dict[str, Any]:
        """A new page gets a number at the end."""
        last = Page.objects.last()
        return {"order": last.order + 10 if last else 10}

    def get_prepopulated_fields(self, request: Any, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ("title",)}

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Explain a refused address in plain words."""
        if db_field.name == "slug":
            kwargs["error_messages"] = {"invalid": NO_ADDRESS}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def is_fixed(self, record: Page, name: str) -> bool:
        """The site itself links to some pages by their address."""
        return name == "slug" and record.slug in required.PAGES

    def uses(self, record: Page) -> list[str]:
        """What links to this page: the site itself, or a text."""
        site = [required.PAGES[record.slug]] if record.slug in required.PAGES else []
        linked = [f"{use.words} links to it" for use in linked_in(record)]
        return [*super().uses(record), *site, *linked]

    def own_views(self) -> list[Any]:
        return [*super().own_views(), ("preview/pdf", self.pdf_view, "pdf")]

    def pdf_view(self, request: HttpRequest, record: Page) -> HttpResponse:
        """The PDF of the saved text."""
        try:
            pdf = preview_pdf(record)
        except MissingCaution as missing:
            messages.error(
                request, f"There is no PDF yet: the caution “{missing}” is not published."
            )
            return redirect(self.address("change", record))
        return HttpResponse(pdf, content_type="application/pdf")
