"""Storyboards and productions, as tests need them."""

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from media_pipeline.enums import ProductionKind, ProductionStatus
from media_pipeline.models import Production
from media_pipeline.storyboard import KeyFigure, Point, Scene, SceneKind, Storyboard, to_json

SOURCE = "interpretation:0f0f"


def make_storyboard(**changed: Any) -> Storyboard:
    """Return a short, complete storyboard; every scene kind occurs."""
    values: dict[str, Any] = {
        "title": "一图看懂《市民租房补贴办法》",
        "issuer": "某市人民政府办公室",
        "document_number": "某政办发〔2026〕8号",
        "policy_title": "某市市民租房补贴办法",
        "address": "https://example.gov.cn/jiedu/zufang/",
        "contact": "市住建局 0477-8581234",
        "scenes": (
            Scene("title", SceneKind.TITLE, "一图看懂《市民租房补贴办法》"),
            Scene(
                "background-1", SceneKind.FACET, "政策背景", (Point("房租是新市民最大的开支。"),)
            ),
            Scene(
                "figures-1",
                SceneKind.KEY_FIGURES,
                "关键数字",
                figures=(
                    KeyFigure("800", "元", "每月最高补贴"),
                    KeyFigure("40", "%", "受益家庭占比"),
                ),
            ),
            Scene(
                "measures-1",
                SceneKind.FACET,
                "重要举措",
                (Point("按月发放", "每月15日前发到社会保障卡。", ("第三条", "第五条")),),
            ),
            Scene("question-1", SceneKind.QUESTION, "合租可以领吗？", (Point("可以，按人申请。"),)),
            Scene("closing", SceneKind.CLOSING, "看全文"),
        ),
    }
    return Storyboard(**{**values, **changed})


class ProductionFactory(DjangoModelFactory):
    """A waiting H5 production; traits put it into another state."""

    class Meta:
        model = Production

    class Params:
        storyboard = factory.LazyFunction(make_storyboard)
        rendering = factory.Trait(
            status=ProductionStatus.RENDERING,
            attempts=1,
            claim_token=factory.Faker("uuid4", cast_to=None),
            lease_until=factory.LazyFunction(lambda: timezone.now() + timedelta(seconds=60)),
        )
        left_behind = factory.Trait(
            rendering=True,
            lease_until=factory.LazyFunction(lambda: timezone.now() - timedelta(seconds=1)),
            rung_at=factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=5)),
        )
        unheard = factory.Trait(
            rung_at=factory.LazyFunction(lambda: timezone.now() - timedelta(minutes=5))
        )
        ready = factory.Trait(status=ProductionStatus.READY, progress=100)
        failed = factory.Trait(status=ProductionStatus.FAILED, reason="坏了")
        cancelled = factory.Trait(status=ProductionStatus.CANCELLED)

    source = SOURCE
    kind = ProductionKind.H5
    storyboard_json = factory.LazyAttribute(lambda o: to_json(o.storyboard))
    storyboard_digest = factory.LazyAttribute(lambda o: o.storyboard.digest)
    renderer_version = "fake-1"
