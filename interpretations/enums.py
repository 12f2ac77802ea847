"""How an interpretation is told, and where."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    """The form 解读形式 of one item 篇. The first three are text; the others are what the figures call non-text."""

    ARTICLE = "article", _("Article (文稿)")
    QUESTIONS = "questions", _("Questions and answers (问答)")
    EXPERT = "expert", _("Expert article (专家文章)")
    INFOGRAPHIC = "infographic", _("Infographic (图解)")
    AUDIO = "audio", _("Audio (音频)")
    VIDEO = "video", _("Video (视频)")
    SHORT_VIDEO = "short_video", _("Short video (短视频)")
    ANIMATION = "animation", _("Animation (动漫)")
    H5 = "h5", _("H5 page (H5)")
    LIVE_REPLAY = "live_replay", _("Recorded live stream (直播回放)")

    @property
    def is_text(self) -> bool:
        """Whether the figures count this form as text."""
        return self in {Form.ARTICLE, Form.QUESTIONS, Form.EXPERT}


class Occasion(models.TextChoices):
    """Where the explanation was given 解读场合; says nothing about its form."""

    WRITTEN = "written", _("Written for the site")
    PRESS_CONFERENCE = "press_conference", _("Press conference (发布会)")
    INTERVIEW = "interview", _("Interview (访谈)")
    LECTURE = "lecture", _("Public lecture (大讲堂)")


# Which production, made here from the text, gives an item its non-text form. The others need a finished work's address.
PRODUCTION_OF_FORM: dict[str, str] = {
    Form.INFOGRAPHIC: "infographic",
    Form.VIDEO: "video",
    Form.SHORT_VIDEO: "video",
    Form.H5: "h5",
}
