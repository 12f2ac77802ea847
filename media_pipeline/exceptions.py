"""What can be refused in the media pipeline, in sentences a person can act on."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class MediaPipelineError(Exception):
    """Something the media pipeline refuses; ``str()`` of it may be shown to an editor."""

    sentence: str | Promise = _("The production cannot be made.")

    def __str__(self) -> str:
        return str(self.sentence)


class EmptyStoryboardError(MediaPipelineError):
    """The storyboard shows and says nothing."""

    sentence = _(
        "There is nothing to show yet: write at least one section of the interpretation, then produce it again."
    )


class UnknownKindError(MediaPipelineError):
    """No renderer is set for the kind asked for."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.sentence = _("“%(kind)s” is not a form this site can produce.") % {"kind": kind}


class MoveNotAllowedError(MediaPipelineError):
    """The production is not in a state from which this can be done."""

    def __init__(self, status_label: str) -> None:
        super().__init__(status_label)
        self.sentence = _(
            "This cannot be done while the production is “%(status)s”. Reload the page."
        ) % {"status": status_label}
