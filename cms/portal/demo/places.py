"""The regions of Ordos (GB/T 2260) and the theme classes a resident may choose."""

from cms.vocabulary.models import Region, Theme

CITY = "150600"
_REGIONS = (
    ("150602", "东胜区", "东胜"),
    ("150603", "康巴什区", "康巴什"),
    ("150621", "达拉特旗", "达旗"),
    ("150622", "准格尔旗", "准旗"),
    ("150623", "鄂托克前旗", "鄂前旗"),
    ("150624", "鄂托克旗", "鄂旗"),
    ("150625", "杭锦旗", "杭锦"),
    ("150626", "乌审旗", "乌审"),
    ("150627", "伊金霍洛旗", "伊旗"),
)
# Names of the State Council's catalogue 主题分类; of its 22 classes those residents and companies look for.
_THEMES = (
    ("employment", "劳动、人事、监察"),
    ("welfare", "民政、扶贫、救灾"),
    ("health", "卫生、体育"),
    ("education", "科技、教育"),
    ("farming", "农业、林业、水利"),
    ("housing", "城乡建设、环境保护"),
    ("families", "人口与计划生育、妇女儿童工作"),
    ("industry", "工业、交通"),
    ("trade", "商贸、海关、旅游"),
    ("market", "市场监管、安全生产监管"),
    ("finance", "财政、金融、审计"),
    ("land", "国土资源、能源"),
    ("culture", "文化、广电、新闻出版"),
    ("safety", "公安、安全、司法"),
    ("government", "综合政务"),
)


def load_places() -> None:
    """Create or correct the regions and the themes."""
    city, _created = Region.objects.update_or_create(
        code=CITY, defaults={"name": "鄂尔多斯市", "short_name": "鄂尔多斯"}
    )
    for code, name, short_name in _REGIONS:
        Region.objects.update_or_create(
            code=code, defaults={"name": name, "short_name": short_name, "parent": city}
        )
    for position, (code, name) in enumerate(_THEMES, start=1):
        Theme.objects.update_or_create(code=code, defaults={"name": name, "position": position})
