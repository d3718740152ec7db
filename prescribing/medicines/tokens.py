"""Cuts a line as a person types it into words, numbers and the signs between them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from prescribing.medicines.scripts import by_sound, latin

AND = "&"  # and, with, &, /, a comma
PLUS = "plus"  # plus, or a + that may be part of a name: “Nurofen+”
BREAK = "|"  # a bracket, a semicolon, the end of a sentence: no name runs across it

_WORDS_FOR_AND = frozenset({"and", "with"})
_FORMS = frozenset(
    {"capsule", "capsules", "caps", "caplet", "caplets", "tablet", "tablets", "tab", "tabs"}
    | {"soluble", "effervescent"}
)
_SAME_SHAPE = str.maketrans(
    {
        **dict(zip("øłđðıħ", "olddih", strict=True)),
        **dict(zip("æœþ", ("ae", "oe", "th"), strict=True)),
        # Letters of other alphabets that look like ours, from a keyboard set to them.
        **dict(zip("аеорсухіѕјкмт", "aeopcyxisjkmt", strict=True)),
        **dict(zip("αορν", "aopv", strict=True)),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("•·\u2028\u2029", ";"),
    }
)
_NOTHING = frozenset("'’‘`´ʼ")
_SPACE = frozenset("™®©℠")
_LETTER_O = re.compile(r"(?<=[a-z])0(?=-?[a-z])")
_TOKEN = re.compile(
    r"""
      (?<![a-z.])(?:[a-z]\.){2,}[a-z]?(?![a-z])     # m.s.t.
    | (?<=[0-9])(?:x|mg|mcg|ml)(?=[a-z]{5})         # 2xcodeine, 30mgcodeine
    | [a-z]+
    | [0-9]+
    | (?<![0-9])/ | /(?![0-9])                      # not 30/500
    | [&+,]
    | [;:()\[\]{}|\n\r] | \.(?=\s)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word or number in plain lower-case letters, with its place in the line."""

    text: str
    start: int
    end: int
    hyphened: bool = False  # to the token before
    by_sound: bool = False  # transliterated

    @property
    def is_word(self) -> bool:
        return self.text.isalpha() and self.text != PLUS


def tokens_of(line: str) -> list[Token]:
    """The tokens of a line. Case, accents, hyphens and invisible characters make no difference."""
    sounded = by_sound(line)
    letters, places = _plain(line, sounded)
    letters = _LETTER_O.sub("o", letters)
    tokens: list[Token] = []
    for match in _TOKEN.finditer(letters):
        text = _meaning(match, letters)
        if text in {AND, BREAK} and tokens and tokens[-1].text in {AND, BREAK}:
            continue
        hyphened = letters[max(match.start() - 1, 0)] == "-"
        start, end = places[match.start()], places[match.end() - 1] + 1
        tokens.append(Token(text, start, end, hyphened, start in sounded))
    return tokens


@lru_cache(maxsize=4096)  # of a list, never of what people typed
def texts_of(name: str) -> tuple[str, ...]:
    """A name of the list as token texts, without a break at either end."""
    texts = [token.text for token in tokens_of(name)]
    while texts and texts[-1] in {AND, BREAK}:
        texts.pop()
    return tuple(texts)


def _meaning(match: re.Match[str], letters: str) -> str:
    text = match[0]
    if text[0].isalnum():
        return AND if text in _WORDS_FOR_AND else text.replace(".", "")
    if text == "+":
        return _meaning_of_plus(letters, match.start())
    return AND if text in "&/," else BREAK


def _meaning_of_plus(letters: str, place: int) -> str:
    """“Nurofen+ 200mg” is Nurofen Plus; “Nurofen + paracetamol” is two medicines."""
    before, after = letters[max(place - 1, 0)], letters[place + 1 : place + 20]
    word = re.match(r"\s*([a-z]+)", after)
    if word is None or word[1] in _FORMS:
        return PLUS
    return PLUS if before.isalnum() and after[0].isspace() else AND


def _plain(line: str, sounded: set[int]) -> tuple[str, list[int]]:
    """Lower-case letters without accents, and the place in the line of each."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(line):
        is_sounded = place in sounded
        before = line[place - 1] if place else ""
        for letter in latin(character, before) if is_sounded else _plain_character(character):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _plain_character(character: str) -> str:
    if character in _NOTHING:
        return ""
    if character.isascii():
        return character.lower()
    if character in _SPACE:
        return " "
    if unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return ""
    plain = unicodedata.normalize("NFKD", character).casefold().translate(_SAME_SHAPE)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
