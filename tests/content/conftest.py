"""Staff at work: a client who is logged in to the admin."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.content.markup import filled_in


@pytest.fixture
def staff(client, db):
    client.force_login(User.objects.create_superuser("staff", password="a-long-enough-password"))
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
