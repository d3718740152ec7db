"""Words that several rules look for: the medicine, the opioids, other medicines, clinicians. Pure.

Each is a part of a pattern, to stand in the patterns of `phrases`.
"""

ANY = r"(?:\w{1,14} )?"
LDN = r"(?:ldn|low[- ]dose naltrexone|naltrexone)"
LOW_DOSE = r"(?:ldn|low[- ]dose naltrexone)"
# Whatever may lie between two words of one clause.
NEAR = r"[^.;:]{0,40}"
CLINICIAN = (
    "(?:gp|doctor|neurologist|nurse|prescriber|consultant|specialist|pharmacist|surgeon"
    "|anaesthetist|dentist|ms team|surgery)"
)
# Not opioid receptors: what naltrexone does there is no advice.
OPIOID = (
    r"(?:opioids?|opiates?|co-?codamol|co-?dydramol|dihydrocodeine|codeine|tramadol|morphine"
    r"|oramorph|oxycodone|fentanyl|buprenorphine|methadone|tapentadol|pethidine|loperamide"
    r"|pain-?killers?|pain (?:relief|medicines?|tablets?|patch(?:es)?))"
    r"(?![ -](?:receptor|antagonist|blocker|depend|withdraw|-?like|naive))"
)
_THERAPIES = (
    "ocrelizumab|ocrevus|ofatumumab|kesimpta|ublituximab|natalizumab|tysabri|alemtuzumab|lemtrada"
    "|interferons?|avonex|rebif|plegridy|betaferon|extavia|glatiramer|copaxone|brabio|fingolimod"
    "|gilenya|siponimod|mayzent|ozanimod|ponesimod|dimethyl fumarate|diroximel fumarate|tecfidera"
    "|vumerity|teriflunomide|aubagio|cladribine|mavenclad|mitoxantrone"
)
_FOR_SYMPTOMS = (
    "baclofen|tizanidine|gabapentin|pregabalin|amitriptyline|nabiximols|sativex|fampridine"
    r"|(?:methyl)?prednisolone|steroids?|antidepressants?|alcohol|wine|ibuprofen|paracetamol"
)
# Another medicine by its own name.
NAMED = rf"(?:dmds?|dmts?|{_THERAPIES}|{_FOR_SYMPTOMS})"
MEDICINE = (
    r"(?:(?:ms |other )?(?:medicines?|medications?|drugs|tablets)|dmds?|dmts?"
    rf"|disease[- ]modifying \w+|immunosuppress\w+|{_THERAPIES}|{_FOR_SYMPTOMS})"
)
YOUR = r"(?:(?:your|the|their|any|all|some|of|other|those|these|an?|ms|usual|regular|daily) ){0,4}"
# Where an order to the reader may begin.
ORDER = (
    r"(?:^|(?<=[,:;(\"-] )|(?<=[\"(])|(?<=\band )|(?<=\bthen )|(?<=\bor )|(?<=\bshould )"
    r"|(?<=\bmust )|(?<=\bcan )|(?<=\bcould )|(?<=\bmay )|(?<=\bneed to )|(?<=\bhave to )"
    r"|(?<=\bable to )|(?<=\bpeople )|(?<=\byou )|(?<=\bjust )|(?<=\bplease )|(?<=\bbest to )"
    r"|(?<=\bonly )|(?<=\bsafely )|(?<=\byourself ))"
)
