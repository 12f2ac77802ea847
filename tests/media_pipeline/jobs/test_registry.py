import pytest
from django.core.exceptions import ImproperlyConfigured

from media_pipeline import checks, registry
from media_pipeline.exceptions import UnknownKindError
from tests.media_pipeline.fake_renderers import SceneByScene
from tests.media_pipeline.jobs.conftest import FAKES


def problems() -> list[str]:
    return [str(message.msg) for message in checks.check_renderer_settings()]


def test_a_renderer_is_built_once():
    assert isinstance(registry.renderer_for("h5"), SceneByScene)
    assert registry.renderer_for("h5") is registry.renderer_for("h5")


def test_an_unknown_kind_is_refused():
    with pytest.raises(UnknownKindError):
        registry.renderer_for("hologram")


def test_options_the_renderer_does_not_know_are_refused(use_renderer):
    use_renderer("SceneByScene", colour="red")

    with pytest.raises(ImproperlyConfigured, match="colour"):
        registry.renderer_for("h5")


def test_other_options_are_another_version(use_renderer):
    use_renderer("SceneByScene", seconds_a_scene=0)
    before = registry.renderer_version("h5")
    use_renderer("SceneByScene", seconds_a_scene=1)

    assert before.startswith("fake-1+")
    assert registry.renderer_version("h5") != before


def test_other_fonts_are_another_version(settings, tmp_path):
    entry = {"RENDERER": "media_pipeline.renderers.h5.H5Renderer", "NEEDS": ["font_dir"]}
    settings.JIEDU_FONT_DIR = tmp_path
    settings.MEDIA_RENDERERS = {"h5": entry}
    before = registry.renderer_version("h5")
    (tmp_path / "NotoSansSC-Black.ttf").write_bytes(b"font")
    settings.MEDIA_RENDERERS = {"h5": dict(entry)}

    assert registry.renderer_version("h5") != before


@pytest.mark.parametrize(
    ("setting", "complaint"),
    [
        ({"hologram": {"RENDERER": f"{FAKES}.SceneByScene"}}, "kinds are"),
        ({"h5": {}}, "RENDERER is missing"),
        ({"h5": {"RENDERER": "nowhere.at.all"}}, "nowhere"),
        ({"h5": {"RENDERER": f"{FAKES}.NotARenderer"}}, "not a renderer"),
        ({"h5": {"RENDERER": f"{FAKES}.Film"}}, "not a renderer of 'h5'"),
        ({"h5": {"RENDERER": f"{FAKES}.SceneByScene", "NEEDS": ["luck"]}}, "luck"),
    ],
)
def test_a_wrong_setting_is_found_at_start(settings, setting, complaint):
    settings.MEDIA_RENDERERS = setting

    assert complaint in "".join(problems())


def test_a_right_setting_passes():
    assert problems() == []


def test_missing_fonts_and_programs_are_warned_of_and_do_not_stop_the_site(settings, tmp_path):
    settings.JIEDU_FONT_DIR = tmp_path / "none"
    settings.JIEDU_FFMPEG = "no-such-ffmpeg"
    settings.MEDIA_RENDERERS = {
        "h5": {"RENDERER": f"{FAKES}.SceneByScene", "NEEDS": ["font_dir", "ffmpeg"]}
    }

    messages = checks.check_machine()

    assert [message.id for message in messages] == ["media_pipeline.W001", "media_pipeline.W002"]
    assert not any(message.is_serious(40) for message in messages)
    assert all(message.hint for message in messages)


def test_nothing_is_warned_of_that_no_renderer_needs(settings, tmp_path):
    settings.JIEDU_FONT_DIR = tmp_path / "none"

    assert checks.check_machine() == []


def test_a_voice_that_is_none_is_found_at_start(settings):
    settings.MEDIA_RENDERERS = {"video": {"RENDERER": f"{FAKES}.Film", "NEEDS": ["engine"]}}
    settings.NARRATION = {"ENGINE": f"{FAKES}.NotARenderer"}

    assert [message.id for message in checks.check_narration()] == ["media_pipeline.E002"]


def test_a_voice_nobody_needs_is_not_looked_at(settings):
    settings.NARRATION = {"ENGINE": "nowhere.at.all"}

    assert checks.check_narration() == []


def test_the_voice_is_built_with_its_options(settings):
    engine = "media_pipeline.narration.espeak.EspeakEngine"
    settings.NARRATION = {"ENGINE": engine, "OPTIONS": {"words_per_minute": 120}}

    assert registry.narration_engine().signature.endswith("/120")
