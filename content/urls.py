"""Addresses of the public pages."""

from django.urls import path
from django.views.generic import TemplateView

urlpatterns = [
    path("", TemplateView.as_view(template_name="content/home.html"), name="home"),
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
