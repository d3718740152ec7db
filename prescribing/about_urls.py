"""Address of the safety page, which stands among the pages about the site."""

from django.urls import path

from prescribing.views import safety

urlpatterns = [path("safety/", safety.safety, name="safety")]
