"""Which renderer makes which kind, by the ``MEDIA_RENDERERS`` setting.

``MEDIA_RENDERERS = {kind: {"RENDERER": dotted path, "NEEDS": [...], "OPTIONS": {...}}}``. ``NEEDS`` names what of this
machine the renderer is given besides its options: "font_dir" (``JIEDU_FONT_DIR``) and "ffmpeg" (``JIEDU_FFMPEG``).
"""

from functools import cache
from typing import Any, NotRequired, TypedDict, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from django.utils.module_loading import import_string

from media_pipeline.enums import ProductionKind
from media_pipeline.exceptions import UnknownKindError
from media_pipeline.renderers.base import Renderer

MACHINE_SETTINGS = {"font_dir": "JIEDU_FONT_DIR", "ffmpeg": "JIEDU_FFMPEG"}


class RendererSetting(TypedDict):
    """One entry of ``MEDIA_RENDERERS``."""

    RENDERER: str
    NEEDS: NotRequired[list[str]]
    OPTIONS: NotRequired[dict[str, Any]]


def kinds() -> tuple[str, ...]:
    """Return the kinds this site can produce, in the order they are shown."""
    return tuple(kind for kind in ProductionKind.values if kind in _configured())


def renderer_version(kind: str) -> str:
    """Return the version of the kind's renderer, without building it.

    Raises:
        UnknownKindError: No renderer is set for the kind.
        ImproperlyConfigured: The setting names no renderer.
    """
    return renderer_class(kind).version


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
    try:
        found = import_string(path)
    except ImportError as error:
        raise ImproperlyConfigured(f"MEDIA_RENDERERS[{kind!r}]: {error}") from error
    if not (isinstance(found, type) and issubclass(found, Renderer) and found.kind == kind):
        raise ImproperlyConfigured(
            f"MEDIA_RENDERERS[{kind!r}]: {path} is not a renderer of {kind!r}"
        )
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
    machine = {need: getattr(settings, MACHINE_SETTINGS[need]) for need in entry.get("NEEDS", [])}
    try:
        return found(**machine, **entry.get("OPTIONS", {}))
    except TypeError as error:
        raise ImproperlyConfigured(f"MEDIA_RENDERERS[{kind!r}]: {error}") from error


def needed() -> frozenset[str]:
    """Return what the configured renderers need of this machine."""
    return frozenset(need for entry in _configured().values() for need in entry.get("NEEDS", []))


def _configured() -> dict[str, RendererSetting]:
    return cast("dict[str, RendererSetting]", settings.MEDIA_RENDERERS)


def _forget_built(*, setting: str, **_: object) -> None:
    if setting == "MEDIA_RENDERERS" or setting in MACHINE_SETTINGS.values():
        renderer_for.cache_clear()


setting_changed.connect(_forget_built)
