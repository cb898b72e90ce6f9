"""The styles of a Word copy: the sizes and colours of the page, under names people can use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from familyplan.packs.render.ink import WIDTH, colour, type_for
from familyplan.packs.word.xml import rgb, twips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from familyplan.packs.render.ink import Type

__all__ = ["styles"]

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Fonts every Word and LibreOffice has or has a twin of; Arial has the Arabic letters.
_FONTS: Final = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>'
# Name in Word, kind of text on the page, what else its paragraphs do, the style it is based on.
_PARAGRAPHS: Final = (
    ("Soft text", "soft", ""),
    ("Own words", "words", '<w:ind w:left="284"/>'),
    ("Large text", "big", ""),
    ("Lead", "lead", ""),
    ("Eyebrow", "eyebrow", "<w:keepNext/>"),
    ("Table label", "label", ""),
    ("Table head", "head", "<w:keepNext/>"),
    ("Table text", "cell", ""),
    ("caption", "strong", "<w:keepNext/>"),
)
_START: Final = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}{{look}}"
    '<w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ur-PK"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/><w:pPr>{space}</w:pPr></w:style>"
)
_ROOTS: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="80" w:type="dxa"/>'
    '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def styles(language: str, *, large: bool) -> str:
    """Write the whole part with the styles."""
    body = type_for("body", large=large)
    paragraphs = (
        _paragraph(name, type_for(kind, large=large), more) for name, kind, more in _PARAGRAPHS
    )
    parts = [_ROOTS, *_headings(large=large), *paragraphs, *_others(large=large)]
    start = _START.format(look=_look(body), space=_spaced(body), language=language)
    return f"<w:styles {_W}>{start}{''.join(parts)}</w:styles>"


def _headings(*, large: bool) -> Iterator[str]:
    for level in range(1, 7):
        look = type_for(f"h{level}", large=large)
        yield _paragraph(
            f"heading {level}", look, "<w:keepNext/><w:keepLines/>", f"Heading{level}", level=level
        )


def _others(*, large: bool) -> Iterator[str]:
    body, margin = type_for("body", large=large), type_for("margin", large=large)
    yield _paragraph("List Bullet", body, '<w:numPr><w:numId w:val="1"/></w:numPr>', "ListBullet")
    tint = f'<w:keepLines/><w:shd w:val="clear" w:color="auto" w:fill="{_fill("accent-soft")}"/>'
    yield _paragraph("Panel", body, f"{tint}")
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{twips(WIDTH)}"/></w:tabs>'
    for name in ("header", "footer"):
        yield _paragraph(name, margin, tabs, name.title())
    yield (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Gap"><w:name w:val="Gap"/>'
        '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" '
        'w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="8"/><w:szCs w:val="8"/></w:rPr></w:style>'
    )
    yield (
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    )
    yield (
        '<w:style w:type="character" w:customStyle="1" w:styleId="Soft"><w:name w:val="Soft"/>'
        f'<w:qFormat/><w:rPr><w:color w:val="{_fill("text-soft")}"/></w:rPr></w:style>'
    )


def _paragraph(name: str, look: Type, more: str, key: str = "", *, level: int = 0) -> str:
    own = "" if name.islower() or name == "List Bullet" else ' w:customStyle="1"'
    outline = f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    follows = '<w:next w:val="Normal"/>' if level else ""
    before, _, after = more.partition("<w:ind")
    indent = f"<w:ind{after}" if after else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{key or name.title().replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{follows}<w:qFormat/>'
        f"<w:pPr>{before}{_spaced(look)}{indent}{outline}</w:pPr>"
        f"<w:rPr>{_look(look)}</w:rPr></w:style>"
    )


def _spaced(look: Type) -> str:
    return (
        f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(2)}" '
        f'w:line="{twips(look.leading)}" w:lineRule="atLeast"/>'
    )


def _look(look: Type) -> str:
    weight = "<w:b/><w:bCs/>" if look.weight > 400 else ""  # noqa: PLR2004 - regular
    size = round(look.size * 2)
    return (
        f'{weight}<w:color w:val="{_fill(look.role)}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/>'
    )


def _fill(role: str) -> str:
    return rgb(colour(role))
