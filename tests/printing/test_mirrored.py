"""Brackets and other mirrored characters read back as typed, in every direction."""

import re
from collections import Counter
from html import escape
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ldnguide.printing import fonts
from ldnguide.printing.mirrored import is_mirrored
from prescribing.pack.printable import printable
from tests.printing.papers import paper
from tests.printing.scripts import READABLE
from tests.support import pdfs
from tests.support.examples import examples, longer
from tests.support.readers import READERS

NAME = "محمد (أبو علي) الأحمد"
USUAL = "()[]{}<>«»‹›≤≥「」『』【】（）［］｛｝＜＞"
# A page that is mostly in English, as readers choose one direction for a page.
ENGLISH = "<p>" + "Please talk with me about low dose naltrexone (LDN). " * 20 + "</p>"


def paragraphs(texts):
    return paper(ENGLISH + "".join(f"<p>{escape(text)}</p>" for text in texts))


def parts(text):
    """What stands between brackets, and the brackets. Readers may turn the order of letters."""
    words = re.split(r"([()«»])", pdfs.unspaced(text))
    return [min(word, word[::-1]) for word in words if word]


@pytest.mark.hazard("H11.4")
@pytest.mark.parametrize("reader", longer(["poppler"], list(READERS)))
@pytest.mark.parametrize("typed", [NAME, "محمد «أبو» علي", "שלום (כהן) «א» אב"])
def test_brackets_of_a_right_to_left_text_read_back_beside_left_to_right_ones(reader, typed):
    text = READERS[reader](paragraphs([f"Name: {typed}", "«ab» [cd]"]))

    (line,) = (line for line in text.splitlines() if "Name" in line)
    read = parts(line.partition("Name:")[2] or line.replace("Name:", ""))
    assert read in (parts(typed), parts(typed)[::-1])
    assert "naltrexone (LDN). Please" in " ".join(text.split())
    assert "«ab» [cd]" in text


def every_mirrored_sign():
    """Those that our fonts have, but for two that NFC replaces."""
    signs = (chr(codepoint) for codepoint in range(0x110000) if is_mirrored(codepoint))
    return [sign for sign in signs if fonts.covers(sign) and normalize("NFC", sign) == sign]


@pytest.mark.parametrize("which", longer([lambda: USUAL], [every_mirrored_sign]))
def test_mirrored_characters_read_back_in_both_directions(which):
    signs = which()
    typed = [f"{first}{sign}{last}" for sign in signs for first, last in ("ab", "אב", "دا")]

    text = pdfs.text_of(paragraphs(typed))

    assert len(typed) >= 84
    assert [each for each in typed if each not in text and each[::-1] not in text] == []


PIECES = st.sampled_from(sorted(set(READABLE) - {"urdu", "thai"})).flatmap(
    lambda script: st.text(READABLE[script], min_size=1, max_size=8)
)
# No hyphen: poppler drops one at the end of a line, as if it divided a word.
SIGNS = st.sampled_from(USUAL + ".,;:!?/&%+=*'\"“”…•✓\uf0b70123456789  ")
TYPED = st.lists(PIECES | SIGNS, min_size=1, max_size=30).map("".join)


@given(st.lists(TYPED, min_size=8, max_size=8))
@settings(max_examples=examples(3), deadline=None)
def test_whatever_was_typed_every_character_reads_back(texts):
    """In any mix of scripts. Readers disagree on the order of a line with two directions."""
    printed = [printable(text, fonts.covers).text for text in texts]

    made = paragraphs(printed)

    with_none = Counter(pdfs.text_of(paragraphs([])))
    assert Counter(pdfs.text_of(made)) - with_none == Counter(pdfs.unspaced("".join(printed)))
    assert pdfs.failures(made) == []
