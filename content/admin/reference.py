"""References."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from content.admin.base import GuardedAdmin
from content.admin.fields import Trimmed
from content.admin.usage import cited_in
from content.markup.identifiers import doi_in, pmid_in
from content.models import Reference
from content.staff_names import name_of

CUT = {"doi": doi_in, "pmid": pmid_in}
PASTE = "You may paste the whole link."
BREAK = mark_safe("<br>")


@admin.register(Reference)
class ReferenceAdmin(GuardedAdmin):
    """A source: how it is cited, what it says, and who compared the two."""

    list_display = ("key", "title", "source", "year", "kind", "checked")
    list_filter = ("kind", ("checked_on", admin.EmptyFieldListFilter))
    search_fields = ("key", "authors", "title", "source", "doi", "pmid", "key_facts")
    readonly_fields = ("how_to_cite", "as_shown", "where_cited")
    save_on_top = True
    fieldsets = (
        (None, {"fields": ("key", "how_to_cite", "as_shown", "where_cited")}),
        (
            "Where it was published",
            {
                "fields": (
                    *("kind", "authors", "title", "source", "year"),
                    *("details", "doi", "pmid", "url"),
                )
            },
        ),
        (
            "What it says",
            {"fields": ("key_facts", "locator", "quote", "checker", "checked_on")},
        ),
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A DOI or PubMed link may be pasted whole."""
        if cut := CUT.get(db_field.name):
            options = {"cut": cut, "max_length": db_field.max_length, "help_text": PASTE}
            return db_field.formfield(form_class=Trimmed, **kwargs | options)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Note who changed the source: they may not approve texts that cite it."""
        super().save_related(request, form, formsets, change)
        if form.has_changed():
            form.instance.contributors.add(request.user)

    @admin.display(description="How to cite it")
    def how_to_cite(self, reference: Reference) -> str:
        return reference.citation if reference.pk else "Save first."

    @admin.display(description="As readers see it")
    def as_shown(self, reference: Reference) -> str:
        return reference.formatted.text if reference.pk else "Save first."

    @admin.display(description="Cited in")
    def where_cited(self, reference: Reference) -> str:
        uses = cited_in(reference.key) if reference.pk else []
        links = [(_change_url(use.record), use.words) for use in uses]
        return format_html_join(BREAK, '<a href="{}">{}</a>', links) or "Nothing cites it yet."

    @admin.display(description="Checked")
    def checked(self, reference: Reference) -> str:
        who = f"{name_of(reference.checker)}, " if reference.checker else ""
        return f"{who}{reference.recorded_check}"

    def uses(self, record: Reference) -> list[str]:
        """The texts that cite it."""
        return [f"cited in {use.words}" for use in cited_in(record.key)]


def _change_url(record: Model) -> str:
    return reverse(f"admin:content_{record._meta.model_name}_change", args=[record.pk])
