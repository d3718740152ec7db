"""Lines that name no medicine to take: headings, labels, allergies, stopped medicines, letters.

They are never dropped: whoever reads the list shows them, with “Add”.
"""

import re

from prescribing.medicines.pasted.around import stands_around
from prescribing.medicines.pasted.asides import DATE, MONTH
from prescribing.medicines.pasted.words import FLAGS, FORM, words_of
from prescribing.medicines.pasted.words_around import WORDS_AROUND

_ITEMS = (
    r"(?:medicines?|medications?|meds|prescriptions?|items?|drugs?|tablets|treatments?|supplements)"
)
_HEADINGS = re.compile(
    rf"(?:(?:my|your|our|the|all|list\sof|full|patient|gp|nhs)\s)*"
    rf"(?:(?:current|repeat|regular|acute|past|prescribed|active|other|daily|latest"
    rf"|usual|request(?:ed)?"
    rf"|bought|over\sthe\scounter|otc|herbal|as\sneeded|as\srequired|when\srequired|prn|long\sterm"
    rf"|one-?off|hospital|issued|ordered|repeats?)\s)*"
    rf"{_ITEMS}(?:\s(?:list|record|history|summary|details|template|slip|request|order|form|i\stake"
    r"|i\sam\staking|i\sbuy|taken|reminder|review|chart|card|and\sremedies|and\ssupplements))*"
    r"|repeats?|repeat\stemplate|acutes?|medicines?\slist|my\slist|prescription\sonly"
    r"|(?:over\sthe\scounter|otc|bought|herbals?|vitamins|supplements|other|others|also|extras?)"
    r"|(?:vitamins|herbals?|otc)\s(?:and|&)\s(?:supplements|herbs|remedies|vitamins)"
    r"|(?:as|when)\s(?:needed|required)|prn|regular"
    r"|(?:in\sthe\s)?(?:mornings?|afternoons?|evenings?|nights?|bedtime|breakfast|lunch(?:time)?"
    r"|dinner|tea(?:time)?|midday|noon|am|pm)(?:\smeds|\stablets)?|at\snight"
    r"|same\sas\s(?:last\stime|before|above|usual)|as\s(?:above|before)|no\schange|unchanged|ditto"
    r"|(?:please\s)?see\s(?:attached|above|below|list|enclosed|over)(?:\slist)?|(?:list\s)?attached"
    r"|(?:i\s)?(?:do\snot|don['’]t)\stake\s(?:any|anything|nothing)(?:\s\w+){0,3}"
    r"|(?:none|no|nil|nothing)\s(?:other|others|else|regular|current|medic\w+"
    r"|tablets)(?:\s\w+){0,2}"
    r"|none|nothing|nil|n/?a|no|nothing\selse|not\sapplicable|unknown|yes|end\sof\slist|end"
    r"|meddyginiaeth(?:au)?(?:\sailadrodd)?|fy\smeddyginiaethau|presgripsiwn"
    r"|лекарства|мои\sлекарства|список\sлекарств|препараты|leki|moje\sleki|lista\sleków|lek"
    r"|médicaments|mes\smédicaments|medikamente|medikationsplan|medicamentos|farmaci|ilaçlar"
    r"|φάρμακα|الأدوية|أدويتي|ادوية|ওষুধ|আমার\sওষুধ|ওষুধের\sতালিকা|दवाइयाँ|दवाएँ|ਦਵਾਈਆਂ|دوائیں"
    r"|药物|药物清单|用药清单|药品|藥物|我的药",
    FLAGS,
)
_TIME_OF_DAY = re.compile(
    r"(?:mornings?|afternoons?|evenings?|nights?|bed\s?time|breakfast|lunch(?:time)?|dinner"
    r"|tea(?:time)?|midday|noon|am|pm|prn)\W*",
    FLAGS,
)
_FOR_A_PERSON = re.compile(
    rf"(?:\w+\s){{0,2}}{_ITEMS}(?:\slist)?\sfor:?\s(?:mr|mrs|ms|miss|mx|dr)\.?\s.*"
    rf"|(?:mr|mrs|ms|miss|mx|dr)\.?\s\w+['’]s\s(?:\w+\s)?{_ITEMS}(?:\slist)?",
    FLAGS,
)
_COLUMNS = words_of(
    "type start date end medication medications medicine medicines item items dosage"
    " instruction instructions quantity qty last issued issue drug drugs name of the strength"
    " form dose frequency route reason directions notes prescriber status how often when what"
    " for taken take indication review due comments brand generic and to no number amount"
    " times per day units unit supply days duration indications course length stop stopped"
    " i it is time started prescribed by"
)
# After these, no name is a medicine that somebody takes.
_NOT_TAKEN = re.compile(
    r"(?:known\s|any\s|drug\s|my\s|medication\s|no\s(?:known\s)?(?:drug\s)?|nkda|allergies:)*"
    r"(?:allerg(?:y|ies|ic)(?!\s(?:tab|cap|pill|spray|drop|relief|med|liquid))"
    r"|sensitivit(?:y|ies)|intoleran(?:t|ce|ces)|adverse|side\seffects)(?!\w)"
    r"|[\w'-]+\sallerg(?:y|ies)\W*$"
    r"|nkda(?!\w)|bad\sreactions?(?!\w)|(?:i\sam|i'm|i’m)\s(?:allergic|intolerant)(?!\w)"
    r"|(?:stopped|discontinued|ended|cancelled|previous(?:ly)?|past|suspended"
    r"|no\slonger(?:\staking|"
    r"\staken|\suse)?|not\staking|used\sto\stake|tried|came\soff|have\sstopped|i\sstopped)"
    r"(?=\W|$)(?!\s?(?:medic|presc)\w*\s\w)"
    r"|(?:diagnos[ie]s|conditions?|problems?|过敏史?|аллергия|alergie)\s*[:：=]",
    FLAGS,
)
_STOPPED_BELOW = re.compile(
    rf"{_ITEMS}\s(?:to\sstop|(?:that\s(?:were|have\sbeen|you\s(?:have\s)?)\s)?(?:stopped|discontinued))"
    r"(?:\s(?:during|on|at|in|before|since|this)(?!\w).*)?",
    FLAGS,
)
_DETAILS = re.compile(
    r"(?:date\sof\sbirth|d\.?o\.?b\.?|born|nhs\s(?:no|number)|hospital\s(?:no|number)|chi(?:\sno)?"
    r"|patient(?:\s(?:name|details|id))?|name|full\sname|address|tel(?:ephone)?|phone"
    r"|mobile|e-?mail"
    r"|fax|surgery|gp|practice|pharmacy|chemist|doctor|consultant|nurse|usual\sgp|registered\sgp"
    r"|weight|height|bmi|bp|age|sex|gender|printed(?:\s(?:on|by))?|date|from|to|subject|sent|cc|bcc"
    r"|re|order\s(?:no|number)|next\s(?:order|review|appointment)|ref(?:erence)?|title|ward|signed"
    r"|smoking|prescriber|prescribed\sby|collection|signature|dispensary|clinic|team|hospital|alcohol|note|notes|important|postcode)"
    r"\s*(?:no\.?\s*)?[:：=]"
    r"|(?:nhs\sn(?:o|umber)|d\.?o\.?b\.?|tel)\.?\s[\d(]|page\s\d+|\d+\s(?:of|/)\s\d+$"
    r"|total(?:\sitems?)?\W*\d"
    r"|\d+\s(?:items?|medicines?|medications?)(?:\s(?:on|in|found|selected"
    r"|listed).*)?$|total\sitems"
    r"|(?:姓名|出生日期|地址|电话|имя|фио|дата\sрождения|адрес|নাম|জন্ম\sতারিখ"
    r"|ঠিকানা|নাম|الاسم|تاريخ\sالميلاد|नाम|ਨਾਮ|imię|nom|name)\s?[:：]",
    FLAGS,
)
_TALK = re.compile(
    r"(?:dear|hi|hello|hiya|hey|good\s(?:morning|afternoon|evening)|(?:kind|best"
    r"|warm)\s(?:regards|wishes)"
    r"|regards|yours\s(?:sincerely|faithfully|truly)|yours|thank\syou|thanks"
    r"|many\sthanks|cheers|sent\sfrom"
    r"|love|best|please|hope|i\shope|here\s(?:is|are)|here['’]s|these\sare|this\sis"
    r"|as\s(?:discussed"
    r"|requested|promised)|attached|could\syou|can\syou|let\sme\sknow|sorry|forwarded"
    r"|on\s.{5,60}\swrote"
    r"|begin\sforwarded|original\smessage|get\soutlook|this\s(?:e-?mail|message)|confidential"
    r"|your\s(?:order|prescription|request|repeat)|order|request|log\s(?:in|out)"
    r"|sign\s(?:in|out)|menu"
    r"|search|home|contact|help|skip\sto|cookies?|privacy|terms|accessibility"
    r"|copyright|©|back|continue"
    r"|view|show|select|click|download|print|add\s|remove|change|feedback|support"
    r"|manage|more\s|about"
    r"|messages|appointments|services|profile|https?:|www\.|tel:|mailto:|opening"
    r"|open\s|if\syou|you\s(?:can"
    r"|have|are|may|should)|we\s(?:are|have|will|can)|our\s|nhs\s(?:app|uk|england"
    r"|111)|the\s(?:following|above))"
    r"(?!\w)",
    FLAGS,
)
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|kindest|many|with)\s)*(?:regards|wishes|thanks|thank\syou"
    r"|yours\s\w+|cheers)\W*$",
    FLAGS,
)
_PERSON = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|professor|sister|nurse|sir|dame|rev)\.?\s+"
    r"[^\W\d_][\w'’.-]*(?:\s+(?:&\s+)?[^\W\d_][\w'’.-]*){0,3}\W*",
    FLAGS,
)
_POSTCODE = re.compile(r"(?:.*[,\s])?[a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2}\W*", FLAGS)
_STOPPED_AT_END = re.compile(
    r"[-–—,(;:.|\t]\s*(?:now\s|recently\s|was\s|been\s|have\s)?(?:stopped|discontinued|no\slonger\s"
    r"(?:taking|taken|take|needed)|ended|cancelled|not\staking|not\staken)(?!\w)",
    FLAGS,
)
# “6 months”, “11:02”, “9 am”, “(7)”, and what is too long for a dose: “X1234567”.
_NUMBERS = re.compile(
    rf"(?<!\w)(?:\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH}|\d{{1,2}}\s(?:working\s)?(?:hours|days|weeks|months)"
    r"|\d{1,2}[:.]\d\d(?:\s?[ap]m)?"
    r"|\d{1,2}\s?[ap]m|[a-z]{0,3}\d{5,})(?!\w)"
    r"|(?<=items|tions|cines|uests|rders|peats|rised)\s?(?:\(\d{1,3}\)|:\s?\d{1,3}\s?$)",
    FLAGS,
)
_TAG_ONLY = re.compile(r"(?:\s|<[^<>]{0,200}>|&nbsp;)*")
_NUMBERS_ONLY = re.compile(rf"(?:{DATE.pattern}|[\d\s()+./:,-])+", FLAGS)
_ALLERGIES = re.compile(
    r"(?:\w+\s){0,3}(?:allerg|sensitivit|intoleran|adverse|bad\sreaction)", FLAGS
)
_ALLERGY_WORDS = words_of(
    "allergy allergies allergic intolerance intolerances intolerant sensitivity sensitivities"
    " known any my drug drugs medicine medicines medication and or adverse reaction reactions"
    " bad side effects effect to other food have i am list the following"
)


def says_not_taken(line: str) -> bool:
    """Whether the line is about an allergy, a diagnosis or a stopped medicine."""
    return bool(_NOT_TAKEN.match(_plain(line)) or _STOPPED_AT_END.search(line))


def is_heading(line: str) -> bool:
    """Whether the line is a heading, a row of column names, a number or a separator."""
    if _TAG_ONLY.fullmatch(line) or not any(character.isalnum() for character in line):
        return True
    plain = _plain(line)
    if _FOR_A_PERSON.fullmatch(plain):
        return True
    parts = [part.strip(" :-–*#.?") for part in re.split(r"\s/\s|\s\|\s", plain)]
    if all(_HEADINGS.fullmatch(part) for part in parts):
        return True
    found = re.findall(r"[^\W_]+", plain.lower())
    if found and WORDS_AROUND.issuperset(_without_dates(plain)):
        return True
    return (len(found) > 1 and _COLUMNS.issuperset(found)) or bool(_NUMBERS_ONLY.fullmatch(plain))


def _without_dates(line: str) -> list[str]:
    return re.findall(r"[^\W_]+", _NUMBERS.sub(" ", DATE.sub(" ", line)).lower())


def heads_a_group(line: str) -> bool:
    """Whether the line heads the lines below it, like “Night” or “As needed:”.

    “At night” without a colon belongs to the medicine above.
    """
    plain = _plain(line)
    ends_in_colon = plain.endswith((":", "："))
    return (ends_in_colon and is_heading(line)) or bool(_TIME_OF_DAY.fullmatch(plain))


def is_talk(line: str) -> bool:
    """Whether the line is a greeting, a signature, a person's details or what surrounds a list.

    Only for a line that names nothing known and no strength.
    """
    plain = _plain(line)
    if _DETAILS.match(plain) or _TALK.match(plain) or stands_around(plain):
        return True
    is_person = _PERSON.fullmatch(DATE.sub("", plain)) and not FORM.search(plain)
    return bool(is_person or _POSTCODE.fullmatch(plain))


def is_closing(line: str) -> bool:
    """Whether a letter ends here, so that the writer's name and address may follow."""
    return bool(_CLOSING.match(_plain(line)))


def opens_not_taken(line: str) -> str:
    """What a heading without a value of its own says of the lines below it.

    "allergy", "stopped", or an empty text.
    """
    plain = _plain(line).strip(" :-–—.")
    if _STOPPED_BELOW.fullmatch(plain):
        return "stopped"
    if not _NOT_TAKEN.match(plain) or ":" in plain or len(plain.split()) > 4:
        return ""
    if _ALLERGIES.match(plain):
        return "allergy" if _ALLERGY_WORDS.issuperset(_without_dates(plain)) else ""
    return (
        "stopped"
        if re.fullmatch(
            r"(?:stopped|discontinued|past|previous(?:ly)?|ended|cancelled|suspended"
            r"|no\slonger|used\sto\stake)(?:\s(?:medic|presc|drug|taking|item)\w*)?",
            plain,
            FLAGS,
        )
        else ""
    )


def _plain(line: str) -> str:
    """The line without spaces and list marks around it, each run of spaces as one."""
    return " ".join(line.split()).strip("-–—*•·#=_~ \u200e\u200f\ufeff")
