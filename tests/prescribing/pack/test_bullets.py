"""Bullets pasted from Word print as bullets, and what may be a letter stays."""

import pytest

from ldnguide.printing import fonts
from prescribing.pack.bullets import with_plain_bullets
from prescribing.pack.printable import printable


@pytest.mark.parametrize("bullet", "\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf071\uf0e0\uf06f")
@pytest.mark.parametrize("space", ["\t", " ", "    "])
def test_a_bullet_at_the_start_of_a_line_is_plain(bullet, space):
    typed = f"I take:\n{bullet}{space}Baclofen\n  {bullet}{space}Tizanidine"

    assert with_plain_bullets(typed) == "I take:\n• Baclofen\n• Tizanidine"
    assert printable(typed, fonts.covers) == ("I take:\n• Baclofen\n• Tizanidine", ())


def test_a_list_pasted_into_one_line_has_plain_bullets():
    typed = "\uf0a7\tBaclofen \uf0a7\tTizanidine \uf0b7Senna"

    assert with_plain_bullets(typed) == "• Baclofen • Tizanidine • Senna"


def test_ticks_crosses_and_hyphens_keep_what_they_say():
    typed = "\uf0fc\tBaclofen\n\uf0fb\tCodeine\n\uf0fe\tPain\n\uf0fd\tSleep\n\uf02d\t10\uf02d20 mg"

    assert printable(typed, fonts.covers) == (
        "✓ Baclofen\n✗ Codeine\n☑ Pain\n☒ Sleep\n- 10-20 mg",
        (),
    )


def test_a_private_character_inside_a_line_may_be_a_letter_and_is_named():
    """In the font Symbol, U+F06D is µ: nobody knows which font it came from."""
    assert with_plain_bullets("50 \uf06dg") == "50 \uf06dg"
    assert printable("50 \uf06dg\n\uf06dg", fonts.covers).text == "50 [U+F06D]g\n[U+F06D]g"


def test_an_invisible_character_before_a_bullet_does_not_hide_it():
    assert printable("\u200b\uf0a7 Senna", fonts.covers).text == "• Senna"
