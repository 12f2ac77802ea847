"""What can go wrong with an interpretation, in words for the person at the screen."""


class InterpretationError(Exception):
    """Base of the room's errors; its message may be shown."""


class NotPublishedError(InterpretationError):
    """A notice was asked for an interpretation that residents cannot read yet."""
