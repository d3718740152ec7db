"""The words and signs that a line of a medicine list is cut at, as regular expressions."""

import re
from collections.abc import Mapping

FLAGS = re.IGNORECASE


def _any(*words: str) -> str:
    return "(?:" + "|".join(word for group in words for word in group.split(" ")) + ")"


def words_of(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def whole(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends between words."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", FLAGS)


NUMBER = r"\d[\d,]*(?:\.\d+)?|\.\d+"
_MASS = _any(
    "mgs? mcgs? micrograms? milligrams? nanograms? grams? gms? kg g [µμu]gs? ng mmol % microlitres"
    "?",
    "мг мкг г毫克 毫克 微克 克 মিগ্রা মি\\.?গ্রা\\.? মিলিগ্রাম মাইক্রোগ্রাম मिग्रा मि\\.?ग्रा\\.? ملغم?",
    "ملجم مجم ਮਿਲੀਗ੍ਰਾਮ மிகி மி\\.?கி\\.?",
)
_UNITS = _any("units? iu i\\.u\\.? u ui м?ме ед mu")
_PER = (
    rf"(?:\s?(?:/|per\s)\s?(?:(?:{NUMBER})\s?)?"
    + _any("ml mls g gram hours? hrs? h 24hrs? dose actuation puff spray sachet l litre мл")
    + ")"
)
_ONE = rf"(?:{NUMBER})(?:\s?[-–]\s?(?:{NUMBER}))?\s?(?:{_MASS}|{_UNITS}(?!\w))"
STRENGTH = re.compile(
    rf"(?<![\w.,/])(?:"
    rf"{_ONE}{_PER}?(?:\s?[/+]\s?(?:{NUMBER})\s?(?:{_MASS}|{_UNITS}){_PER}?){{0,3}}(?:\s?w/[wv])?"
    rf"|(?:{NUMBER})(?:/(?:{NUMBER})){{1,2}}\s?{_MASS}"
    rf"|(?:{NUMBER})/(?:{NUMBER})(?:/(?:{NUMBER}))?(?![\w/])"
    rf")(?![^\W\d_])",
    FLAGS,
)
WITH_UNIT = re.compile(rf"(?<![\w.,/])(?:{_ONE})(?![^\W\d_])", FLAGS)
IN_UNITS = re.compile(rf"({NUMBER})\s?{_UNITS}$", FLAGS)
BARE_NUMBER = re.compile(rf"\s*(?:{NUMBER})(?=\s|$)")

# What the words of a form are called in the list of common medicines. Longest first.
_TABLET = r"(?:tablets?|tabs?|caplets?|tablet\(s\))"
_CAPSULE = r"(?:capsules?|caps?|softgels?|capsule\(s\))"
SLOW = (
    r"(?:(?:modified|prolonged|slow|sustained|extended|controlled)[- ]release|m/r|mr"
    r"|sr|xl|la|pr|cr|er|xr|retard)"
)
_COATED = r"(?:gastro[- ]resistant|enteric[- ]coated|g/r|gr|e/c|ec)"
_FORMS: Mapping[str, str] = {
    "modified-release tablet": rf"{SLOW}\s{_TABLET}|{_TABLET}\s{SLOW}",
    "modified-release capsule": rf"{SLOW}\s{_CAPSULE}|{_CAPSULE}\s{SLOW}",
    "gastro-resistant tablet": rf"{_COATED}\s{_TABLET}|{_TABLET}\s{_COATED}",
    "gastro-resistant capsule": rf"{_COATED}\s{_CAPSULE}|{_CAPSULE}\s{_COATED}",
    "effervescent tablet": rf"effervescent(?!\s(?:granules|powder|sachet))(?:\s{_TABLET})?",
    "soluble tablet": rf"(?:soluble|dispersible)(?:\s{_TABLET})?",
    "melt-in-the-mouth tablet": rf"(?:orodispersible|oro-dispersible|melt-in-the-mouth)\s{_TABLET}",
    "under-the-tongue tablet": rf"(?:sublingual|under-the-tongue)\s{_TABLET}",
    "chewable tablet": rf"chewable\s{_TABLET}",
    "vaginal tablet": rf"vaginal\s{_TABLET}",
    "tablet": rf"(?:film[- ]coated\s|coated\s|f/c\s|scored\s|oral\s)?{_TABLET}",
    "capsule": rf"(?:hard\s|soft\s|gelatin\s|oral\s)?{_CAPSULE}",
    "sachet": r"(?:oral\s|effervescent\s)?(?:powder\s|granules\s)?sachets?|sachet\(s\)",
    "nebuliser liquid": r"nebuli[sz]er\s(?:liquid|solution)|nebules?|nebs",
    "nasal spray": r"(?:aqueous\s)?(?:nasal|nose)\sspray",
    "mouth spray": r"(?:oromucosal|mouth|oral)\sspray",
    "under the tongue spray": r"sublingual\sspray",
    "eye drops": r"eye\s?drops?",
    "ear drops": r"ear\s?drops?",
    "nose drops": r"(?:nasal|nose)\sdrops?",
    "eye ointment": r"eye\sointment",
    "eye gel": r"eye\sgel",
    "mouthwash": r"mouth\s?wash",
    "injection": r"(?:solution|suspension)\sfor\sinjection|pre-?filled\s(?:pens?|syringes?)"
    r"(?:\sinjection)?|(?:depot\s)?(?:injections?|inj)|vials?|ampoules?|flexpens?|kwikpens?|pens?",
    "liquid": r"oral\s(?:solution|suspension|liquid|drops)|liquid|syrup|elixir|suspension|linctus",
    "drip": r"infusion|drip",
    "patch": r"(?:transdermal\s)?patch(?:es)?",
    "plaster": r"(?:medicated\s)?plasters?",
    "inhaler": r"inhalation\s(?:solution|powder)(?:\s(?:cartridge|capsules?|blisters?))?"
    r"(?:\swith\sdevice)?(?:\scfc[- ]free)?|(?:dry\spowder\s)?(?:cfc[- ]free\s)?inhalers?"
    r"|inh|accuhaler|evohaler|turbohaler",
    "cream": r"cream",
    "ointment": r"ointment",
    "gel": r"gel",
    "lotion": r"lotion",
    "foam": r"foam",
    "shampoo": r"shampoo",
    "spray": r"spray",
    "suppository": r"suppositor(?:y|ies)",
    "pessary": r"pessar(?:y|ies)",
    "enema": r"enemas?",
    "lozenge": r"lozenges?",
    "gum": r"chewing\sgum|gum",
    "powder": r"powder",
    "drops": r"drops",
    "implant": r"implant",
}
_FORM_LIST = tuple((form, whole(pattern)) for form, pattern in _FORMS.items())
FORM = whole("|".join(_FORMS.values()))
# A form that is named within the dose only: “2 tabs up to 4x/day”.
DOSE_FORM = whole(
    rf"{_TABLET}|{_CAPSULE}|sachets?|patch(?:es)?|sprays?|lozenges?|infusion|suppositor(?:y|ies)"
)
COUNTED_FORM = (
    rf"(?:{_TABLET}|{_CAPSULE}|sachets?|patch(?:es)?|tablet\(s\)|capsule\(s\)"
    rf"|sachet\(s\)|patch\(es\)|pessar(?:y|ies)|suppositor(?:y|ies)|lozenges?|plasters?)"
)


def form_called(typed: str) -> str:
    """The plain name of a form as typed, or an empty text."""
    plain = " ".join(typed.split())
    matches = (form for form, pattern in _FORM_LIST if pattern.fullmatch(plain))
    singular = plain.lower().removesuffix("s")
    return next(matches, singular if singular in _FORMS else "")


# Words that belong to a name when they follow it.
MORE_NAME = re.compile(
    r"\s+(?:"
    rf"(?:{SLOW}|{_COATED}|forte|continus|max|extra|strong"
    rf"|compound)(?!\w)(?!\s{_TABLET}|\s{_CAPSULE})"
    r"|(?:hydrochloride|hcl|sodium|sulfate|sulphate|maleate|bromide|chloride|mesilate|calcium"
    r"|phosphate|fumarate|succinate|tartrate|citrate|acetate|propionate|besilate|hydrobromide"
    r"|hippurate|potassium|magnesium|dihydrate|gluconate|furoate|valerate|butyrate|nitrate"
    r"|medoxomil|erbumine|arginine|disodium|tromethamine|decanoate|palmitate|carbonate|oxide"
    r"|malate|glycinate|bisglycinate|acid|oil|d3|k2|e/c|m/r)(?!\w)"
    r")",
    FLAGS,
)
BROKEN_NAME = re.compile(
    r"(?:hydrochloride|hcl|sulfate|sulphate|maleate|bromide|fumarate|acetate"
    r"|succinate|tartrate|besilate|hydrobromide|hippurate)(?!\w)",
    FLAGS,
)
COATED_SUFFIX = re.compile(rf"(?<!\w){_COATED}(?!\w)", FLAGS)
SLOW_SUFFIX = re.compile(rf"(?<!\w){SLOW}(?!\w)", FLAGS)

_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|half|quarter|a|½|¼|¾|\d+½?)"
_HOW_OFTEN = (
    r"once|twice|thrice|daily|nightly|weekly|fortnightly|monthly|yearly|hourly|every|each|alternate"
    r"|prn|p\.r\.n\.?|o\.?d\.?|b\.?d\.?|b\.?i\.?d\.?|t\.?d\.?s\.?|t\.?i\.?d\.?"
    r"|q\.?d\.?s\.?|q\.?i\.?d\.?"
    r"|q\.?d|qam|qpm|qhs|hs|o\.?m\.?|nocte|mane|midi|stat|sos|a\.?c\.?|p\.?c\.?|pm|am"
    r"|times?|x\s?\d+|\d+x|\d+\s?x|morning|evenings?|night|nights|bedtime|bed"
    r"|breakfast|lunch|dinner"
    r"|tea(?:time)?|noon|midday|day|days|week|month|hours?|hrly|hourly|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays"
    r"|sundays|mon|tue|tues|wed|thu|thurs|fri|sat|sun"
)
_HOW = (
    r"take|taken|taking|tk|use|used|using|apply|applied|inject|injected|inhale"
    r"|inhaled|insert|instil"
    r"|put|give|given|chew|dissolve|suck|swallow|rub|spray|place|increase|increasing"
    r"|increased|reduce"
    r"|reducing|to\sbe|up\sto|at\sfirst|with|when|whenever|if|as\s(?:needed|required"
    r"|directed|and|per"
    r"|necessary|advised|instructed|prescribed)|when\s(?:needed|required)|before"
    r"|after|until|then|only"
    r"|sometimes|occasionally|rarely|regularly|now|usually|orally|oral|po|iv|im|sc"
    r"|s/c|sl|pv|pr|topically"
    r"|topical|subcut(?:aneous(?:ly)?)?|puffs?|drops?|sprays?|spoons?|spoonfuls?|scoops?|thinly|"
    r"sparingly|left|right|both|affected|via|self|course|maximum|max|min|a\sday|per"
)
DIRECTION = whole(
    rf"{_HOW_OFTEN}|{_HOW}|{_COUNT}\s(?:{COUNTED_FORM}|mls?|units?|puffs?|drops?|pills?)|\d+\s?mls?"
)
_TIMED = (
    rf"(?:{_HOW_OFTEN}|{_HOW}|to|or|and|pills?|mls?|units?|tsp|teaspoons?|for|in|at|on"
    rf"|{COUNTED_FORM})"
)
STARTS_DIRECTIONS = re.compile(
    rf"\W*(?:(?:{_HOW_OFTEN}|{_HOW})(?!\w)(?!\.\w)"
    rf"|(?:at|in|on|for|per|by|around)\s+(?:the\s)?(?:{_HOW_OFTEN}|least|night|mouth|an?\s)(?!\w)"
    rf"|(?:one|two|three|four|five|six|half|quarter|[½¼¾])(?!\w)"
    rf"|(?:\d+(?:\.\d+)?½?(?:\s?[-–/x]\s?\d+(?:\.\d+)?)?|i{{1,3}}|[½¼¾]|a)\s?[x×]?\s?{_TIMED}(?!\w)"
    rf"|(?:nil|now\s(?:&|and)|по\s))",
    FLAGS,
)
UNTIL_DIRECTIONS = re.compile(
    rf"(?<!\w)(?:(?:{_HOW_OFTEN}|{_HOW})(?!\w)|(?:in"
    rf"|at)\s(?:the\s)?(?:{_HOW_OFTEN})(?!\w)|(?:one|two"
    rf"|three|four|half)(?!\w)|\d|[½¼¾])",
    FLAGS,
)
