"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from ldnguide.display import display, display_css
from ldnguide.security_txt import security_txt

urlpatterns = [
    path(".well-known/security.txt", security_txt, name="security-txt"),
    path("display/", display, name="display"),
    path("display.css", display_css, name="display-css"),
    path("admin/", admin.site.urls),
    path("letter/", include("prescribing.urls")),
    path("about/", include("prescribing.about_urls")),
    path("", include("content.urls")),
]

handler400 = "ldnguide.errors.bad_request"
handler403 = "ldnguide.errors.permission_denied"
handler404 = "ldnguide.errors.page_not_found"
handler500 = "ldnguide.errors.server_error"
