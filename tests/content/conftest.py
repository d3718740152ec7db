"""An editor who is logged in to the admin, and the starter files to change."""

import shutil

import pytest
from django.urls import reverse

from content.starter import files
from tests.support.page_html import filled_in
from tests.support.staff import editor
from tests.support.starter_files import STORED


@pytest.fixture
def staff(client, db):
    client.force_login(editor())
    return client


@pytest.fixture
def edit(staff):
    """`edit(record, **changes)` opens the record's form, changes these fields, and saves."""

    def save(record, **changes):
        name = f"admin:content_{record._meta.model_name}_change"
        path = reverse(name, args=[record.pk])
        return staff.post(path, filled_in(staff.get(path)) | changes)

    return save


@pytest.fixture
def add(staff):
    """`add(model, **fields)` fills in an empty form and saves."""

    def save(model, **fields):
        path = reverse(f"admin:content_{model._meta.model_name}_add")
        return staff.post(path, filled_in(staff.get(path)) | fields)

    return save


@pytest.fixture
def folder(tmp_path):
    """A copy of the starter files, to change or break."""
    return shutil.copytree(files.FOLDER, tmp_path / "starter")


@pytest.fixture
def emptied(db):
    """A database without content."""
    for model in STORED:
        model.objects.all().delete()
