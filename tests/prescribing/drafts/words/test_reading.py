"""A code is read however it was copied or typed; other text is refused with a reason."""

import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescribing.drafts.words.code import Code, new_code
from prescribing.drafts.words.reading import FILLERS, Reason, Unreadable, read_code
from prescribing.drafts.words.wordlist import default_list
from tests.prescribing.drafts.words.slips import slips_in
from tests.support.work import steps

WORDS = default_list().words
CODES = st.lists(st.sampled_from(WORDS), min_size=8, max_size=8).map(
    lambda eight: Code(tuple(eight))
)
EIGHT = ("potato", "lantern", "violin", "garlic", "kayak", "wizard", "walrus", "elephant")
CODE = Code(EIGHT)
SEPARATORS = st.sampled_from(
    [
        " ",
        ", ",
        "; ",
        ". ",
        "-",
        " – ",
        "\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u2028",
        " \u200b",
        "_",
        ",",
        "/",
        " + ",
        "  ",
        "”, “",
        " • ",
        "\n* ",
        "; and ",
    ]
)
NUMBERS = st.sampled_from(["", "{}", "{} ", "{}. ", "{}) ", "({}) ", "#{}: ", "word {}: "])
FULL_WIDTH = {ord("a") + at: 0xFF41 + at for at in range(26)}


def unreadable(typed: str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_code(typed)
    return caught.value


@st.composite
def typed_words(draw, word):
    """The word, its beginning, or the word with one slip; in any case."""
    beginnings = [word[:length] for length in range(3, len(word) + 1)]
    slips = sorted(slip for slip in slips_in(word) if len(slip) > 3)
    text = draw(st.sampled_from(beginnings) | st.sampled_from(slips))
    return draw(st.sampled_from([str.lower, str.upper, str.title, str.swapcase]))(text)


@pytest.mark.hazard("H33.2")
@given(CODES, st.data())
def test_a_code_survives_case_separators_numbering_beginnings_and_slips(code, data):
    number, separator = data.draw(NUMBERS), data.draw(SEPARATORS)
    words = [
        number.format(at) + data.draw(typed_words(word)) for at, word in enumerate(code.words, 1)
    ]

    assert read_code(separator.join(words)) == code


@given(CODES, st.data())
def test_a_code_survives_every_separator_in_one_text(code, data):
    typed = "".join(word + data.draw(SEPARATORS) for word in code.words)

    assert read_code(typed).secret == code.secret
    assert read_code(typed).lookup == code.lookup


def test_every_word_with_every_slip_is_read_as_itself_or_not_at_all():
    known = default_list()
    for word in WORDS[::128]:
        for slip in slips_in(word):
            assert known.meant_by(slip) == word or len(slip) < 4


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(EIGHT),
        "  \n" + ", ".join(EIGHT).upper() + ".\n\n",
        "\n".join(f"{at}. {word}" for at, word in enumerate(EIGHT, 1)),
        "\n".join(f"{at}) {word}" for at, word in enumerate(EIGHT, 1)),
        " ".join(f"{at} {word}" for at, word in enumerate(EIGHT, 1)),
        " ".join(f"{at}{word}" for at, word in enumerate(EIGHT, 1)),
        "\n".join(f"• {word.title()}" for word in EIGHT),
        "\n".join(f"{chr(0x245F + at)} {word}" for at, word in enumerate(EIGHT, 1)),
        "‘" + "’ ‘".join(EIGHT) + "’",
        "“" + "”, “".join(EIGHT) + "”",
        "My eight words are: " + ", ".join(EIGHT[:-1]) + " and " + EIGHT[-1] + ".",
        " ".join("\u200b".join(word) for word in EIGHT),
        "\ufeff" + " ".join(word[:2] + "\u00ad" + word[2:] for word in EIGHT),
        " ".join(EIGHT).translate(FULL_WIDTH),
        " ".join(EIGHT).replace("a", "á").replace("e", "e\u0308").replace("o", "Ö"),
        " ".join(word[:3] + "7" + word[3:] for word in EIGHT),
        " ".join(word[:3] + "’" + word[3:] for word in EIGHT),
        " ".join(word + "?!" for word in EIGHT),
    ],
)
def test_a_secret_is_the_same_however_it_was_typed(typed):
    assert read_code(typed).secret == " ".join(EIGHT[2:]).encode()


@given(st.text(st.characters(), max_size=600))
def test_any_text_is_a_code_or_unreadable(typed):
    caught = None
    try:
        read_code(typed)
    except Unreadable as error:
        caught = error

    if caught is not None:
        assert caught.reason in Reason
        assert all(0 < len(one.typed) <= 20 for one in caught.unknown)
        assert all(1 <= one.position <= caught.count for one in caught.unknown)


@given(CODES, st.sets(st.integers(1, 8), min_size=1), st.sampled_from(["qqqqqq", "Жук", "xy", "w"]))
def test_unknown_words_are_reported_at_their_place(code, places, unknown):
    words = [unknown if at in places else word for at, word in enumerate(code.words, 1)]
    caught = unreadable(" ".join(words))

    assert (caught.reason, caught.count) == (Reason.UNKNOWN, 8)
    assert [(one.position, one.typed) for one in caught.unknown] == [
        (place, unknown) for place in sorted(places)
    ]


@pytest.mark.parametrize("several", [0, 1, 2, 7, 9, 16])
def test_a_wrong_number_of_words_is_counted(several):
    caught = unreadable(" ".join((EIGHT * 2)[:several]))

    assert (caught.reason, caught.count, caught.unknown) == (Reason.COUNT, several, ())


def test_a_wrong_number_of_words_says_too_which_are_unknown():
    caught = unreadable(" ".join((*EIGHT[:2], "qqqq", *EIGHT[2:])))

    assert (caught.reason, caught.count) == (Reason.COUNT, 9)
    assert [(one.position, one.typed) for one in caught.unknown] == [(3, "qqqq")]


def test_fillers_are_left_out_of_the_count_and_the_positions():
    caught = unreadable("the words are " + " and ".join((*EIGHT[:7], "qqqq")))

    assert [(one.position, one.typed) for one in caught.unknown] == [(8, "qqqq")]
    assert unreadable(" ".join(sorted(FILLERS))).count == 0


def test_an_unknown_word_is_shown_as_typed_but_safe_and_short():
    shown = unreadable(" ".join(EIGHT[:7]) + " Q\u202eQ\u200bé\u0336" + "Z" * 40).unknown[0].typed

    assert shown == "QQe" + "Z" * 17


@pytest.mark.parametrize(
    "typed",
    ["xx", "po", "jdo", "ptt", "p0t", "poatto1x", "pottatto", "qpotato" * 2, "potatolantern"],
)
def test_at_most_one_mistake_is_corrected(typed):
    assert default_list().meant_by(typed) is None


def test_a_slip_in_a_beginning_is_not_guessed():
    assert default_list().meant_by("xylo") is None
    assert default_list().meant_by("elehp") is None
    assert default_list().meant_by("eleph") == "elephant"


def test_only_400_characters_are_read():
    typed = " ".join(EIGHT)

    assert read_code(typed.ljust(400)) == CODE
    caught = unreadable(typed.ljust(401))
    assert (caught.reason, caught.count, caught.unknown) == (Reason.TOO_LONG, 0, ())


@pytest.mark.parametrize(
    "hard", ["abcdefgh ", "a'", "1a", "\ufdfa", "e\u0301", "a1a1 ", "é ", "ab"]
)
def test_a_text_made_to_be_slow_is_not(hard):
    default_list()

    assert steps(lambda: unreadable((hard * 400)[:400])) < 1_000_000


@given(CODES, st.integers(0, 7))
def test_no_error_shows_a_word(code, gone):
    for typed in (
        " ".join(word for at, word in enumerate(code.words) if at != gone),
        " ".join("qq" + word if at == gone else word for at, word in enumerate(code.words)),
        " ".join(code.words).ljust(401),
    ):
        caught = unreadable(typed)
        shown = repr(caught) + str(caught) + repr(caught.unknown) + repr(caught.args)
        shown += "".join(traceback.format_exception_only(caught))
        # The reasons are words too: only these may be the same.
        plain = shown.replace("not eight words", "").replace("unknown words", "")
        assert not [word for word in code.words if word in plain]


def test_a_new_code_is_read_back():
    code = new_code()

    assert read_code(" ".join(code.words)) == code
