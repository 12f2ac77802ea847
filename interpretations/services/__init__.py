"""Commands on interpretations, in the words of the people who give them."""

from interpretations.services.notices import propose_notice_of, stop_notices_of
from interpretations.services.productions import request_productions_of
from interpretations.services.publication import record_publication

__all__ = ["propose_notice_of", "record_publication", "request_productions_of", "stop_notices_of"]
