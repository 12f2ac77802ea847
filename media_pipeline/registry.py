"""Which renderer makes which kind, by the ``MEDIA_RENDERERS`` setting.

``MEDIA_RENDERERS = {kind: {"RENDERER": dotted path, "NEEDS": [...], "OPTIONS": {...}}}``. ``NEEDS`` names what of this
site the renderer is given besides its options: "font_dir" (``JIEDU_FONT_DIR``), "ffmpeg" (``JIEDU_FFMPEG``) and "engine"
(the voice, built from ``NARRATION = {"ENGINE": dotted path, "OPTIONS": {...}}``).
"""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NotRequired, TypedDict, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from django.utils.module_loading import import_string

from media_pipeline.enums import ProductionKind
from media_pipeline.exceptions import UnknownKindError
from media_pipeline.narration.base import NarrationEngine
from media_pipeline.renderers.base import Renderer


class RendererSetting(TypedDict):
    """One entry of ``MEDIA_RENDERERS``."""

    RENDERER: str
    NEEDS: NotRequired[list[str]]
    OPTIONS: NotRequired[dict[str, Any]]


def kinds() -> tuple[str, ...]:
    """Return the kinds this site can produce, in the order they are shown."""
    return tuple(kind for kind in ProductionKind.values if kind in _configured())


@cache
def renderer_version(kind: str) -> str:
    """Return what the bytes of a production depend on besides its storyboard: code, options, fonts and voice.

    Raises:
        UnknownKindError: No renderer is set for the kind.
        ImproperlyConfigured: The setting names no renderer.
    """
    version = renderer_class(kind).version
    entry = _configured()[kind]
    needs = entry.get("NEEDS", [])
    surroundings = [
        entry.get("OPTIONS", {}),
        settings.NARRATION if "engine" in needs else {},
        _fonts_in(Path(settings.JIEDU_FONT_DIR)) if "font_dir" in needs else [],
    ]
    digest = hashlib.sha256(json.dumps(surroundings, sort_keys=True, default=str).encode())
    return f"{version}+{digest.hexdigest()[:12]}"


def renderer_class(kind: str) -> type[Renderer]:
    """Return the class that ``MEDIA_RENDERERS`` names for ``kind``.

    Raises:
        UnknownKindError: No renderer is set for the kind.
        ImproperlyConfigured: The path leads nowhere, or to something that is not a renderer of this kind.
    """
    try:
        path = _configured()[kind]["RENDERER"]
    except KeyError:
        raise UnknownKindError(kind) from None
    where = f"MEDIA_RENDERERS[{kind!r}]"
    found = _import(path, where=where)
    if not (isinstance(found, type) and issubclass(found, Renderer) and found.kind == kind):
        raise ImproperlyConfigured(f"{where}: {path} is not a renderer of {kind!r}")
    return found


@cache
def renderer_for(kind: str) -> Renderer:
    """Return the kind's renderer; one is built for each process.

    Raises:
        UnknownKindError: No renderer is set for the kind.
        ImproperlyConfigured: The setting cannot be built.
        RenderFailedError: This machine lacks what the renderer needs; the reason says what.
    """
    found = renderer_class(kind)
    entry = _configured()[kind]
    given = {need: PROVIDERS[need]() for need in entry.get("NEEDS", [])}
    return cast(
        "Renderer",
        _build(found, {**given, **entry.get("OPTIONS", {})}, where=f"MEDIA_RENDERERS[{kind!r}]"),
    )


def narration_engine() -> NarrationEngine:
    """Build the voice that ``NARRATION`` names.

    Raises:
        ImproperlyConfigured: The setting names no narration engine, or cannot be built.
    """
    wanted: dict[str, Any] = settings.NARRATION
    path = wanted["ENGINE"]
    found = _import(path, where="NARRATION")
    if not (isinstance(found, type) and issubclass(found, NarrationEngine)):
        raise ImproperlyConfigured(f"NARRATION: {path} is not a narration engine")
    return cast("NarrationEngine", _build(found, wanted.get("OPTIONS", {}), where="NARRATION"))


def needed() -> frozenset[str]:
    """Return what the configured renderers need of this site."""
    return frozenset(need for entry in _configured().values() for need in entry.get("NEEDS", []))


PROVIDERS: dict[str, Callable[[], Any]] = {
    "font_dir": lambda: Path(settings.JIEDU_FONT_DIR),
    "ffmpeg": lambda: str(settings.JIEDU_FFMPEG),
    "engine": narration_engine,
}


def _configured() -> dict[str, RendererSetting]:
    return cast("dict[str, RendererSetting]", settings.MEDIA_RENDERERS)


def _import(path: str, *, where: str) -> object:
    try:
        return cast("object", import_string(path))
    except ImportError as error:
        raise ImproperlyConfigured(f"{where}: {error}") from error


def _build(found: type, options: dict[str, Any], *, where: str) -> object:
    try:
        return cast("object", found(**options))
    except TypeError as error:
        raise ImproperlyConfigured(f"{where}: {error}") from error


def _fonts_in(folder: Path) -> list[tuple[str, int]]:
    return sorted((file.name, file.stat().st_size) for file in folder.glob("*.ttf"))


def _forget_built(*, setting: str, **_: object) -> None:
    if setting in {"MEDIA_RENDERERS", "NARRATION", "JIEDU_FONT_DIR", "JIEDU_FFMPEG"}:
        renderer_for.cache_clear()
        renderer_version.cache_clear()


setting_changed.connect(_forget_built)
