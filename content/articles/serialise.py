"""Articles to JSON and back.

`compose` made their HTML from cleaned texts, and no form can change it, so it is marked as safe.
"""

import json
from dataclasses import asdict, is_dataclass
from functools import cache, lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from django.utils.safestring import SafeString, mark_safe

from content.articles.compose import Article


def dumps(article: Article) -> str:
    """The article as JSON."""
    return json.dumps(asdict(article))


@lru_cache(maxsize=128)
def loads(text: str) -> Article:
    """The article of this JSON. It cannot change, so readers share it."""
    article: Article = _made(Article, json.loads(text))
    return article


@cache
def _types(kind: type) -> dict[str, Any]:
    """The type of each field. Python reads these from texts, which takes longer than the rest."""
    return get_type_hints(kind)


def _made(kind: Any, value: Any) -> Any:
    if kind is SafeString:
        return mark_safe(value)  # noqa: S308
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], item) for item in value)
    if is_dataclass(kind):
        types = _types(kind)  # type: ignore[arg-type]
        return kind(**{name: _made(types[name], value[name]) for name in types if name in value})  # type: ignore[operator]
    return value
