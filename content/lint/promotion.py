"""What would promote LDN, or advise one person. Pure.

UK law bars advertising an unlicensed or prescription-only medicine, and a reader may act on these
words, so no text of ours has them without a reason.
"""

from content.lint.rules import Rule, phrases
from content.lint.vocabulary import ANY, CLINICIAN, LDN, LOW_DOSE

_SUPPLIER = "(?:pharmac(?:y|ies)|chemists?|suppliers?|clinics?|prescribers?|shops?|stockists?)"
_SAID = "(?:says?|said|told|tells|wrote|writes|describe[sd]?|felt|feels)"
_BODY = (
    "(?:nhs|regulators?|medicines agency|nice|mhra|fda|gmc|ema|ms society|ms trust|government"
    "|health service)"
)

ADVERTISING = (
    Rule(
        "cure",
        phrases(
            "cur(?:e|es|ed|ing|ative)",
            "heal(?:s|ed|ing)?",
            rf"(?:into|in|achiev\w*|bring\w*) {ANY}remission",
        ),
        "“{words}”: nothing cures MS. Take it out, or say plainly that LDN is no cure.",
        deniable=True,
    ),
    Rule(
        "testimonial",
        phrases(
            r"testimon\w*|life[- ]chang\w*|life back|swears? by|(?:success|patient) stor\w*",
            r"(?:chang|transform|sav)(?:ed|es) (?:my|her|his|their|our|\w+'s) li\w+|saved us",
            # “I” with a verb, but not phase I, and not what a form or a card says of its bearer.
            "(?-i:(?<!hase )(?<!ype )(?<!tage )(?<!lass )(?<!art )"
            "I(?='| [a-z])(?! (?:take|may|might|have read|would like|agree)(?![\\w'])))",
            rf"(?-i:me)|my(?! {CLINICIAN}s?(?! (?:said|says|told|tells|was|is|saw|thinks|gave|put"
            r"|noticed|agrees|could))| (?:medicines?|record|letter|name|pharmacy|ms (?:team"
            r"|nurse)))",
            "in (?:her|his|their) own words",
            "(?:a|one|another) (?:patient|woman|man|reader|user|member|mother|father|person with"
            rf" ms) {ANY}{_SAID}",
            "she|he|hers?|his|him|herself|himself",
            r"(?-i:[A-Z][a-z]{1,14}),? (?:who is |aged? )?(?:[2-8]\d),? ",
            r"(?-i:[A-Z][a-z]{1,14}) has (?:had )?ms|(?-i:(?!Data|Records|Sources|Results|Evidence"
            r"|Advice|People|Figures|Findings|Letters?|Reports?|Patients)[A-Z][a-z]{1,14} from "
            r"[A-Z][a-z]{1,14}),? (?:has|is|was|can|says|said|had|told|felt|started|began|who)",
            "(?:walk|work|run|climb|drive|dance|cook|cycle|back to work|on (?:my|our|their) feet)"
            " again|out of (?:a|the|their) wheelchair",
        ),
        "“{words}” reads as a testimonial. One person’s story is no evidence, and the law bars "
        "promoting this medicine with it. Take it out.",
        unless=phrases(
            r"^(?:can|how|what|will|do|does|should|is|are|where|when|who|which|may"
            r"|could)\b[^?]*\?$",
            "authors?|he or she|she or he|his or her|him or her|bihari",
        ),
    ),
    Rule(
        "testimonial",
        phrases(
            rf"(?:many|most|some|thousands of|hundreds of) (?:people|patients|users|members) {ANY}"
            "(?:say|swear|tell us|report|find (?:that|relief|it helps)|feel|rave)",
        ),
        "“{words}” reads as a testimonial. Say who was asked, how many, and compared with what; "
        "else take it out.",
        # Reports of harm are no testimonials.
        unless=phrases(
            r"^(?![^.]*\b(?:better|help\w*|improv\w*|reliev\w*|less|fewer|gone))[^.]*\b(?:badly|bad"
            r"|dreams?|nightmares?|headaches?|nausea|sick|vomit\w*|worse|dizz\w*|insomnia|poor\w*"
            r"|side[- ]effects?|anxi\w*|tired\w*|trouble|problems?|rash|diarrhoea|awake|cramps?)"
        ),
    ),
    Rule(
        "promotion",
        phrases(
            r"miracle\w*|amazing\w*|breakthroughs?|wonders?|wonder[- ]drug|magic\w*|perfect\w*",
            r"game[- ]chang\w*|ground-?breaking|cutting[- ]edge|world[- ]class|best[- ]kept",
            r"revolution\w*|remarkabl\w*|incredibl\w*|fantastic\w*|outstanding\w*|astonishing\w*",
            r"exciting|unparalleled|unrivalled|dramatic(?:ally)?|pioneering|stunning",
            r"powerful(?:ly)?(?! (?:opioid|painkiller|pain))",
            "promising|popular|superior|highly effective|huge(?:ly)?|great news|don't miss",
            "new hope|hope for|all-natural|natural (?:remedy|treatment|alternative|medicine|way)",
            r"worth (?:a |the |your )?(?:try\w*|shot|go|while|ask\w*|discuss\w*|consider\w*)",
            r"(?:do|does|did|doing|get on|got on|cope|respond(?:s|ed)?) (?:\w+ )?well (?:on|with"
            r"|to)"
            rf" (?:it|{LDN})",
            r"(?:growing|mounting|increasing|emerging|compelling|solid|accumulating|more and more)"
            r" (?:body of )?(?:evidence|research|support|interest)",
            r"(?:evidence|research|data|results?|future|findings) (?:\w+ ){0,4}"
            r"(?:looks?|is|are|seems?) (?:\w+ )?(?:good|growing|encouraging|hopeful|positive|strong"
            "|bright|mounting)",
            r"encouraging|hopeful|(?:real|great|huge|much|exciting) potential|ideal (?:for|choice)",
            r"positive (?:trial|result|finding|effect|experience)s?"
            r"|(?:trial|study|result)s?\b[^.;:]{0,20}\b(?:was|were|is|are) positive",
            r"(?:notice[sd]?|see|saw|feel|felt|ma[dk]es?) (?:a |the |all the |real |big )"
            r"{1,2}difference",
            r"catching up|rated? (?:\w+ ){1,2}highly|highly rated|speaks? for (?:itself|themselves)"
            r"|(?:be|is) the answer|more energy|lifts? (?:\w+ ){0,2}(?:mood|energy|spirits)"
            r"|lifeline"
            "|lot going for"
            "|good news|boon",
            r"(?:thousands|hundreds|millions|lots) of (?:people|patients|doctors|users)",
            r"little[- ]known|under-?used|hidden gem|best[- ]kept|natural(?:ly)? (?:and|way)"
            r"|(?:is|are) natural",
            r"did you know|why (?:not|wait)|been looking for|what are you waiting"
            rf"|(?:could|might|would|wouldn't) (?:{LDN}|it|this) (?:\w+ )?(?:help|work|be the"
            r"|be for)"
            r"\b[^.]{0,60}\?$|would you (?:like|believe|not)",
            signs="!$",
        ),
        "“{words}” promotes. Say what was measured, in how many people, and with what limits.",
        deniable=True,
    ),
    Rule(
        "promise",
        phrases(
            r"proven (?:to|for|treatment|benefits?|results?)|clinically proven|guarantee\w*",
            rf"will {ANY}(?:help|improve|reduce|relieve|ease|feel better|benefit)",
            rf"{LDN} (?:really |does |can |also )?"
            "(?:helps?|works|improves|treats|relieves|eases"
            r"|reduces(?! (?:the |any )?(?:effects?|action|\w+ relief)|[^.;:]{0,30}\bopioid))",
            "(?<!less )effective (?:treatment|therapy|medicine|for|in|against|at)",
            rf"(?:is|are) (?:\w+ )?effective|{LOW_DOSE} is an? (?:\w+ )?treatment for"
            r"|that works(?! out)"
            r"|(?:as|because|since|yes,) it works",
        ),
        "“{words}” promises a benefit. Say who was studied, what changed, by how much, and what "
        "the limits are.",
        deniable=True,
    ),
    Rule(
        "price",
        phrases(
            r"pence|\d{1,4}p|pounds?|dollars?|euros?|gbp|cheap\w*|affordab\w*|inexpensive"
            r"|bargains?",
            r"cost[- ]effective|low[- ]cost|discount\w*|special offers?|half[- ]price",
            "value for money|per (?:prescription|bottle|pack|month's supply)",
            r"prices? (?:from|of|start\w*|list|is|are)",
            "costs? (?:about|around|only|less|under|from|just|between|up to|as little)",
            "free (?:delivery|shipping|postage)|quid|penn(?:y|ies)|fivers?|tenners?",
            r"(?:\d+|ten|twelve|fifteen|seventeen|twenty|thirty|forty|fifty) (?:a|per|each) "
            "(?:bottle|pack|month|prescription)",
            r"(?:costs?|fees?|prices?|charges?|set you back)\b[^.;:]{0,20}:? \d+",
            r"(?:costs?|fees?|charges?|pay|set you back) (?:\w+ ){0,2}(?:ten|fifteen|twenty"
            r"|thirty|forty|fifty"
            r"|sixty|seventy|eighty|ninety|less|little|more than|next to nothing)",
            signs=r"£|€|\$ ?\d",
        ),
        "“{words}”: we print no prices. They change, and they advertise. Link to the NHS page for "
        "the prescription charge; else take it out.",
    ),
    Rule(
        "ranking",
        phrases(
            "(?:best|leading|top|trusted|recommended|favourite|preferred|reliable|reputable) "
            rf"{ANY}{_SUPPLIER}",
            "we recommend",
            r"clinic 158|(?-i:[A-Z][\w']+) (?-i:Chemists?|Pharmacy|Labs?|Laborator(?:y|ies)|Clinic)"
            r"\b[^.;:]{0,25}\b(?:makes?|sells?|prescribes?|supplies|supply|stocks?|dispenses?"
            "|delivers?|offers?)",
        ),
        "“{words}” recommends somebody. We rank and recommend no supplier, clinic or prescriber.",
        deniable=True,
    ),
    Rule(
        "buying",
        phrases(
            rf"(?:buy|order|purchase|get|obtain) (?:your |some )?(?:{LDN} )?"
            "(?:online|here|now|today|direct(?:ly)?|yours?)",
            rf"(?:buy|order|purchase|shop for|sells?|stocks?|supplies) {LDN}",
            "where to buy|add to (?:basket|cart|bag)|in stock|shop now|delivered to your door",
            "(?:next|same)[- ]day delivery|available online",
            "without (?:a |needing a )prescription",
            "no prescription (?:needed|required|necessary)|by video(?: call)?|video consultation",
            rf"(?:easy|simple|quick) to (?:get|buy|order|obtain)|get (?:{LDN}|it) "
            "(?:privately|from an?)",
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
            rf"|trial|of|prescription|course|supply|script|dose) ){{0,5}}{LDN}",
            rf"ask (?:your|the|a|any) {ANY}{CLINICIAN}[^.;:]{{0,20}} "
            rf"(?:to (?:prescribe|give|start|try)|about getting) {ANY}(?:{LDN}|it)",
            r"demand(?:s|ed|ing)?|insist\w*(?! on (?:an ambulance|999|emergency|seeing))",
            "(?:push|persuade|convince) (?:your|the|a|for)|ask for (?:a|your|the|an) (?:nhs "
            "|private )?"
            "prescription|get you a prescription",
            rf"tell (?:your|the) {CLINICIAN} (?:that )?(?:you )?(?:would like|want|wish|need)"
            r"(?! (?:help|to talk))",
            f"request (?:a prescription for )?{LDN}",
        ),
        "“{words}” tells readers to ask for LDN. The law bars advertising this medicine, and this "
        "reads like it. Write that they can talk about it with a clinician, who decides.",
    ),
    Rule(
        "advice-to-one-person",
        phrases(
            "(?:safe|suitable|right|good|best|recommended|appropriate) for (?:you|your)",
            "you (?:can|should|must|could|may|need to|ought to) (?:safely |now |also |always )?"
            rf"(?:take|start|try|use|begin) {ANY}(?:{LDN}|it)",
            "you (?:can|may) (?:safely )?(?:take|start)"
            rf"(?= ?(?:[.,;!]|$|{LDN}|it(?!\w)|the medicine|treatment|with|now|at|on|taking|\d))",
            "your (?:ideal |best |right )dose|try ldn",
        ),
        "“{words}” reads as advice to one person. This site cannot know them. Say that the "
        "prescriber decides.",
        deniable=True,
        unless=phrases("^(?:before|if|when|whether)"),
    ),
    Rule(
        "presses",
        phrases(
            r"(?:ask|try|see|find|go to|switch(?: to)?|change|look for|move to)(?: to)? (?:your "
            r"|to )?"
            r"(?:another|a different|a new|a private|a more \w+|someone else"
            rf"|somebody else) ?{CLINICIAN}?"
            rf"(?! (?:way|time|page|reason|word))|change (?:your )?{CLINICIAN}",
            r"(?:not|never|\w{1,6}n't) (?:take|accept) (?:a )?no|no for an answer",
            r"(?:not|never|\w{1,6}n't) give up|keep (?:asking|trying|pushing|on at|going back)",
            rf"(?:{CLINICIAN}s?|nhs) (?:has|have|is obliged|is bound) to (?:prescribe|give|agree"
            r"|say"
            rf" yes)|{CLINICIAN}s? (?:must prescribe|(?:cannot|can't) refuse)",
            rf"(?:a|the|your) right to (?:{LDN}|it|a prescription|try)|entitled to (?:{LDN}"
            r"|a pres\w+)",
            r"(?:find|look for|seek|choose|pick|go to|see) (?:\w+ ){1,3}(?:who|that) (?:\w+ ){0,2}"
            "(?:believes?|supports?|prescribes?|likes?|agrees?|willing|open)|refuse to leave"
            "|stand (?:your|their|my) ground",
            "drug companies|big pharma|pharma(?:ceutical)? (?:companies|industry|firms)",
            "doctors (?:refuse|hide|ignore|do not want)|(?:until|till) (?:someone|somebody|they"
            "|one)"
            " (?:says|say|agrees?)",
        ),
        "“{words}” presses a clinician, or sets readers against one. A no can be the right answer. "
        "Say that the prescriber decides, and what else can be talked about.",
        deniable=True,
    ),
    Rule(
        "wrong-approval",
        phrases(
            rf"{LOW_DOSE} (?:for ms |in ms )?(?:is|was|has been|are|got|gets)(?: (?!not\b|never\b"
            r"|no\b"
            r"|neither\b)\w{1,14}){0,3} (?:approved|licen[cs]ed|authori[sz]ed|endorsed|recommended"
            "|backed|available on (?:the nhs|prescription))",
            rf"{_BODY}(?: (?:has|have|now|also|already|fully|officially)){{0,2}} (?:approve[sd]?"
            r"|recommend(?:s|ed)?|endorse[sd]?|back(?:s|ed)?|support(?:s|ed)?|licen[cs]e[sd]?"
            r"|offers?"
            r"|authori[sz]e[sd]?|funds?|provides?|says|accepts?"
            rf"|is happy)\b[^.;:]{{0,20}}{LOW_DOSE}",
            rf"{_BODY}(?: (?:has|have|now|also))? (?!and|or|on|about|for|with|of|to|in"
            rf"|nor)\w{{3,14}} "
            rf"{LOW_DOSE}",
            r"green light|ldn is an nhs|(?:england|scotland|wales|ireland) funds"
            r"|official(?:ly)? approv\w+|pays? for (?:ldn|low)|as standard"
            r"|standard (?:treatment|care|practice)|first[- ]line"
            r"|passed (?:\w+ )?as fit|seal of approval|(?:widely|routinely) prescribed",
            rf"{_BODY}\b[^.;:,]{{0,20}} (?:provides?|offers?|funds?|recommends?) {LOW_DOSE}",
            rf"{_BODY}[- ](?:approved|backed|endorsed|recommended|funded|style|tested)",
            "(?:approved|recommended|endorsed|backed|supported|funded|accepted) by (?:the )?"
            rf"{_BODY}",
            "(?:is|as|are|run) (?:an? |the )?nhs (?:service|site|website|page|leaflet|clinic)"
            "|part of the nhs|any nhs pharmacy",
        ),
        "“{words}” gives LDN, or this site, a standing that it does not have. LDN is not licensed "
        "for MS. Say what is licensed, for what, and who says so.",
        deniable=True,
    ),
)
