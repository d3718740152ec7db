"""The evidence, study by study."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from content.articles import Writer
from content.library import read_library
from content.models.page import Audience, Shows
from content.models.study import Scope


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """The tables of studies, the picture, and further reading."""
    library = read_library(cautions=False)
    writer = Writer(library, Audience.EVERYONE)
    context = {
        "figure": writer.figure(Shows.FIGURE_EVIDENCE),
        "in_ms": writer.studies(Scope.MS),
        "beyond": writer.studies(Scope.BEYOND),
        "sources": writer.sources,
        "is_approved": all(study.is_approved for study in library.studies),
        "further": [each.formatted for each in library.references.values() if each.further_reading],
    }
    return render(request, "content/evidence.html", context)
