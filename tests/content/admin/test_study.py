"""Types of MS and comparison, in the form and in the starter files."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from content.models import Study
from content.models.study import known_types
from content.starter.load import UNCHANGED, load
from tests.support.page_html import filled_in, parsed, words_of
from tests.support.studies import a_study

pytestmark = pytest.mark.django_db


def study(key):
    return Study.objects.get(reference__key=key)


def ticked(response):
    return parsed(response).xpath("//input[@name = 'ms_types'][@checked]/@value")


def complaint(response):
    return words_of(parsed(response).xpath("//*[contains(@class, 'errorlist')]")[0])


def test_the_form_shows_what_is_recorded_and_saves_it_unchanged(staff, edit):
    path = f"/admin/content/study/{study('sharafaddinzadeh-2010').pk}/change/"

    assert ticked(staff.get(path)) == ["rrms", "spms"]
    assert edit(study("sharafaddinzadeh-2010")).status_code == 302
    assert {outcome for _, outcome in load()} == {UNCHANGED}


def test_ticked_boxes_are_stored_as_words_in_one_order(edit):
    edit(study("turel-2015"), ms_types=["cis", "ppms"], controlled="on")

    assert study("turel-2015").ms_types == "ppms cis"
    assert study("turel-2015").controlled
    assert study("turel-2015").types_label == (
        "Primary progressive (PPMS), Clinically isolated syndrome (CIS)"
    )


def test_no_box_ticked_means_not_recorded(edit):
    edit(study("cree-2010"), ms_types=[])

    assert study("cree-2010").types == ()


def test_all_types_beside_one_of_them_is_refused_and_the_boxes_stay_ticked(edit):
    response = edit(study("cree-2010"), ms_types=["rrms", "all"])

    assert "“All types of MS” includes the others" in complaint(response)
    assert filled_in(response)["ms_types"] == ["rrms", "all"]


def test_a_study_without_a_comparison_cannot_be_ticked_as_compared(edit):
    response = edit(study("ludwig-2016"), controlled="on")

    assert "The direction says that there was no group without LDN" in complaint(response)
    with pytest.raises(IntegrityError), transaction.atomic():
        Study.objects.filter(reference__key="ludwig-2016").update(controlled=True)


@pytest.mark.parametrize("typed", ["RRMS", "rrms,spms", "relapsing", "all rrms"])
def test_a_file_with_an_unknown_type_is_refused(typed):
    with pytest.raises(ValidationError):
        known_types(typed)


def test_an_unknown_type_in_the_database_is_ignored():
    odd = a_study(ms_types="rrms benign")

    assert odd.types_label == "Relapsing remitting (RRMS)"
    assert odd.took_in("rrms")
