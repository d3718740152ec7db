"""What would promote LDN, make it sound safe, or advise one person. Pure.

UK law bars advertising an unlicensed or prescription-only medicine, and a reader may act on these
words, so no text of ours has them without a reason.
"""

from content.checking.rules import Rule, phrases

_ANY = r"(?:\w{1,14} )?"
_LDN = r"(?:ldn|low[- ]dose naltrexone|naltrexone)"
_CLINICIAN = "(?:gp|doctor|neurologist|nurse|prescriber|consultant|specialist|pharmacist)"
_HARM = (
    r"(?:side[- ]effects?|adverse (?:effects?|events?|reactions?)|risks?|dangers?|harms?|toxicity)"
)
_SUPPLIER = "(?:pharmac(?:y|ies)|chemists?|suppliers?|clinics?|prescribers?|shops?|stockists?)"
_SAID = "(?:says?|said|told|tells|wrote|writes|describe[sd]?|felt|feels)"
_GOOD = (
    "(?:good|excellent|strong|favou?rable|established|known|proven|well-known|impressive|high|long"
    "|great|reassuring)"
)

SAFETY = (
    Rule(
        "safe",
        phrases(
            "safe(?:r|st|ly)?(?! (?:place|storage|from children|disposal))",
            rf"{_GOOD} {_ANY}safety",
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
            rf"(?:no|zero|without|free of|free from) (?:any )?{_ANY}{_HARM}",
            rf"(?:few|fewer|minimal|mild|negligible|hardly any|rarely any) (?:or no )?{_HARM}",
            rf"{_HARM} (?:are|were|is|was|tend to be|seem) {_ANY}"
            "(?:rare|mild|minimal|few|uncommon|unusual|negligible|low|small)",
            rf"(?:nobody|no one|none) {_ANY}(?:had|has|reported|suffered|saw) (?:any )?{_HARM}",
            "(?:risk|side[- ]effects?|harm)[- ]free",
            "(?:well|easily|generally|mostly)[- ]tolerated",
            "(?:good|excellent) tolerability",
            r"harmless\w*|non-?toxic|gentle|low[- ]risk|nothing to (?:lose|worry)",
        ),
        "“{words}” makes harm sound unlikely. Small, short studies miss rare harm. Say beside it "
        "what the studies could not show, and compare with placebo.",
        deniable=True,
        unless=phrases(
            "(?:no|without|without a) (?:placebo|control|comparison)(?: group)?",
            "(?:too|was|were) (?:small|short|few)",
            rf"small {_ANY}(?:trials?|study|studies|series|pilot)",
            "(?:cannot|could not) (?:show|tell|rule)",
            "(?:does|do|did) not (?:mean|show|rule)",
            "no trial|not established|not known|limited|excluded|could miss",
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
ADVERTISING = (
    Rule(
        "cure",
        phrases(
            "cur(?:e|es|ed|ing|ative)",
            "heal(?:s|ed|ing)?",
            rf"(?:into|in|achiev\w*|bring\w*) {_ANY}remission",
        ),
        "“{words}”: nothing cures MS. Take it out, or say plainly that LDN is no cure.",
        deniable=True,
    ),
    Rule(
        "testimonial",
        phrases(
            r"testimon\w*|life[- ]chang\w*|life back|swears? by|(?:success|patient) stor\w*",
            r"(?:chang|transform|sav)(?:ed|es) (?:my|her|his|their|our) li\w+",
            # “I” with a verb, but not phase I; “me”, but not ME.
            "(?-i:(?<!hase )(?<!ype )(?<!tage )(?<!lass )(?<!art )I(?='| [a-z])|me)|my",
            "in (?:her|his|their) own words",
            "(?:a|one|another) (?:patient|woman|man|reader|user|member|mother|father|person with"
            rf" ms) {_ANY}{_SAID}",
            rf"(?:many|most|some|thousands of|hundreds of) (?:people|patients|users|members) {_ANY}"
            "(?:say|swear|tell us|report|find (?:that|relief|it helps)|feel|rave)",
        ),
        "“{words}” reads as a testimonial. One person’s story is no evidence, and the law bars "
        "promoting this medicine with it. Take it out.",
        unless=phrases(
            r"^(?:can|how|what|will|do|does|should|is|are|where|when|who|which|may|could)\b[^?]*\?$"
        ),
    ),
    Rule(
        "promotion",
        phrases(
            r"miracle\w*|amazing\w*|breakthroughs?|wonders?|wonder[- ]drug|magic\w*|perfect\w*",
            r"game[- ]chang\w*|ground-?breaking|cutting[- ]edge|world[- ]class|best[- ]kept",
            r"revolution\w*|remarkabl\w*|incredibl\w*|fantastic\w*|outstanding\w*|astonishing\w*",
            r"exciting|unparalleled|unrivalled|dramatic(?:ally)?|pioneering|powerful(?:ly)?|stunning",
            "promising|popular|superior|highly effective|huge(?:ly)?|great news|don't miss",
            "new hope|hope for|all-natural|natural (?:remedy|treatment|alternative|medicine|way)",
            signs="!$",
        ),
        "“{words}” promotes. Say what was measured, in how many people, and with what limits.",
        deniable=True,
    ),
    Rule(
        "promise",
        phrases(
            r"proven (?:to|for|treatment|benefits?|results?)|clinically proven|guarantee\w*",
            rf"will {_ANY}(?:help|improve|reduce|relieve|ease|feel better|benefit)",
            rf"{_LDN} (?:really |does |can |also )?"
            "(?:helps?|works|improves|treats|relieves|eases|reduces)",
            "effective (?:treatment|therapy|medicine|for|in|against|at)|is effective",
        ),
        "“{words}” promises a benefit. Say who was studied, what changed, by how much, and what "
        "the limits are.",
        deniable=True,
    ),
    Rule(
        "price",
        phrases(
            r"pence|\d{1,4}p|pounds?|dollars?|euros?|gbp|cheap\w*|affordab\w*|inexpensive|bargains?",
            r"cost[- ]effective|low[- ]cost|discount\w*|special offers?|half[- ]price",
            "value for money|per (?:prescription|bottle|pack|month's supply)",
            r"prices? (?:from|of|start\w*|list|is|are)",
            "costs? (?:about|around|only|less|under|from|just|between|up to|as little)",
            "free (?:delivery|shipping|postage)",
            signs=r"£|€|\$ ?\d",
        ),
        "“{words}”: we print no prices. They change, and they advertise. Link to the NHS page for "
        "the prescription charge; else take it out.",
    ),
    Rule(
        "ranking",
        phrases(
            "(?:best|leading|top|trusted|recommended|favourite|preferred|reliable|reputable) "
            rf"{_ANY}{_SUPPLIER}",
            "we recommend",
        ),
        "“{words}” recommends somebody. We rank and recommend no supplier, clinic or prescriber.",
        deniable=True,
    ),
    Rule(
        "buying",
        phrases(
            rf"(?:buy|order|purchase|get|obtain) (?:your |some )?(?:{_LDN} )?"
            "(?:online|here|now|today|direct(?:ly)?|yours?)",
            rf"(?:buy|order|purchase|shop for|sells?|stocks?|supplies) {_LDN}",
            "where to buy|add to (?:basket|cart|bag)|in stock|shop now|delivered to your door",
            "(?:next|same)[- ]day delivery|available online",
            "without (?:a |needing a )prescription",
            "no prescription (?:needed|required|necessary)",
        ),
        "“{words}” helps to sell. Take it out. Readers should go through a prescriber, and check a "
        "pharmacy on the register.",
        deniable=True,
        unless=phrases("^(?:do not|never|don't)|avoid (?:any|all|every|a|sites?)|bought without"),
    ),
    Rule(
        "asks-for-ldn",
        phrases(
            r"ask(?:s|ed|ing)?\b[^.;:]{0,60}\bfor (?:(?:an?|some|the|your|private|nhs|repeat|low"
            rf"|trial|of|prescription|course|supply|script|dose) ){{0,5}}{_LDN}",
            rf"ask (?:your|the|a|any) {_ANY}{_CLINICIAN}[^.;:]{{0,20}} "
            rf"(?:to (?:prescribe|give|start|try)|about getting) {_ANY}(?:{_LDN}|it)",
            r"demand(?:s|ed|ing)?|insist\w*|(?:push|persuade|convince) (?:your|the|a|for)",
            f"request (?:a prescription for )?{_LDN}",
        ),
        "“{words}” tells readers to ask for LDN. The law bars that. Write that they can talk about "
        "it with a clinician, who decides.",
    ),
    Rule(
        "advice-to-one-person",
        phrases(
            "(?:safe|suitable|right|good|best|recommended|appropriate) for (?:you|your)",
            "you (?:can|should|must|could|may|need to|ought to) (?:safely |now |also |always )?"
            rf"(?:take|start|try|use|begin) {_ANY}(?:{_LDN}|it)",
            "you (?:can|may) (?:safely )?(?:take|start)",
            "your (?:ideal |best |right )dose|try ldn",
        ),
        "“{words}” reads as advice to one person. This site cannot know them. Say that the "
        "prescriber decides.",
        deniable=True,
        unless=phrases("^(?:before|if|when|whether)"),
    ),
)
