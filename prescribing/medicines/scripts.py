"""Which scripts the list can read: transliterated ones, and those with names listed as written."""

import re
import unicodedata

from anyascii import anyascii

# Generic names in these are found by their sound. First and last code point of each block.
_TRANSLITERATED = (
    *((0x0370, 0x03FF), (0x1F00, 0x1FFF)),  # Greek
    *((0x0400, 0x052F), (0x1C80, 0x1C8F), (0xA640, 0xA69F)),  # Cyrillic
    *((0x0900, 0x097F), (0x0980, 0x09FF)),  # Devanagari, Bengali
    *((0x0A00, 0x0A7F), (0x0A80, 0x0AFF)),  # Gurmukhi, Gujarati
    (0x0B80, 0x0BFF),  # Tamil
)
# Latin letters with any mark: what we compare with the list as it is.
_LATIN = ((0x0000, 0x02FF), (0x1E00, 0x1EFF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF))
_MICRO = {"\u00b5", "\u03bc"}  # of μg and μl, which stand in lines of every script
_SOFTER = {"ஃப": "f", "ऑ": "o", "ॉ": "o"}  # where anyascii goes by the letter, not by the sound
_RUN = re.compile(
    "(?<![a-zA-Z])["
    + "".join(f"{chr(first)}-{chr(last)}" for first, last in _TRANSLITERATED)
    + "\u0300-\u036f\u200c\u200d]+(?![a-zA-Z])"
)


def by_sound(line: str) -> set[int]:
    """The places of letters to transliterate: of whole words, none of whose letters are Latin.

    One Cyrillic letter in a Latin word is a slip of the keyboard, and is read by its shape.
    """
    if line.isascii():
        return set()
    return {place for run in _RUN.finditer(line) for place in range(run.start(), run.end())}


def is_as_written(character: str) -> bool:
    """Whether it is of a script whose names are found only as they are listed."""
    if character < "\u0530":
        return False
    plain = unicodedata.normalize("NFKC", character)[:1]
    return (
        unicodedata.category(plain)[0] in "LM"
        and unicodedata.combining(plain) == 0
        and not _is_in(plain, _LATIN)
        and not _is_in(plain, _TRANSLITERATED)
    )


def latin(character: str, before: str = "") -> str:
    """A letter of a transliterated script in small Latin letters. before: the one before it."""
    if before + character in _SOFTER:
        return _SOFTER[before + character]
    written = _SOFTER.get(character) or anyascii(character)
    return "".join(letter for letter in written.lower() if "a" <= letter <= "z")


def has_unreadable(line: str) -> bool:
    """Whether the line has letters of a script in which names are found only as listed, or none."""
    return any(character not in _MICRO and is_as_written(character) for character in line)


def _is_in(character: str, blocks: tuple[tuple[int, int], ...]) -> bool:
    point = ord(character)
    return any(first <= point <= last for first, last in blocks)
