"""Labelled sentences: what each rule should find in them, and what it should leave alone.

Written together with the rules, so that the figures show regressions and known gaps rather than how the rules do on
unseen text. Sentences that a rule gets wrong today stay in, with the label a careful editor would give.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interpretations.compliance.base import (
    ClientWord,
    Draft,
    Finding,
    Office,
    Passage,
    Person,
    Place,
    Register,
    Source,
    SourceClause,
    Tenure,
    WordLists,
)
from interpretations.compliance.registry import FAMILIES, check

DAY = date(2026, 11, 1)
POLICY = Source(
    title="鄂尔多斯市人民政府关于发放冬季取暖补贴的通知",
    text="""鄂府发〔2026〕7号
鄂尔多斯市人民政府关于发放冬季取暖补贴的通知
第一条 每户每年补贴1,200元，困难家庭每户每年补贴1800元。补贴标准提高50%，资金总额1.6亿元。
第二条 居民应当在2026年11月1日至12月31日提出申请，社区在3个工作日内受理，审核期限为十个工作日，公示期3—5日。
第三条 连续居住满2年、年满60周岁的居民可以在社区代办。家庭唯一住房的面积不超过90平方米。永久居留的外国人参照执行。
第四条 每户每年限领一次，累计不超过3次。以虚报、冒领等方式骗取补贴的，依法追回。
本通知自二○二六年十一月一日起施行，有效期至2028年10月31日。""",
    clauses=(
        SourceClause("补贴标准", "每户每年补贴1,200元，困难家庭每户每年补贴1800元。"),
        SourceClause("办理程序", "居民应当在2026年11月1日至12月31日提出申请。"),
        SourceClause("监督管理", "以虚报、冒领等方式骗取补贴的，依法追回。"),
    ),
)
REGISTER = Register(
    people=(
        Person("苏和平", (Tenure("市民政局", "局长", date(2024, 1, 1)),)),
        Person(
            "林秀英",
            (
                Tenure("市财政局", "局长", date(2020, 1, 1), date(2025, 6, 30)),
                Tenure("市人民政府", "副市长", date(2025, 7, 1)),
            ),
        ),
    ),
    departments=(
        Office("市医疗保障局"),
        Office("市应急管理局", former_names=("市安全生产监督管理局",)),
        Office("市旅游发展委员会", abolished_on=date(2019, 1, 1)),
    ),
    regions=(
        Place("150600", "鄂尔多斯市", "鄂尔多斯"),
        Place("150602", "东胜区", "东胜", "150600"),
        Place("430800", "张家界市", "张家界"),
        Place("440100", "广州市", "广州"),
        Place("440106", "天河区", "", "440100"),
    ),
)
WORD_LISTS = WordLists(
    confusions={"取暖捕贴": "取暖补贴"}, client_words=(ClientWord("老百姓", "群众"),)
)
TITLE, BODY = "title", "purpose"


@dataclass(frozen=True)
class Sentence:
    """A text in a field, with the codes of every rule that should find something in it."""

    text: str
    codes: frozenset[str]
    field: str = BODY
    tags: frozenset[str] = frozenset()


def _s(text: str, codes: str = "", field: str = BODY, tags: str = "") -> Sentence:
    return Sentence(text, frozenset(codes.split()), field, frozenset(tags.split()))


SENTENCES = (
    # The fact lock, held.
    _s("每户每年补贴1200元，困难家庭1800元。"),
    _s("符合条件的，每户可领一千二百元。"),
    _s("取暖补贴每户每年０.１２万元。"),
    _s("补贴标准提高百分之五十，也就是涨了一半。"),
    _s("全市安排资金16000万元。"),
    _s("2026年11月1日起施行，12月31日前提出申请。"),
    _s("2026-11-01起可以申请，社区3个工作日内受理。"),
    _s("审核要10个工作日，公示3至5日。"),
    _s("二〇二八年十月三十一日前有效。"),
    _s("依据鄂府发〔2026〕7号文件第三条办理。"),
    _s("依据鄂府发[2026]7号文件办理。"),
    _s("住满24个月、60岁以上的居民可以代办。"),
    _s("1.先到社区申请。"),
    _s("拨打12345或者0477-8581234咨询。"),
    _s("请登录https://www.ordos.gov.cn/2027/99办理。"),
    _s("我们一定十分认真地办好每一件事，让大家一年四季都方便。"),
    _s("《2019年取暖办法》已经停止执行。"),
    # The fact lock, broken.
    _s("每户每年补贴2200元。", "B4"),
    _s("困难家庭每户一千九百元。", "B4"),
    _s("补贴标准提高60%。", "B4"),
    _s("2026年11月2日起施行。", "B4"),
    _s("受理以后5个工作日办完。", "B4"),
    _s("依据鄂府发〔2026〕8号文件办理。", "B4"),
    _s("依据通知第九条办理。", "B4"),
    _s("年满65周岁可以代办。", "B4"),
    _s("资金总额1.6万元。", "B4"),
    _s("公示期3—7日。", "B4"),
    _s("全市有38万户居民受益。", "B4"),
    # Known gaps: a count in words, and a true figure said of the wrong thing.
    _s("补贴分为五类。", "B4"),
    _s("困难家庭每户每年补贴1200元。", "B4"),
    # V1 to V9.
    _s("震惊！取暖补贴标准公布", "V1", TITLE),
    _s("重磅！取暖补贴来了", "V1", TITLE),
    _s("刚刚，取暖补贴定了", "V1", TITLE),
    _s("突发！取暖补贴有变", "V1", TITLE),
    _s("火！取暖补贴开始申请", "V1", TITLE),
    _s("消息一出，朋友圈炸锅。", "V1"),
    _s("突发公共事件应急预案解读", "", TITLE),
    _s("紧急救助怎么申请", "", TITLE),
    _s("本月起，这笔钱直接发放至个人！", "V2", TITLE),
    _s("取暖补贴竟然这样领", "V2", TITLE),
    _s("这类人快来申请……", "V2", TITLE),
    _s("取暖补贴怎么领？这类人群可以代办", "", TITLE),
    _s("扎心了！取暖补贴你还没领", "V3", TITLE),
    _s("家人们谁懂啊，补贴yyds！", "V3"),
    _s("亲，材料包邮哦。", "V3"),
    _s("妹纸们看过来~~~", "V4"),
    _s("困难人家可以由社区上门办理。"),
    _s("取暖补贴开始申请🔥", "V5", TITLE),
    _s("请为逝者默哀🕯", "V5", BODY, "悼念"),
    _s("记得申请😊。"),
    _s("如此重要的消息，快转发给需要的人！", "V6"),
    _s("点赞关注，速速收藏。", "V6"),
    _s("请把办理结果转给申请人。"),
    _s("取暖补贴来了！快申请！", "V7", TITLE),
    _s("政府送出大礼包，躺赚补贴。", "V7"),
    _s("这是最优惠的政策，人人有份。", "V8"),
    _s("申请材料全部免费邮寄。", "V8"),
    _s("家庭唯一住房不超过90平方米。"),
    _s("最低生活保障家庭最高可领1800元，最晚12月31日申请。"),
    _s("不要学那些刁民虚报冒领。", "V9"),
    _s("王大爷说：“这下家人们都暖和了！”"),
    # Misspelt words, and the client's table.
    _s("深入推进扫黑险恶专项斗争。", "T1"),
    _s("补贴发到本人银行帐户。", "T1"),
    _s("请登陆网站提交申请。", "T1"),
    _s("取暖捕贴每年发放。", "T2"),
    _s("请登录网站提交申请，补贴发到账户。"),
    _s("台风登陆时请留在室内。"),
    # Officials and departments.
    _s("市民政局局长苏和平说明了办理程序。"),
    _s("市民政局局长苏合平说明了办理程序。", "N1"),
    _s("苏和萍局长回答了提问。", "N1"),
    _s("市财政局局长林秀英介绍了资金安排。", "N2"),
    _s("副市长林秀英介绍了资金安排。"),
    _s("时任市财政局局长林秀英签发了通知。"),
    _s("市长苏和平介绍了政策。", "N2"),
    _s("局长张建国回答了提问。"),
    _s("由市安全生产监督管理局负责检查。", "N3"),
    _s("由市应急管理局（原市安全生产监督管理局）负责检查。"),
    _s("由市旅游发展委员会发放。", "N3"),
    # Regions.
    _s("湖北省张家界市的做法值得借鉴。", "R1"),
    _s("四川省重庆市也有类似政策。", "R1"),
    _s("鄂尔多斯市天河区的居民。", "R1"),
    _s("内蒙古自治区鄂尔多斯市东胜区的居民。"),
    _s("四川省、重庆市也有类似政策。"),
    _s("广东省广州市天河区的居民。"),
    # Private data.
    _s("联系人手机13812345678。", "P1"),
    _s("联系人手机138 1234 5678。", "P1"),
    _s("申请人身份证号11010519491231002X。", "P2"),
    _s("办件编号110105194912310021。"),
    _s("编号4111 1111 1111 1112。"),
    _s("卡号4111 1111 1111 1111。", "P3"),
    _s("材料发到wang.fang88@qq.com。", "P4"),
    _s("材料发到mzj@ordos.gov.cn。"),
    # Secrecy, and the client's words.
    _s("机密★ 请妥善保管", "S1"),
    _s("本通知仅供内部参考，不得外传。", "S1"),
    _s("应当为申请人保守商业秘密和个人隐私。"),
    _s("让老百姓都能看懂。", "C1"),
    # The parts and the copying are judged on whole texts: see test_facets and test_copying.
)
JUDGED_ELSEWHERE = frozenset({"B1", "B2", "B3", "B5"})


@dataclass(frozen=True)
class Score:
    """How one rule did."""

    right: int
    false_alarms: int
    missed: int

    @property
    def precision(self) -> float:
        """Right findings among the rule's findings."""
        return self.right / (self.right + self.false_alarms) if self.right else 0.0

    @property
    def recall(self) -> float:
        """Right findings among those there should be."""
        return self.right / (self.right + self.missed) if self.right else 0.0


def findings_in(sentence: Sentence) -> tuple[Finding, ...]:
    """Return what the rules find in ``sentence``, those judged on whole texts left out."""
    is_title = sentence.field == TITLE
    draft = Draft(
        title=sentence.text if is_title else "取暖补贴解读",
        passages=() if is_title else (Passage(sentence.field, sentence.text),),
        tags=sentence.tags,
    )
    found = check(draft, sources=(POLICY,), register=REGISTER, on_day=DAY, word_lists=WORD_LISTS)
    return tuple(finding for finding in found if finding.rule not in JUDGED_ELSEWHERE)


def scores(sentences: Iterable[Sentence] = SENTENCES) -> dict[str, Score]:
    """Return each rule's score over the corpus, by code."""
    counts: dict[str, Counter[str]] = {
        code: Counter()
        for family in FAMILIES
        for code in family.codes
        if code not in JUDGED_ELSEWHERE
    }
    for sentence in sentences:
        found = {finding.rule for finding in findings_in(sentence)}
        for code, count in counts.items():
            if code in found:
                count["right" if code in sentence.codes else "false_alarms"] += 1
            elif code in sentence.codes:
                count["missed"] += 1
    return {
        code: Score(count["right"], count["false_alarms"], count["missed"])
        for code, count in counts.items()
    }
