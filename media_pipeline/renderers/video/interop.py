"""Handing a film to moviepy: the same frame function, for people who cut, join and mix with it."""

from typing import Any

import moviepy
import numpy as np
import numpy.typing as npt

from media_pipeline.renderers.video.film import Film
from media_pipeline.renderers.video.soundtrack import RATE, lay_down


def to_clip(film: Film) -> moviepy.VideoClip:
    """``film`` as a moviepy clip: its pictures by the frame function, its soundtrack, its length.

    moviepy wants ``FFMPEG_BINARY`` in the environment when it is first imported; the settings see to that.
    """
    clip = moviepy.VideoClip(frame_function=_frame_function(film), duration=film.seconds)
    sound = lay_down(film.sounds(), seconds=film.seconds)
    track = moviepy.AudioArrayClip(np.column_stack((sound, sound)), fps=RATE)
    return clip.with_fps(film.fps).with_audio(track)


def _frame_function(film: Film) -> Any:  # noqa: ANN401 - what moviepy expects: a plain callable of the time in seconds
    def frame_at(seconds: float) -> npt.NDArray[np.uint8]:
        # Half a frame in, so that a time just under a frame's start does not show the one before.
        number = min(int(seconds * film.fps + 1e-6), film.frames - 1)
        return np.asarray(film.picture(number))

    return frame_at
