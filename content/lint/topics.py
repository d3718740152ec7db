"""Topics on which a careless sentence hurts: one that lacks every word of caution is found. Pure.

No list of phrases has all the ways to say something dangerous. These rules turn it round: they
know the topic, and the words that careful sentences about it have.
"""

from content.lint.rules import Rule, phrases
from content.lint.vocabulary import LOW_DOSE, NAMED, OPIOID

_READER = rf"(?:{LOW_DOSE}|you|your)"
# Words by which a sentence asks, warns, reports or leaves open.
_ASKS = (
    r"ask\w*|tell|talk|speak|show|prescribers?|pharmacists?|doctors?|gp|(?:ms|hospital|every) team"
)
_OPEN = (
    r"(?:not|never|nobody|no one|little|nothing) (?:\w+ ){0,4}(?:know\w*|established|studied|tested"
    r"|looked|shown?|licensed|evidence)|whether|no (?:\w+ ){0,3}(?:data|study|trial|evidence"
    r"|interval"
    r"|interaction)\w*|(?:cannot|could) (?:\w+ ){0,2}(?:show|tell)"
)
_REPORTS = (
    r"exclud\w*|left out|trials?|stud(?:y|ies)|series|records|register|data|reported|review|found"
)
_WARNS = (
    r"contraindicat\w*|must not|do not|don't|never|caution\w*|warns?|withdrawal|overdose|emergency"
    r"|not (?:recommended|work)|licensed|licence"
)


def _near(topic: str, other: str) -> str:
    return rf"{topic}\b[^.;]{{0,80}}\b{other}|{other}\b[^.;]{{0,80}}\b{topic}"


TOPICS = (
    Rule(
        "opioid-handling",
        phrases(
            _near(OPIOID, _READER),
            rf"(?:wait|until|leave|out of your system|after|before|first)\b[^.;]{{0,40}}\b{OPIOID}",
        ),
        "“{words}” names an opioid beside LDN or the reader, and says nothing of the danger. Say "
        "that current opioid use is a contraindication of the licensed product, or send readers "
        "to the prescriber or a pharmacist.",
        unless=phrases(
            _ASKS,
            _WARNS,
            _OPEN,
            _REPORTS,
            r"block(?:s|ed|ing)?|contains?|less effective|reduces? the effect|read the cautions"
            r"|list"
            r"|(?:are|is) opioids?|full[- ]dos\w+|different people|opioid-free",
        ),
    ),
    Rule(
        "withdrawal-played-down",
        phrases("withdrawal"),
        "“{words}”: nothing in this sentence says how bad withdrawal can be, or what to do. Say "
        "that it can be sudden and severe, and that this is an emergency: call 999.",
        unless=phrases(
            r"severe(?:ly)?|sudden(?:ly)?|emergency|999|precipitated|within|can (?:start|begin"
            r"|cause)"
            "|one case|case report",
            r"withdrawal (?:from|of)|trials?|stud(?:y|ies)|" + _OPEN,
        ),
    ),
    Rule(
        "with-other-medicines",
        phrases(_near(NAMED, LOW_DOSE)),
        "“{words}” names another medicine beside LDN, and says neither what was studied nor what "
        "is not known. Say that, or send readers to the person who prescribes it.",
        unless=phrases(
            _ASKS,
            _WARNS,
            _OPEN,
            _REPORTS,
            r"(?:does|do|did) not|\d+ on|who (?:take|took)|neither|compare\w*|absence|alone",
        ),
    ),
    Rule(
        "warning-waived",
        phrases(
            _near(r"(?:pregnan\w*|breast-?feed\w*|(?:liver|kidneys?)|hepatitis|children)", LOW_DOSE)
        ),
        "“{words}” names somebody whom the licensed product warns, and has no word of caution. Say "
        "what the warning is, and who should be told.",
        unless=phrases(
            _ASKS,
            _WARNS,
            _OPEN,
            _REPORTS,
            r"contraindications?|checks?|tests?|monitor\w*|adequate|care|problem, now",
        ),
    ),
)
