"""Commands: order productions, try again, cancel."""

from media_pipeline.services.ordering import (
    cancel_production,
    request_productions,
    retry_production,
)

__all__ = ["cancel_production", "request_productions", "retry_production"]
