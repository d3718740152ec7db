"""A first visit to the home page is small enough for a phone on a slow connection."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from whitenoise.storage import CompressedManifestStaticFilesStorage

from ldnguide.settings import STATICFILES_DIRS
from prescribing.medicines.suggestions import javascript
from scripts.build_assets import ASSETS, NAMES, faces

WITHOUT_FONTS, WITH_FONTS = 30_000, 90_000
SUGGESTIONS = 20_000


@pytest.fixture
def home(client, db):
    return client.get("/").content.decode()


@pytest.fixture
def linked(home, tmp_path):
    """The files that the page links, by their address, as a server builds them."""
    names = [
        name.removeprefix("/static/")
        for name in re.findall(r'(?:<link[^>]*href|src)="(/static/[^"]+)"', home)
    ]
    for name in [*names, *(face["file"] for face in faces())]:
        (tmp_path / name).write_bytes(Path(finders.find(name)).read_bytes())
    storage = CompressedManifestStaticFilesStorage(location=tmp_path)
    list(storage.post_process({path.name: (storage, path.name) for path in tmp_path.iterdir()}))
    return {name: tmp_path / storage.stored_name(name) for name in names}


def sent(path):
    """The number of bytes that a browser gets: of the compressed file if there is one."""
    compressed = path.with_name(f"{path.name}.gz")
    return (compressed if compressed.exists() else path).stat().st_size


def characters_of(face):
    ranges = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", face["characters"])
    return {
        chr(code)
        for first, last in ranges
        for code in range(int(first, 16), int(last or first, 16) + 1)
    }


def fonts_for(html):
    text = set(re.sub(r"<[^>]*>|\s", "", html))
    return [face["file"] for face in faces() if text & characters_of(face)]


def without_fonts(home, linked):
    return len(gzip.compress(home.encode(), 6)) + sum(map(sent, linked.values()))


def test_the_home_page_with_its_styles_and_pictures_is_small(home, linked):
    assert {"bootstrap.css", "site.css", "icon.svg"} <= set(linked)
    assert without_fonts(home, linked) < WITHOUT_FONTS


def test_the_home_page_with_its_fonts_is_small(home, linked):
    fonts = [Path(finders.find(name)) for name in fonts_for(home)]

    assert without_fonts(home, linked) + sum(map(sent, fonts)) < WITH_FONTS


def test_a_server_compresses_every_style_sheet_to_less_than_half(linked):
    for name, path in linked.items():
        if name.endswith(".css"):
            assert sent(path) < path.stat().st_size / 2, name


def test_english_and_welsh_need_no_other_font_file_than_the_first():
    text = "Dŵr, tŷ, Ŷ, Ẁ; “£5” – it’s 3\u202f°C → ✓"
    first = [face for face in faces() if characters_of(face) >= set(text)]

    assert [face["file"] for face in first] == fonts_for(text)
    assert len(first) == 2


@pytest.mark.parametrize(
    ("text", "file"),
    [("Nguyễn", "latin-extended"), ("Łukasz", "latin-extended"), ("μ", "greek"), ("я", "cyrillic")],
)
def test_other_letters_have_their_own_font_file(text, file):
    assert f"fira-sans-{file}-400.woff2" in fonts_for(text)


def test_set_up_makes_every_font_file_and_no_other():
    made = {path.name for path in Path(STATICFILES_DIRS[1]).glob("*.woff2")}

    assert made == {face["file"] for face in faces()}


def test_the_names_to_suggest_are_a_small_file_that_no_first_visit_loads(home, linked):
    assert NAMES not in home
    assert len(gzip.compress((ASSETS / NAMES).read_bytes(), 6)) < SUGGESTIONS


def test_set_up_makes_the_names_to_suggest_from_the_list():
    assert (ASSETS / NAMES).read_text("utf-8") == javascript()
