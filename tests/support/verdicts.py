"""Find verdicts, reassurance and instructions to stop a medicine in any text or file."""

import ast
import html
import json
import re
import tomllib

WHOM = r"(?:you|him|her|them|the patient|this patient|people with ms|everyone|everybody)"
OF_A_SEARCH = r"(?:found|recogni[sz]ed|detected|identified|matched|spotted)"
LISTED = r"(?:opioids?|interactions?|problems?|conflicts?|matches|names|medicines)"
HARMS = r"(?:opioids?(?: names| medicines)?|interactions?|conflicts?|matches|problems?)"
THIS = r"(?:this|it|these|they|(?:this|that|the|your|these|those) (?:[\w-]+ )?"
THIS += r"(?:medicine|name|tablet|patch|mixture|one)(?:s|es)?)"
PHRASES = [
    rf"safe for {WHOM}",
    r"(?:un)?suitab(?:le|ly|ility)",
    r"(?:is|are|be|it's) (?:quite |perfectly |completely )?(?:safe|fine|ok|okay) (?:to|for you to)"
    r" (?:take|use|start|try|combine|mix|go on|carry on)",
    rf"no (?:[\w-]+ ){{0,2}}{LISTED} (?:was |were |have been |has been )?{OF_A_SEARCH}",
    rf"none (?:of (?:your|these|the) \w+ )?(?:was |were |is |are |have been )?{OF_A_SEARCH}",
    rf"nothing (?:else )?(?:was|were|has been) {OF_A_SEARCH}",
    rf"(?:did not|didn't|could not) (?:find|recogni[sz]e|detect) any (?:[\w-]+ )?{LISTED}",
    rf"(?:{OF_A_SEARCH}|there (?:is|are|was|were)) no (?:[\w-]+ ){{0,2}}{HARMS}",
    rf"no (?:[\w-]+ ){{0,2}}{HARMS} (?:on|in|among) (?:your|the|this|these)",
    rf"no known (?:[\w-]+ ){{0,2}}(?:{HARMS}|risks?)",
    rf"{THIS} (?:(?:is|are|was|were) (?:not|no)|isn't|aren't)(?: an?)?(?: listed)? opioids?",
    r"none of (?:your|these) medicines (?:is|are|contain)",
    r"you (?:may|could) (?:now |safely |still )?(?:take|use|start|try)"
    r" (?:ldn|it|naltrexone|this medicine|low)",
    r"you can (?:now |safely |still )?take",
    r"you (?:are|would be|seem|appear) (?:not )?(?:eligible|fit for|cleared|a good candidate)",
    r"you (?:do not|don't) (?:seem to |appear to )?(?:take|have) (?:any |an )?(?:opioids?|risks?)",
    r"(?:contains?|has|have) no opioids?(?! effect)",
    r"low[- ]risk|risk[- ]free|all[- ]clear|nothing to worry about|no cause for concern",
]
FORBIDDEN = re.compile(rf"\b(?:{'|'.join(PHRASES)})\b", re.IGNORECASE)

# To stop a medicine: forbidden as an instruction, not in “Never stop an opioid suddenly”.
MEDICINES = (
    r"(?:opioids?|medicines?|painkillers?|patch(?:es)?|codeine|co-codamol|tramadol|morphine)"
)
ALL_OF = r"(?:(?:your|the|any|all|this|these|that|an?) (?:[\w-]+ )?)?"
STOPPING = re.compile(rf"\bstop (?:(?:taking|using)|{ALL_OF}{MEDICINES})\b", re.IGNORECASE)
COMES_FIRST = r"(?:(?:please|then|now|so|first|next|just|safely|simply|also) )*"
URGES = re.compile(
    r"(?:must|should|needs? to|ha(?:ve|s) to|ought to|you (?:can|may|might|could|will)|and|or"
    rf"|please|(?:best|better|important|necessary|safe|safer|wise|time) to) {COMES_FIRST}$",
    re.IGNORECASE,
)
DENIES = re.compile(r"\b(?:never|not|cannot|without|nobody|no one|no)\b|n't\b", re.IGNORECASE)
REPORTS = re.compile(r"\b(?:if|when|whether|who|people|patients|they|some|many)\b", re.IGNORECASE)

# Comments in templates and style sheets, which only authors read.
NOTES = re.compile(
    r"\{% comment [^%]*%\}.*?\{% endcomment %\}|\{% comment %\}.*?\{% endcomment %\}"
    r"|\{#.*?#\}|<!--.*?-->|/\*.*?\*/",
    re.DOTALL,
)
BLOCK = re.compile(r"</?(?:p|li|h\d|t[dhr]|d[dt]|div|br|section|caption|title|summary)\b[^<>]*>")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
PLACE = re.compile(r"%(?:\(\w+\))?[sdr]|\{[^{}]*\}")


def plain(text: str) -> str:
    """Words as a reader has them: without entities or markers of rich text, single spaces."""
    words = html.unescape(text).replace("’", "'").replace("\N{NON-BREAKING HYPHEN}", "-")
    return re.sub(r"\s+", " ", re.sub(r"[*_`\u00ad\u200b\u2060]", "", words))


def verdicts(text: str) -> list[str]:
    """The forbidden phrases in a text.

    The text is read three times: with its tags, with a space for each tag, and without them.
    """
    bare = NOTES.sub("", text)
    blocks = BLOCK.sub(" • ", bare)
    readings = {plain(each) for each in (bare, TAG.sub(" ", bare), TAG.sub("", bare))}
    found = {match[0] for reading in readings for match in FORBIDDEN.finditer(reading)}
    told = {words for each in (" ", "") for words in orders(plain(TAG.sub(each, blocks)))}
    return sorted(found | told)


def orders(words: str) -> list[str]:
    """The instructions in a text to stop a medicine."""
    return [match[0] for match in STOPPING.finditer(words) if _is_order(words, match)]


def _is_order(words: str, match: re.Match[str]) -> bool:
    sentence = re.split(r"[.!?•|]", words[max(0, match.start() - 300) : match.start()])[-1]
    clause = re.split(r"[,;:–—(“\"]| [-/] ", sentence)[-1].lstrip(" -'›>").strip()
    if match[0].startswith("Stop"):
        return True
    clause = sentence if clause == "or" else clause
    if not re.fullmatch(COMES_FIRST, f"{clause} ".lstrip(), re.IGNORECASE):
        is_told = DENIES.search(clause) or REPORTS.search(clause)
        return bool(URGES.search(f"{clause} ")) and not is_told
    return not re.search(r"\b(?:never|nobody)\b", sentence, re.IGNORECASE)


# --- Texts of a file ---------------------------------------------------------------------------


def texts_of(source: str, suffix: str) -> set[str]:
    """The texts of a file: the strings of Python, TOML and JSON, else the whole file."""
    if suffix == ".py":
        folded = {_folded(node) for node in ast.walk(ast.parse(source))}
        return folded | {PLACE.sub(" ", each) for each in folded}
    if suffix in (".toml", ".json"):
        return set(_strings(tomllib.loads(source) if suffix == ".toml" else json.loads(source)))
    return {source}


def _folded(node: ast.AST) -> str:
    """The text that an expression makes; a space for each part that is known only at run time."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.FormattedValue(value=part):
            return _folded(part)
        case ast.JoinedStr(values=parts):
            return "".join(map(_folded, parts))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _folded(left) + _folded(right)
        case ast.Call(func=ast.Attribute(value=between, attr="join"), args=[parts]):
            return _folded(between).join(map(_folded, getattr(parts, "elts", [])))
    return " "


def _strings(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for each in data.values() for text in _strings(each)]
    if isinstance(data, list):
        return [text for each in data for text in _strings(each)]
    return [data] if isinstance(data, str) else []
