"""Finds the name of a clause in its own first words."""

import re

from cms.policies.enums import ClauseLevel

_LONGEST = 60
_NAMED_ARTICLE = re.compile(r"【[^】]{1,30}】")
_PAUSES = tuple("。；;：:，,、")


def heading_of(text: str, *, level: ClauseLevel, in_article: bool) -> str:
    """Return the beginning of ``text`` that names the clause; empty when nothing does.

    Three shapes count: words without any end of sentence (the whole of a chapter head), a first sentence with more text
    run on behind it ("以权责清单为依托,加强权力配置信息公开。围绕…"), and 【…】 at the head of an article.
    """
    if in_article:
        named = _NAMED_ARTICLE.match(text)
        return named.group() if named else ""
    if level in {ClauseLevel.TABLE, ClauseLevel.PARAGRAPH} or not text:
        return ""
    sentence, stop, more = text.partition("。")
    if len(sentence) > _LONGEST:
        return ""
    if not stop:
        return "" if sentence.endswith(_PAUSES) else sentence
    return sentence if more else ""
