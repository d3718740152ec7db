"""Only one page takes files, and only in memory."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.test import RequestFactory
from django.urls import resolve


def files_of(path, *sizes):
    """The files that a view at this address gets."""
    sent = [SimpleUploadedFile("a.pdf", bytes(size)) for size in sizes]
    request = RequestFactory().post(path, {"pack": sent, "note": "kept"})
    request.resolver_match = resolve(path)
    assert request.POST["note"] == "kept"
    return request.FILES.getlist("pack")


def test_our_upload_handler_is_the_only_one():
    assert settings.FILE_UPLOAD_HANDLERS == ["ldnguide.uploads.InMemoryOnOnePage"]


@pytest.mark.parametrize("size", [1, 100_000, settings.LARGEST_PACK_FILE])
def test_the_page_for_an_earlier_pack_gets_a_file_in_memory(size):
    (file,) = files_of("/letter/earlier-pack/", size)

    assert isinstance(file, InMemoryUploadedFile)
    assert len(file.read()) == size


@pytest.mark.parametrize(
    "size", [settings.LARGEST_PACK_FILE + 100_000, 3 * settings.LARGEST_PACK_FILE]
)
def test_a_file_that_is_too_large_is_dropped_and_the_rest_of_the_form_stays(size):
    assert files_of("/letter/earlier-pack/", size) == []


@pytest.mark.parametrize(
    "path",
    ["/letter/pregnancy/", "/letter/earlier-pack/choose/", "/letter/return/", "/admin/login/"],
)
def test_other_pages_get_no_file_at_all(path):
    assert files_of(path, 100) == []


def test_a_request_without_a_route_gets_no_file():
    request = RequestFactory().post(
        "/letter/earlier-pack/", {"pack": SimpleUploadedFile("a", b"x")}
    )

    assert not request.FILES
