"""The admin in which staff edit: plain Django admin, one module for each kind of record."""

from django.contrib import admin

from content.admin import (
    caution,
    edition,
    organisation,
    page,
    reference,
    staff_account,
    study,
    submission,
)

__all__ = [
    "caution",
    "edition",
    "organisation",
    "page",
    "reference",
    "staff_account",
    "study",
    "submission",
]

admin.site.site_header = "LDN Guide: editing"
admin.site.site_title = "LDN Guide"
admin.site.index_title = "What would you like to change?"
# Never register a model of the interview here: staff must not see patients' answers.
