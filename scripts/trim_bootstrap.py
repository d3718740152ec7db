"""Make ldnguide/static/bootstrap.css: the rules of Bootstrap's CSS that can match our pages.

For a maintainer, once per release of Bootstrap: `trim_bootstrap.py path/to/bootstrap.min.css`.
Rules for elements stay, so that staff may use any tag; rules for classes stay if we use the class.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tinycss2

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "ldnguide" / "static"
TRIMMED = STATIC / "bootstrap.css"
NOTE = (
    "/* Only the rules that this site uses: made by scripts/trim_bootstrap.py, never by hand. */\n"
)
_ATTRIBUTE = r"""\bclass=\\?(["'])(.*?)\\?\1"""
_IN_TEMPLATES = (_ATTRIBUTE, r"""'class' (')(.*?)'""")
_IN_PYTHON = (_ATTRIBUTE, r"""(?:css_class=f?|["']class["']: )(["'])(.*?)\1""")
_IN_SCRIPTS = (r"""class(?:Name = |List\.\w+\()(["'])(.*?)\1""",)
_TEMPLATE_TAG = re.compile(r"{%(?! crispy_field).*?%}|{{.*?}}|{#.*?#}")
_CLASS = re.compile(r"-?[a-z][a-z0-9-]*")
_NAME = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_DEFINITION = re.compile(r"(?<=[{;])(--[\w-]+):(?:\"[^\"]*\"|[^;{}\"])*(?:;|(?=}))")
_EMPTY_RULE = re.compile(r"^ *[^{}\n]+{}\n", re.MULTILINE)
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def used_classes() -> set[str]:
    """Every class that templates, Python or scripts can put on a page, without the admin's."""
    found: set[str] = set()
    for text, patterns in _sources():
        for pattern in patterns:
            for match in re.finditer(pattern, text, re.DOTALL):
                found |= {name for name in match[2].split() if _CLASS.fullmatch(name)}
    return found


def _sources() -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in (ROOT / "templates").rglob("*.html"):
        if "admin" not in path.parts:
            yield _TEMPLATE_TAG.sub(" ", path.read_text("utf-8")), _IN_TEMPLATES
    for app in ("ldnguide", "content", "prescribing"):
        for path in (ROOT / app).rglob("*.py"):
            yield path.read_text("utf-8"), _IN_PYTHON
    for path in STATIC.rglob("*.js"):
        yield path.read_text("utf-8"), _IN_SCRIPTS


def classes_in(css: str) -> set[str]:
    """Every class that a style sheet has a rule for."""
    without_strings = re.sub(r'"[^"]*"|/\*.*?\*/|\burl\([^)]*\)', "", css, flags=re.DOTALL)
    selectors = re.sub(r"{[^{}]*}", "{}", without_strings)
    return set(_NAME.findall(selectors))


def can_match(selector: str, classes: set[str]) -> bool:
    """Whether our pages have everything that a selector names."""
    asked = re.sub(r":not\([^)]*\)|\"[^\"]*\"", "", selector)
    return set(_NAME.findall(asked)) <= classes and "[data-bs-" not in asked


def trimmed(rules: list[Any], classes: set[str]) -> Iterator[tuple[str, list[Any]]]:
    """The rules that stay: each with its selectors or @media line, and what it contains."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = tinycss2.serialize(rule.prelude).strip().split(",")
            staying = ",".join(each for each in selectors if can_match(each, classes))
            if staying:
                yield staying, _parsed(tinycss2.parse_blocks_contents, rule)
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media":
            within = list(trimmed(_parsed(tinycss2.parse_rule_list, rule), classes))
            if within:
                yield f"@media{tinycss2.serialize(rule.prelude)}", within


def _parsed(parse: Any, rule: Any) -> list[Any]:
    parsed: list[Any] = parse(rule.content, skip_comments=True, skip_whitespace=True)
    return parsed


def without_unused_variables(css: str, ours: str) -> str:
    """Drop each `--name: value;` that no declaration reads, until all are used."""
    before = ""
    while css != before:
        before = css
        css = _without_unread(css, set(_VARIABLE.findall(css + ours)))
    return css


def _without_unread(css: str, read: set[str]) -> str:
    shorter = _DEFINITION.sub(lambda match: match[0] if match[1] in read else "", css)
    return _EMPTY_RULE.sub("", shorter)


def written(rules: Iterator[tuple[str, list[Any]]] | list[Any], indent: str = "") -> str:
    """One rule on each line, so that a diff shows the changes of a new release."""
    lines = []
    for start, within in rules:
        if start.startswith("@media"):
            lines.append(f"{indent}{start} {{\n{written(within, '  ')}{indent}}}\n")
        else:
            declarations = ";".join(tinycss2.serialize([each]).rstrip(";") for each in within)
            lines.append(f"{indent}{start}{{{declarations}}}\n")
    return "".join(lines)


def main(source: str) -> None:
    css = Path(source).read_text("utf-8")
    licence = css[css.index("/*!") : css.index("*/") + 2]
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    ours = "".join(path.read_text("utf-8") for path in STATIC.glob("*.css") if path != TRIMMED)
    text = without_unused_variables(written(trimmed(rules, used_classes())), ours)
    TRIMMED.write_text(f"{licence}\n{NOTE}{text}", "utf-8")
    print(f"{TRIMMED.relative_to(ROOT)}: {TRIMMED.stat().st_size} bytes of {len(css)}")


if __name__ == "__main__":
    main(sys.argv[1])
