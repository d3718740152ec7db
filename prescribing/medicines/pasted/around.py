"""What apps, slips and labels print around a list: buttons, dates of issue, how to order, warnings.

They are asked only where a line names nothing known and has no strength, so they hide no medicine.
"""

import re

from prescribing.medicines.pasted.asides import ISSUED, WARNING
from prescribing.medicines.pasted.words import FLAGS, FORM

_BUTTON = (
    r"(?:send|submit|confirm|cancel|save|edit|delete|close|approve|update|re-?order|track|nominate"
    r"|collect|choose|expand|hide|see|go\sto)"
    r"(?:\s(?:to|my|your|this|these|the|a|all|more|selected|new|full|order|orders|request|requests"
    r"|list|items?|medicines?|medications?|prescriptions?|pharmacy|details|message|page|now|again"
    r"|changes|history|basket))*"
)
_BY_SOMEBODY = (
    r"(?:issued|authori[sz]ed|dispensed|ordered|requested|checked|written|entered|supplied|printed"
    r"|reviewed|updated|added|completed)\s(?:by|on|at|from)(?!\w).*"
)
_YOURS = (
    r"your\s(?:\w+\s){0,3}(?:pharmacy|chemist|surgery|practice|gp|doctor|account|profile|details"
    r"|records?|medicines?|medications?|prescriptions?|items?|orders?|requests?|repeats?|list"
    r"|basket|review)(?:\s(?:is|are|has|have|was|were|will|can|may)(?!\w).*)?"
)
_HOW_TO_ORDER = (
    r"(?:prescriptions?|repeats?|orders?|requests?|items?|medicines?|medications?)\s"
    r"(?:can|will|may|must|are|is|cannot|should|take|takes|sent|ready|received|approved|rejected"
    r"|to\sbe|not)(?!\w).*"
)
_PAPERS = (
    r"(?:hospital|discharge|admission|clinic|clinical|patient|care|medicines?|medications?|drug)\s"
    r"(?:summary|letter|advice|notes?|card|plan|reconciliation|changes|advice\snote)"
    r"(?:\s(?:on|for|at|of|from|made|during|since|in)(?!\w).*)?"
    r"|(?:patient|pharmacy|gp|surgery|hospital|practice)['’]?s?\s(?:copy|details|use(?:\sonly)?)"
)
_SLIP = (
    r"(?:tick|mark|cross|hand|bring|return|post|drop|keep|carry|show|give|take)"
    r"\s(?:the|this|your|these|any|all|only)\s(?:\w+\s){0,3}?(?:lists?|slip|form|items?|card|paper"
    r"|box(?:es)?|requests?|orders?|prescriptions?|leaflet|letter|sheet)(?!\w).*"
    r"|(?:signed|signature|sign|date|name|print|time)"
    r"(?:[\s._…:-]+(?:signed|signature|date|name|print|time))*[\s._…:-]*"
    r"|(?:\w+\s)?(?:no|number|id|ref|reference)\.?\s?[:：#]\s?[\w/-]+"
)
_PROGRAMS = (
    r"(?:emis|systm\s?one|tpp|patient\saccess|airmid|accurx|mygp|evergreen\s?life|docman"
    r"|vision|pharmacy2u)(?:\s(?:web|health|online|anywhere|ltd|limited))*"
)
_BATCH = r"repeat\sdispensing(?!\w).*|batch\s(?:no|number|\d).*|(?:rd|erd|etp)\s\d.*"
_STATE = (
    r"(?:approved|rejected|declined|pending|sent|dispensed|ordered|requested|processing|processed"
    r"|ready|collected|issued|expired|unavailable|not\savailable|in\sprogress|on\shold)"
    r"(?:\s(?:to|for|by|on|at|until|yet)(?!\w).*)?"
)
_WHOLE_LINE = re.compile(
    "|".join(
        (_BUTTON, _BY_SOMEBODY, _YOURS, _HOW_TO_ORDER, _PAPERS, _SLIP, _PROGRAMS, _BATCH, _STATE)
    ),
    FLAGS,
)
_QUESTION = re.compile(
    r"(?:questions|do|does|did|are|is|can|could|have|has|who|what|when|where|why|how|need|any|would"
    r"|want|lost|something|not)(?:\?|\s(?=.*\?$))",
    FLAGS,
)
# Words that stand on slips and in apps, and in no line of a medicine that has no form.
_OF_PAPERS = re.compile(
    r"(?<!\w)(?:information|printing|printout|appointments?|reception(?:ist)?|prescriber|basket"
    r"|password|website|web\ssite|e-?mails?|post\s?code|telephone|signature|authorisation"
    r"|dispensing|surgery\suse|working\sdays|bank\sholidays?|opening|stated\sdose|nhs|usual\sgp"
    r"|registered\sgp|named\sgp)(?!\w)"
    r"|(?<!\d)0\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\d)|(?<!\d)\d{3}[\s-]\d{3}[\s-]\d{4}(?!\d)",
    FLAGS,
)
_PLACE = re.compile(
    r"(?:[A-Z0-9][\w'’.&-]*,?\s){1,6}(?:Surgery|Pharmacy|Chemist|Hospital|Practice|Infirmary|Ward"
    r"|Clinic|Department|Centre|Trust|Road|Street|Lane|Avenue)(?!\w)"
)


def stands_around(line: str) -> bool:
    """Whether a line without a name and without a strength is about the list, or a warning."""
    plain = line.strip(" .:!–-›>→")
    if _WHOLE_LINE.fullmatch(plain) or ISSUED.match(plain):
        return True
    if _QUESTION.match(line):
        return True
    if WARNING.match(plain) and len(plain.split()) > 2:
        return True
    return not FORM.search(plain) and bool(_OF_PAPERS.search(plain) or _PLACE.match(plain))
