"""What an H5 page says of its own accord, by the language of the storyboard.

Not in the translation catalogue: a production is a function of its storyboard and the renderer's version, and must not
change its bytes because a catalogue did.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    """Every word of the page that is not the storyboard's."""

    series: str
    example: str
    example_note: str
    swipe: str
    next_page: str
    page_of: str
    navigation: str
    basis: str
    questions: str
    question: str
    answer: str
    read_full: str
    scan: str
    policy: str
    number: str
    issuer: str
    contact: str
    joiner: str


_CHINESE: Final = Words(
    series="政策解读",
    example="示例",
    example_note="示例内容，仅供演示，不是真实政策",
    swipe="向上滑动，看懂这份政策",
    next_page="下一页",
    page_of="第{number}页：{heading}",
    navigation="页面导航",
    basis="依据",
    questions="您可能想问",
    question="问",
    answer="答",
    read_full="查看政策原文和完整解读",
    scan="扫一扫，在手机上看",
    policy="政策文件",
    number="文号",
    issuer="发文机关",
    contact="咨询方式",
    joiner="、",
)
_BY_LANGUAGE: Final = {"zh-Hans": _CHINESE}


def words_in(language: str) -> Words:
    """Return the words in ``language``; simplified Chinese where there are none."""
    return _BY_LANGUAGE.get(language, _CHINESE)
