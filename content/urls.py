"""Addresses of the public pages."""

from django.urls import path
from django.views.generic import RedirectView, TemplateView

from content.views import evidence, guidance, organisations, search
from content.views.published import published

urlpatterns = [
    path("", published(guidance.home), name="home"),
    path("guidance/", published(guidance.guidance), name="guidance"),
    path("guidance/<slug:slug>.pdf", guidance.page_pdf, name="page-pdf"),
    path("guidance/<slug:slug>/", published(guidance.guidance_page), name="guidance-page"),
    path("guidance/<slug:slug>/editions/", published(guidance.editions), name="editions"),
    path(
        "guidance/<slug:slug>/editions/<int:number>/", published(guidance.edition), name="edition"
    ),
    path(
        "guidance/<slug:slug>/editions/<int:number>/changes/",
        published(guidance.changes),
        name="changes",
    ),
    path(
        "guidance/<slug:slug>/editions/<int:number>/since/",
        published(guidance.changes_since),
        name="changes-since",
    ),
    path("evidence/", published(evidence.evidence), name="evidence"),
    path("evidence/studies.csv", evidence.evidence_csv, name="evidence-csv"),
    path("evidence/<slug:key>/", published(evidence.study), name="study"),
    path(
        "check-a-service/",
        RedirectView.as_view(pattern_name="guidance-page"),
        {"slug": "check-a-service"},
        name="check-a-service",
    ),
    path("search/", search.search, name="search"),
    path("organisations/", published(organisations.organisations), name="organisations"),
    path(
        "about/",
        published(TemplateView.as_view(template_name="content/about/index.html")),
        name="about",
    ),
    *(
        path(
            f"about/{name}/",
            published(TemplateView.as_view(template_name=f"content/about/{name}.html")),
            name=name,
        )
        for name in ("editorial-policy", "privacy", "cookies", "accessibility")
    ),
]
