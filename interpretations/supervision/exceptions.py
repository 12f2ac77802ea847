"""What supervision refuses."""


class SupervisionError(Exception):
    """Base of the room's errors; its message may be shown."""


class DecisionIsFinalError(SupervisionError):
    """Somebody tried to change a decision instead of adding one."""
