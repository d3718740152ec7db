"""The page about clinical safety, with the list of names as it is now."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import OperationalError
from django.urls import reverse

from prescribing.medicines.loading import default_list
from prescribing.medicines.names import MedicineClass, SignOff
from prescribing.name_list import current
from prescribing.name_list.current import CurrentList
from prescribing.safety.load import hazard_log
from prescribing.safety.name_list_status import state_of
from tests.support.added_names import added
from tests.support.page_html import ids, main_words, parsed, words_of

pytestmark = pytest.mark.django_db
HAZARDS = hazard_log().hazards


@pytest.fixture
def page(client):
    return client.get(reverse("safety"))


def test_the_page_shows_every_hazard_with_risk_controls_and_number_of_tests(page):
    tree, shown = parsed(page), main_words(page)

    for hazard in HAZARDS:
        section = words_of(tree.get_element_by_id(hazard.anchor).getparent())
        assert section.startswith(f"{hazard.id}. {hazard.title}")
        assert f"risk {hazard.risk_before} of 5" in section
        assert f"risk {hazard.risk_after} of 5" in section
        assert hazard.harm in section
        for control in hazard.controls:
            tests = "1 test" if control.tests == 1 else f"{control.tests} tests"
            assert f"{control.what} ({control.kind}; {tests})" in section
    assert shown.index("In short") < shown.index("What could go wrong") < shown.index("H01. ")


def test_every_link_within_the_page_has_a_target_and_ids_are_unique(page):
    tree = parsed(page)
    places = ids(tree)

    assert len(places) == len(set(places))
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(places)
    assert {hazard.anchor for hazard in HAZARDS} <= set(places)


@pytest.mark.hazard("H02.3")
def test_the_page_says_what_a_missing_mark_means(page):
    shown = main_words(page)

    assert "A missing mark means nothing." in shown
    assert "A medicine without a mark may still be an opioid." in shown


def test_the_page_says_what_the_program_cannot_do(page):
    cannot = (
        main_words(page).partition("What it cannot do")[2].partition("The list as it is now")[0]
    )

    assert "It cannot read every script. It names such a line of your list as unread." in cannot
    assert "It looks for naltrexone in your list of medicines only." in cannot
    assert "For the liver and the kidneys it knows only a few words." in cannot


def test_every_section_of_the_page_is_in_its_contents_list(page):
    tree = parsed(page)
    listed = tree.xpath("//nav[contains(@class, 'contents')]//a/@href")
    apart = {"harm", "in-short", "contents"}

    headings = [each.get("id") for each in tree.xpath("//main//h2")]
    assert [f"#{each}" for each in headings if each not in apart] == listed


@pytest.mark.hazard("H02.3")
def test_the_page_says_that_no_pharmacist_has_signed_the_list_off(page):
    names, shown = default_list(), main_words(page)
    opioids = state_of(names).opioids

    assert names.unsigned == tuple(MedicineClass)
    assert f"{opioids} names, of which none are signed off by a pharmacist." in shown
    assert f"{opioids} names of opioids, of which none are signed off by a pharmacist." in shown
    assert shown.count("Not signed off by a pharmacist.") == len(MedicineClass)
    assert f"{names.version}, of {names.date:%-d %B %Y}" in shown


def test_the_page_names_the_pharmacists_who_signed_and_the_names_left(client, monkeypatch):
    cough = SignOff(MedicineClass.COUGH, "A. Pharmacist", dt.date(2027, 1, 5))
    signed = replace(default_list(), sign_offs={MedicineClass.COUGH: cough})
    whole = CurrentList(signed, is_whole=True)
    monkeypatch.setattr("prescribing.views.safety.read_current", lambda: whole)
    of_coughs = next(
        one.count for one in state_of(signed).classes if one.medicine_class is MedicineClass.COUGH
    )

    shown = main_words(client.get(reverse("safety")))

    assert f"names of opioids, of which {of_coughs} are signed off by a pharmacist." in shown
    assert "Signed off by A. Pharmacist on 5 January 2027." in shown
    assert shown.count("Not signed off by a pharmacist.") == 3


def test_the_page_counts_the_names_that_staff_added_among_the_signed_off(client):
    base = state_of(default_list()).opioids
    added()
    shown = main_words(client.get(reverse("safety")))

    assert f"{base + 1} names of opioids, of which 1 is signed off by a pharmacist." in shown
    assert "Staff of this site added 1 of them." in shown
    assert "1 signed off by a pharmacist, one by one. The others are not." in shown
    assert f"{default_list().version}.1, of" in shown


@pytest.mark.hazard("H45.4")
def test_the_page_says_that_added_names_may_be_missing_while_the_database_is_away(
    client, monkeypatch
):
    def fail():
        raise OperationalError("no connection")

    missing = "We cannot read the names that staff have added at the moment."
    assert missing not in main_words(client.get(reverse("safety")))
    monkeypatch.setattr(current, "_stamp", fail)

    assert missing in main_words(client.get(reverse("safety")))


def test_the_numbers_of_the_list_add_up():
    state = state_of(default_list())

    assert state.opioids == sum(one.count for one in state.classes) > 300
    assert state.opioids_not_verified == sum(one.not_verified for one in state.classes)
    assert state.opioids + state.opioid_blockers + state.dmts == len(default_list().names)


def test_the_page_says_who_judged_and_that_nobody_has_accepted_the_risks(page):
    shown = main_words(page)

    assert hazard_log().judged_by in shown
    assert "so nobody has accepted the risks that are left" in shown
