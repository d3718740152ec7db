"""Whether a sentence claims its words, or denies them, leaves them open or asks. Pure."""

import re

# How many characters back a denial is looked for, so that a very long sentence stays fast.
_REACH = 140
_ANY_WORD = r"[\w-]{1,20}"
# Words after which a “not” no longer applies:
# “not only safe”, “not costly and safe”, “no wonder LDN is safe”.
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
    r"|\b(?:unknown|unclear|uncertain)(?= (?:if|that)\b)"
    r"|\b(?:wrong|untrue|false|incorrect|a mistake|an error|a myth)(?: to \w{3,9})?(?= that\b)"
    r"|\b(?:wrong|a mistake|an error) to (?:say|think|write|claim|believe|conclude|assume))\b"
    r"(?:(?!\b(?:but|although|though|yet)\b)[^,;:]|, or (?:that|whether)\b){0,100}$",
    re.IGNORECASE,
)
# “No doctor can say that LDN is not safe”: a double negative is a claim.
_TWICE = re.compile(
    r"\b(?:no|nobody|none|never|cannot|not|\w{1,9}n't|wrong|mistake|myth|false)\b[^,;:]{0,40}\b"
    r"(?:say|claim|show|prove|argue|find|found|shows|shown|says|true|think|reason)\b[^,;:]{0,40}"
    r"\b(?:not|never|\w{1,9}n't)(?: \w{1,14})? ?$",
    re.IGNORECASE,
)
# “The claim that LDN is safe is wrong”: what stands before the words and what follows them.
_CALLED = re.compile(
    r"\b(?:sentence|claim|statement|belief|idea|notion|saying) that\b[^,;:]{0,100}$", re.IGNORECASE
)
_WRONG = re.compile(
    r"^[^,;:]{0,60}\b(?:is|are|was) (?:wrong|untrue|false|incorrect|mistaken|not true"
    r"|an? (?:mistake|error|myth))\b",
    re.IGNORECASE,
)
# Questions that suggest their answer.
_SUGGESTS = re.compile(
    r"^(?:did you|do you (?:know|want)|would you|have you (?:ever )?"
    r"(?:tried|thought|considered|heard|wondered)|could (?:ldn|low|naltrexone|it|this)|what if)\b"
    r"|\b(?:looking for|to lose)\b|^why (?:not|wait)",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^(?:is|are|does|do|did|has|have|had|can|could|will|would|should|may|how|what|which|who|when"
    r"|where|whether)\b[^?]*\?$",
    re.IGNORECASE,
)


def first_claim(
    claim: re.Pattern[str],
    words: str,
    *,
    denial_passes: bool,
    excepted: re.Pattern[str] | None = None,
) -> str:
    """The first words that the pattern finds and that nothing denies, or "".

    denial_passes: whether a denial, or a question that does not suggest its answer, claims nothing.
    excepted: words that mean something else, and are not searched.
    """
    if denial_passes and asks(words) and not _SUGGESTS.search(words):
        return ""
    searched = excepted.sub(_blank, words) if excepted else words
    for match in claim.finditer(searched):
        before = words[max(0, match.start() - _REACH) : match.start()]
        behind = words[match.end() : match.end() + _REACH]
        if not (denial_passes and (denied(before) or _called_wrong(before, behind))):
            return words[match.start() : match.end()].strip()
    return ""


def asks(words: str) -> bool:
    """Whether a sentence is a question."""
    return _QUESTION.match(words) is not None


def denied(before: str) -> bool:
    """Whether what follows these words of a sentence is denied, or left open."""
    if _TWICE.search(before):
        return False
    return _DENIED.search(before) is not None or _OPEN.search(before) is not None


def _called_wrong(before: str, behind: str) -> bool:
    return _CALLED.search(before) is not None and _WRONG.match(behind) is not None


def _blank(match: re.Match[str]) -> str:
    """A filler as long as the match, which keeps the positions. No pattern matches it."""
    return "\N{OBJECT REPLACEMENT CHARACTER}" * len(match[0])
