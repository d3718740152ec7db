"""Turns the phrases of rules.toml into regular expressions. Pure.

    improv*      any ending                    {name}        a vocabulary of the file
    tablet[s]    what may be missing           _             any one word
    (can|may)    one of several                <3>           up to three words of any kind
    #            a number in digits            <3 name>      up to three words of a vocabulary
    ^ and $      begin and end of a sentence   ...           up to 40 characters of a clause
                                               ......        up to 80, over a colon, too

A phrase is found as whole words, in capitals or not. A hyphen also finds a space, or the two words
written as one. A backslash takes the next character for itself. The text must be `folded`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# A word with a capital, where capitals count or not.
NAME = r"(?-i:[A-Z][a-z']{1,14})"
# Found wherever they stand, also next to a letter or a digit.
SIGNS = frozenset("£€$!")
_TOKEN = re.compile(
    r"\\(?P<literal>.)|\{(?P<name>\w+)\}|<(?P<most>[1-9])(?: (?P<of>\w+))?> "
    r"|(?P<gap> ?(?:\.{3}){1,2} ?)|(?P<one>.)"
)
_WORD = r"[\w'-]{1,20}"
_ONE = {"(": "(?:", ")": ")", "|": "|", "^": "^", "$": "$", "-": "[- ]?", " ": " "}
_ONE |= {"*": r"\w{0,20}", "_": _WORD, "#": r"\d(?:[\d.,]{0,8}\d)?"}
_BEGINNING = r"""^|(?<=[,:;("-] )|(?<=["(])"""


class NotationError(ValueError):
    """A phrase that cannot be read. The message is for the person who edits the rules."""


def any_of(
    phrases: Iterable[str], words: Mapping[str, str], *, exactly: Iterable[str] = ()
) -> re.Pattern[str]:
    """Any of the phrases. words: see `vocabulary` and `after`. exactly: capitals count in these."""
    phrases = list(phrases)
    whole = [translated(each, words) for each in phrases if each not in SIGNS]
    whole += [f"(?-i:{translated(each, words)})" for each in exactly]
    parts = [rf"(?<!\w)(?:{'|'.join(whole)})(?!\w)"] if whole else []
    parts += [re.escape(each) for each in phrases if each in SIGNS]
    if not parts:
        raise NotationError("a list of phrases is empty")
    return re.compile("|".join(parts), re.IGNORECASE)


def vocabulary(
    phrases: Iterable[str], words: Mapping[str, str], not_before: Iterable[str] = ()
) -> str:
    """A part of a pattern: any of the phrases, where none of `not_before` follows."""
    any_phrase = "|".join(translated(each, words) for each in phrases)
    follows = "|".join(translated(each, words) for each in not_before)
    return f"(?:{any_phrase})" + (f"(?![- ](?:{follows}))" if follows else "")


def after(phrases: Iterable[str]) -> str:
    """A part of a pattern that stands for no text: a clause begins, or one of these was before."""
    before = "|".join(rf"(?<=\b{re.escape(each)} )" for each in phrases)
    return f"(?:{_BEGINNING}|{before})"


def translated(phrase: str, words: Mapping[str, str]) -> str:
    """The phrase as a part of a regular expression."""
    try:
        return _Translation(phrase, words).pattern()
    except NotationError as error:
        raise NotationError(f"phrase “{phrase}”: {error}") from error


@dataclass
class _Translation:
    """A phrase while it is read.

    open: its brackets that are open; "[ " is an optional part that takes the space behind it.
    """

    phrase: str
    words: Mapping[str, str]
    pieces: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def pattern(self) -> str:
        at = 0
        while token := _TOKEN.match(self.phrase, at):
            at = token.end() + self._take(token)
        if self.open or not self.phrase.strip():
            raise NotationError(f"“{self.open[0]}” is not closed" if self.open else "it is empty")
        return "".join(self.pieces)

    def _take(self, token: re.Match[str]) -> int:
        """Translate the token; answer how many spaces behind it belong to it."""
        followed = self.phrase.startswith(" ", token.end())
        if token["one"] == "[":
            self._begin_optional(token.start())
            return 0
        if token["one"] == "]":
            return self._end_optional(followed=followed)
        if token["one"] == "(":
            self.open.append("(")
        elif token["one"] == ")":
            self._close("(")
        self.pieces.append(_piece(token, self.words))
        return int(followed and self.pieces[-1].startswith(f"(?:{_BEGINNING}"))

    def _begin_optional(self, start: int) -> None:
        """A word that may be missing takes the space before it along, or else the one behind it."""
        before = self.phrase[start - 1 : start] if start else " "
        if self.pieces[-1:] == [" "]:
            self.pieces[-1] = "(?: (?:"
            self.open.append("[")
        else:
            self.pieces.append("(?:(?:")
            self.open.append("[ " if before in " (|[" else "[")

    def _end_optional(self, *, followed: bool) -> int:
        with_space = self._close("[").endswith(" ") and followed
        self.pieces.append(") )?" if with_space else "))?")
        return int(with_space)

    def _close(self, bracket: str) -> str:
        if not self.open or self.open[-1][0] != bracket:
            raise NotationError(f"a bracket is closed where no “{bracket}” is open")
        return self.open.pop()


def _piece(token: re.Match[str], words: Mapping[str, str]) -> str:
    if one := token["one"]:
        if one in "{}<>":
            raise NotationError(f"“{one}” stands alone: write {{name}}, <3 > or a backslash")
        return _ONE.get(one) or re.escape(one)
    if gap := token["gap"]:
        return _gap(gap)
    if most := token["most"]:
        word = _named(token["of"], words) if token["of"] else _WORD
        return rf"(?:{word}[- ]){{0,{most}}}"
    return _named(token["name"], words) if token["name"] else re.escape(token["literal"])


def _gap(dots: str) -> str:
    """Whatever stands between two words, and is no part of either."""
    before = r"(?!\w)" if dots.startswith(" ") else ""
    behind = r"(?<!\w)" if dots.endswith(" ") else ""
    between = "[^.;]{0,80}" if "......" in dots else "[^.;:]{0,40}"
    return before + between + behind


def _named(name: str, words: Mapping[str, str]) -> str:
    if name not in words:
        raise NotationError(f"there is no vocabulary “{name}” above it")
    return words[name]
