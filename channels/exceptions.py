"""What can go wrong, in this app's words."""


class ChannelsError(Exception):
    """Anything this app raises."""


class InvalidChoicesError(ChannelsError):
    """A subscription that cannot be kept: an unknown theme, region or channel, none at all, or no valid address.

    ``field`` names the choice at fault, ``message`` says in the reader's language what to do.
    """

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class BadLinkError(ChannelsError):
    """A personal link that was not made by us, or for something else."""


class ExpiredLinkError(BadLinkError):
    """A personal link that was ours but is too old."""


class InvalidNoticeError(ChannelsError):
    """A notice whose words or address cannot be sent."""


class NoticeCancelledError(ChannelsError):
    """The notice has been stopped; it cannot be confirmed."""
