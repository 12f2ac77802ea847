"""Rich text as plain paragraphs and sentences."""

import re
from html.parser import HTMLParser

_BLOCKS = {"p", "li", "h2", "h3", "h4", "blockquote"}
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”’）》]*|[^。！？；]+$")


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- HTMLParser's signature
        if tag in _BLOCKS or tag == "br":
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.paragraphs.append("")

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += data


def paragraphs_of(rich_text: str) -> list[str]:
    """Return the paragraphs and list items of ``rich_text`` without tags; empty ones dropped."""
    reader = _Paragraphs()
    reader.feed(rich_text)
    reader.close()
    return [text for paragraph in reader.paragraphs if (text := " ".join(paragraph.split()))]


def sentences_of(paragraph: str) -> list[str]:
    """Return the sentences of ``paragraph``, each with its full stop; nothing lost but blanks at the ends."""
    return [text for match in _SENTENCE.finditer(paragraph) if (text := match.group().strip())]
