"""The search page: its results, its messages without results, and that it stores nothing."""

from urllib.parse import quote

import pytest

from content.editions.values import values_of
from content.models import Edition, Page
from content.publishing import publish_starter
from content.views.search import published_corpus
from tests.support.page_html import main_words, parsed, words_of
from tests.support.studies import REVIEW_DUE

pytestmark = pytest.mark.django_db
WARNING = "that no page here names it does not mean that it is safe with LDN"


def get(client, query):
    return client.get(f"/search/?q={quote(query)}")


def results(response, kind):
    """The titles of the results of one kind, and their links."""
    links = parsed(response).xpath(f"//section[@aria-labelledby = 'found-{kind}']//li/a")
    return {words_of(link): link.get("href") for link in links}


def box(response):
    return parsed(response).xpath("//main//input[@name = 'q']")[0]


def test_the_page_shows_only_the_box_without_a_query(client):
    response = client.get("/search/")

    assert main_words(response) == "All pages about LDN Search Search this site Search"
    assert parsed(response).xpath("//title")[0].text == "Search – LDN Guide"


def test_a_word_is_found_on_pages_in_studies_and_among_sources(client):
    studies = results(get(client, "naltrexone adverse events"), "study")

    assert any(name.startswith("Bolton 2019: ") for name in studies)
    assert results(get(client, "painkillers"), "page")[
        "Cautions: Do you take a painkiller or another opioid?"
    ] == ("/guidance/cautions/#do-you-take-a-painkiller-or-another-opioid")
    assert results(get(client, "younger clin rheumatol"), "source")


def test_the_source_of_a_study_is_found_with_the_study_alone(client):
    response = get(client, "cree ann neurol")

    assert list(results(response, "study").values()) == ["/evidence/cree-2010/#sources"]
    assert results(response, "source") == {}


@pytest.mark.parametrize("query", ["side effects", "liver", "RRMS", "opioids", "naltrexone"])
def test_every_result_leads_to_a_place_that_is_there(client, query):
    links = [
        link
        for kind in ("page", "study", "source")
        for link in results(get(client, query), kind).values()
    ]

    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        response = client.get(path)
        assert response.status_code == 200
        assert not anchor or anchor in parsed(response).xpath("//@id")


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("LDN", "low-dose naltrexone"),
        ("RRMS", "relapsing remitting"),
        ("PPMS", "primary progressive MS"),
    ],
)
def test_two_names_of_one_thing_find_the_same_results(client, query, other):
    for kind in ("page", "study"):
        assert results(get(client, query), kind) == results(get(client, other), kind)


def test_words_that_match_are_marked(client):
    marks = parsed(get(client, "spasticity")).xpath("//mark")

    assert {mark.text.lower() for mark in marks} == {"spasticity"}


def test_a_study_that_is_found_shows_its_limits(client):
    items = parsed(get(client, "Mental Health Inventory")).xpath("//section//li")
    (study,) = [words_of(item) for item in items if "Cree 2010" in words_of(item)]

    assert "Main limits: 10 withdrew in period one" in study


@pytest.mark.parametrize("query", ["zebra", "zebra cocaine"])
def test_an_empty_result_says_so_warns_and_links_to_other_pages(client, query):
    response = get(client, query)

    assert f"No page, study or source here has all the words of “{query}”." in main_words(response)
    assert WARNING in main_words(response)
    assert {"/guidance/", "/guidance/cautions/", "/evidence/", "/organisations/"} <= set(
        parsed(response).xpath("//main//a/@href")
    )
    assert box(response).get("value") == query


@pytest.mark.parametrize("query", ["younger clin rheumatol", "cree ann neurol"])
def test_a_word_found_only_in_sources_still_gets_the_warning(client, query):
    response = get(client, query)
    main = parsed(response).get_element_by_id("main")

    assert not results(response, "page")
    assert results(response, "study") or results(response, "source")
    assert words_of(main).index(WARNING) < words_of(main).index(words_of(main.xpath(".//h2")[0]))
    assert "/guidance/cautions/" in main.xpath(".//*[@role = 'note']//a/@href")


def notice(response):
    (found,) = parsed(response).xpath("//main//*[@role = 'note']")
    return words_of(found)


def test_a_spelling_mistake_shows_the_corrected_word_and_a_warning(client):
    response = get(client, "codiene")

    assert results(response, "page") == results(get(client, "codeine"), "page")
    assert results(response, "page")
    assert notice(response).startswith(
        "Nothing here has the word “codiene”. Showing results for “codeine” instead. "
        "Is that what you meant? Names of medicines can look alike."
    )
    assert WARNING in notice(response)
    assert box(response).get("value") == "codiene"
    assert "no exact match" in parsed(response).xpath("//title")[0].text


def test_an_unknown_medicine_is_never_corrected_to_another_medicine(client):
    response = get(client, "cocaine")

    assert "Nothing found" in main_words(response)
    assert WARNING in main_words(response)


def test_the_name_of_another_medicine_is_not_taken_for_a_spelling_mistake():
    names = """
        amantadine apomorphine baclofen buspirone clobazam clonazepam clonidine cocaine diamorphine
        diazepam duloxetine gabapentin hydrocodone hydromorphone hydroxyzine ibuprofen loperamide
        memantine methotrexate methylphenidate modafinil nalbuphine nalmefene naloxone nortriptyline
        ozanimod oxycontin oxymorphone paracetamol pethidine prednisolone prednisone pregabalin
        rimantadine rituximab tapentadol tizanidine tolterodine trazodone zopiclone
    """
    spelling = published_corpus().spelling
    taken = {name: spelling.nearest(name) for name in names.split() if not spelling.knows(name)}

    assert len(taken) > 30
    assert {name: shown for name, shown in taken.items() if shown} == {}


@pytest.mark.parametrize(
    ("query", "left_out"),
    [("can I drink wine", "wine"), ("naltrexone ibuprofen", "ibuprofen")],
)
def test_results_with_most_words_are_shown_with_the_words_left_out(client, query, left_out):
    response = get(client, query)

    assert results(response, "page")
    assert f"No page, study or source here has all the words of “{query}”." in notice(response)
    assert f"We left out “{left_out}”." in notice(response)
    assert WARNING in notice(response)


def test_a_result_names_the_words_that_only_other_results_have(client):
    items = map(words_of, parsed(get(client, "tramadol spasticity zebra")).xpath("//main//li"))
    lacking = [words.partition(" Without ")[2] for words in items if " Without " in words]
    said = {words.split(".")[0] for words in lacking}

    assert said == {"“tramadol”", "“spasticity”"}


@pytest.mark.parametrize("query", ["opioids", "side effects"])
def test_results_on_pages_get_no_warning(client, query):
    assert WARNING not in main_words(get(client, query))


def test_script_in_a_published_text_is_shown_as_text(client):
    page = Page.objects.get(slug="side-effects")
    body = "<p>a &lt;script&gt; zebra, multiple &lt;img/&gt;&lt;b&gt; sclerosis</p>"
    page.sections.update(heading="<script>h()</script> zebra", body=body)
    publish_starter(page, values_of(page), REVIEW_DUE)
    response = get(client, "zebra script img")

    assert "a <script> zebra, multiple <img/><b> sclerosis" in main_words(response)
    assert not parsed(response).xpath("//script | //main//img")


def test_a_hit_with_html_characters_is_shown_as_text(client):
    page = Page.objects.get(slug="side-effects")
    page.sections.update(body="<p>Zebra: multiple &lt;&gt; sclerosis.</p>")
    publish_starter(page, values_of(page), REVIEW_DUE)

    assert b"<mark>multiple &lt;&gt; sclerosis</mark>" in get(client, "zebra MS").content


def test_only_published_texts_are_found(client):
    Page.objects.filter(slug="side-effects").update(title="Zebra")
    assert "Nothing found" in main_words(get(client, "zebra"))

    page = Page.objects.get(slug="side-effects")
    publish_starter(page, values_of(page), REVIEW_DUE)
    assert results(get(client, "zebra"), "page") == {
        "Zebra: In short": "/guidance/side-effects/#short-version"
    }

    Edition.objects.filter(key="side-effects").delete()
    assert "Nothing found" in main_words(get(client, "zebra"))


def test_the_best_of_many_results_are_shown_and_the_rest_is_counted(client):
    edition = Edition.objects.get(kind="study", key="cree-2010")
    for number in range(40):
        edition.pk, edition.record_id, edition.key = None, 1000 + number, f"copy-{number}"
        edition.save()
    response = get(client, "cree")

    assert len(results(response, "study")) <= 30
    assert "The first 30 are shown. Add a word to find fewer." in main_words(response)
    assert "Studies (41)" in main_words(response)


@pytest.mark.parametrize("query", ["", "naltrexone", "zebra", "x" * 101])
def test_a_search_needs_at_most_five_database_queries(client, django_assert_max_num_queries, query):
    with django_assert_max_num_queries(5):
        get(client, query)


@pytest.mark.parametrize("path", ["/guidance/", "/search/"])
def test_other_pages_have_a_search_box(client, path):
    (form,) = parsed(client.get(path)).xpath("//main//form[@role = 'search']")

    assert (form.get("action"), form.method) == ("/search/", "GET")
    assert form.xpath(".//label[@for = 'search-words']")
    for part in ("//header//nav", "//footer"):
        assert "/search/" in parsed(client.get(path)).xpath(f"{part}//a/@href")


@pytest.mark.parametrize(
    "query",
    [
        *("naltrexone", "naloxone", "hypersensitivity", "driving", "loperamide", "Imodium"),
        *("dextromethorphan", "suicidal", "suicide", "alcohol", "breastfeeding"),
    ],
)
def test_what_the_cautions_name_is_found_as_it_was_typed(client, query):
    response = get(client, query)

    assert any(link.startswith("/guidance/") for link in results(response, "page").values())
    assert "Showing results for" not in main_words(response)
