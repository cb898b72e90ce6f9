"""The file round the words: own styles and settings, no names in its properties, no clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from docx.oxml.parser import parse_xml

from familyplan.packs.document import plain
from familyplan.packs.word.styles import styles

if TYPE_CHECKING:
    from docx.document import Document as Made
    from docx.oxml.xmlchemy import BaseOxmlElement

    from familyplan.packs.document import Document

__all__ = ["bare"]

# Always the same day, so that the same copy always has the same bytes.
_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Of python-docx's template only these are kept; the rest is a picture of it, its maker and styles
# that no copy uses.
_KEPT: Final = frozenset({"styles", "settings", "numbering"})
_SETTINGS: Final = f"""<w:settings {_W}>
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="{{language}}" w:eastAsia="zh-CN" w:bidi="ur-PK"/>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""
_NUMBERING: Final = f"""<w:numbering {_W}>
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def bare(made: Made, document: Document) -> None:
    """Leave nothing of the template but what this copy needs, and set its own properties."""
    for key, one in list(made.part.rels.items()):
        if one.reltype.rsplit("/", 1)[-1] not in _KEPT:
            made.part.rels.pop(key)
    package = made.part.package
    for key, one in list(package.rels.items()) if package else ():
        if one.reltype.endswith(("/thumbnail", "/extended-properties")):
            package.rels.pop(key)
    _replace(made.styles.element, styles(document.language, large=document.large))
    _replace(made.settings.element, _SETTINGS.format(language=document.language))
    _replace(made.part.numbering_part.element, _NUMBERING)
    _describe(made, document)


def _replace(old: BaseOxmlElement, written: str) -> None:
    for one in list(old):
        old.remove(one)
    old.extend(list(parse_xml(written)))


def _describe(made: Made, document: Document) -> None:
    said = made.core_properties
    said.title = plain(document.title)
    said.language = document.language
    said.author = said.last_modified_by = said.comments = ""
    said.created = said.modified = _DAY
    said.revision = 1
