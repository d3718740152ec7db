"""Every text is drawn with our own font files."""

import subprocess
import sys
from pathlib import Path

import pytest

from ldnguide.printing import fonts
from tests.printing.papers import paper
from tests.printing.scripts import INDIC, READABLE
from tests.support import pdfs

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("script", sorted(READABLE | INDIC))
def test_each_script_is_covered(script):
    letters = (READABLE | INDIC)[script]

    assert [c for c in letters if c != " " and not fonts.covers(c)] == []


def test_emoji_and_private_characters_are_not_covered():
    assert not any(map(fonts.covers, "😀🏽\ue000\U000e0041"))


def test_widths_are_in_em():
    assert fonts.width_of("王") == pytest.approx(1.0)
    assert 0.8 < fonts.width_of("W") < 1.0
    assert fonts.width_of(" ") < 0.3


def test_a_missing_file_is_an_error_that_names_its_package(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "NOTO_CJK", tmp_path)
    fonts.faces.cache_clear()
    try:
        with pytest.raises(fonts.MissingFont, match="fonts-noto-cjk"):
            fonts.faces()
    finally:
        fonts.faces.cache_clear()


def test_only_the_addresses_of_our_fonts_are_served():
    with pytest.raises(LookupError):
        fonts.read_asset("file:///etc/passwd")


def test_the_fonts_of_the_system_are_never_used():
    cherokee = "ᎣᏏᏲ"
    assert not any(map(fonts.covers, cherokee))

    pdf = paper(f"<p>{cherokee}</p>")

    assert all(name.startswith("Pack-") for name in pdfs.font_names(pdf))
    assert pdfs.undrawn_glyphs(pdf) == 0
    assert "[CHEROKEELETTERO]" in pdfs.text_of(pdf)


def test_many_threads_can_read_the_fonts_at_once():
    """In a new process, which has not read the fonts yet."""
    code = (
        "from concurrent.futures import ThreadPoolExecutor as Pool\n"
        "from ldnguide.printing import fonts\n"
        "text = 'Aé王م क' * 20\n"
        "ask = lambda _: [(fonts.covers(c), fonts.width_of(c)) for c in text]\n"
        "with Pool(8) as pool: answers = list(pool.map(ask, range(32)))\n"
        "assert all(answer == answers[0] for answer in answers)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
