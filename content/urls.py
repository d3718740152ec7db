"""Addresses of the public pages."""

from django.urls import path
from django.views.generic import TemplateView

from content import views

urlpatterns = [
    path("", views.home, name="home"),
    path("guidance/", views.guidance, name="guidance"),
    path("guidance/<slug:slug>/", views.guidance_page, name="guidance-page"),
    path("evidence/", views.evidence, name="evidence"),
    path("organisations/", views.organisations, name="organisations"),
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
