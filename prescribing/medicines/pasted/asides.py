"""What stands in a line beside a medicine: quantities, dates, warnings, what kind of item it is."""

import re

from prescribing.medicines.pasted.words import COUNTED_FORM, FLAGS

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_A_DATE = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?[-\s/.]{{1,2}}{MONTH}[-\s,/.]{{0,2}}\d{{2,4}}"
    rf"|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|(?:0?[1-9]|1[0-2])/20[2-9]\d"
    rf"|\d{{1,2}}[-.]\d{{1,2}}[-.]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|{MONTH}[-\s,]{{1,2}}\d{{4}}"
)
DATE = re.compile(rf"(?<![\w/])(?:{_A_DATE})(?![\w/])", FLAGS)
_EVENT = (
    r"(?:(?:last|next|first|date)\s)?(?:issued?|ordered|given|dispensed|collected"
    r"|requested|reviewed"
    r"|review|started|start|due|expir\w+|prescribed|authori[sz]ed|taken|supplied|updated|changed)"
    r"(?:\s(?:date|due|on|by|in|until))*"
)
ISSUED = re.compile(
    rf"(?<!\w)(?:{_EVENT}\s?[:\s-]?\s?(?:{_A_DATE}|(?:19|20)\d\d)|since\s(?:{_A_DATE}"
    rf"|(?:19|20)\d\d)"
    r"|(?:last|next)\s(?:issued?|ordered|given|dispensed|collected|requested"
    r"|review)[^\n\t;()]{0,30}"
    r"|(?:max(?:imum)?\s)?(?:issues?|repeats?|rpt|erd)(?:\sremaining|\sleft)?\s?[:-]?\s?\d+(?:\s?(?:of"
    r"|/)\s?\d+)?(?:\s(?:remaining|left))?"
    r"|(?:\d+\s(?:of|/)\s)?\d+\s(?:issues?|repeats?)(?:\s(?:remaining|left|of\s\d+))?"
    r"|issued\s\d{1,3}(?:\s?(?:of|/)\s?\d{1,3})?(?![\d/-])"
    r"|review\s(?:overdue|due)"
    r"|(?:qty|quantity|supply|supplied|pack\ssize|pack)\s?[:.=-]?\s?\d+(?:\s?x\s?\d+)?"
    rf"(?:\s?(?:{COUNTED_FORM}|mls?|g|op|days?|packs?|bottles?|tubes?|inhalers?|pens?)(?!\w))?)",
    FLAGS,
)
WARNING = re.compile(
    r"(?:^|[.;,(\n\t]|\s[-–—]|\s{2}|\s(?=warning[.:]))\s*((?:(?:this\smedicine\s)?(?:may|can)\s(?:cause|make|colour)"
    r"|warning|do\snot\s|don['’]t\s(?:drink|drive|take\sany)|contains(?!\w)|avoid\s"
    r"|caution|keep\sout"
    r"|this\smedicine|if\saffected|read\sthe|follow\sthe|store\s|discard|alcohol|follow\sprinted"
    r"|you\smay\s|if\syou\s(?:get|feel|have))[^\n]*)",
    FLAGS,
)
_SEPARATED = r"(?:^|[()\[\]\t\n,;:|.]|\s[-–—]|\s{2}|(?<=\s)[-–—]\s)\s*"
_THEN = r"\s*(?=$|[)\]\t\n,;|.]|\s[-–—]|\s{2})"
STATUS = re.compile(
    _SEPARATED + r"((?:acute|repeat(?:\sdispensing|\stemplate)?"
    r"|bought(?:\s(?:from|at|in|over|myself|by)[^,;()\n]*)?"
    r"|otc|over[- ]the[- ]counter|short\scourse|long\sterm"
    r"|prescribed(?:\sby[^,;()\n]*)?|private(?:ly)?"
    r"|from\s(?:the\s)?(?:chemist|pharmacy|supermarket|boots|hospital|gp|doctor"
    r"|amazon|internet|health"
    r"|holland)[^,;()\n]*|hospital(?:\sonly)?|herbal|supplement|sugar[- ]free|s/f|sf"
    r"|brand|generic|new|(?:you\scan|available\sto)\s(?:order|request)[^,;()\n]*"
    r"|active|current|ongoing|continue|continued|on\srepeat|from\stesco|preservative[- ]free"
    r"|unlicensed|[^,;()\n\t]{0,40}(?:\sltd|\splc|\spharma\w*|\suk))\.?)" + _THEN,
    FLAGS,
)
_CHANGE = (
    r"(?:unchanged|no\schange|ongoing|to\scontinue|continued?|course\s(?:completed|finished)"
    r"|dose\s(?:unchanged|increased|reduced|decreased|changed)"
    r"|from\s(?:a\s|the\s|my\s)?(?:private\s|health\s(?:food\s)?)?(?:clinic|chemist|pharmacy"
    r"|supermarket|hospital|shop|store|gp|boots|tesco|asda|amazon|superdrug))\.?"
)
CHANGED = re.compile(rf"(?<=\s)({_CHANGE})(?=\s*(?:$|[\n,;(]|\s[-–—]|{_A_DATE}))", FLAGS)
IN_PACKS_OF = re.compile(
    r"(?<![\w/.,])\d+(?:\.\d+)?\s?ml\s(?:pre-?filled\s(?:pens?|syringes?)|disposable\spens?|cartridges?"
    r"|vials?|ampoules?|bottles?|flexpens?|kwikpens?)(?!\w)",
    FLAGS,
)
# “*CD*”, “*due a review*”: a note of the surgery between stars.
STARRED = re.compile(
    r"\*\s?(?:cd|acute|new|[^*\n]{0,30}(?:review|due|overdue|only|changed)[^*\n]{0,20})\s?\*", FLAGS
)
LABEL = re.compile(
    r"(?<!\w)(?:dos(?:e|age)\s(?:instructions?|directions?)|status|type|notes?|comments?|supply"
    r"|dose|dosage|frequency|directions?|strength|form|quantity|drug"
    r"|medication|medicine|name|route"
    r"|instructions?|how\s(?:to|i)\stake(?:\sit)?|how\soften|amount)\s?:",
    FLAGS,
)
_COUNT_OF = rf"(?:{COUNTED_FORM}|mls?|millilitres?|grams?|g|doses?)"
_PACKS = (
    r"(?:op|packs?(?:\sof\s\d+)?|bottles?|tubes?|tubs?|box(?:es)?|inhalers?|devices?"
    r"|pens?|cartridges?|vials?)"
)
AMOUNT = re.compile(
    rf"(\d{{1,4}}(?:\s?x\s?\d{{1,4}})?)(?:\s?x)?\s?({_COUNT_OF}|{_PACKS})(?!\w)"
    r"(?!\s?(?:\(s\)\s?)?(?:once|twice|three|daily|every|each|at\s|a\sday|per|up\sto"
    r"|when|in\sthe))",
    FLAGS,
)
TIMES = re.compile(r"x\s?(\d{1,4})()(?!\s?(?:mgs?|mcg|g|ml|[a-z]*grams?|%|/)(?!\w))(?!\w)", FLAGS)
QUANTITY = re.compile(
    _SEPARATED + rf"((\d{{1,4}}(?:\.\d+)?(?:\s?x\s?\d{{1,4}})?)\s?(?:x\s?)?({_COUNT_OF}|{_PACKS})"
    r"|x\s?(\d{1,4})|(\d{2,4}))" + _THEN,
    FLAGS,
)
_FEWEST = {"ml": 50, "g": 10}
_FEWEST_DROPS = 2.5
_FEWEST_COUNTED = 12
# Where surgeries print a quantity they do not write a plural: “4 patch”.
_MORE_THAN_ONE = 2
_ALONE = 25
_SINGULAR = re.compile("tablet|capsule|patch|sachet|pessary|suppository|lozenge", FLAGS)


def is_quantity(number: str, unit: str, form: str = "", *, is_alone: bool = False) -> bool:
    """Whether a number of something is what a pharmacy gives out, and not a dose.

    is_alone: nothing else stands on its line.
    """
    unit = unit.lower()
    if re.fullmatch(_PACKS, unit, FLAGS) or "x" in number.lower():
        return True
    if is_alone and float(number) >= (_MORE_THAN_ONE if _SINGULAR.fullmatch(unit) else _ALONE):
        return True
    kind = "ml" if unit.startswith("m") else "g" if unit.startswith("g") else ""
    fewest = _FEWEST.get(kind, _FEWEST_COUNTED)
    if kind == "ml" and form.endswith(("drops", "spray")):
        return float(number) >= _FEWEST_DROPS
    return float(number) >= fewest
