"""The corrections and additions of 30 November 2026: each is told, and each old wording is gone.

The rows follow parts (a) and (e) of the facts, which docs/facts/ holds now. Words are compared as
readers see them: on pages, beside the questions of the interview, and in the pack.
"""

import re
from collections.abc import Mapping
from functools import cache

import pytest
from django.template.loader import render_to_string

from content.articles import caution_cards
from content.articles.compose import Article, CautionCard
from content.articles.differences import _blocks
from content.starter.files import read_items
from prescribing.interview.steps import STEPS
from tests.prescribing.pack.reading import words
from tests.support.builders import pack
from tests.support.guidance import article, library
from tests.support.page_html import words_of

PACK = (
    *("pack/letter/letter.html", "pack/summary/health_summary.html", "pack/notes/notes.html"),
    *("pack/prescriber_sheet.html", "pack/return/return_page.html"),
)
PAGES, INTERVIEW, NOTES = "all pages", "interview", "pack/notes/notes.html"
CARE, BEYOND, IN_MS, GPS = "cautions", "evidence-beyond-ms", "evidence-in-ms", "for-prescribers"
SHEET = "pack/prescriber_sheet.html"


@cache
def texts() -> Mapping[str, str]:
    """What readers see, by place: each page by its slug, the interview, each part of the pack."""
    pages = {item.key: _page(article(item.key)) for item in read_items() if item.kind == "page"}
    keys = [key for step in STEPS for key in step.cautions]
    cards = [_card(caution_cards.for_patients(library(), key)) for key in keys]
    forms = [_form(step.form()) for step in STEPS]
    printed = {name: " ".join(words(name, pack()).split()) for name in PACK}
    return {
        **{place: _without_numbers(text) for place, text in {**pages, **printed}.items()},
        PAGES: _without_numbers(" ".join(pages.values())),
        INTERVIEW: _without_numbers(" ".join([*cards, *forms])),
    }


def _page(shown: Article) -> str:
    return " ".join(block.text for block in _blocks(shown) if block.heading != "Sources")


def _card(card: CautionCard) -> str:
    return words_of(
        _plain(
            render_to_string(
                "components/caution.html", {"card": card, "level": 2, "says_approval": False}
            )
        )
    )


def _form(form: object) -> str:
    fields = form.fields.values()  # type: ignore[attr-defined]
    said = (f"{field.label} {field.help_text} {getattr(field, 'choices', '')}" for field in fields)
    return " ".join(said)


def _plain(html: str) -> str:
    return re.sub(r"<[^>]*>", " ", html).replace("&nbsp;", " ")


def _without_numbers(text: str) -> str:
    """Without citations, whose numbers differ from place to place."""
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    text = re.sub(r"\s*\[[\d, a-z-]+\]", "", text)
    return re.sub(r"\s+([.,;:])", r"\1", re.sub(r"\s+", " ", text))


# What must be said: (what, a pattern, where).
TOLD = (
    ("a3 too strongly", "may not work,? or may act too strongly", (PAGES, INTERVIEW, NOTES)),
    ("a3 too strongly", "fail(,.{0,60})? or (may )?act too strongly",
        (CARE, NOTES, SHEET)),
    ("a3 one case", "one reported case, a man with MS", (CARE, INTERVIEW)),
    ("a3 hypersensitivity", "[Hh]ypersensitivity to opioids is the authors’ hypothesis", (GPS,)),
    ("a4 register entry", "register entry names efficacy", (IN_MS,)),
    ("a5 exclusions", "mitoxantrone and cyclophosphamide", (IN_MS, GPS)),
    ("a6 reasons", "8 for personal reasons, 1 for an adverse event not related to MS", (IN_MS,)),
    ("a7 glatiramer", "described separately", (CARE, "ldn-and-ms-medicines")),
    ("a7 others", "neither reports results by therapy", (GPS,)),
    ("a9 surgery", "No interval has been tested for LDN", (CARE, SHEET)),
    ("a10 and e NHS documents", "Two NHS documents, of 2013 and 2014, were found, and none since",
        ("licence-and-responsibility",)),
    ("a11 NHS App", "England and the Isle of Man", ("getting-a-prescription", INTERVIEW)),
    ("a12 mood", "feeling suicidal and hallucinations", (CARE, INTERVIEW)),
    ("a12 and e help", "NHS 111.{0,40} mental health option", (CARE, INTERVIEW)),
    ("a12 and e help", "Samaritans: 116 123", (CARE, INTERVIEW, NOTES)),
    ("a13 negative trials", "two largest placebo-controlled trials of LDN.{0,60}both negative",
        (BEYOND,)),
    ("a13 pooled", "Pooled results disagree", (BEYOND,)),
    ("a14 life-threatening", "life-threatening", (CARE, INTERVIEW, SHEET)),
    ("a15 nulls", "As the MS Trust summarises it, there was no effect on physical", (IN_MS,)),
    ("c1 withdrawal", "wide pupils, yawning", (CARE, INTERVIEW, NOTES)),
    ("c1 overdose", "blue or grey lips", (CARE, INTERVIEW, NOTES)),
    ("c1 naloxone", "Naloxone is not naltrexone", (CARE, INTERVIEW, NOTES, SHEET)),
    ("c1 loperamide", "Loperamide .{0,60}dextromethorphan", (CARE, INTERVIEW)),
    ("c6 challenge", "negative naloxone challenge", (CARE, SHEET)),
    ("c6 urine", "urine screen", (CARE, SHEET)),
    ("c6 no licensed alternative", "no licensed medicine would meet",
        ("what-is-ldn", "getting-a-prescription")),
    ("c6 no licensed alternative", "no licensed alternative", ("licence-and-responsibility",)),
    ("e spanish trial", "Spanish trial, 98 women", (BEYOND,)),
    ("e surgery", "13 guidelines", (CARE, INTERVIEW)),
    ("e driving", "Do not drive or use machines until", (CARE, NOTES)),
    ("e alcohol", "LDN with alcohol has not been studied", (CARE,)),
    ("e breastfeeding", "no reason to stop breastfeeding", (CARE, INTERVIEW, GPS)),
    ("e bioavailability", "bioavailability of naltrexone is 5 to 40%", ("forms-and-strengths",)),
    ("e health perception", "before, in the middle and at the end", (IN_MS,)),
    ("e driver", "11 people had adverse effects", (BEYOND, "side-effects")),
    ("e bolton", "opioid and ex-opioid users were excluded", (BEYOND,)),
    ("e not tested", "designed to test relapses, disability or MRI", (IN_MS, "what-is-ldn")),
    ("e certainty", "not graded", (IN_MS,)),
    ("e raknes 2016", "15,297 people", (IN_MS,)),
)  # fmt: skip

# What must not be said anywhere: (what, a pattern).
GONE = (
    ("a7 glatiramer", "glatiramer (was )?the only DMT for which we found published"),
    ("a7 glatiramer", "published LDN data for glatiramer only"),
    ("a9 surgery", "about 3 days before"),
    ("a9 surgery", "no source for low doses|nothing specific to LDN"),
    ("a11 NHS App", "record in the NHS App (would|may|shows it[^ ])"),
    ("e not tested", "shows an effect on relapses, disability or MRI"),
    ("e driver", "11% (had )?adverse"),
    ("e bolton", "could neither show nor rule out"),
    ("words", "in turn"),
    ("words", "dispensing is (only )?a proxy"),
    ("words", "papers that reach beyond MS"),
    ("words", "Old problems count"),
    ("words", "Mention short courses"),
    ("words", "Raise this early"),
    ("words", "once can be withdrawn later"),
    ("words", "[Aa] no can be the right answer"),
    ("words", "what LDN blocks is the receptor"),
    ("words", "the reason for the no"),
    ("words", "not every doctor knows it"),
)


@pytest.mark.parametrize(("what", "pattern", "places"), TOLD)
def test_each_correction_is_told_where_its_readers_are(what, pattern, places):
    assert [place for place in places if not re.search(pattern, texts()[place])] == [], what


@pytest.mark.parametrize(("what", "pattern"), GONE)
def test_no_old_wording_is_left(what, pattern):
    found = {place: re.search(pattern, text) for place, text in texts().items()}

    assert {place: hit[0] for place, hit in found.items() if hit} == {}, what


def test_patients_alone_are_never_told_of_the_naloxone_challenge_or_of_days_before_surgery():
    for place in (INTERVIEW, NOTES):
        assert not re.search("challenge|(two|three|2|3) days", texts()[place])
