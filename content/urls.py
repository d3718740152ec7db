"""Addresses of the public pages."""

from django.urls import path
from django.views.generic import TemplateView

from content.views import evidence, guidance, organisations

urlpatterns = [
    path("", guidance.home, name="home"),
    path("guidance/", guidance.guidance, name="guidance"),
    path("guidance/<slug:slug>/", guidance.guidance_page, name="guidance-page"),
    path("evidence/", evidence.evidence, name="evidence"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("about/", TemplateView.as_view(template_name="content/about.html"), name="about"),
    path(
        "about/privacy/",
        TemplateView.as_view(template_name="content/privacy.html"),
        name="privacy",
    ),
    path(
        "about/accessibility/",
        TemplateView.as_view(template_name="content/accessibility.html"),
        name="accessibility",
    ),
]
