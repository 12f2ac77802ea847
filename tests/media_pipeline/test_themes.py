import pytest

from media_pipeline.themes import THEMES, Theme, UnknownThemeError, contrast, theme_named
from media_pipeline.typesetting.fonts import FACES


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_all_text_of_a_theme_has_enough_contrast(theme: Theme) -> None:
    poor = [
        (name, round(contrast(text, ground), 2))
        for name, text, ground in theme.palette.text_pairs()
        if contrast(text, ground) < 4.5
    ]
    assert not poor


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_sizes_of_a_theme_go_from_wanted_to_smallest_in_known_faces(theme: Theme) -> None:
    for style in theme.styles.values():
        assert list(style.sizes) == sorted(style.sizes, reverse=True)
        assert style.face in FACES


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(UnknownThemeError):
        theme_named("mauve")
