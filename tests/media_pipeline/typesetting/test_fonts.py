from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from media_pipeline.typesetting.fitting import DoesNotFitError, TextStyle, fit_text
from media_pipeline.typesetting.fonts import FACES, FontBook, MissingFontError, MissingGlyphError


def test_missing_characters_are_all_named(fonts: FontBook) -> None:
    with pytest.raises(MissingGlyphError) as caught:
        fonts.check("补贴😀到账🎉，放心😀")
    assert caught.value.characters == ("😀", "🎉")
    assert "U+1F600 GRINNING FACE" in str(caught.value)


def test_a_character_the_first_font_lacks_comes_from_the_next(fonts: FontBook) -> None:
    sans, serif = fonts.face("sans-regular", size=40), fonts.face("serif-bold", size=40)
    folder = Path(settings.JIEDU_FONT_DIR)
    known = [_characters(folder / FACES[name]) for name in ("sans-regular", "serif-bold")]
    only_serif = chr(min(known[1] - known[0]))
    assert sans.font_for(only_serif) is not sans.font_for("国")
    assert sans.font_for(only_serif).getname() == serif.font_for("国").getname()


def _characters(path: Path) -> set[int]:
    with TTFont(path) as font:
        return set(font.getBestCmap())


def test_a_face_refuses_what_it_cannot_draw(fonts: FontBook) -> None:
    with pytest.raises(MissingGlyphError):
        fonts.face("sans-regular", size=40).width("😀")


def test_a_missing_font_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFontError) as caught:
        FontBook(tmp_path).check("国")
    assert caught.value.path.name == "NotoSansSC-Regular.ttf"


def test_a_damaged_font_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "NotoSansSC-Regular.ttf").write_bytes(b"not a font")
    (tmp_path / "NotoSerifSC-Bold.ttf").write_bytes(b"not a font")
    with pytest.raises(MissingFontError):
        FontBook(tmp_path).face("sans-regular", size=20)
    with pytest.raises(MissingFontError):
        FontBook(tmp_path).check("国")


def test_other_fonts_give_another_digest(tmp_path: Path) -> None:
    source = Path(settings.JIEDU_FONT_DIR)
    names = [path.name for path in source.glob("*.ttf")]
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
    first = FontBook(tmp_path).digest()
    other = tmp_path / "other"
    other.mkdir()
    for name in names:
        (other / name).write_bytes(name.encode() + b"!")
    assert FontBook(other).digest() != first
    assert len(first) == 64


STYLE = TextStyle("sans-regular", (60.0, 40.0, 20.0))


def test_text_is_set_as_large_as_fits(fonts: FontBook) -> None:
    wide = fit_text("办事不求人", fonts=fonts, style=STYLE, width=400, height=100)
    narrow = fit_text("办事不求人", fonts=fonts, style=STYLE, width=210, height=60)
    assert (wide.size, narrow.size) == (60.0, 40.0)
    assert narrow.height <= 60


def test_text_that_does_not_fit_is_refused_whole(fonts: FontBook) -> None:
    with pytest.raises(DoesNotFitError) as caught:
        fit_text("办事不求人" * 50, fonts=fonts, style=STYLE, width=200, height=60)
    assert caught.value.text == "办事不求人" * 50


def test_a_heading_is_set_smaller_to_break_by_sense(fonts: FontBook) -> None:
    style = TextStyle("serif-black", (100.0, 90.0, 80.0), is_balanced=True)
    setting = fit_text(
        "高校毕业生就业创业，市里出了哪些新措施？", fonts=fonts, style=style, width=950, height=400
    )
    assert [line.text for line in setting.lines] == ["高校毕业生就业创业，", "市里出了哪些新措施？"]
    assert setting.size == 90.0
