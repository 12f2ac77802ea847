"""System checks: renderers are set right, and this machine has what they need."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext

from media_pipeline import registry
from media_pipeline.enums import ProductionKind

_SETTING_HINT = (
    'MEDIA_RENDERERS = {"h5": {"RENDERER": "dotted.path", "NEEDS": ["font_dir"], "OPTIONS": {}}}'
)


@checks.register()
def check_renderer_settings(**_: Any) -> list[checks.CheckMessage]:
    """Every entry of ``MEDIA_RENDERERS`` names a known kind, a renderer of it and known needs."""
    return [
        checks.Error(problem, hint=_SETTING_HINT, id="media_pipeline.E001")
        for kind, entry in settings.MEDIA_RENDERERS.items()
        for problem in _problems_of(kind, entry)
    ]


@checks.register()
def check_narration(**_: Any) -> list[checks.CheckMessage]:
    """``NARRATION`` names a voice that can be built, if any renderer speaks."""
    if "engine" not in registry.needed():
        return []
    try:
        registry.narration_engine()
    except ImproperlyConfigured as error:
        hint = 'NARRATION = {"ENGINE": "dotted.path", "OPTIONS": {}}'
        return [checks.Error(str(error), hint=hint, id="media_pipeline.E002")]
    return []


@checks.register()
def check_machine(**_: Any) -> list[checks.CheckMessage]:
    """Warn of what is missing: the site starts without it, productions that need it fail and say the same."""
    needs = registry.needed()
    return [
        message for need, look in _MACHINE_CHECKS.items() if need in needs for message in look()
    ]


def _problems_of(kind: str, entry: Mapping[str, Any]) -> Iterator[str]:
    if kind not in ProductionKind.values:
        yield f"MEDIA_RENDERERS[{kind!r}]: the kinds are {', '.join(ProductionKind.values)}"
        return
    unknown = sorted(set(entry.get("NEEDS", [])) - set(registry.PROVIDERS))
    if unknown:
        yield f"MEDIA_RENDERERS[{kind!r}]: NEEDS does not know {', '.join(unknown)}"
    if "RENDERER" not in entry:
        yield f"MEDIA_RENDERERS[{kind!r}]: RENDERER is missing"
        return
    try:
        registry.renderer_class(kind)
    except ImproperlyConfigured as error:
        yield str(error)


def _check_fonts() -> Iterator[checks.CheckMessage]:
    folder = Path(settings.JIEDU_FONT_DIR)
    if not any(folder.glob("NotoSansSC-*.ttf")):
        yield checks.Warning(
            gettext(
                "No Chinese fonts in %(folder)s: videos, H5 pages and infographics cannot be produced."
            )
            % {"folder": folder},
            hint=gettext(
                "Run “make setup”, or set JIEDU_FONT_DIR to a folder with NotoSansSC-*.ttf."
            ),
            id="media_pipeline.W001",
        )


def _check_ffmpeg() -> Iterator[checks.CheckMessage]:
    if shutil.which(settings.JIEDU_FFMPEG) is None:
        yield checks.Warning(
            gettext("The program “%(program)s” is not on this machine: videos cannot be produced.")
            % {"program": settings.JIEDU_FFMPEG},
            hint=gettext("Install ffmpeg, or set JIEDU_FFMPEG to its path."),
            id="media_pipeline.W002",
        )


_MACHINE_CHECKS: dict[str, Callable[[], Iterator[checks.CheckMessage]]] = {
    "font_dir": _check_fonts,
    "ffmpeg": _check_ffmpeg,
}
