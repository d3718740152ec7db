"""What may lead somebody to take, stop, space out or mix medicines: the words that may hurt. Pure.

A sentence may do so although it cites a source and its numbers are on record.
"""

from content.lint.rules import Rule, phrases
from content.lint.vocabulary import ANY, CLINICIAN, LDN, MEDICINE, NEAR, OPIOID, ORDER, YOUR

_COUNT = r"(?:\d[\d.,]{0,8}|half|one|two|three|four|five|an?|a quarter of an?|a few|several)"
_MEASURE = (
    r"(?:mg|mgs|milligram\w*|mcg|microgram\w*|mls?|millilit\w*|drops?|capsules?|tablets?|pills?"
    r"|spoon\w*|syringes?|puffs?)"
)
_DOSE = rf"{_COUNT} ?-?(?:of an? |an? |the |small |more ){{0,2}}{_MEASURE}"
_LENGTH = (
    r"(?:(?:\d[\d.,-]{0,8}|an?|one|two|three|four|five|six|seven|eight|ten|twelve|few|several|some"
    r"|couple of|short) ?)(?:\w+ )?(?:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?"
    r"|break|gap|pause)"
)
_TIME = (
    r"(?:at (?:night|bedtime|breakfast)|before bed|in the (?:morning|evening)"
    r"|(?:every|each|once a|twice a) (?:other )?(?:day|night|evening|morning)|nightly|daily"
    r"|with food|on an empty stomach)"
)
_STOP = (
    r"(?:stop|pause|skip|miss|drop|quit|cut|cut (?:down|back|out)|reduce|lower|taper|wean\w*"
    r"|come off|hold(?: off)?|leave out|avoid|give up|finish|halve|space(?: out)?|separate|delay"
    r"|switch|swap|replace|put off|withhold|restart|omit)"
)
_FINE = (
    r"(?:fine|ok|okay|all right|alright|harmless|acceptable|allowed|no (?:problem|trouble|issue"
    r"|damage|harm)|not (?:a|an) (?:problem|issue|concern)|not matter|n't (?:matter|hurt|harm)"
    r"|not (?:hurt|harm)|nothing to worry)"
)
_GO_ON = r"(?:carry on|keep on|keep (?:taking|using)|continue|go on|stay on|top up)"
_NO_NEED = (
    r"(?:no need|not need|not have|need not|needn't|\w{1,6}n't (?:need|have)|no reason|no point"
    r"|unnecessary|not necessary|not required)"
)
_NOT = r"(?:not|no longer|never|hardly|rarely|scarcely|\w{1,6}n't|cannot)"
_WARNING = (
    r"(?:warnings?|contra-?indications?|cautions?|precautions?|leaflet|(?:liver|kidney|blood)"
    r" tests?|monitoring)"
)
_AT_RISK = (
    r"(?:breast-?feeding|pregnan\w*|nursing mothers?|mothers|children|teenagers"
    r"|(?:liver|kidney|renal|hepatic) \w+|hepatitis)"
)
_OPIOID_SAYS = (
    "“{words}” may lead somebody to stop, space out or take an opioid. No interval is established "
    "for LDN. Say that current opioid use is a contraindication of the licensed product, that "
    "nobody stops an opioid suddenly, and that the prescriber decides."
)

HANDLING = (
    Rule(
        "dose-plan",
        phrases(
            "(?:start|begin|take|swallow|try|give|have|go up|move up|work up|build up|step up"
            rf"|increase|raise|add|drop|double|halve|dissolve|titrate)(?:ing)?\b{NEAR}\b{_DOSE}",
            rf"(?:you|your|yourself)\b{NEAR}\b{_DOSE}",
            rf"{_DOSE} (?:is|are) (?:\w+ )?(?:plenty|enough|right|best|ideal|usual|normal|fine)",
            rf"{ORDER}(?:take|swallow|use)\b{NEAR}\b{_TIME}",
            rf"(?:is|are|best|usually|should be|be) taken {NEAR}\b{_TIME}",
            r"(?:usual|normal|typical|right|best|maximum|standard|common|target|starting|ideal"
            r"|recommended|average|correct|optimal|effective) (?:\w+ )?dose (?:of \w+ )?"
            r"(?:is|for|would be|=)",
            r"(?:increase|raise|go up|step up|build up|double|work up|titrate)\b"
            rf"{NEAR}\b(?:slowly|weekly|every \w+|each \w+|by \d\S*|until)",
            r"(?:halve|crush|split|dissolve|cut(?: up)?|break|quarter|dilute|open) (?:\w+ ){0,4}"
            r"(?:tablets?|capsules?|pills?)",
            rf"{ORDER}(?:stop|pause|skip|miss|hold|withhold|restart|double)(?: taking)? "
            rf"(?:(?:your|the) )?(?:{LDN}|it (?:\d|for|before|about|a))",
            rf"(?:leave (?:off|out)|come off|leave) {LDN}|{LDN} (?:off|out) for",
            rf"{_DOSE} (?:suits|works)|stop for {_LENGTH}",
            rf"{ORDER}(?:hold|put|place) (?:the )?(?:drops|liquid|capsules?|tablets?)",
            r"lower (?:the )?dose|double up|last thing at night|go from \d\S* (?:mg|ml)"
            r"|work your way up",
            "(?:night|bedtime|morning|evening)s? (?:is|are|works?) (?:the )?best",
            r"(?:if|when) you (?:miss|forget|skip)\b[^.;:,]{0,20}, (?!ask|talk|tell|speak|see"
            r"|do not"
            r"|don't)\w+",
            r"(?:tablets?|capsules?|pills?) (?:can|may|could) be (?:cut|halved|split|crushed|opened"
            "|dissolved|broken)",
        ),
        "“{words}” reads as a dose plan, or tells readers when to take or stop a dose. Only the "
        "prescriber can set one. Take it out, or tell it as what a named source did, in the past.",
        deniable=True,
        unless=phrases(
            r"(?:prescribers?|doctors?|sources?|product|(?:it|pack|trust) says)\b[^.;:]{0,60}"
            r"\b(?:(?:may|might) (?:suggest|start)|start very low|stop it)",
            r"^(?:before|if|when) you (?:stop|pause|restart)\b[^.;:]{0,40},? "
            r"(?:tell|ask|talk|speak|see)",
        ),
    ),
    Rule(
        "opioid-handling",
        phrases(
            rf"{_STOP}(?:ping|ing)?(?: taking| using)? (?:yourself )?(?:off )?(?:[\w-]+ ){{0,3}}"
            rf"{OPIOID}",
            rf"{_GO_ON}\b{NEAR}\b{OPIOID}",
            rf"{_FINE}\b{NEAR}\b{OPIOID}",
            rf"{OPIOID}\b[^.;:]{{0,50}}\b{_FINE}",
            rf"you (?:can|may|could) (?:still |also |safely |sometimes )?(?:take|use|have) "
            rf"(?:[\w-]+ ){{0,4}}{OPIOID}",
            rf"{OPIOID} (?:can|may|could) (?:still |also |sometimes )?be (?:taken|used|continued)",
            rf"take (?:another|extra|more|a second|a further|a higher) {NEAR}\b{OPIOID}",
        ),
        _OPIOID_SAYS,
        deniable=True,
        unless=phrases(
            r"(?:before|if|when) you (?:stop|change|reduce|skip|pause)\b[^.;:]{0,50}"
            r"(?:talk|ask|speak|tell|see)",
            r"(?:never|do not|don't|nobody should|no one should|must not|should not)\b[^.;:]{0,60}"
            r"\b(?:suddenly|abruptly|without|by yourself|on your own|unless|until)",
        ),
    ),
    Rule(
        "opioid-handling",
        phrases(
            rf"{OPIOID}\b[^.;:]{{0,60}}\b{_LENGTH}",
            rf"{_LENGTH}\b{NEAR}\b{OPIOID}",
            rf"(?:gap|apart|interval|wash-?out|space[sd]?|spacing)\b{NEAR}\b{OPIOID}",
            rf"{OPIOID}\b[^.;:]{{0,60}}\b(?:gap|apart|interval|wash-?out|space[sd]?|spacing)",
            rf"{_NO_NEED} to (?:stop|change|avoid|give up|come off|worry)\b{NEAR}\b{OPIOID}",
            rf"no reason not\b{NEAR}\b{OPIOID}",
        ),
        _OPIOID_SAYS,
        unless=phrases(
            r"licensed (?:50 mg )?(?:product|tablets?|dose)[^.;]{0,60}\b(?:without|-free|asks?"
            r"|advice)",
            r"smpc asks",
            r"full[- ]dos\w+",
            r"excluded|left out|withdrawal (?:can|may|might|followed)",
            r"(?:no|not)\b[^.;:]{0,50}\b(?:establish(?:ed)?|known)",
        ),
    ),
    Rule(
        "withdrawal-played-down",
        phrases(
            r"(?:not|never|cannot|\w{1,6}n't|no longer|unlikely to|too \w+ to|hardly|rarely) "
            r"(?:cause|trigger|bring|lead|set off|give|produce|provoke|start|result)\w*"
            r" (?:\w+ ){0,4}withdrawal",
            r"(?:no|without|avoids?|prevents?|free of|rules? out|little|hardly any|small) "
            r"(?:(?:any|real|risk|chance|danger|of|opioid|sudden|severe) ){0,4}withdrawal"
            r"(?! from)",
            r"withdrawal\b[^.;:]{0,25}\b(?:is|are|be|feels?|tends?|usually|only|just)\b"
            r"[^.;:]{0,25}\b(?:not (?:dangerous|serious|severe|harmful|an emergency|likely)"
            r"|\w{1,6}n't (?:dangerous|serious)|harmless|mild|unlikely|rare|uncommon|brief|short"
            r"|minor|manageable|bearable|nothing|temporary|unpleasant but|over (?:soon|quickly))",
            r"withdrawal\b[^.;:]{0,20}\b(?:pass(?:es)?|settles?|wears? off|goes away|fades?)",
            r"withdrawal (?:starts|begins|comes|happens|sets in)\b[^.;:]{0,20}, ?"
            r"(?:take|wait|rest|lie|drink|try|have|stay|go to bed|keep)",
            r"(?:wait|sit|ride|sleep) it out|nothing to (?:fear|be afraid of)",
            r"999 (?:only|unless)|only (?:call|ring|phone|dial) 999|only if (?:the )?withdrawal",
            rf"{_NO_NEED}(?: to| for)? (?:\w+ ){{0,3}}(?:999|ambulance|emergency|a&e)",
        ),
        "“{words}” makes withdrawal sound small, or may keep somebody from calling 999. Say that "
        "sudden, severe withdrawal is an emergency, and that a low dose is no safeguard.",
        deniable=True,
    ),
    Rule(
        "withdrawal-played-down",
        phrases(r"(?:if|when|should|in case of)\b[^.;:,]{0,25}\bwithdrawal"),
        "“{words}” says what to do about withdrawal, and does not name 999. Say that sudden, "
        "severe "
        "withdrawal is an emergency: call 999.",
        unless=phrases("999|emergency|not (?:known|clear|established)"),
    ),
    Rule(
        "warning-waived",
        phrases(
            rf"{_WARNING}\b[^.;:]{{0,50}}\b{_NOT} (?:\w+ ){{0,2}}"
            r"(?:apply|relevant|needed|necessary|matter|required|count|concern|meant)",
            rf"{_WARNING}\b[^.;:]{{0,30}}\b(?:only (?:apply|matter|count|there|for)|appl(?:y"
            r"|ies) only"
            r"|exaggerated|theoretical|outdated|unnecessary|overdone|about higher doses)",
            rf"(?:ignore|forget|disregard|skip|overlook|exaggerat\w+|never mind|overstat\w+)"
            rf"(?: \w+){{0,4}} {_WARNING}",
            rf"(?:no|not|nobody|no one|without|\w{{1,6}}n't)\b[^.;:]{{0,20}}\bneeds? (?:any )?"
            rf"{_WARNING}",
            rf"{_NO_NEED}(?: to)? (?:tell|ask (?:your|the|a)|mention|inform|involve|check with"
            r"|see|worry|monitor|test|declare|wait|avoid)",
            rf"(?:{CLINICIAN}|team)\b[^.;:]{{0,10}} (?:need not|needn't|(?:does|do) not need to"
            r"|(?:does|do)n't need to|has no need to) (?:know|be told|hear)"
            rf"|{CLINICIAN} can be told (?:after\w*|later)",
            rf"nothing in (?:the )?{_WARNING}|need (?:not )?concern",
            r"without telling|keep (?:it|this|ldn) (?:from|to yourself)|keep quiet",
            rf"(?:(?:not|never|\w{{1,6}}n't) (?:tell|bother|trouble)|hide it from) (?:your|the"
            r"|any) "
            rf"(?:ms )?(?:team|{CLINICIAN})",
            r"(?:liver|kidneys?|blood) (?:(?:does|do) not|\w{1,6}n't) need",
        ),
        "“{words}” waves a warning away. The warnings come from the licensed product, and no "
        "source lifts them for a low dose. Say what the warning is and who should be told.",
        deniable=True,
    ),
    Rule(
        "warning-waived",
        phrases(
            rf"{_AT_RISK}\b[^.;:]{{0,30}}\b(?:can|may|could)(?! not) (?:\w+ )?"
            r"(?:take|use|start|be given|continue)",
            rf"(?:can|may|could) (?:(?!not)\w+ ){{1,3}}(?:{LDN}|it)\b[^.;:]{{0,30}}\b{_AT_RISK}",
            rf"{_AT_RISK} have (?:\w+ )?(?:used|taken)",
            rf"{LDN} (?:is|can be|may be|could be) (?:\w+ )?(?:used|taken|fine|ok|suitable|allowed"
            rf"|given|possible) (?:in|during|while|when|with|by|for) (?:\w+ ){{0,3}}{_AT_RISK}",
        ),
        "“{words}” allows what the licensed product warns against. Say what the warning is, and "
        "that the prescriber decides.",
        deniable=True,
    ),
    Rule(
        "with-other-medicines",
        phrases(
            r"(?:can|may|could) (?:\w+ ){0,2}be (?:\w+ )?(?:taken|used|combined|given|added"
            r"|prescribed|mixed) (?:safely |together )?(?:with|alongside|beside|to|on top of"
            r"|together|at the same time)",
            r"(?:fine|ok|okay|all right|alright|no problem|compatible|suitable|acceptable|happily"
            r"|goes well|go well|works? well|sits? well|fits? well|mix(?:es)? well|combines? well) "
            r"(?:to \w+ )?(?:ldn )?(?:with|alongside|together|beside|on top of)",
            r"(?:taken|used|combined|together|given|added|both)\b[^.;:]{0,40}\bwithout "
            r"(?:any |a )?(?:problems?|trouble|difficult\w+|ill effects?|incident|harm|issues?)",
            r"(?:not|never|\w{1,6}n't|cannot) (?:known to )?(?:interact|clash|interfere|conflict"
            r"|affect|get in"
            r"|upset|disturb)|no difference (?:which|what) (?:\w+ )?(?:medicines?|drugs?|dmts?)",
            rf"(?:make|are|is) a (?:good|great|strong) (?:team|pair|match|combination)|"
            rf"(?:goes|go) with (?:\w+ )?{MEDICINE}",
        ),
        "“{words}” tells that LDN goes with another medicine. Hardly anything is known of that. "
        "Say what was looked at, in how many people, and that no data is not evidence of safety.",
        deniable=True,
    ),
    Rule(
        "stops-medicine",
        phrases(
            rf"(?:{_STOP}|do without|(?:not|no longer|\w{{1,6}}n't) need|need (?:fewer|less)"
            r"|instead of|in place of)"
            rf"(?:ping|ing)? (?:taking |using |starting )?{YOUR}{MEDICINE}",
            rf"(?:alternative to|substitute for|replacement for|replaces?) {YOUR}{MEDICINE}",
        ),
        "“{words}” may lead somebody to stop or cut down another medicine. No study supports that. "
        "Say that nobody stops or changes a medicine without the person who prescribes it.",
        deniable=True,
        unless=phrases(
            r"(?:before|if|when) you (?:stop|change|reduce|skip|pause)",
            rf"(?:never|do not|don't|must not|should not)\b{NEAR}\b(?:without|by yourself|on your"
            " own|unless|until)",
            f"without {ANY}(?:asking|talking)",
        ),
    ),
)
