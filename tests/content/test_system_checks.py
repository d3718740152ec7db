"""`manage.py check --database default` names required cautions that are not published."""

import pytest

from content.models import Edition
from content.required import CAUTIONS
from content.system_checks import needed_cautions

pytestmark = pytest.mark.django_db


def test_a_site_with_its_starter_content_passes():
    assert needed_cautions(databases=["default"]) == []


@pytest.mark.parametrize("key", CAUTIONS)
def test_a_caution_that_is_not_published_is_named(key):
    Edition.objects.filter(kind="caution", key=key).delete()
    (error,) = needed_cautions(databases=["default"])

    assert f"“{key}”" in error.msg
    assert "load_starter_content" in error.hint


def test_the_check_says_nothing_without_a_database():
    Edition.objects.all().delete()

    assert needed_cautions() == []
