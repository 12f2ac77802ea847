"""Made-up policies for the search benchmark, the same ones every time."""

import random

SUBJECTS = [
    "企业",
    "个体工商户",
    "高校毕业生",
    "失业人员",
    "困难家庭",
    "农牧民",
    "小微企业",
    "参保单位",
    "老年人",
    "残疾人",
    "退役军人",
    "技能人才",
]
MATTERS = [
    "稳岗返还",
    "一次性扩岗补助",
    "创业担保贷款",
    "养老保险",
    "医保待遇",
    "公积金提取",
    "不动产登记",
    "学前教育资助",
    "冬季取暖补贴",
    "人才引进",
    "农村危房改造",
    "肉牛养殖补贴",
    "税费减免",
    "用电优惠",
    "技能培训补贴",
    "就业见习补贴",
    "租房补贴",
    "草原生态奖补",
    "营商环境优化办法",
    "育儿补贴",
]
PATTERNS = [
    "{subject}可以申请{matter}，标准为每人每年{n}元，由{office}负责审核。",
    "自{y}年{m}月1日起，{matter}实行免申即享，{subject}无需提交材料。",
    "{office}应当在{d}个工作日内完成{matter}的受理，并向{subject}说明理由。",
    "对符合条件的{subject}，按上年度实际缴费的{p}%给予{matter}，期限不超过{d}个月。",
    "各旗区要加强{matter}的资金监管，严禁截留、挪用，确保{subject}应享尽享。",
    "申请《{matter}》所列事项的{subject}，向{office}提出书面申请（附件{d}）。",
    "{matter}与其他补贴不重复享受，{subject}可以选择其中一项。",
    "本办法所称{subject}，是指在{place}依法登记并正常经营满{d}个月的单位或者个人。",
]
OFFICES = [
    "市民政局",
    "市人力资源和社会保障局",
    "市医疗保障局",
    "市财政局",
    "市教育局",
    "市农牧局",
    "市住房和城乡建设局",
]
PLACES = [
    "东胜区",
    "康巴什区",
    "达拉特旗",
    "准格尔旗",
    "伊金霍洛旗",
    "乌审旗",
    "杭锦旗",
    "鄂托克旗",
    "鄂托克前旗",
]
# Every document has something that no other says: rare words, as names and places are in real ones.
RARE = [chr(code) for code in range(0x4E00, 0x4E00 + 6000)]


def sentence(chance: random.Random) -> str:
    """Return one made-up sentence of a policy."""
    return chance.choice(PATTERNS).format(
        subject=chance.choice(SUBJECTS),
        matter=chance.choice(MATTERS),
        office=chance.choice(OFFICES),
        place=chance.choice(PLACES) + "".join(chance.choices(RARE, k=3)) + "镇",
        n=chance.randrange(100, 9000, 50),
        y=chance.randrange(2015, 2027),
        m=chance.randrange(1, 13),
        d=chance.randrange(1, 31),
        p=chance.randrange(10, 95, 5),
    )


def document(chance: random.Random) -> tuple[str, str]:
    """Return title and text of one made-up policy."""
    title = (
        f"{chance.choice(PLACES)}{chance.choice(OFFICES)}关于做好{chance.choice(MATTERS)}工作的通知"
    )
    return title, "\n".join(sentence(chance) for _ in range(chance.randrange(3, 15)))
