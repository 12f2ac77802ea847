"""Pronunciation: spoken Chinese as pinyin with tone numbers, for voices that cannot read Han."""

import re
from typing import Final

from pypinyin import Style, lazy_pinyin, load_phrases_dict

# Words of policy texts that the phrase dictionary reads wrongly or does not know as words.
_PHRASES: Final = {
    "还款": "huán kuǎn",
    "还贷": "huán dài",
    "康巴什": "kāng bā shí",
    "杭锦旗": "háng jǐn qí",
    "一月": "yī yuè",
    "参保人": "cān bǎo rén",
}
load_phrases_dict(
    {word: [[syllable] for syllable in said.split()] for word, said in _PHRASES.items()}
)

_LETTERS: Final = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        [
            "ei1",
            "bi4",
            "xi1",
            "di4",
            "yi4",
            "ai2 fu5",
            "ji4",
            "ei2 qi5",
            "ai4",
            "zhei4",
            "kei4",
            "ai2 er5",
            "ai2 mu5",
            "en1",
            "ou1",
            "pi4",
            "kiu1",
            "a1",
            "ai2 si5",
            "ti4",
            "you1",
            "wei4",
            "da2 bu5 liu5",
            "ai2 ke5 si5",
            "wai4",
            "zi4",
        ],
        strict=True,
    )
)
_STOPS: Final = {
    "，": ",", "、": ",", "；": ";", "：": ",", "。": ".", "！": "!", "？": "?", ",": ",", ".": ".",
}  # fmt: skip
_TOKEN: Final = re.compile(r"[一-鿿㐀-䶿〇]+|[A-Za-z]+|[，、；：。！？,.]")


def to_pinyin(spoken: str) -> str:
    """Write ``spoken`` (from :func:`media_pipeline.narration.reading.read_aloud`) as syllables and stops.

    Latin letters are spelled one by one; anything else that is not Han is silent.
    """
    words: list[str] = []
    for match in _TOKEN.finditer(spoken):
        token = match.group(0)
        if token in _STOPS:
            if words:
                words[-1] += _STOPS[token]
        elif token.isascii():
            words += [_LETTERS[letter] for letter in token.upper()]
        else:
            words += lazy_pinyin(token, style=Style.TONE3, neutral_tone_with_five=True)
    return " ".join(words)
