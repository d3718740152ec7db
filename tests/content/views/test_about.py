"""The pages about the site itself agree with the code and with the intended purpose.

These tests have no database, because the pages must answer when it is down.
"""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from lxml import html

from content.editions import review_clock
from content.lint.run import Text, balance
from content.management.commands.check_links import links_of_site
from content.models import Caution
from content.publishing.lifecycle import LONGEST_EXTENSION_DAYS
from tests.support.page_html import main_words, parsed, words_of

pytestmark = pytest.mark.django_db  # the page on safety counts the names that staff added

PAGES = ("editorial-policy", "safety", "privacy", "cookies", "accessibility")
INTENDED_PURPOSE = Path(settings.BASE_DIR) / "docs" / "safety" / "intended-purpose.md"
# What the site never does: in words of the intended purpose, and of the page for readers.
NEVER = {
    "work out a dose": "not work out a dose, or a plan for taking one",
    "say whether LDN suits": "not say whether LDN is right for one person",
    "score symptoms": "not score symptoms, rank risks, or change a caution to fit your answers",
    "say that no risk was found": "not say that no risk was found",
    "say that a medicine is none": "not say that a medicine is none of those on the list",
    "answer a question for somebody": "not answer a question for you",
    "tell anyone to start": "not tell anyone to start, stop or change a medicine",
    "promote LDN": "not promote LDN, name prices, or rank prescribers or suppliers",
    "send anything": "not send anything to anyone",
    "look like the NHS": "not look like the NHS, and it is not part of it",
}


def words(client, name):
    return main_words(client.get(reverse(name)))


def links(client, name, place="//main//a/@href"):
    return parsed(client.get(reverse(name))).xpath(place)


def test_the_index_leads_to_every_page_in_one_list(client):
    listed = links(client, "about", "//ul[@class='page-list']/li/a/@href")

    assert sorted(listed) == sorted(reverse(name) for name in PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_heading_and_a_title_of_its_own_and_leads_back(client, name):
    tree = parsed(client.get(reverse(name)))
    (heading,) = map(words_of, tree.xpath("//h1"))

    assert words_of(tree.xpath("//title")[0]) == f"{heading} – LDN Guide"
    assert reverse("about") in links(client, name)
    assert heading in words(client, "about")


def test_the_foot_of_every_page_leads_to_them_in_few_words(client):
    foot = links(client, "about", "//footer//li/a/@href")

    assert {reverse("about"), reverse("privacy"), reverse("accessibility")} <= set(foot)
    assert len(foot) <= 7


@pytest.mark.parametrize("name", ["about", *PAGES])
def test_no_page_invents_a_way_to_reach_somebody(client, name):
    outside = {link for link in links(client, name) if not link.startswith(("/", "#"))}

    assert outside <= {"tel:999", "tel:111", "https://yellowcard.mhra.gov.uk/"}
    assert "@" not in words(client, name)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["about", *PAGES])
def test_the_link_check_asks_for_every_outside_address(client, name):
    outside = {link for link in links(client, name) if link.startswith("http")}

    assert outside <= {link.url for link in links_of_site()}


@pytest.mark.parametrize("name", ["about", *PAGES])
def test_a_page_without_sources_states_no_dose_and_no_share(client, name):
    assert not re.search(r"\d ?(mg|ml|micrograms?|%)|\d+ (people|patients)", words(client, name))


@pytest.mark.parametrize("name", ["about", *PAGES])
def test_a_page_passes_the_balance_check_of_every_other_text(client, name):
    main = html.tostring(parsed(client.get(reverse(name))).get_element_by_id("main"))

    assert balance([Text(where=name, markup=main.decode())]) == []


@pytest.mark.parametrize("name", ["about", *PAGES])
def test_reading_about_the_site_sets_no_cookie(client, name):
    client.get(reverse(name))

    assert not client.cookies


# --- Editorial policy ------------------------------------------------------------------------


def test_the_policy_gives_the_days_of_the_review_clock(client):
    policy = words(client, "editorial-policy")
    *first, last = review_clock.REMINDERS

    assert review_clock.MOST_YEARS == 3
    assert "at most three years ahead" in policy
    assert f"due {', '.join(map(str, first))} and {last} days before" in policy
    assert f"If {review_clock.GRACE_DAYS} days pass, new letter packs leave out" in policy
    assert LONGEST_EXTENSION_DAYS == 365
    assert "put a review off, by a year at most" in policy


def test_the_policy_says_what_one_person_can_do_alone_and_what_approval_is_not(client):
    policy = words(client, "editorial-policy")

    assert "An editor alone can change the order of lists." in policy
    assert "A clinical approver alone can take a text off the site, withdraw it, or put off" in (
        policy
    )
    assert "It is no approval of LDN as a treatment." in policy


def test_the_policy_says_what_is_missing_instead_of_filling_the_gap(client):
    policy = words(client, "editorial-policy")

    assert "There is no address for telling us yet." in policy
    assert "Who pays for running it is not recorded here yet." in policy
    assert "Nobody pays to appear on this site." in policy


# --- Clinical safety -------------------------------------------------------------------------


def rows():
    """What the site never does: the rows of the intended purpose."""
    table = INTENDED_PURPOSE.read_text("utf-8").partition("| never |")[2]
    return [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")]


@pytest.mark.hazard("H24.2")
def test_the_page_on_safety_says_all_that_the_site_never_does(client):
    safety = words(client, "safety")

    assert len(rows()) == len(NEVER)
    for row in rows():
        (said,) = (told for begins, told in NEVER.items() if row.startswith(begins))
        assert f"It does {said}" in safety


def test_the_page_on_safety_says_first_what_to_do_when_something_goes_wrong(client):
    tree = parsed(client.get(reverse("safety")))
    first = tree.xpath("//main//h2")[0].getparent()

    assert first.xpath(".//a/@href") == ["tel:999", "tel:111", "https://yellowcard.mhra.gov.uk/"]


@pytest.mark.django_db
def test_the_page_on_safety_links_to_the_opioid_caution(client):
    (link,) = (link for link in links(client, "safety") if "#caution-" in link)
    path, _, anchor = link.partition("#")

    assert "opioid" in words_of(parsed(client.get(path)).get_element_by_id(anchor)).lower()


def test_the_page_on_safety_counts_the_wordings_of_a_caution(client):
    wordings = {field.name for field in Caution._meta.fields if field.name.startswith("for_")}

    assert wordings == {"for_patients", "for_prescribers"}
    assert "Each has one wording for patients and one for prescribers." in words(client, "safety")
    assert "in the same words" not in words(client, "safety")
