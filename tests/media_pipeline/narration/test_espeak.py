import stat
from pathlib import Path

import pytest

from media_pipeline.narration.base import NarrationFailedError
from media_pipeline.narration.espeak import EspeakEngine


def program(tmp_path: Path, *, script: str) -> str:
    path = tmp_path / "voice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.media
def test_espeak_says_a_sentence_at_a_human_pace() -> None:
    speech = EspeakEngine().synthesize("一次性创业补贴5000元，正常经营满6个月即可申请。")
    assert speech.sample_rate == 22050
    assert 3 < speech.seconds < 12
    assert any(speech.samples)


@pytest.mark.media
def test_the_same_sentence_sounds_the_same() -> None:
    assert EspeakEngine().synthesize("你好。") == EspeakEngine().synthesize("你好。")


@pytest.mark.media
def test_a_slower_voice_takes_longer_and_has_another_signature() -> None:
    quick, slow = EspeakEngine(words_per_minute=220), EspeakEngine(words_per_minute=120)
    assert slow.synthesize("政策解读。").seconds > quick.synthesize("政策解读。").seconds
    assert slow.signature != quick.signature


def test_the_embedded_voice_declares_that_it_is_synthetic() -> None:
    assert EspeakEngine.is_synthetic


def test_nothing_to_say_is_silence_without_asking_the_program() -> None:
    assert EspeakEngine(program="/nowhere/espeak").synthesize("……").samples == b""


def test_a_missing_program_is_named() -> None:
    with pytest.raises(NarrationFailedError, match="espeak-ng is not installed"):
        EspeakEngine(program="/nowhere/espeak").synthesize("你好")


def test_a_failing_program_keeps_its_error_text(tmp_path: Path) -> None:
    broken = program(tmp_path, script="echo no such voice >&2; exit 3")
    with pytest.raises(NarrationFailedError) as caught:
        EspeakEngine(program=broken).synthesize("你好")
    assert "no such voice" in caught.value.detail


def test_a_program_that_gives_no_sound_is_refused(tmp_path: Path) -> None:
    mute = program(tmp_path, script="cat >/dev/null; echo nothing")
    with pytest.raises(NarrationFailedError, match="gave no sound"):
        EspeakEngine(program=mute).synthesize("你好")
