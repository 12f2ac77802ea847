"""What productions are called, the states they pass through and the files they consist of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProductionKind(models.TextChoices):
    """The forms a storyboard can take."""

    VIDEO = "video", _("Video")
    H5 = "h5", _("H5 page")
    INFOGRAPHIC = "infographic", _("Infographic")


class ProductionStatus(models.TextChoices):
    """Where a production stands; :attr:`moves` says where it may go from there."""

    QUEUED = "queued", _("Queued")
    RENDERING = "rendering", _("In production")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")

    @property
    def moves(self) -> frozenset["ProductionStatus"]:
        """The states a production in this state may take next."""
        return _MOVES[self]

    @property
    def is_unfinished(self) -> bool:
        """Whether a worker still owes something."""
        return self in UNFINISHED

    @property
    def is_retryable(self) -> bool:
        """Whether a person may ask for another try."""
        return self in {ProductionStatus.FAILED, ProductionStatus.CANCELLED}


_MOVES = {
    ProductionStatus.QUEUED: frozenset({ProductionStatus.RENDERING, ProductionStatus.CANCELLED}),
    # Back to queued: the worker of an earlier claim still sits in the workspace, so this one steps back.
    ProductionStatus.RENDERING: frozenset(
        {
            ProductionStatus.READY,
            ProductionStatus.FAILED,
            ProductionStatus.CANCELLED,
            ProductionStatus.QUEUED,
        }
    ),
    ProductionStatus.READY: frozenset(),
    ProductionStatus.FAILED: frozenset({ProductionStatus.QUEUED}),
    ProductionStatus.CANCELLED: frozenset({ProductionStatus.QUEUED}),
}
UNFINISHED = (ProductionStatus.QUEUED, ProductionStatus.RENDERING)


# What renderers say they are doing, in the words of the person who waits.
STAGE_LABELS = {
    "narration": _("Speaking the narration"),
    "scenes": _("Drawing scenes"),
    "assembling": _("Putting the film together"),
    "checking": _("Checking the result"),
    "layout": _("Laying out pages"),
    "drawing": _("Drawing"),
    "fonts": _("Cutting the fonts"),
    "page": _("Writing the page"),
    "archive": _("Packing"),
    "storing": _("Storing the files"),
    "done": _("Done"),
}


class FileRole(models.TextChoices):
    """What a file of a production is for; renderers use the same words."""

    VIDEO = "video", _("Video file")
    CAPTIONS = "captions", _("Captions")
    POSTER = "poster", _("Cover picture")
    TRANSCRIPT = "transcript", _("Transcript")
    PAGE = "page", _("Page")
    ARCHIVE = "archive", _("Download package")
    INFOGRAPHIC = "infographic", _("Long picture")
