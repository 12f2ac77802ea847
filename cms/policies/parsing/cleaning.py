"""Takes the page furniture off a text and leaves its words as they are."""

import re
from dataclasses import dataclass

_SOURCE_NOTE = re.compile(r"#\s*source\s*[:：]", re.IGNORECASE)
_HEADING_MARKS = re.compile(r"^(?:#{1,6}[^\S\t]+)+")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad\x1a"))
_BLANKS = " \u3000\u00a0\u2002\u2003\u2009"
_FURNITURE = re.compile(
    r"[-—–－_]+\s*\d{1,4}\s*[-—–－_]+"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?"
    r"|[【\[]?\s*字体\s*[:：].{0,20}"
    r"|[【\[]?(?:打印本页|打印|关闭窗口|关闭本页|我要打印|返回顶部|分享到\s*[:：]?.{0,20}|扫一扫在手机打开当前页)[】\]]?"
    r"|(?:浏览次数|点击数|访问量)\s*[:：]\s*\d*\s*次?"
)


@dataclass(frozen=True, slots=True)
class CleanText:
    """The lines that are the policy's, in order and without blank ones, and those taken off as furniture."""

    lines: tuple[str, ...]
    dropped: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines joined by line breaks: what is kept as the policy's text."""
        return "\n".join(self.lines)


def clean(lines: list[str]) -> CleanText:
    """Drop blank lines, ``# source:`` notes above the text, heading marks and page furniture.

    What is kept is left as it is when it is cleaned again.
    """
    kept: list[str] = []
    dropped: list[str] = []
    for line in lines:
        in_table = bool(kept) and "\t" in kept[-1]
        tidy = _tidy(line, in_table=in_table)
        if not tidy or (not kept and _SOURCE_NOTE.match(tidy)):
            continue
        tidy = _HEADING_MARKS.sub("", tidy)
        (dropped if _FURNITURE.fullmatch(tidy) else kept).append(tidy)
    return CleanText(lines=tuple(kept), dropped=tuple(dropped))


def _tidy(line: str, *, in_table: bool) -> str:
    line = line.translate(_INVISIBLE)
    bare = line.strip(_BLANKS + "\t\r\n\v\f")
    if bare and ("\t" in bare or in_table):
        # A row of a table: an empty first or last cell is a cell too.
        return line.strip(_BLANKS + "\r\n\v\f")
    return bare
