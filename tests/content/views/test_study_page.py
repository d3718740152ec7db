"""The page of one study, at its own address."""

import re

import pytest
from django.contrib.auth.models import User

from content.editions.values import values_of
from content.models import Edition, Reference, Study
from content.models.edition import Standing
from content.publishing import publish_starter
from tests.support.page_html import main_words, parsed, words_of
from tests.support.studies import EVERYTHING, REVIEW_DUE, STARTER, TODAY

ALL = len(EVERYTHING)
pytestmark = pytest.mark.django_db


def test_names_lead_to_a_page_of_each_study_which_leads_back_to_its_row(client):
    names = parsed(client.get("/evidence/")).xpath("//tbody/tr/th/a[not(@id)]")

    assert len(names) == ALL
    for name in names:
        page = parsed(client.get(name.get("href")))
        back = page.xpath("//nav[@aria-label = 'Back']/a/@href")
        assert words_of(name) in words_of(page.xpath("//h1")[0])
        assert back == [f"/evidence/#{name.getparent().get('id')}"]


@pytest.mark.parametrize("key", EVERYTHING)
def test_the_page_of_a_study_has_its_result_with_its_limits_and_its_source(client, key):
    study = next(each for each in STARTER.studies if each.reference.key == key)
    response = client.get(f"/evidence/{key}/")
    tree, words = parsed(response), main_words(response)
    (found,) = tree.xpath("//section[@aria-labelledby = 'found']")

    assert study.direction_label in words_of(found)
    for limit in study.limits.split("[@")[:1]:
        assert limit.strip() in words_of(found)
    for effect in study.shown_effects:
        assert effect.estimate.replace("-", "\N{MINUS SIGN}") in words_of(found)
    assert study.result.split("[@")[0].strip() in words_of(found)
    for each in (study.design, study.population, study.reference.title):
        assert each in words
    assert not study.reference.doi or study.reference.formatted.doi_url in tree.xpath("//a/@href")
    assert "Not yet checked against the source." in words
    assert "Quote" not in words
    assert "Certainty of the evidence Not graded" in words
    assert "Not yet approved by a clinician" in words
    assert "Edition 1, published on" in words


def test_no_page_denies_a_difference_if_harms_differed(client):
    found = main_words(client.get("/evidence/bolton-2019/"))

    assert "More dizziness (RR 1.45, 95% CI 1.15 to 1.83) and vomiting (RR 1.91" in found
    assert "It looked at harms only, so it cannot show a benefit." in found
    assert "It found no clear difference" not in found


def test_a_narrative_review_has_no_direction(client):
    found = main_words(client.get("/evidence/patten-2018/"))

    assert "No direction: a review. LDN was tolerated" in found
    assert "It adds no results of its own" in found
    assert "not recorded here. LDN was tolerated" not in found


def test_no_page_says_that_a_whole_study_compared_with_no_ldn(client):
    found = main_words(client.get("/evidence/bolton-2019/"))

    assert "Compared with a group or period without naltrexone, such as placebo Yes" in found
    assert "Only 5 of 89 trials used 4.5 mg or less." in found


def test_only_a_study_in_ms_says_that_its_types_are_not_recorded(client):
    assert "Types of MS Not recorded here" in main_words(client.get("/evidence/turel-2015/"))
    assert "Types of MS" not in main_words(client.get("/evidence/driver-2023/"))


def test_where_the_facts_stand_and_when_they_were_checked_are_shown_and_no_name_or_quote(client):
    reference = Reference.objects.get(key="cree-2010")
    reference.checker = User.objects.create_user("a.reader", first_name="Ann", last_name="Reader")
    reference.quote, reference.locator = "The words", "abstract, results"
    reference.checked_on = TODAY
    reference.save()
    study = Study.objects.get(reference=reference)
    publish_starter(study, values_of(study), REVIEW_DUE)

    words = main_words(client.get("/evidence/cree-2010/"))
    told = "Where in the source: abstract, results. Checked against the source on 22 November 2026."
    assert told in words
    assert not re.search("The words|Reader|a[.]reader", words)


def test_a_source_without_an_address_says_so(client):
    words = main_words(client.get("/evidence/smith-2011/"))

    assert "NCT00663117. No official address known." in words
    assert words.count("No official address known") == 1


@pytest.mark.parametrize("key", ["nobody-1999", "dmd", "x" * 200])
def test_an_unknown_study_is_not_found(client, key):
    assert client.get(f"/evidence/{key}/").status_code == 404


@pytest.mark.parametrize(
    ("standing", "status", "kept"),
    [
        (Standing.WITHDRAWN, 410, "If you printed or saved it, do not rely on it."),
        (Standing.UNPUBLISHED, 404, "If you printed or saved it, check before you rely on it."),
    ],
)
def test_a_closed_study_says_why_at_its_own_address_only(client, standing, status, kept):
    Edition.objects.filter(kind="study", key="turel-2015").update(
        standing=standing, closed_reason="The letter was retracted.", closed_on=TODAY
    )
    response = client.get("/evidence/turel-2015/")

    assert response.status_code == status
    assert "The letter was retracted." in main_words(response)
    assert kept in main_words(response)
    assert "study-turel-2015" not in parsed(client.get("/evidence/")).xpath("//tbody/tr/th/@id")
    assert b"Turel 2015" not in client.get("/evidence/studies.csv").content


def moved(**changes):
    """Give Cree 2010 a new key and publish it again, with these changes to its new edition."""
    study = Study.objects.get(reference__key="cree-2010")
    study.reference.key = "cree-2011"
    study.reference.save()
    publish_starter(study, values_of(study), REVIEW_DUE)
    Edition.objects.filter(key="cree-2011").update(**changes)


def test_a_study_whose_key_has_changed_is_found_at_its_old_address(client):
    moved()
    response = client.get("/evidence/cree-2010/")

    assert (response.status_code, response["Location"]) == (302, "/evidence/cree-2011/")
    assert "Cree 2010" in main_words(client.get("/evidence/cree-2011/"))


@pytest.mark.parametrize("key", ["cree-2010", "cree-2011"])
def test_a_study_withdrawn_under_a_new_key_says_so_at_both_addresses(client, key):
    moved(standing=Standing.WITHDRAWN, closed_reason="It was retracted.", closed_on=TODAY)
    response = client.get(f"/evidence/{key}/")

    assert response.status_code == 410
    assert "Cree 2010 was withdrawn on 22 November 2026. The reason: It was retracted." in (
        main_words(response)
    )
    assert "cree-20" not in main_words(response)


def test_an_old_key_reused_by_another_study_leads_to_that_study(client):
    moved()
    other = Study.objects.get(reference__key="turel-2015")
    other.reference.key = "cree-2010"
    other.reference.save()
    publish_starter(other, values_of(other), REVIEW_DUE)

    assert "Turel 2015" in main_words(client.get("/evidence/cree-2010/"))
    assert client.get("/evidence/turel-2015/")["Location"] == "/evidence/cree-2010/"


def test_an_approved_study_says_by_whom(client):
    writer, clinician = User.objects.create_user("writer"), User.objects.create_user("clinician")
    Edition.objects.filter(kind="study", key="cree-2010").update(
        from_starter=False, author=writer, approver=clinician, approved_on=TODAY,
        approver_role="pharmacist, registered with the General Pharmaceutical Council",
    )  # fmt: skip
    words = main_words(client.get("/evidence/cree-2010/"))

    assert (
        "Text approved by a clinician on 22 November 2026 (pharmacist, registered with the General "
        "Pharmaceutical Council). That is no approval of LDN as a treatment."
    ) in words
    assert "Not yet approved" not in words
