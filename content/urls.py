"""Addresses of the public pages."""

from django.urls import path
from django.views.generic import RedirectView, TemplateView

from content.views import evidence, guidance, organisations, search

urlpatterns = [
    path("", guidance.home, name="home"),
    path("guidance/", guidance.guidance, name="guidance"),
    path("guidance/<slug:slug>.pdf", guidance.page_pdf, name="page-pdf"),
    path("guidance/<slug:slug>/", guidance.guidance_page, name="guidance-page"),
    path("guidance/<slug:slug>/editions/", guidance.editions, name="editions"),
    path("guidance/<slug:slug>/editions/<int:number>/", guidance.edition, name="edition"),
    path("guidance/<slug:slug>/editions/<int:number>/changes/", guidance.changes, name="changes"),
    path(
        "guidance/<slug:slug>/editions/<int:number>/since/",
        guidance.changes_since,
        name="changes-since",
    ),
    path("evidence/", evidence.evidence, name="evidence"),
    path("evidence/studies.csv", evidence.evidence_csv, name="evidence-csv"),
    path("evidence/<slug:key>/", evidence.study, name="study"),
    path(
        "check-a-service/",
        RedirectView.as_view(pattern_name="guidance-page"),
        {"slug": "check-a-service"},
        name="check-a-service",
    ),
    path("search/", search.search, name="search"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("about/", TemplateView.as_view(template_name="content/about/index.html"), name="about"),
    *(
        path(
            f"about/{name}/",
            TemplateView.as_view(template_name=f"content/about/{name}.html"),
            name=name,
        )
        for name in ("editorial-policy", "privacy", "cookies", "accessibility")
    ),
]
