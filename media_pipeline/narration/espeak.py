"""The embedded voice: espeak-ng, fed with pinyin.

Robotic, but everywhere, offline and quick: for drafts, tests and closed networks. Its own reading of Han goes through
English spelling, so it is given tone-numbered pinyin through the Latin-pinyin voice.
"""

import io
import subprocess
import wave
from typing import ClassVar, Final

from django.utils.translation import gettext_lazy as _

from media_pipeline.narration.base import NarrationEngine, NarrationFailedError, Speech
from media_pipeline.narration.pronunciation import to_pinyin
from media_pipeline.narration.reading import read_aloud

_VOICE: Final = "cmn-latn-pinyin"
_TIMEOUT_SECONDS: Final = 60
_HEADER_BYTES: Final = 44


class EspeakEngine(NarrationEngine):
    """Speaks through the ``espeak-ng`` program."""

    name: ClassVar[str] = "espeak-ng"
    version: ClassVar[str] = "1"
    is_synthetic: ClassVar[bool] = True

    def __init__(self, *, program: str = "espeak-ng", words_per_minute: int = 185) -> None:
        self._program = program
        self._words_per_minute = words_per_minute

    @property
    def signature(self) -> str:
        """Speed counts: another speed, another sound."""
        return f"{super().signature}/{self._words_per_minute}"

    def synthesize(self, sentence: str) -> Speech:
        """Speak ``sentence``; one with nothing to say gives no sound.

        Raises:
            NarrationFailedError: espeak-ng is not installed, or failed.
        """
        pinyin = to_pinyin(read_aloud(sentence))
        if not pinyin:
            return Speech(b"", 22050)
        return _read_wave(self._run(pinyin))

    def _run(self, pinyin: str) -> bytes:
        command = [
            self._program, "-v", _VOICE, "-s", str(self._words_per_minute), "-z", "--stdin", "--stdout",
        ]  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603 - an argument list; the text goes through standard input
                command,
                input=pinyin.encode(),
                capture_output=True,
                check=True,
                timeout=_TIMEOUT_SECONDS,
            )
        except FileNotFoundError as error:
            raise NarrationFailedError(
                _(
                    "The voice program espeak-ng is not installed. Install the package “espeak-ng” and try again."
                ),
                detail=str(error),
            ) from error
        except subprocess.CalledProcessError as error:
            raise NarrationFailedError(
                _("The voice program espeak-ng failed. Look at the log, then try again."),
                detail=error.stderr.decode(errors="replace"),
            ) from error
        except subprocess.TimeoutExpired as error:
            raise NarrationFailedError(
                _(
                    "The voice program espeak-ng took too long for one sentence. Try again when the machine is less busy."
                ),
                detail=str(error),
            ) from error
        return done.stdout


def _read_wave(data: bytes) -> Speech:
    """Read the WAVE file espeak-ng streams; its header gives no true length, so the bytes decide."""
    try:
        with wave.open(io.BytesIO(data)) as file:
            rate, width, channels = file.getframerate(), file.getsampwidth(), file.getnchannels()
    except (wave.Error, EOFError) as error:
        raise NarrationFailedError(
            _(
                "The voice program espeak-ng gave no sound. Install the package “espeak-ng-data” and try again."
            ),
            detail=str(error),
        ) from error
    if (width, channels) != (2, 1):
        raise NarrationFailedError(
            _("The voice program espeak-ng failed. Look at the log, then try again."),
            detail=f"{channels} channels of {width} bytes",
        )
    samples = data[_HEADER_BYTES:]
    return Speech(samples[: len(samples) // 2 * 2], rate)
