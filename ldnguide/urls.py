"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("letter/", include("prescribing.urls")),
    path("", include("content.urls")),
]

handler400 = "ldnguide.errors.bad_request"
handler403 = "ldnguide.errors.permission_denied"
handler404 = "ldnguide.errors.page_not_found"
handler500 = "ldnguide.errors.server_error"
