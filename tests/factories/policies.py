"""Policies with their clauses, as tests need them: made the way an office makes them, by importing a text."""

from typing import Any

from wagtail.models import Page, Site

from cms.policies.models import PolicyIndexPage, PolicyPage
from cms.policies.services import import_policy
from cms.portal.models import HomePage

NUMBER = "鄂府发〔2026〕7号"
TITLE = "鄂尔多斯市人民政府关于发放冬季取暖补贴的通知"
TEXT = f"""{NUMBER}
{TITLE}
各旗区人民政府：
为做好冬季取暖保障工作，现就有关事项通知如下：
一、补贴标准
（一）每户每年补贴1200元。
（二）困难家庭每户每年补贴1800元。
二、办理程序
（一）申请。居民向社区提出申请。社区应当在3个工作日内受理。
（二）审核。审核期限为10个工作日。
本通知自2026年11月1日起施行，有效期至2028年10月31日。
鄂尔多斯市人民政府
2026年10月20日
公开方式：主动公开
"""


def make_library() -> PolicyIndexPage:
    """Return the site's library, under its home page; the same one every time."""
    existing: PolicyIndexPage | None = PolicyIndexPage.objects.first()
    if existing is not None:
        return existing
    home = HomePage(title="首页", slug="shouye")
    Page.get_first_root_node().add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
    )
    library = PolicyIndexPage(title="政策文件库", slug="policies")
    home.add_child(instance=library)
    return library


def make_policy(text: str = TEXT, *, filename: str = "policy.txt", **fields: Any) -> PolicyPage:
    """Return a policy made from ``text``, published unless ``publish=False``. See ``import_policy`` for ``fields``."""
    return import_policy(text.encode(), filename=filename, parent=make_library(), **fields)
