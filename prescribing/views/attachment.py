"""Answers of the site that browsers save as a file."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def attachment(content: bytes | str, name: str, content_type: str) -> HttpResponse:
    """A file to download under this name, which holds nobody's name and no answer."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response
