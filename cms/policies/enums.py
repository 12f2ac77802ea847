"""Choices a policy is described by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Validity(models.TextChoices):
    """Whether a policy is in force 有效性; what nobody has stated is unstated, never guessed."""

    UNSTATED = "unstated", _("Not stated")
    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("No longer in force")


class ClauseLevel(models.TextChoices):
    """Which rung a clause stands on: 一、（一）1.（1） in a notice, 章 节 条 款 项 目 in rules.

    Inside an article （一） is an item 项, 1. a sub-item 目 and an unnumbered line a paragraph 款.
    """

    PART = "part", _("Part (一、)")
    SECTION = "section", _("Section (（一）)")
    ITEM = "item", _("Item (1. or 项)")
    SUBITEM = "subitem", _("Sub-item (（1） or 目)")
    CHAPTER = "chapter", _("Chapter (章)")
    CHAPTER_SECTION = "chapter_section", _("Chapter section (节)")
    ARTICLE = "article", _("Article (条)")
    PARAGRAPH = "paragraph", _("Paragraph")
    TABLE = "table", _("Table")
    ATTACHMENT = "attachment", _("Attachment")
