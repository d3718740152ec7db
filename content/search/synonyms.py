"""Words that mean the same to somebody who searches. Pure.

Only words that this site uses for one thing. “Painkiller” and “opioid” are not the same medicine:
they stand together so that whoever takes a painkiller finds the caution about opioids.
"""

GROUPS = (
    ("LDN", "low dose naltrexone", "naltrexone low dose"),
    ("MS", "multiple sclerosis"),
    (
        *("RRMS", "relapsing remitting", "relapsing remitting MS"),
        "relapsing remitting multiple sclerosis",
    ),
    (
        *("SPMS", "secondary progressive", "secondary progressive MS"),
        "secondary progressive multiple sclerosis",
    ),
    (
        *("PPMS", "primary progressive", "primary progressive MS"),
        "primary progressive multiple sclerosis",
    ),
    ("CIS", "clinically isolated syndrome"),
    (
        *("DMT", "disease modifying", "disease modifying therapy", "disease modifying treatment"),
        *("disease modifying drug", "disease modifying medicine"),
    ),
    (
        *("side effect", "adverse effect", "adverse reaction", "adverse event", "unwanted effect"),
        "side affect",  # typed so often that it needs no correction
    ),
    ("fatigue", "tiredness", "tired"),
    ("suicidal", "suicide"),
    ("driving", "drive"),
    ("loperamide", "Imodium"),
    ("painkiller", "pain killer", "opioid", "opiate"),
    ("GP", "GPs", "general practitioner"),
)
# Words that do not say what a question is about, and single letters: “vitamin D”.
TOO_COMMON = (
    "about an and any are as at be by can could did do does for from get has have how if in is it "
    "its me much my of on or please should so take taking tell that the their there this to was "
    "what when where which while who why will with would you your "
    "a b c d e f g h i j k l m n o p q r s t u v w x y z"
)
