"""What each character may do in a line: where lines may not break, what hangs, what squeezes."""

import re
import unicodedata
from typing import Final

OPENING: Final = frozenset("（【《〈「『“‘〔｛［〖")
CLOSING: Final = frozenset("）】》〉」』”’〕｝］〗")
STOPS: Final = frozenset("，。、；：！？．")
HANGING: Final = frozenset("，。、；：")
"""Stops light enough to stand outside the measure at a line's end."""

NO_LINE_START: Final = (
    CLOSING | STOPS | frozenset("…—～·‥〃々〻ー‐–°′″℃‰％﹪,.;:!?)]}»›%/、。•－﹣〞︰＇＂＞〟")
)
"""避头: characters a line may not start with."""

NO_LINE_END: Final = OPENING | frozenset("([{«‹¥￥$＄£€№＃#＜〝")
"""避尾: characters a line may not end with."""

_HAN: Final = re.compile(r"[⺀-⿟々〇〡-〩㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
_SPACES: Final = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_SPACE_BESIDE_WIDE: Final = re.compile(
    r"(?<=[，。、；：！？）】》」』”〕]) | (?=[，。、；：！？（【《「『“〔）】》」』”〕])"
)
_VARIATION: Final = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_INVISIBLE_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def is_han(character: str) -> bool:
    """Whether ``character`` is a Chinese ideograph (punctuation is not)."""
    return _HAN.match(character) is not None


def is_word_character(character: str) -> bool:
    """Whether ``character`` belongs to a Latin (or other alphabetic) word or a number."""
    return not is_han(character) and unicodedata.category(character)[0] in "LNM"


def clean(text: str) -> str:
    """Make ``text`` fit to be set: composed characters, one kind of space, nothing invisible.

    Control, zero-width, bidirectional and variation characters are removed; blank runs become one space, and none is
    left beside full-width punctuation; all line ends become the same and empty lines go.
    """
    unified = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (_clean_line(line) for line in unified.split("\n"))
    return "\n".join(line for line in lines if line)


def _clean_line(line: str) -> str:
    spaced = _SPACES.sub(" ", _VARIATION.sub("", line))
    visible = "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE_CATEGORIES)
    return _SPACE_BESIDE_WIDE.sub("", visible).strip()
