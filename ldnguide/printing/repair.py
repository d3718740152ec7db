"""Repair the tagged PDFs that WeasyPrint writes.

It leaves out the scopes of table headers, and gets wrong the boxes of pictures and the text of some
glyphs.
"""

import io
from typing import Any

import pikepdf

from ldnguide.printing import fonts

POINTS_IN_A_PIXEL = 0.75


def repair(document: bytes) -> bytes:
    """The PDF with header scopes, picture boxes and glyph texts corrected."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as pdf:
        _set_header_scopes(pdf)
        _set_boxes_of_pictures(pdf)
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
                cmap = fonts.repair_tounicode(str(font.BaseFont)[1:], font.ToUnicode.read_bytes())
                font.ToUnicode.write(cmap)
        pdf.save(out)
    return out.getvalue()


def _set_header_scopes(pdf: pikepdf.Pdf) -> None:
    """Give each TH the scope that its HTML had (WeasyPrint's issue 2508)."""
    for row in _structure(pdf.Root.StructTreeRoot, "/TR"):
        cells = [cell for cell in _kids(row) if cell.get("/S") in ("/TH", "/TD")]
        all_headers = all(cell.S == "/TH" for cell in cells)
        for cell in cells:
            if cell.S == "/TH":
                _set_scope(cell, "/Column" if all_headers else "/Row")


def _set_scope(cell: Any, scope: str) -> None:
    scoped = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name(scope))
    attributes = cell.get("/A")
    if attributes is None:
        cell.A = scoped
    elif isinstance(attributes, pikepdf.Array):
        attributes.append(scoped)
    else:
        cell.A = pikepdf.Array([attributes, scoped])


def _set_boxes_of_pictures(pdf: pikepdf.Pdf) -> None:
    """From pixels below the top of the page to points above its foot, as the PDF standard asks."""
    for picture in _structure(pdf.Root.StructTreeRoot, "/Figure"):
        left, top, right, foot = (float(edge) * POINTS_IN_A_PIXEL for edge in picture.A.BBox)
        height = float(picture.Pg.MediaBox[3])
        box = (left, height - foot, right, height - top)
        picture.A.BBox = pikepdf.Array([round(edge, 2) for edge in box])


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]


def _structure(element: Any, kind: str) -> list[Any]:
    elements, todo = [], [element]
    while todo:
        element = todo.pop()
        if element.get("/S") == kind:
            elements.append(element)
        todo.extend(_kids(element))
    return elements
