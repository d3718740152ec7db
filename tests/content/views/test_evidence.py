"""The evidence as readers meet it: filters in the address, and a file."""

import csv
import io
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User

from content.editions.values import values_of
from content.models import Edition, Study
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


def test_on_the_page_the_choice_and_the_studies_come_before_the_picture(client):
    main = parsed(client.get("/evidence/")).get_element_by_id("main")
    order = main.xpath(".//form/@id | .//table/@class | .//figure/@class")
    numbers = main.xpath(".//span[@class = 'citation']/a/text()")

    tables = ["row-blocks studies", "row-blocks studies"]
    assert order == ["choose", *tables, "figure forest", "row-blocks effects"]
    assert list(dict.fromkeys(numbers)) == sorted(set(numbers), key=int)
    assert {"#studies", "#picture"} <= set(main.xpath(".//a/@href"))


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
