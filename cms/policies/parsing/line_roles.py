"""Tells what a line outside the clauses is, by its look alone."""

import re

from cms.policies.parsing.dates import DATE, is_date_line
from cms.policies.parsing.ladder import read_marker
from cms.policies.parsing.numerals import NUMERAL

_LONGEST_TITLE = 120
_LONGEST_ADDRESSEE = 400
_KINDS = (
    "命令|令|决定|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|决议|公报|办法|细则|规定|条例|规则|规程|规范|章程|要点|方案|"
    "措施|规划|计划|纲要|制度|标准|目录|清单|指南|指引|预案|准则|若干政策|政策|汇编"
)
_KIND_AT_END = re.compile(rf"(?:{_KINDS})(?:[（(《〈【\[].{{1,20}}[）)》〉】\]])?[》〉]?$")
_NUMBER = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{1,20}\s*[〔\[［【(（]\s*\d{4}\s*[〕\]］】)）]\s*第?\s*[^\s号]{1,8}\s*号"
)
_ORDER = re.compile(r"[\u4e00-\u9fff]{2,40}令(?:\s*第?\s*[〇○零一二三四五六七八九十百\d]+\s*号)?")
_ORDER_NUMBER = re.compile(rf"第?\s*{NUMERAL}+\s*号")
_HISTORY = re.compile(rf"[(（]?\s*{DATE}.*(?:公布|发布|修订|修正|施行|实施|通过|批准|废止).*")
_LETTERHEAD = re.compile(r"[\u4e00-\u9fff\s]{4,40}文\s*件")
_FOOTER = re.compile(
    r"[(（]?\s*(?:此件)?(?:公开方式|公开属性|信息公开选项|主动公开|依申请公开|不予公开|公开发布|此件).{0,30}"
    r"|抄\s*送\s*[:：].*|主题词\s*[:：].*|校对\s*[:：].*|[(（]?联系人\s*[:：].*"
    rf"|.{{2,40}}\s+{DATE}\s*印发"
)
_ATTACHMENT_MARK = re.compile(r"附\s*件\s*(?P<number>[一二三四五六七八九十\d]{0,4})\s*[:：]?")
_ATTACHMENT_NAMED = re.compile(
    r"附\s*件\s*(?P<number>[一二三四五六七八九十\d]{0,4})\s*[:：.．\s]\s*(?P<name>\S.*)"
)
_LISTED = re.compile(r"\d{1,2}\s*[.．、]\s*[^。；;]+")
_BODY_ENDINGS = "府厅室局委会院部处办组心司队所站馆署省市区县旗盟州校社团庭行库库网段场"
_BODY = re.compile(
    rf"(?:[\u4e00-\u9fff（）()·、]{{2,60}}[{_BODY_ENDINGS}](?:[（(][\u4e00-\u9fff]{{1,10}}[）)])?)"
)
_PERSON = re.compile(
    r"(?:代\s*)?(?:省|市|区|县|旗|州|盟|部|局|厅|署)?\s*(?:长|主\s*席|主\s*任|总\s*理|书\s*记)\s*[:：]?\s*[\u4e00-\u9fff·\s]{2,12}"
)
_LAST_WORDS = re.compile(
    rf"(?:本|该)(?:{_KINDS}|若干措施|实施{NUMERAL}*细则|实施办法|实施意见)?.{{0,30}}(?:施行|实施|执行|有效期|废止|解释)"
    r"|以上.{0,20}(?:施行|执行)|特此(?:通知|公告|通告|函|报告|批复)|此复|请.{0,30}(?:贯彻执行|遵照执行|认真贯彻落实)|《.{2,80}》.{0,40}同时废止"
)


def is_document_number(line: str) -> bool:
    """Whether the line is a document number and nothing else: 鄂府发〔2021〕5号."""
    return _NUMBER.fullmatch(line) is not None


def is_order(line: str) -> bool:
    """Whether the line announces an order: 广州市人民政府令, with or without its number."""
    return _ORDER.fullmatch(line) is not None


def is_order_number(line: str) -> bool:
    """Whether the line is the bare number of an order: 第179号."""
    return _ORDER_NUMBER.fullmatch(line) is not None


def is_history(line: str) -> bool:
    """Whether the line tells when the text was made public, amended or put in force."""
    return _HISTORY.fullmatch(line) is not None and not line.endswith("。")


def is_letterhead(line: str) -> bool:
    """Whether the line is the red head of a printed document: 鄂尔多斯市人民政府办公室文件."""
    return _LETTERHEAD.fullmatch(line) is not None and "关于" not in line


def is_addressee(line: str) -> bool:
    """Whether the line could name those addressed: it ends in a colon and is no sentence."""
    return line.endswith((":", "：")) and len(line) <= _LONGEST_ADDRESSEE and "。" not in line


def is_title(line: str) -> bool:
    """Whether the line could be (a piece of) a title: short, no end of sentence, no marker, no date."""
    return (
        len(line) <= _LONGEST_TITLE
        and "\t" not in line
        and not line.endswith(tuple("。；;：:，,、！!？?"))
        and read_marker(line) is None
        and not is_date_line(line)
    )


def names_its_kind(line: str) -> bool:
    """Whether the line ends like a finished title: …通知, …办法, …（试行）."""
    return _KIND_AT_END.search(line) is not None


def is_footer(line: str) -> bool:
    """Whether the line is an office's note under the text: how it is made public, who gets copies."""
    return _FOOTER.fullmatch(line) is not None


def is_attachment_mark(line: str) -> bool:
    """Whether the line is the bare word 附件, with or without a number."""
    return _ATTACHMENT_MARK.fullmatch(line) is not None


def is_named_attachment(line: str) -> bool:
    """Whether the line is 附件 with the name of what is attached."""
    return _ATTACHMENT_NAMED.fullmatch(line) is not None and not line.endswith("。")


def attachment_number(line: str) -> str:
    """Return the number an attachment's line gives it, as written; empty when it gives none."""
    match = _ATTACHMENT_MARK.fullmatch(line) or _ATTACHMENT_NAMED.fullmatch(line)
    return match["number"] if match else ""


def is_listed(line: str) -> bool:
    """Whether the line could continue a list of attachments: 2.申请表."""
    return _LISTED.fullmatch(line) is not None


def names_bodies(line: str) -> bool:
    """Whether every word of the line is the name of a public body."""
    words = line.split()
    return bool(words) and all(_BODY.fullmatch(word) for word in words)


def is_signature(line: str) -> bool:
    """Whether the line could sign a document: bodies, or an office and a person."""
    return names_bodies(line) or _PERSON.fullmatch(line) is not None


def is_last_words(line: str) -> bool:
    """Whether an unnumbered line speaks of the whole document: from when it applies, what it ends."""
    return _LAST_WORDS.match(line) is not None
