"""A broken starter file is named, and nothing is loaded, not even earlier files."""

import io
import shutil

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from content.starter.files import BrokenStarterFile
from content.starter.load import load
from tests.support.examples import longer
from tests.support.starter_files import STORED, rows

pytestmark = pytest.mark.django_db
PAGE = "pages/12-for-prescribers.toml"

# The change to a file, and a word of the message besides the file's name.
BREAKAGES = {
    "not TOML": (
        PAGE,
        'title = "Information for prescribers"',
        'title = "Information for prescribers',
        "line 1",
    ),
    "TOML that repeats a name": (PAGE, "order = 120", "order = 120\norder = 121", "overwrite"),
    "a field that no page has": (PAGE, "order = 120", "order = 120\ncolour = 1", "colour"),
    "a field that no section has": (PAGE, 'heading = "Supply"', 'headin = "Supply"', "headin"),
    "a relation as a field": (PAGE, "order = 120", "order = 120\npk = 1", "pk"),
    "an unknown citation key": (PAGE, "[@toljan-2018]", "[@nobody-1999]", "nobody-1999"),
    "a citation with no end": (PAGE, "[@toljan-2018]", "[@toljan-2018", "has no end"),
    "an unknown citation key in a section": (
        PAGE,
        "is being asked of you.",
        "is being asked of you [@nobody-1999].",
        "nobody-1999",
    ),
    "an unknown key in a caution": ("cautions.toml", "[@dmd]", "[@nobody-1999]", "nobody-1999"),
    "an unknown key in a study": (
        "studies.toml",
        "[@mstrust-ldn]",
        "[@nobody-1999]",
        "nobody-1999",
    ),
    "an unknown key in an organisation": (
        "organisations.toml",
        "A charity for",
        "[@nobody-1999] A charity for",
        "nobody-1999",
    ),
    "a study of an unknown reference": (
        "studies.toml",
        'reference = "cree-2010"',
        'reference = "nobody-1999"',
        "nobody-1999",
    ),
    "a caution that does not exist": (
        "pages/09-side-effects.toml",
        'caution = "urgent-help"',
        'caution = "no-such"',
        "no-such",
    ),
    "something shown that does not exist": (PAGE, 'shows = "cautions"', 'shows = "x"', "shows"),
    "an unknown audience": (PAGE, 'audience = "prescribers"', 'audience = "cats"', "audience"),
    "a number that is a word": (PAGE, "order = 120", 'order = "many"', "order"),
    "a title that is a list": (
        PAGE,
        'title = "Information for prescribers"',
        'title = ["a", "b"]',
        "title",
    ),
    "a title that is a number": (
        PAGE,
        'title = "Information for prescribers"',
        "title = 7",
        "title",
    ),
    "a body that is a number": (
        PAGE,
        'shows = "cautions"',
        'shows = "cautions"\n[[sections]]\nheading = "Five"\nbody = 5',
        "body",
    ),
    "no title": (PAGE, 'title = "Information for prescribers"\n', "", "title"),
    "no slug": (PAGE, 'slug = "for-prescribers"\n', "", "slug"),
    "a slug that is a number": (PAGE, 'slug = "for-prescribers"', "slug = 12", "slug"),
    "a slug that is none": (PAGE, 'slug = "for-prescribers"', 'slug = "For us"', "slug"),
    "two of one slug": (PAGE, 'slug = "for-prescribers"', 'slug = "what-is-ldn"', "what-is-ldn"),
    "two of one key": ("cautions.toml", 'key = "liver"', 'key = "opioids"', "opioids"),
    "two of one name": ("organisations.toml", '"MS Society"', '"MS Trust"', "MS Trust"),
    "a key with capitals": ("cautions.toml", 'key = "under-18"', 'key = "Under-18"', "key"),
    "an empty section": (
        PAGE,
        'shows = "cautions"',
        'shows = "cautions"\n[[sections]]\nheading = "Nothing"',
        "empty",
    ),
    "a summary that is too long": (PAGE, "**You decide.**", "long " * 150, "words"),
    "another table": ("cautions.toml", "[[cautions]]", "[[warnings]]", "[[cautions]]"),
    "more finishers than starters": ("studies.toml", "completed = 35", "completed = 41", "More"),
    "a DOI with its address": ("references.toml", 'doi = "10', 'doi = "https://doi.org/10', "DOI"),
    "a year of letters": ("references.toml", "year = 2008", 'year = "MMVIII"', "year"),
    "an approver": (PAGE, "order = 120", "order = 120\napprover = 1", "approver"),
}


# One of each sort; each loads whatever stands before the fault.
FIRST = (
    "not TOML",
    "a field that no page has",
    "a citation with no end",
    "an unknown key in a caution",
    "a study of an unknown reference",
    "a caution that does not exist",
    "a number that is a word",
    "two of one key",
    "an empty section",
    "another table",
)


@pytest.fixture
def folder(folder):
    """With three pages, as the others take their time and are read in the same way."""
    for path in (folder / "pages").iterdir():
        if path.name[:2] not in ("01", "09", "12"):
            path.unlink()
    return folder


def nothing_is_loaded():
    return not any(model.objects.exists() for model in STORED)


def refusal(folder):
    with pytest.raises(BrokenStarterFile) as caught:
        load(folder)
    return str(caught.value)


@pytest.mark.usefixtures("emptied")
@pytest.mark.parametrize("breakage", longer(FIRST, BREAKAGES))
def test_a_broken_file_is_named_and_nothing_is_loaded(folder, breakage):
    name, old, new, word = BREAKAGES[breakage]
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    message = refusal(folder)

    assert message.startswith(f"{path.name}: ")
    assert word in message
    assert nothing_is_loaded()


@pytest.mark.usefixtures("emptied")
@pytest.mark.parametrize(
    "content", longer([b"title = \xff\xfe", b""], [b"\x00", b"[[sections]]\n", b"= 1", b"page = 5"])
)
def test_a_page_of_other_bytes_is_named_and_nothing_is_loaded(folder, content):
    (folder / PAGE).write_bytes(content)

    assert refusal(folder).startswith("12-for-prescribers.toml: ")
    assert nothing_is_loaded()


@pytest.mark.usefixtures("emptied")
@pytest.mark.parametrize("sections", longer(["5", "[[1]]"], ['"text"', '["text"]', "true"]))
def test_sections_of_another_kind_are_named_and_nothing_is_loaded(folder, sections):
    path = folder / PAGE
    head = path.read_text("utf-8").partition("[[sections]]")[0]
    path.write_text(f"{head}sections = {sections}\n", "utf-8")

    assert refusal(folder).startswith(f"{path.name}: ")
    assert nothing_is_loaded()


@pytest.mark.usefixtures("emptied")
@pytest.mark.parametrize("name", ["references", "cautions", "studies", "organisations"])
def test_a_missing_file_is_named_and_nothing_is_loaded(folder, name):
    (folder / f"{name}.toml").unlink()

    assert refusal(folder).startswith(f"{name}.toml: ")
    assert nothing_is_loaded()


@pytest.mark.usefixtures("emptied")
def test_a_folder_without_pages_is_not_a_site(folder):
    shutil.rmtree(folder / "pages")

    assert "pages" in refusal(folder)


def test_a_file_that_breaks_later_leaves_a_full_database_as_it_was(folder):
    before = rows()
    cautions = folder / "cautions.toml"
    cautions.write_text(cautions.read_text("utf-8").replace("Liver problems", "The liver"), "utf-8")
    page = folder / PAGE
    page.write_text(page.read_text("utf-8").replace("[@toljan-2018]", "[@nobody-1999]"), "utf-8")
    refusal(folder)

    assert rows() == before


def test_the_command_names_the_file_and_says_that_nothing_was_loaded(folder, monkeypatch):
    (folder / "studies.toml").write_text("broken", "utf-8")
    monkeypatch.setattr("content.starter.load.load.__defaults__", (folder, None))
    with pytest.raises(CommandError) as caught:
        call_command("load_starter_content", stdout=io.StringIO())

    assert str(caught.value).startswith("studies.toml: ")
    assert str(caught.value).endswith("Nothing was loaded.")
