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
    ("side effect", "adverse effect", "adverse reaction", "adverse event", "unwanted effect"),
    ("painkiller", "pain killer", "opioid", "opiate"),
    ("GP", "GPs", "general practitioner"),
)
# Words of a question that say nothing about what is asked.
TOO_COMMON = (
    "a an and any are as at be by can could did do does for from has have how i if in is it its me "
    "my of on or should so that the their there this to was what when where which who why will "
    "with would you your"
)
