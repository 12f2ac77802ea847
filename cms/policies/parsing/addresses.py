"""Short addresses in plain letters, for pages whose titles are long and Chinese."""

import hashlib
import re

from pypinyin import Style, lazy_pinyin

from cms.policies.parsing.parsed import ParsedPolicy

_LONGEST = 60
_PIECE = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9]+")


def slug_of(policy: ParsedPolicy) -> str:
    """Return a short address: 穗府办规〔2021〕19号 gives "sfbg-2021-19"; without a number, date of issue and digest."""
    number = policy.metadata.document_number.replace("第", " ").removesuffix("号")
    pieces = [_letters(piece) for piece in _PIECE.findall(number)]
    if pieces:
        return "-".join(pieces)[:_LONGEST].strip("-")
    digest = hashlib.sha256(policy.text.encode()).hexdigest()[:8]
    issued_on = policy.metadata.issued_on
    return f"{issued_on.isoformat()}-{digest}" if issued_on else f"policy-{digest}"


def _letters(piece: str) -> str:
    if piece.isascii():
        return piece.lower()
    return "".join(lazy_pinyin(piece, style=Style.FIRST_LETTER, errors="ignore")).lower()
