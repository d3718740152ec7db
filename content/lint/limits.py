"""Results that stand without the limits that belong to them. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from content.lint.finding import BALANCE, Finding
from content.lint.rules import first_claim, phrases
from content.markup.sentences import Block, Sentence

_ANY = r"(?:\w{1,14}[ -])"
_SYMPTOM = (
    "(?:pain|fatigue|spasticity|spasms?|stiffness|symptoms?|depression|anxiety|inflammation"
    "|tiredness|scores?)"
)
# A sentence that tells of a benefit.
BENEFIT = phrases(
    "(?<!works )(?<!or )better(?!-known| (?:studies|trials|evidence|research|data|ways?)\\b)"
    "|improv(?:e[sd]?|ing|ements?)|benefi(?:t(?:s|ed|ing)?|cial)",
    "reliev(?:e[sd]?|ing)|relief from|(?<!less )effective(?:ly|ness)?|success(?:ful(?:ly)?)?"
    "|recover(?:ed|y)",
    "favou?r(?:s|ed|able|ably)|felt (?:well|fine)",
    rf"{_SYMPTOM} {_ANY}{{0,2}}(?:fell|drop\w*|decreas\w*|reduced|less|lessened|eased|lower\w*"
    r"|went (?:down|away)|disappear\w*)",
    "(?:reduc|decreas|lower|lessen|eas|cut)(?:e[sd]?|s|ed|ing|tions?)? "
    rf"(?:(?:the|their|your|in|of) ){{0,3}}{_SYMPTOM}",
    f"(?:less|fewer) {_SYMPTOM}",
    r"(?:ldn|naltrexone|low dose|treatment|medicine|drug)\b[^.;:,]{0,40}\bhelp(?:s|ed|ing|ful)?",
    "help(?:s|ed)? (?:with )?(?:people|patients|many|some|pain|sleep|fatigue|symptoms|ms)",
    r"(?:quality of life|scores?|mood|energy|sleep|walking|well-?being|function|memory|balance) "
    rf"{_ANY}{{0,2}}(?:higher|greater|rose|increased|easier|lifted|gained|went up|doubled)",
    r"took the edge off|(?:control|strength|feeling|energy|mobility|balance) (?:\w+ )?(?:returned"
    "|came back|was back)",
    r"(?:spasms?|symptoms?|relapses?) (?:was|were|is|are) (?:rarer|milder|fewer)",
    r"symptoms? (?:settled|cleared|vanished|faded|subsided|calmed|got easier)",
    r"(?:ldn|low dose naltrexone|treatment)\b[^.;:,]{0,30}\b(?:worked|kept|keeps|(?<!was )made"
    r"|makes|gave"
    r"|restored|controls|controlled|lifted|calmed|settled)",
    rf"{_ANY}{{0,2}}(?:stable|steady|well) for (?:many |several )?(?:months|years)",
)
_LIMITING = (
    r"(?:no|not|only|small|few|short|cannot|could|weak\w*|without|never|neither|none|unclear"
    r"|unknown|other|half|chance|too (?:small|few|short)|stopped|withdrew|excluded|limit\w*"
    r"|uncertain|disagree\w*)"
)
# Words that say how far a result can be trusted, in the same paragraph.
LIMITS = phrases(
    rf"(?:but|however|although|though|yet|while)\b[^.]{{0,80}}\b{_LIMITING}",
    r"no (?:placebo|control|comparison|effect|difference|meaningful|significant|reduction|trial)",
    r"not\b[^.;:]{0,20} (?:shown?|known?|prove[nd]?|establish\w*|evidence|randomised|significant"
    "|benefit|mean|an effect|a trial|an ms study)",
    "none of [^.;:]{0,30} shows?|(?:does|do|did|was|were) not",
    r"without (?:a |any )?(?:placebo|control|comparison|randomis\w*)|uncontrolled|open-label",
    rf"retrospective|small {_ANY}{{0,3}}(?:trials?|stud(?:y|ies)|series|pilot|group)",
    r"(?:was|were|is|are|too|very|small,) (?:small|short|few)|(?:only|just) \d\S*",
    "cannot (?:show|tell|prove|be (?:put|told)|settle)|(?:by|be) chance|placebo response",
    r"limit(?:s|ed|ations?)?|weaken\w*|disagree\w*|proxy|unclear|unknown|uncertain|in question",
    "withdrew|dropouts?|dropped out|power was|(?:only|just) (?:one|a few|some|two)|some \\w+ only",
)


@dataclass(frozen=True)
class Beside:
    """What must stand beside a source (or any text) that is told for something.

    key: the source that a sentence cites; "" for any sentence. told: what it is told for. needed:
    what must all stand in the same `within`: the record, the text or the block. A study's row
    counts as one whatever it says here. rows: whether it holds for rows of the table of studies.
    deniable: “no better” tells nothing.
    """

    name: str
    key: str
    told: re.Pattern[str]
    needed: tuple[re.Pattern[str], ...]
    says: str
    within: str = "record"
    rows: bool = True
    deniable: bool = False

    def told_in(self, sentence: Sentence) -> str:
        """The words that need something beside them, or ""."""
        if self.key and self.key not in sentence.keys:
            return ""
        return first_claim(self.told, sentence.words, deniable=self.deniable)


_ORGAN = "(?:liver|hepatic|hepatitis|kidneys?|renal|organ)"
_BARRED = r"(?:contraindicat\w*|must not (?:be used|take))"
_FAVOURS = r"(?<!works )better|improv\w*|favou?r\w*"
BESIDE = (
    Beside(
        "crossover-unsaid",  # (3)
        "cree-2010",
        phrases(_FAVOURS),
        (phrases("crossovers?"),),
        "This tells a result of the trial in the US. Say on the same page that it was a crossover: "
        "each person was meant to take LDN and placebo in turn.",
        deniable=True,
    ),
    Beside(
        "completers-unsaid",  # (4)
        "cree-2010",
        phrases(_FAVOURS, "scores?"),
        (phrases("60"), phrases(r"power|weaken\w*")),
        "This tells a result of the trial in the US. Say on the same page that only 60 of 80 "
        "people finished, and that this weakened it.",
        deniable=True,
    ),
    Beside(
        "pilot-limits-unsaid",  # (5)
        "gironi-2008",
        phrases(r"spastic\w*"),
        (phrases("more pain"), phrases("placebo|control")),
        "This tells a result of the Italian pilot. Say on the same page that half reported more "
        "pain, as the MS Trust summarises it, and that there was no placebo group.",
    ),
    Beside(
        "followed-up-unsaid",  # (6)
        "driver-2023",
        phrases("65"),
        (
            phrases(r"(?:those|people|patients) (?:with|who (?:had|were|have)) \W*follow\w*[- ]up"),
            phrases("control"),
        ),
        "65% counts only people with follow-up data, and there was no control group. Write “of "
        "those with follow-up data”, and name the missing control group, on the same page.",
    ),
    Beside(
        "review-limits-unsaid",  # (7)
        "bolton-2019",
        phrases(r"more (?:common|frequent|dizz)\w*|safe\w*|adverse", signs=r"\d"),
        (phrases(r"exclu\w*"), phrases(r"(?:5|five) of (?:the |its )?89")),
        "This tells a result of the review of Bolton and others. Say on the same page that it "
        "excluded opioid users, and that only 5 of its 89 trials used 4.5 mg or less.",
    ),
    Beside(
        "series-limits-unsaid",  # (8)
        "ludwig-2016",
        phrases("blood tests?|no significant|walk"),
        (
            phrases("glatiramer"),
            phrases("small|nobody was randomised|not randomised|non-randomised"),
        ),
        "This tells a result of the retrospective series. Say in the same paragraph that it was "
        "small, that nobody was randomised, and that glatiramer was the only disease-modifying "
        "therapy in it.",
        within="block",
    ),
    Beside(
        "contraindication-unsaid",  # (11)
        "",
        phrases(
            "(?:liver|hepatic|kidney|renal|organ) failure|acute hepatitis",
            "severe (?:liver|hepatic|kidney|renal) (?:impairment|disease|problems?|damage)",
        ),
        (
            phrases(
                rf"{_ORGAN}[^.]{{0,120}}\b{_BARRED}",
                rf"{_BARRED}[^.]{{0,120}}\b{_ORGAN}",
            ),
        ),
        "This names liver failure, severe kidney failure or acute hepatitis. Say in one sentence "
        "of the same text that they are contraindications of the licensed product.",
        within="text",
    ),
    Beside(
        "register-study-unsaid",
        "cree-2010",
        phrases(_FAVOURS, r"disagree\w*"),
        (re.compile(r"\[@raknes-2017\]"),),
        "This tells what trials in MS found. Say on the same page that in the Norwegian register "
        "study use of MS medicines did not fall, and cite raknes-2017.",
        rows=False,
        deniable=True,
    ),
    Beside(
        "idea-as-fact",  # (9)
        "",
        phrases(
            r"(?:rais|increas|boost|releas|lift|produc|stimulat|trigger|enhanc|elevat)\w* "
            r"(?:(?:the|your|more|of|a|surge|body's|levels?|natural|own|extra|beta)[ -]){0,5}"
            r"endorphins?(?![ -]receptor)",
            r"(?:more|extra|higher|increased) (?:\w+ ){0,3}endorphins?",
            r"kick-?start\w* (?:\w+ )?endorphins?|sooth\w* (?:\w+ )?nerves?",
            "(?:natural|own|body's) painkillers?|(?:feel-good|happy) (?:hormones?|chemicals?)",
            r"endorphins? (?:levels? )?(?:rise|go up|increase|surge)",
            r"rebound\w*|microglia\w*|tlr4|calm\w* (?:some )?immune|anti-inflammatory",
        ),
        (phrases("may|might|ideas?|thought|hypothes[ie]s|perhaps|whether"),),
        "How LDN may act is a hypothesis. Say so in the same paragraph: “is thought to”, “may”.",
        within="block",
    ),
    Beside(
        "missing-limits",
        "",
        BENEFIT,
        (LIMITS,),
        "“{words}” tells of a benefit, and nothing beside it says how far it can be trusted. Give "
        "the limits and the negative result in the same paragraph.",
        within="block",
        deniable=True,
    ),
)


def check(blocks: Sequence[Block]) -> Iterator[Finding]:
    """Findings about limits that are missing."""
    for beside in BESIDE:
        yield from _missing(blocks, beside)


def _missing(blocks: Sequence[Block], beside: Beside) -> Iterator[Finding]:
    for scope in _scopes(blocks, beside):
        if _all_stand_in(scope, beside.needed):
            continue
        for block in scope:
            for sentence in block.sentences:
                if words := beside.told_in(sentence):
                    says = beside.says.format(words=words)
                    yield Finding(BALANCE, beside.name, block.where, sentence.typed, says, words)


def _scopes(blocks: Sequence[Block], beside: Beside) -> Iterator[list[Block]]:
    """The blocks that stand beside each other: each row of studies, then the rest."""
    rows: dict[str, list[Block]] = {}
    for block in blocks:
        rows.setdefault(block.source, []).append(block)
    others = rows.pop("", [])
    if beside.rows:
        yield from rows.values()
    if beside.within == "record":
        yield others
    elif beside.within == "text":
        yield from (list(text) for _, text in groupby(others, lambda block: block.text))
    else:
        yield from ([block] for block in others)


def _all_stand_in(scope: Iterable[Block], needed: Iterable[re.Pattern[str]]) -> bool:
    words = " ".join(block.words for block in scope)
    return all(each.search(words) for each in needed)
