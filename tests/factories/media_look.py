"""Storyboards for rendering tests: short, with one scene of each kind."""

from dataclasses import replace

from media_pipeline.storyboard import KeyFigure, Point, Scene, SceneKind, Storyboard

TITLE = Scene("title", SceneKind.TITLE, "就业补贴怎么领？")
FACET = Scene(
    "measures",
    SceneKind.FACET,
    "重要举措",
    points=(
        Point("发放一次性创业补贴5000元", "正常经营满6个月即可申请。", ("第三条",)),
        Point("创业担保贷款最高30万元", "期限不超过3年。"),
    ),
)
FIGURES = Scene(
    "figures",
    SceneKind.KEY_FIGURES,
    "关键数字",
    figures=(KeyFigure("5000", "元", "一次性补贴"), KeyFigure("2.5", "%", "贷款利率")),
)
QUESTION = Scene(
    "question",
    SceneKind.QUESTION,
    "外地户口能申请吗？",
    points=(Point("能，不限户籍。", clauses=("第三条",)),),
)
CLOSING = Scene("closing", SceneKind.CLOSING, "扫码看原文")


def storyboard(*scenes: Scene, **changes: object) -> Storyboard:
    """A storyboard of ``scenes`` (all kinds when none is given)."""
    board = Storyboard(
        title="就业创业措施解读",
        issuer="市人力资源和社会保障局",
        document_number="鄂府办发〔2026〕18号",
        policy_title="关于促进就业创业的若干措施",
        address="https://www.example.gov.cn/p/18/",
        contact="12333",
        scenes=scenes or (TITLE, FACET, FIGURES, QUESTION, CLOSING),
        is_example=True,
    )
    return replace(board, **changes)  # type: ignore[arg-type]
