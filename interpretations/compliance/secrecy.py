"""Marks of secret or internal papers (S1): what carries one is not for the public."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from interpretations.compliance.base import Case, Finding, Severity

RULE = "S1"
_MARK = re.compile(r"(?:绝密|机密|秘密)\s*[★☆]|[★☆]\s*(?:绝密|机密|秘密)")
_INTERNAL = re.compile(
    r"(?:不得|严禁|请勿|不宜)外传|仅供(?:内部|领导)?(?:参阅|内部使用|内部参考)|内部(?:资料|文件)[,，]?(?:注意保存|注意保密|不得|严禁|请勿|★)"
    r"|(?:^|[(【\[])\s*内部(?:资料|文件)|不予公开的?(?:会议纪要|抄告单)"
)


def find(case: Case) -> Iterator[Finding]:
    """Report marks of secrecy; 商业秘密 and 国家秘密 in a sentence are ordinary words."""
    for reading in case.readings:
        for pattern in (_MARK, _INTERNAL):
            for match in pattern.finditer(reading.folded):
                yield reading.finding(
                    RULE,
                    severity=Severity.ERROR,
                    span=match.span(),
                    reason=_("This is the mark of a paper that is not public."),
                    suggestion=_("Ask the secrecy officer before anything of it is published."),
                )
