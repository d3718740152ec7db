"""Words for the liver and the kidneys in what people type: pure. A word found, never a finding."""

from functools import lru_cache

from prescribing.medicines.spelling import Forms, distance, forms_of
from prescribing.medicines.tokens import tokens_of

LIVER = frozenset(
    {"liver", "livers", "hepatitis", "hepatic", "hepatocellular", "cirrhosis", "cirrhotic"}
    | {"cholangitis", "jaundice", "jaundiced", "haemochromatosis"}
    | {"nafld", "mafld", "masld", "pbc", "psc", "lft", "lfts"}
)
KIDNEYS = frozenset(
    {
        "kidney",
        "kidneys",
        "kidny",
        "kidnys",
        "renal",
        "nephritis",
        "nephropathy",
        "nephrotic",
        "nephrectomy",
    }
    | {"glomerulonephritis", "pyelonephritis", "hydronephrosis", "dialysis", "haemodialysis"}
    | {"ckd", "aki", "egfr", "gfr"}
)
# Words that are short enough to be one slip from another everyday word must be spelt right.
_LONG = 8
_SLIP = 1.0


def words_about(organ: frozenset[str], text: str) -> tuple[str, ...]:
    """The words of a text that name the organ or its illnesses, as typed, each once."""
    found: dict[str, str] = {}
    for token in tokens_of(text):
        if token.text.isalpha() and token.text not in found and _is_one_of(organ, token.text):
            found[token.text] = text[token.start : token.end]
    return tuple(found.values())


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
