"""What would make LDN sound safe. Pure.

Small, short studies miss rare harm: what nobody saw is no promise.
"""

from content.lint.rules import Rule, phrases
from content.lint.vocabulary import ANY

_HARM = (
    r"(?:side[- ]effects?|adverse (?:effects?|events?|reactions?)|risks?|dangers?|harms?|toxicity)"
)
_GOOD = (
    "(?:good|excellent|strong|favou?rable|established|known|proven|well-known|impressive|high|long"
    "|great|reassuring)"
)

SAFETY = (
    Rule(
        "safe",
        phrases(
            "safe(?:r|st|ly)?(?! (?:place|storage|from children|disposal))",
            rf"{_GOOD} {ANY}safety",
            r"safety (?:is|has been|was) (?:now |well )?"
            r"(?:established|proven?|demonstrated|confirmed|shown|known|good)",
            r"(?:evidence|proof|shows?|proves?|demonstrates?) (?:of )?(?:its |the )?safety"
            r"(?! (?:is|are|was) (?:lacking|missing|weak|poor|limited|not))",
        ),
        "“{words}”: nobody can promise that LDN is safe. Say what was seen, in how many people, "
        "for how long and in whom it was not studied, and cite it.",
        deniable=True,
        unless=phrases(r"authors\b[^.;]{0,30}\brelatively safe\b[^.;]{0,20}\befficacy in question"),
    ),
    Rule(
        "harmless",
        phrases(
            rf"(?:no|zero|without|free of|free from) (?:any )?{ANY}{_HARM}",
            rf"(?:few|fewer|minimal|mild|negligible|hardly any|rarely any) (?:or no )?{_HARM}",
            rf"{_HARM} (?:are|were|is|was|tend to be|seem) {ANY}"
            "(?:rare|mild|minimal|few|uncommon|unusual|negligible|low|small)",
            rf"(?:nobody|no one|none) {ANY}(?:had|has|reported|suffered|saw) (?:any )?{_HARM}",
            "(?:risk|side[- ]effects?|harm)[- ]free",
            "(?:well|easily|generally|mostly)[- ]tolerated",
            "(?:good|excellent) tolerability",
            r"harmless\w*|non-?toxic|gentle|low[- ]risk|(?:nothing|little) to (?:lose|worry)",
            r"tolerat(?:e|es|ed|ing) (?:\w+ ){0,3}(?:well|easily)|well (?:and safely )?tolerated",
            r"(?:does|do|did|done|causes?) no (?:real |lasting )?harm",
            r"no (?:(?:real|serious|major|lasting|significant) )?problems?(?! (?:is|are) listed)",
            r"not addictive|non-addictive|(?:cannot|can't|impossible to) overdose",
            r"(?:used|prescribed|taken|around|given) (?:\w+ ){0,2}for (?:\w+ )?(?:\w+|\d+) "
            "(?:years|decades)|(?<!after )(?:years|decades) of (?:use|experience)",
            r"(?:not|never|\w{1,6}n't) (?:\w+ )?(?:unsafe|dangerous|harmful|risky|toxic|bad for)",
            r"will (?:\w+ )?(?:pass|settle|wear off)|(?:is|are) (?:\w+ )?normal and|(?:got"
            r"|have) to "
            "lose|(?:kind|easy) (?:to|on) (?:the|your) body",
            r"(?:never|not|\w{1,6}n't) (?:hurt|harm|harmed|injured?) (?:anyone|anybody|any|people)"
            r"|no worries|how (?:kind|gentle)|(?:means|sign) (?:that )?(?:it|ldn) is working",
            r"nothing (?:bad|serious|harmful) (?:\w+ ){0,2}(?:happen|occur)\w*",
        ),
        "“{words}” makes harm sound unlikely. Small, short studies miss rare harm. Say beside it "
        "what the studies could not show, and compare with placebo.",
        deniable=True,
        unless=phrases(
            r"(?:but|although|though|however|only|yet|while)\b[^.]{0,60}\b(?:small|short|few"
            "|no (?:placebo|control|comparison)|without (?:a )?(?:placebo|control|comparison))",
            r"too (?:small|short|few)",
            "(?:cannot|could not|can't) (?:show|tell|rule|prove)",
            "(?:does|do|did) not (?:mean|show|rule)",
            "not established|not known|limited|could miss|no trials? behind",
            "(?:than|difference) (?:with |on |from )?(?:a )?placebo",
        ),
        in_block=True,
    ),
    Rule(
        "no-evidence-as-safety",
        phrases(
            r"no (?:evidence|reports?|records?|signs?|data|studies) (?:of|that|about|show\w*) "
            r"(?:\w{1,14} ){0,4}(?:harm\w*|risks?|danger\w*|problems?|interact\w*|unsafe)",
            "(?:no|any) (?:known )?interactions?",
        ),
        "“{words}”: that nothing was found does not show that there is nothing. Say so beside it.",
        deniable=True,
        unless=phrases(
            "(?:does|do) not (?:mean|show)|not evidence|absence of|nobody (?:knows|has looked)"
        ),
        in_block=True,
    ),
)
