"""The starter content agrees with the facts, and each check finds a text that does not."""

import re
import shutil

import pytest

from content.lint.limits import limits
from content.lint.numbers import stated_as_facts
from content.lint.quantities import stated
from content.lint.rules import rules
from content.markup.folding import folded
from content.markup.sentences import Text, plain, read
from content.starter import files
from content.starter.files import read_items
from tests.support import starter_rules
from tests.support.page_html import main_words, parsed, words_of
from tests.support.starter_rules import CHECKS, is_in_the_facts, numbers_of_the_facts
from tests.support.starter_texts import ADDITIONS, MAIN, planned_pages, sentences

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
FORMS = "pages/07-forms-and-strengths.toml"
EVERYWHERE = ""


def add(words):
    """A sentence put before the first section of the page about LDN."""
    return ABOUT, 'body = """\n', f'body = """\n{words} '


# check: name of what is broken: (file, old, new). With EVERYWHERE, every old word in all files.
# With the site's own checks, the name begins with the rule that must see it.
OF_THE_SITE = ("balance", "numbers")
BROKEN = {
    "balance": {
        "total-of-review (1)": (BEYOND, "11,194", "11,184"),
        "total-of-review (1) without a comma": (BEYOND, "11,194", "11184"),
        "nice-licence (2)": add("It is licensed by NICE."),
        "nice-licence (2) the other way": add("In 2007 NICE licensed it."),
        "two-groups (3)": add("Scores rose more than in the placebo group."),
        "two-groups (3) told as two groups": add("Those given placebo did worse."),
        "pain-or-fatigue-better (5)": add("In Italy, pain and fatigue improved."),
        "pain-or-fatigue-better (5) as a noun": add("It brought improvements in fatigue."),
        "one-clinic (6)": (BEYOND, "Mayo Clinic Enterprise", "Mayo Clinic"),
        "one-clinic (6) two-thirds": add("Two-thirds of patients did better."),
        "one-clinic (6) a clinic": add("A clinic treated 115 people."),
        "works-with-dmts (8)": add("Studies show compatibility with DMTs."),
        "works-with-dmts (8) blood": add("In people on DMTs, blood tests were normal."),
        "endorphins (9)": add("Naltrexone inhibits endorphins."),
        "endorphins (9) blocks": add("It blocks the body’s own endorphins."),
        "how-it-acts (9) regulates": add("It regulates cell growth."),
        "how-it-acts (9) boosts": add("It boosts endorphins."),
        "off-label-unlicensed (10)": add("LDN is off-label (unlicensed)."),
        "off-label-unlicensed (10) a special": add("A liquid would be off-label."),
        "contraindication-weakened (11)": add("Opioids impede painkillers."),
        "contraindication-weakened (11) organs":
            add("This is particularly important with organ failure."),
        "cure": add("It may cure MS."),
        "advice-to-one-person": add("It is safe for you."),
        "asks-for-ldn": add("Ask your GP for LDN."),
        "testimonial": add("It changed my life."),
        "promise": add("LDN helps."),
        "price": add("It costs £20."),
        "ranking": add("These are the best pharmacies."),
        "promotion in a title": (ABOUT, 'heading = "What is naltrexone?"', 'heading = "A miracle"'),
        "cure in a description":
            (ABOUT, "What low dose naltrexone is, what", "What cures MS, what"),
        "advice-to-one-person in a caution":
            ("cautions.toml", "Tell the prescriber about any", "It is safe for you. Any"),
        "crossover-unsaid (3)": (ABOUT, "crossover", "small"),
        "completers-unsaid (4) completers": (PRESCRIBERS, "60 of 80", "most"),
        "completers-unsaid (4) power": (PRESCRIBERS, "power was", "it was"),
        "completers-unsaid (4) in the table": ("studies.toml", "completed = 60\n", ""),
        "pilot-limits-unsaid (5) pain": (PRESCRIBERS, "half reported more pain", "some did not"),
        "pilot-limits-unsaid (5) in the table":
            ("studies.toml", ", and half reported more pain", ""),
        "followed-up-unsaid (6)": (BEYOND, "**with follow-up data**", "treated"),
        "followed-up-unsaid (6) in the table":
            ("studies.toml", " of those with follow-up data", ""),
        "review-limits-unsaid (7) opioids":
            (SIDE, "opioids, now or before, were excluded, only", "opioids came, only"),
        "review-limits-unsaid (7) few trials":
            (PRESCRIBERS, "only 5 of its 89 trials", "few trials"),
        "review-limits-unsaid (7) in the table":
            ("studies.toml", "Only 5 of 89 trials used 4.5 mg or less. ", ""),
        "series-limits-unsaid (8)": (EVIDENCE, "nobody was randomised", "nobody was asked"),
        "register-study-unsaid (12)": (PRESCRIBERS, "[@raknes-2017]", ""),
        "register-study-unsaid (12) patients": (GETTING, "[@raknes-2017]", ""),
        "idea-as-fact (9) rebound": add("The body answers with a rebound [@toljan-2018].\n\n"),
        "idea-as-fact (9) microglia": add("LDN calms immune cells [@younger-2014].\n\n"),
        "contraindication-unsaid (11)":
            ("cautions.toml", "is a contraindication of", "matters with"),
        "missing-limits": add("Sleep was better [@cree-2010].\n\n"),
        "safe": add("LDN is safe."),
        "harmless": add("LDN has no side effects.\n\n"),
        "no-evidence-as-safety": add("There is no evidence of harm.\n\n"),
        "effect-on-ms": add("LDN prevents relapses."),
        "buying": add("Buy LDN online."),
        "dose-plan": add("Take 4.5 mg at night [@cree-2010]."),
        "opioid-handling": add("Stop your opioids a week before you start LDN."),
        "opioid-handling an interval": add("Take LDN at least four hours after tramadol."),
        "opioid-handling without caution": add("Your usual morphine can go on as before."),
        "symptom-handling": add("If you feel shaky, lie down for a while."),
        "withdrawal-played-down": add("A low dose will not cause withdrawal."),
        "warning-waived": add("At a low dose, liver tests are not needed."),
        "with-other-medicines": add("LDN is fine with glatiramer [@ludwig-2016]."),
        "stops-medicine": add("LDN lets you stop your DMT."),
        "presses": add("If your GP says no, ask another GP."),
        "wrong-approval": add("The NHS recommends LDN for MS."),
        "supplier-link": add("See [this](https://pharmacy.example/)."),
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
        "nothing cites it": (LICENCE, "[@nice-off-label]", ""),
        "no longer cited": (EVERYWHERE, "[@raknes-2016]", ""),
    },
    "numbers_not_in_the_facts": {
        "digits": (BEYOND, "1.91", "1.97"),
        "a thousand": (EVIDENCE, "20,921", "20,291"),
        "a percentage": (SIDE, "36%", "58%"),
        "a cell of a table": ("studies.toml", "p=0.05", "p=0.005"),
        "a caution": ("cautions.toml", "within 5 minutes", "within 55 minutes"),
    },
    "numbers": {
        "number-not-recorded of another study": (BEYOND, "115 people", "341 people"),
        "number-not-recorded another source":
            (SIDE, "week [@cree-2010]. In an", "week [@gironi-2008]. In an"),
        "number-not-recorded a word": (EVIDENCE, "Ten people withdrew", "Seven people withdrew"),
        "number-not-recorded in a caution":
            ("cautions.toml", "found 13 guidelines", "found 17 guidelines"),
        "number-not-recorded a count": ("studies.toml", "enrolled = 96", "enrolled = 90"),
        "number-without-source in a page": (FORMS, "3.5 and 4.5 mg [@dmd].", "3.5 and 4.5 mg."),
        "number-without-source a word": add("It has been tested in seven trials."),
        "number-without-source in a caution":
            ("cautions.toml", "after 1 mg [@naumann-2023]", "after 1 mg"),
        "number-without-source in a description":
            (ABOUT, "What low dose naltrexone is, what", "What 80 people tried, what"),
        "number-without-source of an organisation":
            ("organisations.toml", "A UK registered charity,", "A charity of 2004,"),
        "number-without-source in a heading":
            (ABOUT, 'heading = "What is naltrexone?"', 'heading = "Of 80, 60 finished"'),
        "number-other-unit":
            ("cautions.toml", "withdrawal followed 1 mg", "withdrawal followed 1 ml"),
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
        folder = shutil.copytree(files.FOLDER, tmp_path / "starter")
        paths = [folder / name] if name else sorted(folder.rglob("*.toml"))
        before = [path.read_text("utf-8") for path in paths]
        for path, text in zip(paths, before, strict=True):
            path.write_text(text.replace(old, new) if old else cut(text), "utf-8")
        assert before != [path.read_text("utf-8") for path in paths]
        return read_items(folder)

    def cut(text):
        return re.sub(r'body = """.*?"""', 'body = "Less."', text, flags=re.DOTALL)

    return copy


@pytest.mark.hazard("H10.1", "H12.3")
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_starter_content_has_none_of_these_faults(check):
    assert check(ITEMS) == []


@pytest.mark.parametrize(
    ("check", "what"), [(check, what) for check, cases in BROKEN.items() for what in cases]
)
def test_a_fault_put_into_a_copy_is_seen(broken, check, what):
    found = getattr(starter_rules, check)(broken(*BROKEN[check][what]))

    begins = f"{what.split()[0]}: " if check in OF_THE_SITE else ""
    assert any(each.startswith(begins) for each in found)


def test_every_check_has_been_seen_to_fail():
    assert set(BROKEN) == {check.__name__ for check in CHECKS}


def test_every_rule_of_the_balance_check_has_been_seen_to_fail():
    named = {rule.name for rule in (*rules(), *limits())} | {"supplier-link"}

    assert {what.split()[0] for what in BROKEN["balance"]} == named


def test_the_checks_read_the_sentences_that_a_reader_reads():
    """Without sentences to read, the checks would find nothing."""
    found = [sentence for _, sentence in sentences(ITEMS)]

    assert len(found) > 400
    assert sum(bool(each.keys) for each in found) > 250
    assert sum(len(stated_as_facts(each)) for each in found) > 300
    assert len(planned_pages()) == 13
    assert "11194" in numbers_of_the_facts()


@pytest.mark.parametrize(
    "item",
    [each for each in ITEMS if each.fields.get("locator")],
    ids=lambda item: item.key,
)
def test_where_in_a_source_our_facts_stand_is_what_the_facts_say(item):
    """No place is guessed: its words stand in the lines of docs/facts that name the source."""
    lines = "\n".join(path.read_text("utf-8") for path in (MAIN, ADDITIONS)).splitlines()
    said = " ".join(line for line in lines if re.search(rf"\b{item.key}(?![\w-])", line))

    words = [
        word for word in item.fields["locator"].split() if word not in ("in", "of", "on", "the")
    ]
    assert [word for word in words if word not in said] == []


def test_nobody_is_said_to_have_checked_a_source_before_somebody_did():
    assert [item.key for item in ITEMS if {"checker", "checked_on"} & set(item.fields)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", PUBLIC)
def test_no_rendered_page_breaks_a_wording_rule(client, path):
    tree = parsed(client.get(path))
    blocks = [words_of(each) for each in tree.xpath("//main//*[self::p or self::li or self::td]")]
    headings = [words_of(each) for each in tree.xpath("//title | //main//h1 | //main//h2")]
    sources = {words_of(each) for each in tree.xpath("//ol[@class='source-list']//li")}
    ours = [Text(path, plain(each)) for each in blocks + headings if each not in sources]
    # A page shows a citation as a number: no rule can tell there which sentence has a source.
    of_any_sentence = [rule for rule in rules() if not rule.cited_passes]

    assert ours
    assert [
        found for block in read(ours) for rule in of_any_sentence for found in rule.found_in(block)
    ] == []


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["how-it-may-work", "getting-a-prescription", "evidence-in-ms"])
def test_every_number_in_a_picture_and_its_words_is_in_the_facts(client, slug):
    figures = parsed(client.get(f"/guidance/{slug}/")).xpath("//figure")

    assert figures
    for item in (each for figure in figures for each in figure.xpath(".//li | .//p")):
        cited = " ".join(words_of(each) for each in item.xpath(".//*[@class='citation']"))
        numbers = stated(folded(words_of(item).replace(cited, " ")))
        assert [each.shown for each in numbers if not is_in_the_facts(each)] == [], words_of(item)


@pytest.mark.django_db
def test_every_page_that_makes_claims_lists_its_sources(client):
    for path in PUBLIC:
        if path.startswith("/guidance/") and path != "/guidance/":
            assert parsed(client.get(path)).xpath("//ol[@class='source-list']/li"), path
            assert main_words(client.get(path))
