"""The demo's interpretations: one told by the head of the lead department as a film, one as questions and answers."""

import datetime
import json
from dataclasses import asdict, dataclass, field

from cms.organisations.models import Post, PostKind, User
from cms.policies.models import PolicyPage
from cms.portal.demo.bodies import DEPUTY, HEAD
from interpretations.blocks import PinnedClause
from interpretations.enums import Form, Occasion
from interpretations.models import InterpretationPage
from interpretations.services import request_productions_of

_FILM = "jiuye-chuangye-jiedu"
_ANSWERS = "jiuye-chuangye-wenda"
CONTACT = "鄂尔多斯市人力资源和社会保障局（示例） 0477-0000000（示例号码）"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as the demo writes it; ``anchors`` name the clauses it is pinned to."""

    heading: str
    text: str
    anchors: tuple[str, ...]
    figure: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the demo writes it."""

    question: str
    answer: str
    anchors: tuple[str, ...] = field(default=())


MEASURES = (
    Measure(
        "单位招人，每人补1500元",
        "用人单位招用毕业年度高校毕业生、离校2年内未就业高校毕业生或者登记失业6个月以上人员，签订1年以上劳动合同，缴纳社会保险费满3个月，"
        "每招用1人可领1500元一次性吸纳就业补贴。",
        ("c-1-1",),
        ("1500", "元", "单位每招用1人"),
    ),
    Measure(
        "招用就业困难人员，社保费全额补贴",
        "单位实际缴纳的基本养老、基本医疗、失业三项保险费给予全额补贴，最长3年；招用时距法定退休年龄不足5年的，可延长至退休。",
        ("c-1-2",),
        ("3", "年", "社会保险补贴最长"),
    ),
    Measure(
        "就业见习，每月补贴见习单位1800元",
        "离校2年内未就业高校毕业生和16周岁至24周岁失业青年可参加3个月至12个月的就业见习，单位每月发放的基本生活费不低于2000元；"
        "留用率达到50%以上的，补贴提高到每人每月2200元。",
        ("c-2-1",),
        ("1800", "元/月", "就业见习补贴"),
    ),
    Measure(
        "困难高校毕业生，求职补贴1500元",
        "最低生活保障家庭、零就业家庭的高校毕业生，以及持有残疾人证的高校毕业生，每年9月1日至10月31日向所在院校申请。",
        ("c-2-2",),
    ),
    Measure(
        "考取技能证书，最高补贴2000元",
        "参加失业保险满12个月的职工和农牧民，取得职业技能等级证书后12个月内申请：初级工1000元、中级工1500元、高级工2000元，每人每年不超过2次。",
        ("c-2-3",),
        ("2000", "元", "高级工技能提升补贴"),
    ),
    Measure(
        "首次创业，补贴10000元起",
        "重点群体首次创办小微企业或者从事个体经营，正常经营满6个月并带动1人以上就业的，补贴10000元；带动3人以上就业的，补贴15000元。",
        ("c-3-1",),
        ("15000", "元", "一次性创业补贴最高"),
    ),
    Measure(
        "租场地创业，租金补一半",
        "自经营之日起，按实际支付租金的50%给予补贴，每年最高6000元，最长3年。",
        ("c-3-2",),
        ("50", "%", "创业场地租金补贴"),
    ),
    Measure(
        "创业贷款最高30万元，财政贴息一半",
        "期限最长3年；合伙创业的，每人最高30万元，总额最高300万元。贷款期间，财政按实际利息的50%给予贴息。",
        ("c-3-3",),
        ("30", "万元", "创业担保贷款最高"),
    ),
    Measure(
        "受理后15个工作日审核完",
        "通过政务服务网或者旗区政务服务中心人社窗口申请，能共享核验的材料不用重复交。审核后公示5个工作日，无异议的在10个工作日内拨付。",
        ("c-4-1",),
    ),
)

QUESTIONS = (
    Question(
        "我去年毕业，还没找到工作，能享受什么？",
        "属于离校2年内未就业高校毕业生：可以参加就业见习；用人单位招用您并符合条件的，单位可领1500元补贴；您自己创业的，可以申请创业补贴、场地租金补贴和创业担保贷款。",
        ("c-1-1", "c-2-1", "c-3-1"),
    ),
    Question(
        "到哪里申请？要等多久？",
        "通过政务服务网或者旗区政务服务中心人社窗口申请。受理之日起15个工作日内审核完，公示5个工作日，公示无异议的10个工作日内拨付到社会保障卡或者单位账户。",
        ("c-4-1",),
    ),
    Question(
        "政策什么时候开始执行？",
        "2026年11月1日起施行，有效期至2028年10月31日。施行前已经受理的申请，按原规定办理。",
        ("c-4-3",),
    ),
)


def load_interpretations() -> None:
    """Write the demo's interpretations unless they are there.

    The head's item declares the film; its productions are queued, so the worker has something to show at once.
    """
    policy = PolicyPage.objects.get(document_number="鄂府办发〔2026〕示例1号")
    author = User.objects.get(username="editor")
    head = Post.objects.get(official__name=HEAD, kind=PostKind.PRINCIPAL)
    deputy = Post.objects.get(official__name=DEPUTY)
    if not InterpretationPage.objects.filter(slug=_FILM).exists():
        film = _publish(policy, author=author, page=_film(policy, post=head))
        request_productions_of(film, requested_by=author)
    if not InterpretationPage.objects.filter(slug=_ANSWERS).exists():
        _publish(policy, author=author, page=_answers(policy, deputy=deputy))


def _publish(policy: PolicyPage, *, author: User, page: InterpretationPage) -> InterpretationPage:
    page.owner = author
    policy.add_child(instance=page)
    page.save_revision(user=author).publish(user=author)
    page.refresh_from_db()
    return page


def _film(policy: PolicyPage, *, post: Post) -> InterpretationPage:
    return InterpretationPage(
        title="找工作、招人才、想创业，这些补贴怎么领",
        slug=_FILM,
        live=False,
        summary="2026年11月1日起，高校毕业生、农牧民、退役军人等群体就业创业，可申领就业补贴、创业补贴和创业担保贷款。",
        form=Form.VIDEO,
        occasion=Occasion.WRITTEN,
        background="<p>就业是最基本的民生。高校毕业生等青年、农牧民、退役军人和就业困难人员是就业工作的重点群体。</p>"
        "<p>一些群众反映，补贴项目分散、标准不清楚、材料要反复提交。为把支持政策集中起来、说清楚、好办理，我市制定了这份措施。</p>",
        basis="<p>根据国家和自治区有关规定，结合我市实际制定，经市人民政府同意后印发。</p>",
        purpose="<p>落实就业优先战略，支持重点群体就业创业，促进高质量充分就业。</p>",
        measures=json.dumps(
            [_block("measure", number, measure, policy) for number, measure in enumerate(MEASURES)]
        ),
        questions=json.dumps(
            [
                _block("question", number, question, policy)
                for number, question in enumerate(QUESTIONS)
            ]
        ),
        contact=CONTACT,
        interpreter_post=post,
        interpreted_on=datetime.date(2026, 10, 16),
        evidence="2026年10月16日解读视频（示例）",
    )


def _answers(policy: PolicyPage, *, deputy: Post) -> InterpretationPage:
    page = _film(policy, post=deputy)
    page.title = "就业创业补贴政策问答"
    page.slug = _ANSWERS
    page.summary = "申请条件、办理渠道、到账时间，一问一答说清楚。"
    page.form = Form.QUESTIONS
    page.interpreted_on = datetime.date(2026, 10, 20)
    page.evidence = "2026年10月20日在线问答记录（示例）"
    return page


def _block(
    kind: str, number: int, content: Measure | Question, policy: PolicyPage
) -> dict[str, object]:
    value: dict[str, object] = {"clauses": _pins(policy, content.anchors)}
    if isinstance(content, Measure):
        value |= {"heading": content.heading, "text": content.text}
        value |= dict(
            zip(("figure_value", "figure_unit", "figure_label"), content.figure, strict=True)
        )
    else:
        value |= {"question": content.question, "answer": content.answer}
    return {
        "type": kind,
        "value": value,
        "id": f"00000000-0000-4000-8000-{kind == 'question':06d}{number:06d}",
    }


def _pins(policy: PolicyPage, anchors: tuple[str, ...]) -> list[dict[str, str]]:
    rows = policy.clauses.filter(anchor__in=anchors).order_by("position")
    pins = [PinnedClause(clause=str(row.uuid), digest=row.text_digest) for row in rows]
    if len(pins) != len(anchors):
        raise LookupError(
            f"the demo policy has no clause {set(anchors) - {row.anchor for row in rows}}"
        )
    return [asdict(pin) for pin in pins]
