"""Text pasted from Word keeps its meaning and loses its styles."""

import pytest

from content.markup.richtext import TAGS, clean
from tests.content.markup.test_richtext import tags

WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Doc</title>
<style>p.MsoNormal {mso-style-parent:""; color:red}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->
</head><body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style="mso-x:y">Side effects</h1>
<p class=MsoNormal style='margin:0cm'><b style='mso-bidi-font-weight:normal'>Vivid</b>
<i>dreams</i><o:p></o:p> <span lang=EN-US style='color:#C00000'>were reported</span></p>
<ul type=disc><li class=MsoListParagraph><u>One</u></li><li>Two</li></ul>
<ol start=3><li>Three</li></ol>
<table class=MsoTableGrid border=1><tr><th bgcolor=red>Dose</th><th>People</th></tr>
<tr><td width=90 colspan=2 onclick="alert(1)">4 mg</td></tr></table>
<p onclick="steal()"><a href="https://example.org/a" onmouseover="x()" target=_blank>a link</a>
<a href="javascript:alert(1)">bad link</a> <a href="data:text/html,x">worse</a></p>
<script>document.write("written")</script><img src=x onerror=alert(1)>
<h2>Next</h2><h5>Small</h5><p>H<sub>2</sub>O<br>x<sup>2</sup></p><!--EndFragment--></body></html>
"""


def pasted():
    return clean(WORD)


@pytest.mark.parametrize(
    "kept",
    [
        "<h3>Side effects</h3>",
        "<h3>Next</h3>",
        "<h4>Small</h4>",
        "<strong>Vivid</strong>",
        "<em>dreams</em>",
        "were reported",
        "<li>One</li><li>Two</li>",
        '<ol start="3"><li>Three</li></ol>',
        "<th>Dose</th><th>People</th>",
        "<tr><td>4 mg</td><td></td></tr>",
        '<a href="https://example.org/a">a link</a>',
        "bad link",
        "H<sub>2</sub>O<br>x<sup>2</sup>",
    ],
)
def test_the_meaning_of_text_pasted_from_word_is_kept(kept):
    assert kept in pasted()


@pytest.mark.parametrize(
    "lost",
    [
        *("class", "style", "mso", "o:p", "<span", "<u>", "<!--", "lang", "width", "bgcolor"),
        *("onclick", "onmouseover", "onerror", "javascript", "data:", "target", "<img", "<b>"),
        *("<script", "written", "color", "Zoom", "WordDocument", "xml", "<title", "Doc<"),
    ],
)
def test_the_styles_that_word_added_are_removed(lost):
    assert lost not in pasted()


def test_only_allowed_tags_are_kept():
    assert tags(pasted()) <= TAGS
