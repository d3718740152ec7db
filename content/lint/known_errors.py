"""Errors about LDN that are going round, and that no text of ours may repeat. Pure.

The numbers (1) to (11) are those of the list in section 3 of docs/facts/clinical-facts.md.
"""

from content.lint.rules import Rule, phrases

CROSSOVERS = frozenset({"cree-2010", "sharafaddinzadeh-2010"})
_ANY = r"(?:\w{1,14} )?"
_SYMPTOM = r"(?:pain|fatigue|tiredness)(?: scores?| levels?)?"
_IS = r"(?:(?:was|were|is|are|has|have|had|been|also|both) ){0,3}(?:\w{1,14}ly )?"
_BETTER = (
    r"(?:improve[sd]?|fell|eased?s?|decreased|lessened|got better|better|reduced|lower(?:ed)?"
    r"|dropped|relieved|went (?:down|away))"
)
_LESS = (
    r"(?:less|reduc(?:ed|es|ing)|improv(?:ed|es|ing)|eas(?:ed|es|ing)|lower|decreased"
    r"|reliev(?:ed|es|ing)|better)"
)
_BODYS_OWN = (
    r"(?: (?:the|your|our|its|their|own|body's|body|bodies|natural|production|release|levels?"
    r"|making|of|all|these|any|beta)){0,6}[ -]endorphins?(?![ -]receptor)"
)
_PLACEBO = r"(?:a |the )?placebo"
_SPECIAL = r"(?:special|liquid|capsule|drop|cream)s?"
_COURSE = r"(?:relapses?|attacks|progression|disability|lesions|disease (?:activity|progress\w*))"
_FEWER = (
    r"(?:fewer|less|reduc\w{1,5}|prevent\w{0,3}|stop(?:s|ped)?|halt\w{0,3}"
    r"|slow(?:s|ed|ing)?(?: down)?|lower(?:s|ed)?|delay(?:s|ed)?)"
)

KNOWN_ERRORS = (
    Rule(
        "total-of-review",  # (1)
        phrases(r"11[, ]?184"),
        "“{words}” is an error that is going round. The review of Bolton and others had 11,194 "
        "participants. Correct the number.",
    ),
    Rule(
        "nice-licence",  # (2)
        phrases(
            r"(?:licen[cs]ed|authori[sz]ed|approved) by (?:the )?nice",
            r"nice(?! (?:does|do|did|can|has) ?not| cannot"
            r"|[^.;:]{0,25}\b(?:within|outside|under|in|of) (?:its|the|a|their) licen)"
            r"[^.;:]{0,30}\blicen[cs](?:es|ed|e)",
            r"nice[ -](?:has )?(?:approved|approves|approval|authoris\w*)",
        ),
        "NICE recommends treatments. It is the MHRA that licenses medicines. Name the right body.",
    ),
    Rule(
        "two-groups",  # (3)
        phrases(
            "(?:the|an?) (?:placebo|ldn|naltrexone|control|treatment|treated) (?:group|arm)",
            rf"those (?:(?:who (?:were )?)?given|on|taking|who took|who had) {_PLACEBO}",
            rf"(?:people|patients|participants|half) (?:given|on|taking|assigned to) {_PLACEBO}",
            r"placebo (?:patients|takers|recipients)",
            rf"half (?:of them )?(?:took|received|got|had) {_PLACEBO}",
        ),
        "“{words}” sounds as if some people took LDN and others a placebo. In both trials of 2010 "
        "each person was meant to take both in turn. Write “while they took placebo”.",
        deniable=True,
        unless=phrases(r"no [\"']?(?:ldn|placebo|control)"),
        about=CROSSOVERS,
    ),
    Rule(
        "pain-or-fatigue-better",  # (5)
        phrases(
            rf"{_SYMPTOM}(?:,? (?:and|or) (?:pain|fatigue|spasticity))? {_IS}{_BETTER}",
            rf"{_LESS} (?:(?:the|their|your|my) )?{_SYMPTOM}",
            rf"(?:improvements?|reductions?|decreases?|falls?|drops?) in {_ANY}{_SYMPTOM}",
        ),
        "“{words}”: in the Italian pilot half of the people reported more pain, fatigue did not "
        "change, and there was no placebo. Say which study found what, and its limits.",
        deniable=True,
    ),
    Rule(
        "one-clinic",  # (6)
        phrases(
            r"(?:a|one|the) clinic\b.{0,60}\b115",
            "mayo clinic(?! enterprise)",
            "two[- ]thirds",
            "2/3 of (?:the )?(?:people|patients)",
            signs=r"\b(?:a|one|the) clinic\b.{0,60}65%",
        ),
        "“{words}”: the records came from several sites of the Mayo Clinic Enterprise, and 65% "
        "counts only those with follow-up data. Say so, and give the percentage.",
    ),
    Rule(
        "works-with-dmts",  # (8)
        phrases(
            r"compatib\w*",
            "unchanged blood",
            rf"blood tests? (?:were|was|stayed|remained) {_ANY}(?:normal|unchanged|stable|fine)",
            "various studies",
            rf"(?:can|may) {_ANY}be (?:taken|used|combined|given) (?:with|alongside|together with)"
            rf" {_ANY}{_ANY}(?:dmts?|disease-modifying)",
        ),
        "“{words}”: only one small series has looked at LDN with a disease-modifying therapy, and "
        "only with glatiramer. It cannot show that the two go together. Say that.",
        deniable=True,
    ),
    Rule(
        "endorphins",  # (9)
        phrases(
            rf"(?:inhibit|block|stop|suppress|reduc|lower|prevent|cut)\w{{0,6}}{_BODYS_OWN}",
            r"endorphins?(?: production| release)?[ -](?:(?:is|are|being) )?"
            r"(?:inhibit|block|suppress)\w*",
        ),
        "“{words}”: naltrexone blocks the receptor. It does not inhibit endorphins. Correct this.",
        deniable=True,
    ),
    Rule(
        "how-it-acts",  # (9)
        phrases(
            r"regulat\w+ (?:the )?(?:cell|immun)\w*",
            "cell (?:growth|proliferation)",
            r"boost\w*",
            "immunity",
            r"(?:modulat|re-?balanc|stimulat|strengthen|suppress|turn(?:s|ed)? down|retun|dampen"
            r"|quieten"
            r"|reset|control|normalis|activat|regulat|restor|switch(?:es|ed)? off)\w*"
            r" (?:(?:the|your|an?|its|overactive|body's) ){0,2}(?:immun\w*|inflammat\w*|glia\w*"
            "|microglia|nervous system)",
            r"(?:resets?|flush(?:es)?|detox\w*|cleans(?:es)?|reboots?|retrains?) (?:out )?(?:the"
            r"|your)"
            r" (?:\w+ )?(?:body|system|receptors?|brain|nerves?)",
        ),
        "“{words}”: we have no source for this. How LDN may act is a hypothesis. Leave it out.",
        deniable=True,
    ),
    Rule(
        "off-label-unlicensed",  # (10)
        phrases(
            r"off-label,? ?[(/] ?unlicen[cs]ed",
            r"unlicen[cs]ed,? ?[(/] ?off-label",
            r"off-label,? (?:that is|i\.e\.|meaning|also called|which means),? "
            rf"{_ANY}unlicen[cs]ed",
            rf"{_SPECIAL} (?:is|are|would be|were) (?:an? )?off-label",
            "tablets? (?:is|are|would be|were) (?:an? )?unlicen[cs]ed",
            rf"ldn is (?:an? )?off-label|off-label (?:as|in) (?:an? )?{_SPECIAL}",
        ),
        "“{words}”: off-label is a licensed product used in another way, such as the 50 mg tablet. "
        "An unlicensed special has no licence, such as the liquid. Use the word that fits.",
    ),
    Rule(
        "contraindication-weakened",  # (11)
        phrases(r"imped\w*", "particularly important"),
        "“{words}” makes a danger sound small. The licensed product must not be used with opioids, "
        "acute hepatitis, liver failure or severe kidney failure. Say that.",
    ),
    Rule(
        "effect-on-ms",
        phrases(
            rf"{_FEWER} (?:(?:the|its|their|your|number|rate|risk|of|ms) ){{0,4}}{_COURSE}",
            rf"{_COURSE} {_IS}(?:fell|reduced|slowed|improved|decreased|stopped|halted)",
            r"(?:stops?|halts?|revers(?:es|ed)|slow(?:s|ed)?(?: down)?|treats?) "
            r"(?:ms|multiple sclerosis|the disease)",
            r"remyelinat\w*|(?:relapse|attack|progression|symptom)-free",
            r"neuroprotect\w*",
            "(?:protects?|repairs?) (?:the )?(?:nerves?|brain|myelin)",
        ),
        "“{words}”: no trial has shown an effect of LDN on relapses, disability or MRI. Say that "
        "it is not known.",
        deniable=True,
    ),
)
