"""Words for the liver, the kidneys and their illnesses in what people type. Pure."""

from collections.abc import Iterator
from functools import lru_cache

from prescribing.medicines.spelling import Forms, distance, forms_of
from prescribing.medicines.tokens import tokens_of

LIVER = frozenset(
    {"liver", "livers", "hepatitis", "hepatic", "hepatocellular", "cirrhosis", "cirrhotic"}
    | {"cholangitis", "jaundice", "jaundiced", "haemochromatosis"}
    | {"nafld", "mafld", "masld", "nash", "pbc", "psc", "alt", "lft", "lfts"}
    | {"hepa", "hepb", "hepc", "hepd", "hepe"}  # also written apart: “hep C”, “Hep. A”
)
KIDNEYS = frozenset(
    {
        "kidney",
        "kidneys",
        "kidny",
        "kidnys",
        "kindey",
        "kindeys",
        "renal",
        "nephritis",
        "nephropathy",
        "nephrotic",
        "nephrectomy",
    }
    | {"glomerulonephritis", "pyelonephritis", "hydronephrosis", "dialysis", "haemodialysis"}
    | {"ckd", "pkd", "adpkd", "aki", "egfr", "gfr"}
)
# Only words of this length may be misspelt: a shorter one is one slip from an everyday word.
_LONG = 8
_SLIP = 1.0
_HEP = "hep"


def words_about(organ: frozenset[str], text: str) -> tuple[str, ...]:
    """The words of a text that name the organ or its illnesses, as typed, each once."""
    as_typed: dict[str, str] = {}
    for word, start, end in _words_of(text):
        if word not in as_typed and _is_one_of(organ, word):
            as_typed[word] = text[start:end]
    return tuple(as_typed.values())


def _words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word, its start and its end. “hep C” and “Hep. C” count as the one word “hepc”."""
    tokens = tokens_of(text)
    for at, token in enumerate(tokens):
        if token.text == _HEP:
            stop = [dot for dot in tokens[at + 1 : at + 2] if text[dot.start : dot.end] == "."]
            for letter in tokens[at + 1 + len(stop) : at + 2 + len(stop)]:
                if letter.text.isalpha() and len(letter.text) == 1:
                    yield token.text + letter.text, token.start, letter.end
        elif token.text.isalpha():
            yield token.text, token.start, token.end


def _is_one_of(organ: frozenset[str], word: str) -> bool:
    if word in organ or len(word) < _LONG - 1:
        return word in organ
    typed = forms_of(word)
    return any(
        abs(len(known) - len(word)) <= 2
        and min(distance(*pair, _SLIP) for pair in zip(typed, forms, strict=True)) <= _SLIP
        for known, forms in _long_forms(organ)
    )


@lru_cache(maxsize=2)
def _long_forms(organ: frozenset[str]) -> tuple[tuple[str, Forms], ...]:
    return tuple((word, forms_of(word)) for word in organ if len(word) >= _LONG)
