"""No verdict and no reassurance anywhere: in no file of words, on no page, in no pack."""

import re
from pathlib import Path

import pytest

from prescribing.interview.steps import STEPS
from tests.support import pdfs
from tests.support.answers import answers
from tests.support.verdicts import texts_of, verdicts

ROOT = Path(__file__).resolve().parent.parent
# Every file with words for readers, patients or prescribers. The rules in content/lint and texts
# for staff are left out, because they must name such phrases to find them.
FILES = (
    "templates/**/*.html", "templates/**/*.txt", "ldnguide/static/*.css", "ldnguide/static/*.svg",
    "content/starter/**/*.toml", "content/*.py", "content/views/*.py", "content/models/*.py",
    "content/management/**/*.py", "prescribing/**/*.py", "prescribing/**/*.json",
    "prescribing/**/*.csv", "ldnguide/**/*.py", "docs/safety/*",
)  # fmt: skip


@pytest.mark.hazard("H04.2")
@pytest.mark.parametrize(
    "text",
    [
        "LDN is safe for you.",
        "safe for\n  <strong>you</strong>",
        "Safe&nbsp;for you",
        "SUITABLE",
        "It is unsuitable.",
        "No opioids found",
        "no opioids were found.",
        "No listed opioid medicines recognised",
        "None of your medicines are opioids",
        "We did not find any opioid names.",
        "No interactions found",
        "You can take it",
        "you can safely take LDN",
        "you may take naltrexone",
        "It is safe to take with baclofen",
        "you can stop taking codeine",
        "You are not eligible",
        "Your list contains no opioids",
        "All clear!",
        "We found no opioids.",
        "There are no opioids on your list.",
        "No opioids on your list",
        "no opioid names in your answers",
        "This is not an opioid.",
        "This medicine isn’t an opioid",
        "No known interactions",
        "Nothing was found.",
        "No {# not said #}opioids<!-- ever --> found",
        "No {{ sort }} opioids found",
        "No opioid{% if many %}s{% endif %} found",
        '<img alt="No opioids found">',
        '{% include "row.html" with lead="No opioids found" %}',
        "Stop taking codeine.",
        "It may not work. Stop taking codeine first",
        "<li>stop taking codeine</li>",
        "Before an operation, stop your opioid.",
        "Please stop taking it.",
        "You should stop taking tramadol",
        "You need to stop all opioids for ten days.",
        "Talk to your GP and stop taking codeine.",
        "Do not wait: stop taking codeine",
    ],
)
def test_a_verdict_is_found_in_any_spelling(text):
    assert verdicts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Is LDN safe? Nobody knows.",
        "A missing mark means nothing.",
        "Take a copy with you. You can stop after any page.",
        "It has no opioid effect of its own.",
        "This name is on our list of opioid medicines",
        "It does not say that no risk was found.",
        "A register study found no reduction in MS medicines.",
        "a patch that is not an opioid",
        "<h2>Nothing found</h2>",
        "Never stop an opioid suddenly.",
        "Do not stop taking codeine suddenly.",
        "Never reduce, or stop taking, an opioid suddenly.",
        "Nobody should stop taking an opioid without its prescriber.",
        "You must not stop taking it suddenly.",
        "If you stop taking LDN, tell your GP.",
        "Some people start and stop taking LDN.",
        "It does not tell anyone to start, stop or change a medicine.",
        "Sources stop it about 3 days before. 36% had stopped taking LDN.",
    ],
)
def test_other_sentences_are_not_taken_for_verdicts(text):
    assert verdicts(text) == []


@pytest.mark.hazard("H02.2", "H04.2", "H24.2")
def test_no_text_of_the_site_gives_a_verdict():
    paths = [path for pattern in FILES for path in ROOT.glob(pattern)]
    found = {path.relative_to(ROOT).as_posix(): said_in(path) for path in paths}

    assert len(paths) > 200
    assert {path: words for path, words in found.items() if words} == {}


def said_in(path):
    texts = texts_of(path.read_text("utf-8"), path.suffix)
    return sorted({words for text in texts for words in verdicts(text)})


@pytest.mark.parametrize(
    ("source", "suffix"),
    [
        ('x = ("No opioids "\n     "found")', ".py"),
        ('x = "No opioids " + "found"', ".py"),
        ('x = " ".join(("No opioids", "found"))', ".py"),
        ('x = f"No {kind} opioids found"', ".py"),
        ("x = f\"No {'opioids'} found\"", ".py"),
        ('x = "No %s opioids found" % kind', ".py"),
        ('x = "No {} opioids found".format(kind)', ".py"),
        ('x = 1 < 2, "No opioids found", 2 > 1', ".py"),
        ('x = "<p>No <b>opioids</b> found</p>"', ".py"),
        ('x = """No opioids \\\n   found"""', ".toml"),
        ('{"x": ["No\\u00a0opioids found"]}', ".json"),
        ("“x < 1”, no opioids found, x > 1", ".md"),
    ],
)
def test_a_verdict_is_found_in_every_kind_of_file(source, suffix):
    assert [words for text in texts_of(source, suffix) for words in verdicts(text)]


# --- As rendered -----------------------------------------------------------------------------

LISTED_NAMES = ("Co-codamol 30/500", "my BuTrans patch", "Adepend", "Tecfidera")


def medicine(name):
    fields = {"form": "", "dose_directions": "", "indication": "", "source": "bought"}
    return {"medication_name": name, **fields}


OPPOSED = {
    "medicines": {
        "completeness": "all",
        "items": [medicine(name) for name in (*LISTED_NAMES, "Baclofen")],
    },
    "opioids": {"opioids": "never", "opioids_brief": "", "opioids_more": ""},
    "liver-and-kidneys": {"liver": "no", "liver_more": "", "kidneys": "no", "kidneys_more": ""},
    "conditions": {"has_conditions": "yes", "conditions": "Hepatitis. A bad kidney. Tramadol."},
    "ldn": {"taken": "no", "taken_details": ""},
    "allergies": {"completeness": "not-known", "items": []},
    "diagnosis": {"diagnosed_month": "", "diagnosed_year": ""},
}  # fmt: skip
NOTHING_LISTED = OPPOSED | {
    "medicines": {"completeness": "all", "items": [medicine("Baclofen")]},
    "conditions": {"has_conditions": "no", "conditions": ""},
}
SAMPLES = {"opposed": OPPOSED, "nothing listed": NOTHING_LISTED}


@pytest.fixture(params=SAMPLES)
def somebody(request, visitor):
    """A visitor with complete answers, with conflicts or without a listed name."""
    return visitor(answers(**SAMPLES[request.param]))


@pytest.mark.hazard("H02.2", "H31.1")
@pytest.mark.django_db
def test_no_page_of_an_interview_gives_a_verdict(somebody):
    paths = [f"/letter/{step.slug}/" for step in STEPS]
    paths += [f"/letter/{step.slug}/add/" for step in STEPS if step.item_form]
    paths += ["/letter/tasks/", "/letter/check/", "/letter/preview/", "/letter/erase/"]
    paths += ["/letter/ready/", "/letter/message/", "/letter/forgotten/"]
    paths += ["/letter/medicines/00000000/", "/letter/medicines/00000000/remove/"]
    pages = {path: somebody.get(path, follow=True) for path in paths}

    assert {path: page.status_code for path, page in pages.items() if page.status_code != 200} == {}
    found = {path: verdicts(page.content.decode()) for path, page in pages.items()}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.hazard("H02.2")
@pytest.mark.django_db
@pytest.mark.parametrize("sample", ["opposed", "nothing listed"])
def test_no_pack_gives_a_verdict(visitor, sample):
    made = visitor(answers(**SAMPLES[sample])).get("/letter/download/").content

    words = pdfs._pdftotext(made)
    assert "Baclofen" in words
    assert verdicts(words) == []


@pytest.mark.django_db
def test_no_public_page_gives_a_verdict(client):
    waiting, pages = ["/", "/nowhere/", "/search/?q=opioids", "/search/?q=xyzzy"], {}
    while waiting:
        path = waiting.pop()
        if path in pages or path.endswith((".pdf", ".csv")):
            continue
        pages[path] = client.get(path, follow=True).content.decode()
        links = re.findall(r'href="(/[^"#?]*)', pages[path])
        waiting += [link for link in links if not link.startswith(("/static/", "/admin/"))]

    assert {"/about/safety/", "/guidance/cautions/", "/letter/"} <= set(pages)
    found = {path: verdicts(page) for path, page in pages.items()}
    assert {path: words for path, words in found.items() if words} == {}
