"""Failures told to people: what went wrong inside, as a sentence that says what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from media_pipeline.narration.base import NarrationFailedError
from media_pipeline.renderers.base import RenderFailedError
from media_pipeline.renderers.drawing.qr import TooLongForQrError
from media_pipeline.renderers.script import all_text
from media_pipeline.storyboard import Storyboard
from media_pipeline.themes import UnknownThemeError
from media_pipeline.typesetting.fitting import DoesNotFitError
from media_pipeline.typesetting.fonts import (
    FontBook,
    MissingFontError,
    MissingGlyphError,
    describe_character,
)

_MOST_CHARACTERS_NAMED = 12
_QUOTED = 40
_LONGEST_SCENE = 4000
"""Characters: about a quarter of an hour of speech."""


@contextmanager
def told_to_people() -> Iterator[None]:
    """Turn what the layers below raise into :class:`RenderFailedError`."""
    try:
        yield
    except MissingFontError as error:
        reason = format_lazy(
            _(
                "The font file {name} is missing or damaged. Run the set-up again, or put the file into the font folder."
            ),
            name=error.path.name,
        )
        raise RenderFailedError(reason, detail=str(error)) from error
    except MissingGlyphError as error:
        raise RenderFailedError(_missing_glyphs(error.characters), detail=str(error)) from error
    except DoesNotFitError as error:
        reason = format_lazy(
            _(
                "This text is too long for its place: “{text}”. Shorten it or split it into several points."
            ),
            text=error.text[:_QUOTED] + ("…" if len(error.text) > _QUOTED else ""),
        )
        raise RenderFailedError(reason, detail=error.text) from error
    except TooLongForQrError as error:
        reason = _("The public address is too long for a QR code. Give a shorter address.")
        raise RenderFailedError(reason, detail=str(error)) from error
    except UnknownThemeError as error:
        reason = format_lazy(
            _("There is no theme called “{name}”. Choose another one."), name=str(error.args[0])
        )
        raise RenderFailedError(reason) from error
    except NarrationFailedError as error:
        raise RenderFailedError(error.reason, detail=error.detail) from error
    except OSError as error:
        raise _disk_failure(error) from error


def _disk_failure(error: OSError) -> RenderFailedError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        reason = _("The disk is full. Free some space, then try again.")
    else:
        reason = _(
            "A working file could not be read or written. Check the working folder, then try again."
        )
    return RenderFailedError(reason, detail=str(error))


def _missing_glyphs(characters: tuple[str, ...]) -> str | Promise:
    named = "、".join(describe_character(c) for c in characters[:_MOST_CHARACTERS_NAMED])
    more = len(characters) - _MOST_CHARACTERS_NAMED
    tail = f" … +{more}" if more > 0 else ""
    return format_lazy(
        _(
            "No font can draw these characters: {characters}. Replace them in the text, or add a font that has them."
        ),
        characters=named + tail,
    )


def check_storyboard(storyboard: Storyboard, *, fonts: FontBook) -> None:
    """Refuse what cannot be drawn before any work is done.

    Raises:
        RenderFailedError: Nothing to show, or characters that no font has.
        MissingFontError: A font file is missing.
    """
    said = any(
        s.heading.strip() or s.points or s.figures or s.narration.strip() for s in storyboard.scenes
    )
    if not said:
        raise RenderFailedError(
            _(
                "There is nothing to show: the interpretation has no text yet. Write its title and its facets, then try again."
            )
        )
    for scene in storyboard.scenes:
        length = len(scene.narration) + sum(len(p.text) + len(p.detail) for p in scene.points)
        if length > _LONGEST_SCENE:
            reason = format_lazy(
                _(
                    "The scene “{heading}” has {length} characters; {most} is the most that can be shown. Shorten it or split it."
                ),
                heading=scene.heading[:_QUOTED],
                length=length,
                most=_LONGEST_SCENE,
            )
            raise RenderFailedError(reason)
    fonts.check(all_text(storyboard))
