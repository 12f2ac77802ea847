"""The admin speaks Chinese: the overlay is complete and exact, and no screen falls back to English."""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import django
import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import trans_real
from wagtail.models import Page, Site, Workflow

from cms.organisations.models import User
from cms.policies.models import PolicyIndexPage, PolicyPage
from cms.portal.models import HomePage
from interpretations.models import InterpretationPage

OVERLAY = Path(settings.BASE_DIR) / "cms/overlay_locale/zh_Hans/LC_MESSAGES"
KEEP_THEIR_CATALOGUE = {"django", "wagtail"}
DOMAINS = ("django", "djangojs")
OUR_PACKAGES = ("cms.", "interpretations", "media_pipeline", "channels")

# --- Catalogues -------------------------------------------------------------------------------------------------------


class Message(NamedTuple):
    """One entry of a PO file; ``plural`` is empty where there is none."""

    msgid: str
    plural: str
    msgstr: str


PO_STRING = re.compile(r'^(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[0\])?) )?(".*")$')


def read_messages(path: Path) -> Iterator[Message]:
    """Yield the entries of a PO file, its header left out."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        fields: dict[str, str] = {}
        field = ""
        for line in block.splitlines():
            if found := PO_STRING.match(line):
                field = (found[1] or field).removesuffix("[0]")
                fields[field] = fields.get(field, "") + ast.literal_eval(found[2])
        if fields.get("msgid"):
            # gettext's own key for a string with a context.
            context = f"{fields['msgctxt']}\4" if "msgctxt" in fields else ""
            yield Message(
                context + fields["msgid"], fields.get("msgid_plural", ""), fields.get("msgstr", "")
            )


def read_source_strings(package: Path) -> Iterator[str]:
    """Yield what a package without an English catalogue marks for translation in its Python files."""
    for path in sorted(package.rglob("*.py")):
        if {"tests", "migrations"}.isdisjoint(path.relative_to(package).parts):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(
                        func=ast.Name(id="_" | "gettext" | "gettext_lazy" | "ngettext"),
                        args=[ast.Constant(value=str(msgid)), *_],
                    ):
                        yield msgid


def installed_packages() -> list[Path]:
    """Return the folders of the installed apps that are not ours, and of Django itself."""
    configs = (app for app in apps.get_app_configs() if not app.name.startswith(OUR_PACKAGES))
    return [Path(django.__file__).parent / "conf", *(Path(app.path) for app in configs)]


def strings_of(package: Path, domain: str) -> set[str]:
    """Return the msgids a package asks to be translated: those of its English catalogue, and of its source if that lags."""
    english = package / f"locale/en/LC_MESSAGES/{domain}.po"
    strings = {message.msgid for message in read_messages(english)} if english.exists() else set()
    if domain == "django" and KEEP_THEIR_CATALOGUE.isdisjoint(package.parts):
        strings.update(read_source_strings(package))
    return strings


def chinese_texts(domain: str) -> dict[str, str]:
    """Return what the admin says for each msgid that has a Chinese text at run time, whoever gives it."""
    # What the JavaScript catalogue view does: the folders of the packages first, then LOCALE_PATHS.
    folders = [str(package / "locale") for package in installed_packages()]
    catalogue = trans_real.DjangoTranslation(
        "zh-hans", domain=domain, localedirs=folders if domain == "djangojs" else None
    )._catalog  # type: ignore[attr-defined]  # the stubs leave it out, and gettext() hides what is missing
    return {
        key if isinstance(key, str) else key[0]: text for key, text in catalogue.items() if text
    }


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_string_of_the_installed_packages_has_a_chinese_text(domain):
    translated = chinese_texts(domain).keys()
    missing = {
        f"{package.name}: {msgid}"
        for package in installed_packages()
        for msgid in strings_of(package, domain) - translated
    }
    assert sorted(missing) == [], (
        "add these to cms/overlay_locale (docs/operations/admin-language.md)"
    )


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_overlay_holds_no_string_that_the_installed_packages_have_dropped(domain):
    known = set().union(*(strings_of(package, domain) for package in installed_packages()))
    assert [m.msgid for m in read_messages(OVERLAY / f"{domain}.po") if m.msgid not in known] == []


def test_our_own_catalogue_leaves_the_words_of_the_packages_alone(settings):
    """One msgid has one text: our word for turning pages once renamed the admin's list of pages."""
    ours = Path(settings.BASE_DIR) / "cms/locale/zh_Hans/LC_MESSAGES/django.po"
    settings.LOCALE_PATHS = [OVERLAY.parents[1]]
    theirs = chinese_texts("django")
    reworded = {
        message.msgid: (message.msgstr, theirs[message.msgid])
        for message in (read_messages(ours) if ours.exists() else ())
        if theirs.get(message.msgid, message.msgstr) != message.msgstr
    }
    assert reworded == {}, "give ours another msgid or a context, or correct the overlay"


PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr](?![a-z])|\{\w*\}")
MARKUP = re.compile(r"</?\w+|href=\"[^\"]*\"|class=\"[^\"]*\"|data-[\w-]+=\"[^\"]*\"")


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_placeholder_and_tag_of_the_overlay_is_that_of_its_msgid(domain):
    wrong = [
        message.msgid
        for message in read_messages(OVERLAY / f"{domain}.po")
        for pattern in (PLACEHOLDER, MARKUP)
        if sorted(pattern.findall(message.msgstr))
        != sorted(pattern.findall(message.plural or message.msgid))
    ]
    assert wrong == []


# --- Screens ----------------------------------------------------------------------------------------------------------

# Addresses that show nothing, or that are meant for machines.
NOT_SCREENS = re.compile(r"^/admin/(api|test404|failwhale|sprite|jsi18n|logout)/|/results/$")
# Names and codes that stay as they are in a Chinese sentence, and addresses.
NAMES = re.compile(
    r"\b(Wagtail|JavaScript|Markdown|Unicode|YouTube|Vimeo|English|localhost)\b"
    r"|https?://\S+|\S+@\S+|\S*[/\\]\S*|\b[\w-]+\.[\w.-]+\b|\.\w+"
)
# What Wagtail 7.4 writes in its own source without marking it for translation: no catalogue reaches it.
UNMARKED = {
    "Actions", "None", "Page", "Port", "Root page", "Site name", "True",
}  # fmt: skip
# Rows that the migrations of Wagtail and Django write in English: names an office may change, and of permissions.
STORED = re.compile(
    r"^(Root|Editors|Moderators|Moderators approval|Can (add|change|delete|view) .*|.* \| .* \| .*)$"
)
WORD = re.compile(r"\b(?![A-Z]+\b)[A-Za-z][A-Za-z’'-]{2,}\b")
SENTENCE = re.compile(rf"(?:{WORD.pattern}[ ,]+){{2}}{WORD.pattern}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SPOKEN_ATTRIBUTES = (
    "aria-label",
    "aria-description",
    "title",
    "placeholder",
    "alt",
    "data-w-tooltip-content-value",
)
SILENT_TAGS = {"script", "style", "code", "kbd", "svg"}


def visible_texts(html: str) -> Iterator[str]:
    """Yield each text a person reads or has read out on a page, white space folded."""
    for tag in BeautifulSoup(html, "html.parser").find_all():
        yield from (str(tag[name]) for name in SPOKEN_ATTRIBUTES if tag.get(name))
        if SILENT_TAGS.isdisjoint({tag.name, *(parent.name for parent in tag.parents)}):
            # Comments, doctypes and the like are subclasses: nobody reads them.
            yield from (" ".join(t.split()) for t in tag.contents if type(t) is NavigableString)


def is_english(text: str) -> bool:
    """Say whether a text is an English word or holds an English sentence, names and addresses aside."""
    if text in UNMARKED or STORED.match(text):
        return False
    rest = NAMES.sub(" ", text)
    return bool(SENTENCE.search(rest) or (not CHINESE.search(text) and WORD.search(rest)))


def english_at(client: Client, address: str) -> list[str]:
    """Return the English texts of a screen; none for what is not a screen."""
    response = client.get(address)
    kind = response.headers.get("Content-Type", "")
    html = ""
    if kind.startswith("text/html"):
        html = response.content.decode()
    elif kind.startswith("application/json") and isinstance(answer := response.json(), dict):
        html = str(answer.get("html", ""))
    return sorted({text for text in visible_texts(html) if is_english(text)})


def addresses_without_arguments(
    patterns: Iterable[URLPattern | URLResolver], prefix: str = "/"
) -> Iterator[str]:
    """Yield every address of the admin that needs no argument, those of our own screens included."""
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses_without_arguments(pattern.url_patterns, address)
        elif address.startswith("/admin/") and not re.search(r"[<(^]", address):
            yield address


# Read while pytest collects, before a test database is made: Wagtail translates some labels as its modules are imported,
# and "migrate" imports them with translation switched off. A web server never does.
SCREENS = sorted(
    address
    for address in set(addresses_without_arguments(get_resolver().url_patterns))
    if not NOT_SCREENS.search(address)
)
PAGE_SCREENS = (
    "explore", "pages:add_subpage", "pages:edit", "pages:history", "pages:usage", "pages:delete", "pages:copy",
    "pages:move", "pages:unpublish", "pages:workflow_history", "pages:set_privacy",
)  # fmt: skip


@pytest.fixture
def editor(db) -> User:
    """Somebody who may see every screen."""
    return User.objects.create_superuser("编辑甲", "bianji@example.cn", "secret")


@pytest.fixture
def browser(editor, draft) -> Client:
    """A browser in which the editor is logged in, with some work in hand."""
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def draft(editor) -> Page:
    """An interpretation under review, saved twice, below a policy of a library below a home page."""
    root = Page.get_first_root_node()
    root.get_children().delete()
    home = Page.get_first_root_node().add_child(instance=HomePage(title="首页", slug="home"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    library = home.add_child(instance=PolicyIndexPage(title="政策库", slug="policies"))
    policy = library.add_child(instance=PolicyPage(title="示例政策", slug="policy"))
    page = policy.add_child(
        instance=InterpretationPage(title="一图读懂示例政策", slug="reading", live=False)
    )
    page.save_revision(user=editor)
    page.title = "一图读懂"
    page.save_revision(user=editor)
    Workflow.objects.earliest("pk").start(page, editor)
    return page


def english_texts(client: Client, addresses: Iterable[str]) -> dict[str, list[str]]:
    """Return the English texts of each screen that has some."""
    found = {address: english_at(client, address) for address in addresses}
    return {address: texts for address, texts in found.items() if texts}


def test_no_screen_of_the_admin_shows_english(browser):
    assert english_texts(browser, SCREENS) == {}


def test_no_screen_of_a_page_shows_english(browser, draft):
    policy = draft.get_parent()
    addresses = [
        reverse(f"wagtailadmin_{screen}", args=[page.pk])
        for screen in PAGE_SCREENS
        for page in (draft, policy)
    ]
    older, newer = draft.revisions.order_by("pk").values_list("pk", flat=True)[:2]
    addresses += [
        reverse(
            "wagtailadmin_pages:add", args=["interpretations", "interpretationpage", policy.pk]
        ),
        reverse("wagtailadmin_pages:revisions_compare", args=[draft.pk, older, newer]),
    ]
    assert english_texts(browser, addresses) == {}


def test_no_screen_before_log_in_shows_english(db):
    doors = ("login", "password_reset", "password_reset_done", "password_reset_complete")
    assert english_texts(Client(), [reverse(f"wagtailadmin_{door}") for door in doors]) == {}


def test_the_javascript_of_the_admin_is_given_the_words_of_the_overlay(browser):
    catalogue = browser.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert json.dumps("修改已自动保存。") in catalogue


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Exploring", True),
        ("页面 has been moved successfully", True),
        ("支持的格式：JPG, JPEG, PNG, WEBP", False),
        ("请写信至 office@example.cn", False),
        ("管理后台 Wagtail", False),
    ],
)
def test_english_is_told_from_names_and_codes(text, english):
    assert is_english(text) is english
