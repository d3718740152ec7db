"""The evidence, study by study: the tables, the same as a file, and a page for each study."""

from typing import Any
from urllib.parse import urlencode

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from content.articles.compose import Writer
from content.articles.library import library_of
from content.editions.lookup import NothingThere, last_at
from content.editions.review_clock import Clock
from content.editions.values import published_record
from content.evidence.csv_export import PublishedAs, as_csv, rows
from content.evidence.filters import (
    NOT_RECORDED,
    QUESTIONS,
    SORT,
    Filters,
    Ignored,
    choose,
    parse,
    without_types,
)
from content.models import Edition, Study
from content.models.edition import Kind, Standing
from content.models.page import Audience, Shows
from content.models.study import Scope

FILE_NAME = "ldn-guide-studies.csv"


class FilterForm(forms.Form):
    """The filters as a form. It only shows the choices: `parse` reads them."""

    use_required_attribute = False

    def __init__(self, filters: Filters) -> None:
        super().__init__(initial=filters.values, label_suffix="")
        for question in QUESTIONS:
            whatever = () if question is SORT else (("", "Any"),)
            self.fields[question.name] = forms.ChoiceField(
                label=question.label, choices=(*whatever, *question.choices)
            )
        self.helper = FormHelper(self)
        self.helper.form_tag = False
        self.helper.disable_csrf = True  # it changes nothing, and its address can be shared
        self.helper.layout = Layout(Fieldset("Choose which studies to show", *self.fields))


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """The tables of the studies asked for, then the picture of all in MS."""
    library = library_of(_published(), timezone.localdate())
    filters, ignored = _asked_for(request)
    writer = Writer(library, Audience.EVERYONE)
    context = {
        # In reading order: sources are numbered as they come.
        **_tables(writer, choose(library.studies, filters)),
        "figure": writer.figure(Shows.FIGURE_EVIDENCE),
        "total": len(library.studies),
        "filters": filters,
        "ignored": ignored,
        "form": FilterForm(filters),
        "query": urlencode(filters.values),
        "without_types": len(without_types(library.studies, filters)),
        "without_types_query": urlencode(filters.values | {"type": NOT_RECORDED}),
        "sources": writer.sources,
        "is_approved": all(study.is_approved for study in library.studies),
        "some_overdue": any(study.overdue_since for study in library.studies),
    }
    return render(request, "content/evidence.html", context)


@require_safe
def evidence_csv(request: HttpRequest) -> HttpResponse:
    """The chosen studies as a file; a redirect to the page if a filter was ignored."""
    filters, ignored = _asked_for(request)
    if ignored:
        return redirect(f"{reverse('evidence')}?{request.GET.urlencode()}")
    editions = _published()
    library = library_of(editions)
    table = rows(
        choose(library.studies, filters),
        library.references,
        {edition.key: _published_as(request, edition) for edition in editions},
        timezone.localdate(),
    )
    return HttpResponse(
        as_csv(table),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}"'},
    )


@require_safe
def study(request: HttpRequest, key: str) -> HttpResponse:
    """What one study did and found, with its limits, and its source in full."""
    try:
        edition = last_at(Kind.STUDY, key)
    except NothingThere:
        raise Http404 from None
    if not edition.is_current:
        return _closed(request, edition)
    if edition.key != key:
        return redirect("study", edition.key)  # temporary: the earlier key may be used again
    library = library_of([edition])
    (record,) = library.studies
    writer = Writer(library, Audience.EVERYONE)
    row = writer.study(record, in_full=True)
    context = {
        "study": record,
        "row": row,
        "edition": edition,
        "is_overdue": Clock(edition.due).is_overdue(timezone.localdate()),
        "sources": writer.sources,
    }
    return render(request, "content/study.html", context)


def _closed(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The page for a study that is no longer published, under its short name."""
    is_withdrawn = edition.standing == Standing.WITHDRAWN
    context = {
        "edition": {
            "title": published_record(edition).short_name,
            "closed_on": edition.closed_on,
            "closed_reason": edition.closed_reason,
        },
        "is_withdrawn": is_withdrawn,
    }
    return render(request, "content/closed.html", context, status=410 if is_withdrawn else 404)


def _published() -> QuerySet[Edition]:
    return Edition.objects.current().filter(kind=Kind.STUDY).defer("article")


def _published_as(request: HttpRequest, edition: Edition) -> PublishedAs:
    page = request.build_absolute_uri(reverse("study", args=[edition.key]))
    return PublishedAs(page, edition.number, edition.published_on)


def _asked_for(request: HttpRequest) -> tuple[Filters, tuple[Ignored, ...]]:
    return parse(dict(request.GET.lists()))


def _tables(writer: Writer, studies: list[Study]) -> dict[str, Any]:
    """The rows of both tables; sources are numbered from the first to the last row."""
    in_ms = tuple(writer.study(record) for record in studies if record.scope == Scope.MS)
    beyond = tuple(writer.study(record) for record in studies if record.scope == Scope.BEYOND)
    return {"in_ms": in_ms, "beyond": beyond, "shown": len(in_ms) + len(beyond)}
