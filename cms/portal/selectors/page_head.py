"""The head tags 网页标签 of a page, by the vocabulary that government sites are checked against."""

from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from cms.policies.models import PolicyIndexPage, PolicyPage
from cms.portal.models import HomePage
from interpretations.models import InterpretationPage

_DESCRIPTION_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Column:
    """A column 栏目; ``kind`` is one of the words the specification lists for ColumnType."""

    name: str
    description: str
    keywords: str
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """What only pages with a text of their own state."""

    title: str
    published_at: datetime | None
    content_source: str


@dataclass(frozen=True, slots=True)
class PageHead:
    """Everything the head tags say; ``image`` and ``article`` may be absent."""

    title: str
    address: str
    description: str
    column: Column
    keywords: tuple[str, ...] = ()
    article: Article | None = None
    image: str = ""


# Values of a fixed public vocabulary that machines read, so they are Chinese whatever the reader's language.
_HOME = Column("首页", "最新政策文件与政策解读", "政策,解读", "首页")
_POLICIES = Column("政策文件", "本级政府及部门公开的政策文件", "政策文件,规范性文件", "政策文件")
_INTERPRETATIONS = Column(
    "政策解读", "政策文件的解读：背景、依据、目的和举措", "政策解读,图解,视频", "政策解读"
)


@singledispatch
def head_of(page: Page, *, base_url: str, image: str = "") -> PageHead:
    """Return the head of ``page``.

    Args:
        page: The specific page.
        base_url: Scheme and host the page was asked for at, without a slash at the end.
        image: Absolute path of a picture that stands for the page.
    """
    return PageHead(
        title=page.title,
        address=_address(page, base_url=base_url),
        description=page.search_description or page.title,
        column=_HOME,
        image=_absolute(image, base_url=base_url),
    )


@head_of.register
def _(page: HomePage, *, base_url: str, image: str = "") -> PageHead:
    return PageHead(
        title=page.title,
        address=_address(page, base_url=base_url),
        description=page.search_description or page.introduction or page.title,
        column=_HOME,
        image=_absolute(image, base_url=base_url),
    )


@head_of.register
def _(page: PolicyIndexPage, *, base_url: str, image: str = "") -> PageHead:
    return PageHead(
        title=page.title,
        address=_address(page, base_url=base_url),
        description=page.search_description or _POLICIES.description,
        column=_POLICIES,
        image=_absolute(image, base_url=base_url),
    )


@head_of.register
def _(page: PolicyPage, *, base_url: str, image: str = "") -> PageHead:
    return PageHead(
        title=page.title,
        address=_address(page, base_url=base_url),
        description=page.search_description or _shortened(f"{page.title} {page.document_number}"),
        column=_POLICIES,
        keywords=tuple(theme.name for theme in page.themes.all()),
        article=Article(
            title=page.title,
            published_at=_local(page.first_published_at),
            content_source=page.issuers or _operator(),
        ),
        image=_absolute(image, base_url=base_url),
    )


@head_of.register
def _(page: InterpretationPage, *, base_url: str, image: str = "") -> PageHead:
    post = page.interpreter_post
    return PageHead(
        title=page.title,
        address=_address(page, base_url=base_url),
        description=page.search_description or page.summary or _shortened(page.title),
        column=_INTERPRETATIONS,
        keywords=("政策解读",),
        article=Article(
            title=page.title,
            published_at=_local(page.first_published_at),
            content_source=post.department.name if post else _operator(),
        ),
        image=_absolute(image, base_url=base_url),
    )


def _address(page: Page, *, base_url: str) -> str:
    return _absolute(page.get_url() or "", base_url=base_url)


def _absolute(address: str, *, base_url: str) -> str:
    if not address or "://" in address:
        return address
    return base_url + address


def _local(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _DESCRIPTION_LENGTH else text[: _DESCRIPTION_LENGTH - 1] + "…"


def _operator() -> str:
    return settings.SITE_IDENTIFICATION["operator"] or settings.WAGTAIL_SITE_NAME
