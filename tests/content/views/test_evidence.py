"""The evidence as readers meet it: filters in the address, a file, a page for each study."""

import csv
import io
import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User

from content.editions.values import values_of
from content.models import Edition, Reference, Study
from content.models.edition import Standing
from content.publishing import publish_starter
from tests.support.page_html import main_words, parsed, words_of
from tests.support.studies import EVERYTHING, REVIEW_DUE, STARTER, TODAY, a_study, chosen

ALL = len(EVERYTHING)
pytestmark = pytest.mark.django_db


def get(client, path="/evidence/", **parameters):
    return client.get(f"{path}?{urlencode(parameters, doseq=True)}")


def shown(response):
    """The keys of the studies in the tables of a page."""
    found = parsed(response).xpath("//tbody/tr/th/@id")
    return [each.removeprefix("study-") for each in found]


def publish(number):
    """Publish this many more studies."""
    for n in range(number):
        study = a_study(f"more-{n}", ms_types="rrms", order=n)
        study.reference.save()
        study.reference_id = study.reference.pk
        study.save()
        publish_starter(study, values_of(study), REVIEW_DUE)


def test_the_page_says_how_many_of_all_studies_it_shows_and_what_was_chosen(client):
    response = get(client, type="rrms", controlled="yes")
    words = main_words(response)

    assert shown(response) == ["sharafaddinzadeh-2010", "cree-2010"]
    assert f"2 of {ALL} studies" in words
    assert f"2 of {ALL} studies" in parsed(response).xpath("//title")[0].text
    assert "Type of MS: Relapsing remitting (RRMS)" in words
    assert "2 studies in MS are left out because the types of MS are not recorded" not in words


def test_the_form_keeps_the_choice_and_sends_it_to_the_results(client):
    form = parsed(get(client, type="ppms", sort="name")).get_element_by_id("choose")

    assert form.method == "GET"
    assert form.get("action") == "/evidence/#studies"
    assert dict(form.form_values()) == {
        "type": "ppms", "design": "", "controlled": "", "direction": "", "scope": "", "sort": "name"
    }  # fmt: skip


def test_studies_left_out_because_a_type_is_not_recorded_are_one_link_away(client):
    response = get(client, type="rrms", design="before-and-after")
    (link,) = parsed(response).xpath("//a[. = 'Show them']/@href")

    assert "1 study in MS is left out" in main_words(response)
    assert shown(client.get(link)) == ["raknes-2017"]


def test_studies_beyond_ms_that_a_choice_of_a_type_leaves_out_are_one_link_away(client):
    response = get(client, type="rrms")
    (link,) = parsed(response).xpath("//a[. = 'Show studies beyond MS']/@href")

    assert "Studies beyond MS are left out by the choice of a type of MS." in main_words(response)
    assert "patten-2018" in shown(client.get(link))


@pytest.mark.parametrize("choice", [{"type": "rrms", "scope": "ms"}, {"design": "open-label"}])
def test_the_note_about_studies_beyond_ms_is_left_out_if_it_is_not_needed(client, choice):
    assert "Studies beyond MS are left out" not in main_words(get(client, **choice))


def test_the_list_says_that_some_studies_are_not_approved_until_all_are(client):
    told = "Not yet approved by a clinician, at least in part."
    assert told in main_words(client.get("/evidence/"))

    writer, clinician = User.objects.create_user("writer"), User.objects.create_user("clinician")
    studies = Edition.objects.filter(kind="study")
    approval = {"from_starter": False, "author": writer, "approver": clinician}
    approval |= {"approved_on": TODAY, "approver_role": "pharmacist"}
    studies.exclude(key="cree-2010").update(**approval)
    assert told in main_words(client.get("/evidence/"))
    studies.update(**approval)
    assert told not in main_words(client.get("/evidence/"))


def test_an_empty_choice_says_so_and_shows_ways_out(client):
    response = get(client, type="cis")
    ways = parsed(response).xpath("//main//a[@href = '/evidence/#studies']")

    assert shown(response) == []
    assert f"0 of {ALL} studies" in main_words(response)
    assert "There may be studies that we do not list." in main_words(response)
    assert {words_of(each) for each in ways} == {"show all studies", "Clear filters"}
    assert not parsed(response).xpath("//a[contains(@href, '.csv')]")


def test_the_picture_shows_all_studies_whatever_is_chosen(client):
    effects = [effect for study in STARTER.studies for effect in study.shown_effects]
    tree = parsed(get(client, design="open-label"))

    assert len(tree.xpath("//figure//tbody/tr")) == len(effects)
    assert len(tree.xpath("//figure//*[local-name() = 'svg']")) > 4


def test_an_address_with_an_unknown_value_says_which_and_shows_the_rest(client):
    response = get(client, type=["rrms", "spms"], design='"><script>x</script>')
    words = main_words(response)

    assert response.status_code == 200
    assert shown(response) == chosen(type="rrms")
    assert '“"><script>x</script>” is not one of the choices for “Design”.' in words
    assert "We used “Relapsing remitting (RRMS)” and left out “Secondary progressive" in words
    assert not parsed(response).xpath("//script")


@pytest.mark.parametrize(
    "query", ["type=%00", "type=%ff%fe", "type[]=x&&=", "%", "type=" + "x" * 4000]
)
def test_odd_addresses_raise_no_error(client, query):
    for path in ("/evidence/", "/evidence/studies.csv"):
        assert client.get(f"{path}?{query}", follow=True).status_code == 200


def test_an_address_of_a_thousand_parameters_is_refused_with_a_page(client):
    response = client.get("/evidence/?" + "type=x&" * 1100)

    assert response.status_code in (400, 413)
    assert response.content


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
    assert "turel-2015" not in shown(client.get("/evidence/"))
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


def test_on_the_page_the_choice_and_the_studies_come_before_the_picture(client):
    main = parsed(client.get("/evidence/")).get_element_by_id("main")
    order = main.xpath(".//form/@id | .//table/@class | .//figure/@class")
    numbers = main.xpath(".//span[@class = 'citation']/a/text()")

    tables = ["row-blocks studies", "row-blocks studies"]
    assert order == ["choose", *tables, "figure forest", "row-blocks effects"]
    assert list(dict.fromkeys(numbers)) == sorted(set(numbers), key=int)
    assert {"#studies", "#picture"} <= set(main.xpath(".//a/@href"))


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


def test_a_text_of_staff_is_shown_only_once_it_is_published(client):
    Study.objects.filter(reference__key="cree-2010").update(limits="Not published yet.")

    for path in ("/evidence/", "/evidence/cree-2010/", "/evidence/studies.csv"):
        assert b"Not published yet." not in client.get(path).content


def test_the_file_has_what_the_page_shows(client):
    response = get(client, "/evidence/studies.csv", type="rrms", sort="name")
    found = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="ldn-guide-studies.csv"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert [row["Study"] for row in found] == ["Cree 2010", "Ludwig 2016", "Sharafaddinzadeh 2010"]
    assert found[0]["Page"] == "http://testserver/evidence/cree-2010/"


def test_the_page_leads_to_the_file_of_what_it_shows(client):
    page = get(client, type="rrms", design="", sort="name")
    (link,) = parsed(page).xpath("//main//a[contains(@href, '.csv')]/@href")

    assert link == "/evidence/studies.csv?type=rrms&sort=name"


def test_an_invalid_choice_gets_an_explanation_instead_of_a_file(client):
    response = get(client, "/evidence/studies.csv", type="rms")

    assert response["Location"] == "/evidence/?type=rms"
    assert "“rms” is not one of the choices" in main_words(client.get(response["Location"]))


def test_the_pages_need_at_most_five_queries_for_any_number_of_studies(
    client, django_assert_max_num_queries
):
    publish(300)
    for path in (
        "/evidence/",
        "/evidence/?type=rrms&design=retrospective&sort=people",
        "/evidence/studies.csv",
        "/evidence/cree-2010/",
    ):
        with django_assert_max_num_queries(5):
            assert client.get(path).status_code == 200


def test_without_any_study_the_page_still_opens(client):
    Edition.objects.filter(kind="study").delete()

    assert "0 studies" in main_words(client.get("/evidence/"))
    assert client.get("/evidence/studies.csv").status_code == 200


@pytest.mark.parametrize("path", ["/evidence/studies.csv", "/evidence/cree-2010/", "/search/?q=x"])
def test_reading_sets_no_cookie_and_a_post_is_refused(client, path):
    assert not client.get(path).cookies
    assert client.post(path).status_code == 405


def test_only_filtered_pages_are_kept_out_of_search_engines(client):
    robots = "//meta[@name = 'robots']/@content"

    assert parsed(get(client, type="rrms")).xpath(robots) == ["noindex"]
    assert not parsed(client.get("/evidence/")).xpath(robots)
