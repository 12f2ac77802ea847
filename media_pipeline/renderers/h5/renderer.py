"""The renderer of the H5 form."""

import base64
import hashlib
import io
import re
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import ClassVar

import segno
from django.template import Context, Engine
from django.utils.translation import gettext_lazy as _

from media_pipeline.renderers.base import Progress, RenderedFile, Renderer, RenderFailedError
from media_pipeline.renderers.h5.characters import texts_by_weight
from media_pipeline.renderers.h5.lettering import Lettering
from media_pipeline.renderers.h5.pages import Page, pages_of, parts_of
from media_pipeline.renderers.h5.words import Words, words_in
from media_pipeline.storyboard import Storyboard
from media_pipeline.themes import Palette, UnknownThemeError, theme_named

_HERE = Path(__file__).parent
_TELEPHONE = re.compile(
    r"(?<!\d)(?:0\d{2,3}[-\s]?)?\d{7,8}(?!\d)|(?<!\d)1[2-9]\d{3,9}(?!\d)", re.ASCII
)
# ZIP keeps no earlier day; every package carries it, so that equal pages make equal packages.
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_LED_TITLE = re.compile(r"([^《》]{2,10}?)[：:]?(《[^《》]+》)")
_DESCRIPTION_LENGTH = 90
# With style, script and text this keeps a page below 100 KB on the wire.
FONT_BUDGET_BYTES = 84_000


class H5Renderer(Renderer):
    """Writes ``index.html``, with style, script, font and drawings inside, and ``h5.zip`` with it.

    The page asks for nothing from anywhere: it works from a web server, from a memory stick and without a network.

    Args:
        font_dir: The folder with the Noto Sans SC fonts.
        font_budget_bytes: How much the page's own fonts may weigh. What does not fit is left out, the lightest weight
            first: every phone has a Chinese text face, only titles should be ours. 0 leaves all to the phone.
    """

    kind: ClassVar[str] = "h5"
    version: ClassVar[str] = "1"

    def __init__(self, *, font_dir: Path, font_budget_bytes: int = FONT_BUDGET_BYTES) -> None:
        self._font_budget_bytes = font_budget_bytes
        self._font_dir = font_dir
        self._engine = Engine(
            dirs=[str(_HERE / "templates")], builtins=["media_pipeline.renderers.h5.lines"]
        )

    def render(
        self, storyboard: Storyboard, *, workspace: Path, progress: Progress
    ) -> tuple[RenderedFile, ...]:
        """Write the page and its package.

        Raises:
            RenderFailedError: A font is missing or the theme is unknown.
            Cancelled: ``progress`` raised it.
        """
        progress(0.05, "layout")
        lettering = Lettering(self._font_dir)
        words = words_in(storyboard.language)
        pages = pages_of(storyboard, words=words, lettering=lettering)
        progress(0.15, "fonts")
        texts = texts_by_weight(storyboard, pages=pages, words=words)
        fonts = "".join(lettering.font_faces(texts, budget_bytes=self._font_budget_bytes))
        progress(0.85, "page")
        html = self._write(storyboard, pages=pages, words=words, fonts=fonts)
        progress(0.95, "archive")
        return (
            _save(workspace / "index.html", html, role="page", media_type="text/html"),
            _save(workspace / "h5.zip", _pack(html), role="archive", media_type="application/zip"),
        )

    def _write(
        self, storyboard: Storyboard, *, pages: tuple[Page, ...], words: Words, fonts: str
    ) -> bytes:
        script = _tightened((_HERE / "page.js").read_text(encoding="utf-8"))
        lead, rest = _lead_and_rest(storyboard.title)
        context = {
            "lead": lead,
            "rest": rest,
            "storyboard": storyboard,
            "pages": pages,
            "parts": parts_of(pages),
            "words": words,
            "description": _describe(storyboard),
            "theme_colour": _hex(_palette(storyboard).panel_deep),
            "style": fonts + _style(_palette(storyboard)),
            "script": script,
            "script_hash": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            "qr": _qr(storyboard.address),
            "contact": _contact(storyboard.contact),
        }
        page = self._engine.get_template("page.html").render(Context(context))
        return _tightened(page).encode()


def _tightened(text: str) -> str:
    """Drop indents and empty lines. Twice is as good as once: the script's hash is that of the tightened text."""
    return "\n".join(line for raw in text.splitlines() if (line := raw.strip()))


def _palette(storyboard: Storyboard) -> Palette:
    try:
        return theme_named(storyboard.theme).palette
    except UnknownThemeError as error:
        reason = _("The theme “%(theme)s” is not one this site has.") % {"theme": storyboard.theme}
        raise RenderFailedError(reason) from error


def _hex(colour: tuple[int, int, int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _style(palette: Palette) -> str:
    names = [field.name for field in fields(Palette)]
    colours = "".join(
        f"--{name.replace('_', '-')}:{_hex(getattr(palette, name))};" for name in names
    )
    rules = re.sub(
        r"/\*.*?\*/", "", (_HERE / "page.css").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    return f":root{{{colours}}}{rules}"


def _lead_and_rest(title: str) -> tuple[str, str]:
    """Cut "一图看懂《…》" before its book title, so that the lead stands on a line of its own."""
    match = _LED_TITLE.fullmatch(title.strip())
    return (match[1], match[2]) if match else ("", title)


def _describe(storyboard: Storyboard) -> str:
    texts = [point.text for scene in storyboard.scenes for point in scene.points]
    joined = "".join(texts) or storyboard.policy_title
    return joined if len(joined) <= _DESCRIPTION_LENGTH else f"{joined[: _DESCRIPTION_LENGTH - 1]}…"


def _qr(address: str) -> str:
    if not address:
        return ""
    target = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        target,
        kind="svg",
        border=2,
        xmldecl=False,
        svgns=True,
        omitsize=True,
        dark="#141414",
        svgclass="qr",
        lineclass=None,
    )
    return target.getvalue().decode().strip()


def _contact(contact: str) -> list[tuple[str, str]]:
    """Cut the contact line into (text, number to dial or nothing)."""
    pieces: list[tuple[str, str]] = []
    end = 0
    for match in _TELEPHONE.finditer(contact):
        pieces += [
            (contact[end : match.start()], ""),
            (match.group(), re.sub(r"\D", "", match.group())),
        ]
        end = match.end()
    return [piece for piece in [*pieces, (contact[end:], "")] if piece[0]]


def _pack(html: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        entry = zipfile.ZipInfo("h5/index.html", date_time=_ZIP_DAY)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        package.writestr(entry, html)
    return target.getvalue()


def _save(path: Path, content: bytes, *, role: str, media_type: str) -> RenderedFile:
    unfinished = path.with_suffix(f"{path.suffix}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)
    return RenderedFile(role=role, path=path, media_type=media_type)
