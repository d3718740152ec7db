"""A rule about wording, and when its words are denied and so claim nothing. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.lint.finding import BALANCE, Finding
from content.markup.sentences import Block, Sentence

# How far back a denial is looked for: a sentence without an end must not cost more.
_REACH = 140
_ANY_WORD = r"[\w-]{1,20}"
# Where a denial goes no further: “not only safe”, “not costly and safe”, “no wonder LDN is safe”.
_NO_DENIAL = (
    "only|just|merely|simply|but|doubts?|question|wonder|surprise|other|better|more|safer|and"
    "|because|since|so|yet|although|though|reason|everyone|everybody|all|every|den(?:y|ies)"
    "|disputes?"
)
# “Not safe”, “is not a cure”.
_DENIED = re.compile(
    rf"\b(?:not|never|cannot|no|nor|neither|nobody|without|\w{{1,9}}n't)"
    rf"(?: (?!(?:{_NO_DENIAL})\b){_ANY_WORD}){{0,4}} ?$",
    re.IGNORECASE,
)
_SHOWN = (
    "known|evidence|proof|shown?|prove[nd]?|mean|established?|clear|certain|tell|say|settled?"
    "|support|measured?"
)
# “It is not known whether … are safe together”, “cannot show that …”, “no trial shows that …”.
# “Unknown” leaves open only what follows with “whether”; how LDN acts is another question.
_OPEN = re.compile(
    r"(?:\bwhether|(?:\b(?:not|cannot|never|nor)|n't)(?: (?:been|yet|itself|be)){0,2} "
    rf"(?:{_SHOWN})(?! (?:how|why)(?! (?:safe|effective|much|far|well)\b))"
    r"|\bno (?:trial|study|data|evidence|proof|one|doctor)\b[^,;]{0,30}"
    r"\b(?:shows?|shown|that|whether|knows(?! why| how))"
    r"|\bnone of[^,;]{0,40}\bshows?|\bnobody (?:knows|can (?:say|tell|promise))(?! why| how)"
    r"|\b(?:unknown|unclear|uncertain)(?= (?:if|that)\b))\b"
    r"(?:(?!\b(?:but|although|though|yet)\b)[^,;:]|, or (?:that|whether)\b){0,100}$",
    re.IGNORECASE,
)
# “No doctor can say that LDN is not safe”: a denial of a denial claims.
_TWICE = re.compile(
    r"\b(?:no|nobody|none|never|cannot|not|\w{1,9}n't)\b[^,;:]{0,40}\b"
    r"(?:say|claim|show|prove|argue|find|found|shows|shown|says|true|think|reason)\b[^,;:]{0,40}"
    r"\b(?:not|never|\w{1,9}n't)(?: \w{1,14})? ?$",
    re.IGNORECASE,
)
# Questions that answer themselves.
_SUGGESTS = re.compile(
    r"^(?:did you|do you (?:know|want)|would you|could (?:ldn|low|naltrexone|it|this)|what if)\b"
    r"|\b(?:looking for|to lose)\b|^why (?:not|wait)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?:is|are|does|do|did|can|could|will|would|should|how|what|which|who|when|where|whether)\b"
    r"[^?]*\?$",
    re.IGNORECASE,
)


def phrases(*alternatives: str, signs: str = "") -> re.Pattern[str]:
    """Any of these as whole words, in capitals or not; or any of the signs, wherever it stands."""
    whole = rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)"
    return re.compile(f"{whole}|{signs}" if signs else whole, re.IGNORECASE)


@dataclass(frozen=True)
class Rule:
    """Words that an approver should look at. says: {words} stands for the words found.

    deniable: "not safe" is no claim. unless: words of the sentence, or with `in_block` of its
    paragraph, that excuse it. about: it holds unless a sentence cites only other sources.
    """

    name: str
    words: re.Pattern[str]
    says: str
    deniable: bool = False
    unless: re.Pattern[str] | None = None
    in_block: bool = False
    about: frozenset[str] = frozenset()

    def found_in(self, block: Block) -> Iterator[Finding]:
        """At most one finding for each sentence: the first words that nothing excuses."""
        told = [(each, words) for each in block.sentences if (words := self._told_in(each))]
        if told and self.in_block and self.unless and self.unless.search(block.words):
            return
        for sentence, words in told:
            says = self.says.format(words=words)
            yield Finding(BALANCE, self.name, block.where, sentence.typed, says, words)

    def _told_in(self, sentence: Sentence) -> str:
        if self.about and sentence.keys and self.about.isdisjoint(sentence.keys):
            return ""
        found = first_claim(self.words, sentence.words, deniable=self.deniable)
        excuse = None if self.in_block else self.unless
        return "" if found and excuse and excuse.search(sentence.words) else found


def first_claim(claim: re.Pattern[str], words: str, *, deniable: bool) -> str:
    """The first words that the pattern finds and, where deniable, that are not denied; or ""."""
    if deniable and _ASKED.match(words) and not _SUGGESTS.search(words):
        return ""
    for match in claim.finditer(words):
        if not (deniable and denied(words[max(0, match.start() - _REACH) : match.start()])):
            return match[0].strip()
    return ""


def denied(before: str) -> bool:
    """Whether what follows these words of a sentence is denied, or left open."""
    if _TWICE.search(before):
        return False
    return _DENIED.search(before) is not None or _OPEN.search(before) is not None
