"""The starter content says what the facts say; and each check would see a text that did not."""

import re
import shutil

import pytest

from content import starter_files
from content.starter_files import read_items
from tests.content import claim_checks
from tests.content.claim_checks import CHECKS, forbidden_in
from tests.content.claims import FACTS, known_numbers, numbers, planned_pages, sentences
from tests.content.markup import main_words, parsed, words_of

ITEMS = read_items()
PUBLIC = [
    *("/", "/guidance/", "/evidence/", "/organisations/", "/about/"),
    *(f"/guidance/{item.key}/" for item in ITEMS if item.kind == "page"),
]
BEYOND, ABOUT = "pages/04-evidence-beyond-ms.toml", "pages/01-what-is-ldn.toml"
HOW, EVIDENCE = "pages/02-how-it-may-work.toml", "pages/03-evidence-in-ms.toml"
SIDE, PRESCRIBERS = "pages/09-side-effects.toml", "pages/12-for-prescribers.toml"
LICENCE, GETTING = (
    "pages/05-licence-and-responsibility.toml",
    "pages/06-getting-a-prescription.toml",
)
START, FORMS = "pages/08-starting-and-review.toml", "pages/07-forms-and-strengths.toml"
EVERYWHERE = ""


def add(words):
    """A sentence put before the first section of the page about LDN."""
    return ABOUT, 'body = """\n', f'body = """\n{words} '


# check: name of what is broken: (file, old, new). With EVERYWHERE, every old word in all files.
BROKEN = {
    "forbidden_words": {
        "(1)": (BEYOND, "11,194", "11,184"),
        "(1) without a comma": (BEYOND, "11,194", "11184"),
        "(2)": add("It is licensed by NICE."),
        "(2) the other way": add("In 2007 NICE licensed it."),
        "(3)": add("Scores rose more than in the placebo group."),
        "(3) told as two groups": add("Those given placebo did worse."),
        "(5)": add("In Italy, pain and fatigue improved."),
        "(5) as a noun": add("It brought improvements in fatigue."),
        "(6)": (BEYOND, "Mayo Clinic Enterprise", "Mayo Clinic"),
        "(6) two-thirds": add("Two-thirds of patients did better."),
        "(6) a clinic": add("A clinic treated 115 people."),
        "(8)": add("Studies show compatibility with DMTs."),
        "(8) blood": add("In people on DMTs, blood tests were normal."),
        "(9)": add("Naltrexone inhibits endorphins."),
        "(9) blocks": add("It blocks the body’s own endorphins."),
        "(9) regulates": add("It regulates cell growth."),
        "(9) boosts": add("It boosts endorphins."),
        "(10)": add("LDN is off-label (unlicensed)."),
        "(10) a special": add("A liquid would be off-label."),
        "(11)": add("Opioids impede painkillers."),
        "(11) organs": add("This is particularly important with organ failure."),
        "a cure": add("It may cure MS."),
        "a verdict": add("It is safe for you."),
        "asking": add("Ask your GP for LDN."),
        "a testimonial": add("It changed my life."),
        "a promise": add("LDN helps."),
        "a price": add("It costs £20."),
        "a ranking": add("These are the best pharmacies."),
        "a title": (ABOUT, 'heading = "What naltrexone is"', 'heading = "A miracle"'),
        "a description": (ABOUT, "What low dose naltrexone is, what", "What cures MS, what"),
        "a caution": ("cautions.toml", "Tell the prescriber about any", "It is safe for you. Any"),
    },
    "missing_beside": {
        "(3)": (START, "crossover", "small"),
        "(4) completers": (PRESCRIBERS, "60 of 80", "most"),
        "(4) power": (PRESCRIBERS, "power was", "it was"),
        "(4) in the table": ("studies.toml", "completed = 60\n", ""),
        "(5) pain": (PRESCRIBERS, "half reported more pain", "some did not"),
        "(5) in the table": ("studies.toml", ", and half reported more pain", ""),
        "(6)": (BEYOND, "**with follow-up data**", "treated"),
        "(6) in the table": ("studies.toml", " of those with follow-up data", ""),
        "(7) opioids": (SIDE, "People who used opioids were excluded, only", "Only"),
        "(7) few trials": (PRESCRIBERS, "only 5 of its 89 trials", "few trials"),
        "(7) in the table": ("studies.toml", "Only 5 of 89 trials used 4.5 mg or less. ", ""),
        "(8)": (EVIDENCE, "nobody was randomised", "nobody was asked"),
        "(12)": (PRESCRIBERS, "[@raknes-2017]", ""),
        "(12) patients": (GETTING, "[@raknes-2017]", ""),
    },
    "ideas_told_as_facts": {
        "(9) rebound": add("The body answers with a rebound [@toljan-2018].\n\n"),
        "(9) microglia": add("LDN calms immune cells [@younger-2014].\n\n"),
    },
    "cautions_without_contraindications": {
        "(11) opioids": ("cautions.toml", "must not be used by anyone", "is not for everyone"),
        "(11) kidneys": ("cautions.toml", "is a contraindication of", "matters with"),
    },
    "unknown_keys": {
        "a page": (ABOUT, "[@toljan-2018]", "[@toljan-2019]"),
        "a caution": ("cautions.toml", "[@dmd]", "[@dm-d]"),
        "a study": ("studies.toml", "[@mstrust-ldn]", "[@mstrust]"),
        "a row": ("studies.toml", 'reference = "patten-2018"', 'reference = "patten"'),
    },
    "unused_references": {
        "nothing cites it": (LICENCE, "[@hmr-2012-279]", ""),
        "no longer cited": (EVERYWHERE, "[@raknes-2016]", ""),
    },
    "numbers_not_in_the_facts": {
        "digits": (BEYOND, "1.91", "1.97"),
        "a thousand": (EVIDENCE, "20,921", "20,291"),
        "a percentage": (SIDE, "36%", "37%"),
        "a cell of a table": ("studies.toml", "p=0.05", "p=0.005"),
        "a caution": ("cautions.toml", "within 5 minutes", "within 55 minutes"),
    },
    "numbers_not_in_the_sources_cited": {
        "another study's": (BEYOND, "115 people", "341 people"),
        "another source": (SIDE, "reported vivid dreams in the first week [@cree-2010]. In an",
                           "reported vivid dreams in the first week [@gironi-2008]. In an"),
        "a word": (EVIDENCE, "Ten people withdrew", "Seven people withdrew"),
        "a caution": ("cautions.toml", "about 3 days", "about 6 days"),
        "a count": ("studies.toml", "enrolled = 96", "enrolled = 90"),
    },
    "numbers_without_a_source": {
        "a page": (FORMS, "3.5 and 4.5 mg [@dmd].", "3.5 and 4.5 mg."),
        "a word": add("It has been tested in seven trials."),
        "a caution": ("cautions.toml", " has been reported [@precipitated-withdrawal-case]", ""),
        "a description": (ABOUT, "What low dose naltrexone is, what", "What 80 people tried, what"),
        "an organisation": ("organisations.toml", "A UK registered charity,", "A charity of 2004,"),
        "a heading": (ABOUT, 'heading = "What naltrexone is"', 'heading = "Of 80, 60 finished"'),
    },
    "long_short_versions": {
        "long": (ABOUT, 'summary = """\n', 'summary = """\n' + "word " * 100),
        "empty": (HOW, 'summary = """\n', 'summary = ""\nunused = """\n'),
    },
    "pages_of_another_length": {
        "long": add("word " * 200),
        "short": (PRESCRIBERS, EVERYWHERE, 'summary = "x"\n'),
        "not planned": (ABOUT, 'slug = "what-is-ldn"', 'slug = "all-about-ldn"'),
    },
    "pages_for_other_readers": {
        "patients": (LICENCE, 'audience = "prescribers"', 'audience = "patients"'),
    },
}  # fmt: skip


@pytest.fixture
def broken(tmp_path):
    """`broken(file, old, new)`: the items of a copy in which the old words are replaced."""

    def copy(name, old, new):
        folder = shutil.copytree(starter_files.FOLDER, tmp_path / "starter")
        paths = [folder / name] if name else sorted(folder.rglob("*.toml"))
        before = [path.read_text("utf-8") for path in paths]
        for path, text in zip(paths, before, strict=True):
            path.write_text(text.replace(old, new) if old else cut(text), "utf-8")
        assert before != [path.read_text("utf-8") for path in paths]
        return read_items(folder)

    def cut(text):
        return re.sub(r'body = """.*?"""', 'body = "Less."', text, flags=re.DOTALL)

    return copy


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_starter_content_has_none_of_these_faults(check):
    assert check(ITEMS) == []


@pytest.mark.parametrize(
    ("check", "what"), [(check, what) for check, cases in BROKEN.items() for what in cases]
)
def test_a_fault_put_into_a_copy_is_seen(broken, check, what):
    items = broken(*BROKEN[check][what])

    assert getattr(claim_checks, check)(items)


def test_every_check_has_been_seen_to_fail():
    assert set(BROKEN) == {check.__name__ for check in CHECKS}


def test_the_checks_read_the_sentences_that_a_reader_reads():
    """A reader of the files that found nothing would find nothing wrong."""
    found = sentences(ITEMS)

    assert len(found) > 400
    assert sum(bool(each.keys) for each in found) > 250
    assert len(planned_pages()) == 12
    assert "11194" in known_numbers(FACTS.read_text("utf-8"))


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_no_page_as_it_is_shown_says_what_it_must_not(client, path):
    tree = parsed(client.get(path))
    blocks = [words_of(each) for each in tree.xpath("//main//*[self::p or self::li or self::td]")]
    headings = [words_of(each) for each in tree.xpath("//title | //main//h1 | //main//h2")]
    sources = {words_of(each) for each in tree.xpath("//ol[@class='source-list']//li")}
    ours = [each for each in blocks + headings if each not in sources]

    assert [found for each in ours for found in forbidden_in(each, each)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["how-it-may-work", "getting-a-prescription", "evidence-in-ms"])
def test_every_number_in_a_picture_and_its_words_is_in_the_facts(client, slug):
    figures = parsed(client.get(f"/guidance/{slug}/")).xpath("//figure")
    facts = known_numbers(FACTS.read_text("utf-8"))

    assert figures
    for item in (each for figure in figures for each in figure.xpath(".//li | .//p")):
        cited = " ".join(words_of(each) for each in item.xpath(".//*[@class='citation']"))
        stated = numbers(words_of(item).replace(cited, " ")) - facts
        assert stated == set(), words_of(item)


@pytest.mark.django_db
def test_every_page_that_makes_claims_lists_its_sources(client):
    for path in PUBLIC:
        if path.startswith("/guidance/") and path != "/guidance/":
            assert parsed(client.get(path)).xpath("//ol[@class='source-list']/li"), path
            assert main_words(client.get(path))
