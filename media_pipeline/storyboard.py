"""The storyboard 分镜: what is to be shown and said, as plain data.

A storyboard knows no pages. Whoever has something to show writes one; every renderer reads the same one. Its JSON form
(:func:`to_json`, :func:`from_json`) is what a production row keeps, and its digest names the artefacts.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

FORMAT_VERSION = 1


class SceneKind(StrEnum):
    """The designed compositions a scene can take."""

    TITLE = "title"
    FACET = "facet"
    KEY_FIGURES = "key_figures"
    QUESTION = "question"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number drawn large. ``value`` is text as it is to be shown ("3000"), ``unit`` for example "元"."""

    value: str
    unit: str
    label: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing said in a scene, with the clauses it explains ("第三条")."""

    text: str
    detail: str = ""
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene. ``narration`` is what the voice says; empty means it says heading and points."""

    key: str
    kind: SceneKind
    heading: str
    points: tuple[Point, ...] = ()
    figures: tuple[KeyFigure, ...] = ()
    narration: str = ""


@dataclass(frozen=True, slots=True)
class Storyboard:
    """A whole explanation, ready to be shown in any form.

    ``address`` is the public URL that the QR code and the closing name; ``is_example`` puts 示例 on every form.
    """

    title: str
    issuer: str
    document_number: str
    policy_title: str
    address: str
    contact: str
    scenes: tuple[Scene, ...]
    language: str = "zh-Hans"
    theme: str = "azure"
    is_example: bool = False

    @property
    def digest(self) -> str:
        """SHA-256 of the JSON form, hexadecimal; equal storyboards have equal digests."""
        return hashlib.sha256(to_json(self).encode()).hexdigest()


class UnreadableStoryboardError(ValueError):
    """The JSON is not a storyboard of a version this code reads."""


def to_json(storyboard: Storyboard) -> str:
    """Write ``storyboard`` as canonical JSON: sorted keys, no blanks."""
    payload = {"version": FORMAT_VERSION, **asdict(storyboard)}
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Storyboard:
    """Read what :func:`to_json` wrote.

    Raises:
        UnreadableStoryboardError: Not JSON, another version, or fields missing or unknown.
    """
    try:
        payload: dict[str, Any] = json.loads(text)
        version = payload.pop("version")
        if version != FORMAT_VERSION:
            raise UnreadableStoryboardError(
                f"storyboard version {version!r}, this code reads {FORMAT_VERSION}"
            )
        scenes = tuple(_scene(scene) for scene in payload.pop("scenes"))
        return Storyboard(scenes=scenes, **payload)
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise UnreadableStoryboardError(str(error)) from error


def _scene(payload: dict[str, Any]) -> Scene:
    points = tuple(
        Point(**{**point, "clauses": tuple(point.get("clauses", ()))})
        for point in payload.pop("points", ())
    )
    figures = tuple(KeyFigure(**figure) for figure in payload.pop("figures", ()))
    return Scene(kind=SceneKind(payload.pop("kind")), points=points, figures=figures, **payload)
