"""What can go wrong when a policy is read."""


class PolicyError(Exception):
    """A policy could not be taken in; the message is one sentence for the person who tried."""


class UnreadablePolicyFileError(PolicyError):
    """The file is empty, binary, too large, of another type, or in an encoding that is not read."""


class PolicyWithoutTextError(PolicyError):
    """The file was read but holds no words of a policy."""


class PolicyTooLongError(PolicyError):
    """The text is longer than any policy that is read here."""


class PolicyLibraryMissingError(PolicyError):
    """There is no library page to put the policy under."""


class PolicyAlreadyImportedError(PolicyError):
    """The policy is in the library already; ``address`` is where."""

    def __init__(self, message: str, *, address: str) -> None:
        super().__init__(message)
        self.address = address
