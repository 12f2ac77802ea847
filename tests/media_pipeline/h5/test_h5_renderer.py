import base64
import gzip
import hashlib
import re
import zipfile
from html.parser import HTMLParser
from io import BytesIO

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from media_pipeline.renderers.base import Cancelled, RenderFailedError
from media_pipeline.renderers.h5 import H5Renderer
from media_pipeline.storyboard import KeyFigure, Point, Scene, SceneKind
from tests.factories.media_pipeline import make_storyboard
from tests.media_pipeline.h5.conftest import render

HAN = range(0x4E00, 0x9FFF)


def scenes_of(*points: Point, kind: SceneKind = SceneKind.FACET) -> tuple[Scene, ...]:
    return (Scene("one", kind, "题目", points),)


def page_of(tmp_path, *, has_fonts=False, **changed) -> str:
    files = render(make_storyboard(**changed), tmp_path, has_fonts=has_fonts)
    return files["page"].read_text(encoding="utf-8")


class Sections(HTMLParser):
    """The looks of the pages, and every address mentioned."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.looks: list[str] = []
        self.addresses: list[str] = []
        self.dots = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "section":
            self.looks.append(values["class"].split()[1])
        self.addresses += [
            values[name] for name in ("src", "href", "action", "data") if values.get(name)
        ]
        self.dots += "data-first" in values


def test_every_scene_finds_its_page(html):
    assert Sections(html).looks == [
        "cover",
        "statements",
        "figures",
        "measures",
        "questions",
        "closing",
    ]


def test_each_heading_has_one_dot(html):
    assert Sections(html).dots == 6


def test_the_page_loads_nothing_from_anywhere(html):
    own = ("#", "data:", "tel:", "https://example.gov.cn/jiedu/zufang/")

    assert all(address.startswith(own) for address in Sections(html).addresses)
    assert not re.search(r"@import|url\((?!data:)", html)


def test_the_script_is_the_one_the_policy_names(html):
    (script,) = re.findall(r"<script>(.*)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    assert f"script-src 'sha256-{digest}'" in html


def test_the_page_weighs_at_most_100_kilobytes(html):
    assert len(gzip.compress(html.encode())) <= 100_000


def test_a_page_of_very_many_characters_keeps_to_its_weight(tmp_path):
    every = "".join(chr(code) for code in list(HAN)[:2000])
    points = tuple(Point(every[start : start + 40]) for start in range(0, 2000, 40))

    html = page_of(tmp_path, has_fonts=True, scenes=scenes_of(*points))

    assert len(gzip.compress(html.encode())) <= 100_000
    assert "font-family:jd-bold;" in html


def test_equal_storyboards_give_equal_bytes(tmp_path):
    first = render(make_storyboard(), tmp_path / "a", has_fonts=True)
    second = render(make_storyboard(), tmp_path / "b", has_fonts=True)

    assert {role: path.read_bytes() for role, path in first.items()} == {
        role: path.read_bytes() for role, path in second.items()
    }


def test_the_package_holds_the_page(tmp_path):
    files = render(make_storyboard(), tmp_path)

    with zipfile.ZipFile(files["archive"]) as package:
        assert package.namelist() == ["h5/index.html"]
        assert package.read("h5/index.html") == files["page"].read_bytes()


def test_titles_bring_their_own_letters(html):
    fonts = re.findall(r"font-weight:(\d+);[^}]*?base64,([^)]*)\)", html)
    weight, source = fonts[0]
    font = TTFont(BytesIO(base64.b64decode(source)))

    assert weight == "700"
    assert {ord(character) for character in "一图看懂市民租房补贴办法您可能想问"} <= set(
        font.getBestCmap()
    )


def test_words_of_the_storyboard_are_text_and_never_markup(tmp_path):
    evil = "</script><script>alert(1)</script>\"'&"
    html = page_of(
        tmp_path,
        title=evil,
        issuer=evil,
        policy_title=evil,
        contact=evil,
        document_number=evil,
        address='https://example.gov.cn/"><script>',
        scenes=(
            Scene("a", SceneKind.FACET, evil, (Point(evil, evil, (evil,)),)),
            Scene("b", SceneKind.KEY_FIGURES, evil, figures=(KeyFigure(evil, evil, evil),)),
            Scene("c", SceneKind.QUESTION, evil, (Point(evil),)),
        ),
    )

    assert html.count("<script") == 1
    assert html.count("</script>") == 1
    assert "alert(1)&lt;/script&gt;" in html


def test_a_number_stays_with_its_unit(tmp_path):
    html = page_of(tmp_path, scenes=scenes_of(Point("每月补贴3000元，见第十一条。")))

    assert '<span class="k">3000元' in html
    assert '<span class="k">第十一条' in html


def test_figures_under_one_heading_share_the_screens_evenly(tmp_path):
    figures = tuple(KeyFigure(str(number), "元", "金额") for number in range(1, 5))
    scenes = (
        Scene("f1", SceneKind.KEY_FIGURES, "数字", figures=figures[:3]),
        Scene("f2", SceneKind.KEY_FIGURES, "数字", figures=figures[3:]),
    )

    html = page_of(tmp_path, scenes=scenes)

    assert [page.count("<dt>金额") for page in html.split("<section")[2:4]] == [2, 2]


def test_headings_break_where_a_phrase_ends(tmp_path):
    html = page_of(tmp_path, title="找工作、招人才，这些补贴怎么领")

    assert '<span class="w">招人才，</span><span class="w">这些补贴怎么领</span>' in html


def test_a_share_is_drawn_as_a_ring(html):
    ((filled, rest),) = re.findall(r'class="part"[^>]*stroke-dasharray="([\d.]+) ([\d.]+)"', html)

    assert float(filled) / (float(filled) + float(rest)) == pytest.approx(0.4, abs=0.001)
    assert 'class="unseen">40%</span>' in html


@pytest.mark.parametrize("value", ["约40", "140"])
def test_what_is_no_share_is_drawn_as_a_number(tmp_path, value):
    figures = (KeyFigure(value, "%", "占比"),)

    html = page_of(tmp_path, scenes=(Scene("f", SceneKind.KEY_FIGURES, "数字", figures=figures),))

    assert 'class="ring"' not in html
    assert 'class="numeral"' in html


def test_a_figure_the_title_face_cannot_draw_is_set_as_text(tmp_path):
    figures = (KeyFigure("😀9", "元", "占比"),)

    html = page_of(tmp_path, scenes=(Scene("f", SceneKind.KEY_FIGURES, "数字", figures=figures),))

    assert 'class="numeral"' not in html
    assert '<span class="plain">😀9<small>元</small></span>' in html


def test_measures_under_one_heading_share_the_screens_evenly(tmp_path):
    point = Point("一项举措", "说明" * 30, ("第三条",))
    scenes = (
        Scene("m1", SceneKind.FACET, "重要举措", (point,) * 3),
        Scene("m2", SceneKind.FACET, "重要举措", (point,)),
    )

    html = page_of(tmp_path, scenes=scenes)

    assert Sections(html).looks.count("measures") == 2
    assert "<small>1/2</small>" in html
    assert '<ol class="points" start="3">' in html


def test_four_questions_take_two_pages_and_the_first_of_each_is_open(tmp_path):
    scenes = tuple(
        Scene(f"q{n}", SceneKind.QUESTION, f"问题{n}？", (Point("答案。"),)) for n in range(4)
    )

    html = page_of(tmp_path, scenes=scenes)

    assert Sections(html).looks.count("questions") == 2
    assert html.count("<details") == 4
    assert html.count(" open>") == 2


def test_an_example_is_marked_on_every_page(html, tmp_path):
    assert html.count('<span class="example">') == 6
    assert "仅供演示" in html
    assert '<span class="example">' not in page_of(tmp_path)


def test_only_numbers_to_call_are_links(tmp_path):
    html = page_of(tmp_path, contact="市住建局 0477-8581234、12345热线，2026年10月起")

    assert re.findall(r'href="tel:(\d+)"', html) == ["04778581234", "12345"]


def test_without_an_address_there_is_no_code_and_no_link(tmp_path):
    html = page_of(tmp_path, address="")

    assert 'class="qr' not in html
    assert 'class="go"' not in html


def test_what_is_shared_has_title_and_description(html):
    assert '<meta property="og:title" content="一图看懂《市民租房补贴办法》">' in html
    assert '<meta name="description" content="房租是新市民最大的开支。' in html
    assert '<html lang="zh-Hans">' in html


def test_progress_rises_and_cancelling_stops(tmp_path):
    shares: list[float] = []

    def stop_late(share: float, _stage: str) -> None:
        shares.append(share)
        if share > 0.5:
            raise Cancelled

    renderer = H5Renderer(font_dir=settings.JIEDU_FONT_DIR)
    with pytest.raises(Cancelled):
        renderer.render(make_storyboard(), workspace=tmp_path, progress=stop_late)

    assert shares == sorted(shares)
    assert not (tmp_path / "index.html").exists()


def test_missing_fonts_are_named(tmp_path):
    renderer = H5Renderer(font_dir=tmp_path)

    with pytest.raises(RenderFailedError, match=r"NotoSansSC-Black\.ttf"):
        renderer.render(make_storyboard(), workspace=tmp_path, progress=lambda _share, _stage: None)


def test_a_damaged_font_is_named(tmp_path):
    (tmp_path / "NotoSansSC-Black.ttf").write_bytes(b"not a font")

    with pytest.raises(RenderFailedError, match=r"NotoSansSC-Black\.ttf"):
        H5Renderer(font_dir=tmp_path).render(
            make_storyboard(), workspace=tmp_path, progress=lambda _share, _stage: None
        )


def test_an_unknown_theme_is_refused(tmp_path):
    with pytest.raises(RenderFailedError, match="neon"):
        render(make_storyboard(theme="neon"), tmp_path)
