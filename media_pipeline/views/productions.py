"""Productions in the admin: their state for the live cards, try again, cancel."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from media_pipeline.base import steered_source
from media_pipeline.exceptions import MoveNotAllowedError
from media_pipeline.models import Production
from media_pipeline.selectors import productions_for
from media_pipeline.services import cancel_production, retry_production

RIGHT_HEADER = "X-Production-Token"


@require_GET
@never_cache
def production_status(request: HttpRequest) -> JsonResponse:
    """Answer the state of the newest productions of a source, each with its card.

    Permission: access to the admin, and a token for the source.
    """
    productions = productions_for(_source(request)).values()
    return JsonResponse(
        {"productions": [_described(production, request) for production in productions]}
    )


@require_POST
def retry(request: HttpRequest, production_uuid: UUID) -> JsonResponse:
    """Queue a failed or cancelled production again. Permission: access to the admin, and a token for its source."""
    return _command(request, production_uuid, retry_production)


@require_POST
def cancel(request: HttpRequest, production_uuid: UUID) -> JsonResponse:
    """Stop a production. Permission: access to the admin, and a token for its source."""
    return _command(request, production_uuid, cancel_production)


def _source(request: HttpRequest) -> str:
    source = steered_source(request.headers.get(RIGHT_HEADER, ""), user_id=request.user.pk or 0)
    if source is None:
        raise PermissionDenied
    return source


def _command(
    request: HttpRequest, production_uuid: UUID, command: Callable[[Production], Production]
) -> JsonResponse:
    production = get_object_or_404(Production, uuid=production_uuid, source=_source(request))
    try:
        production = command(production)
    except MoveNotAllowedError as error:
        return JsonResponse(
            {"error": str(error), "production": _described(production, request)}, status=409
        )
    return JsonResponse({"production": _described(production, request)})


def _described(production: Production, request: HttpRequest) -> dict[str, Any]:
    return {
        "uuid": str(production.uuid),
        "kind": production.kind,
        "status": production.status,
        "announcement": f"{production.get_kind_display()}：{production.state.label}",
        "progress": production.progress,
        "stage": production.stage_label,
        "is_unfinished": production.state.is_unfinished,
        "card": render_to_string(
            "media_pipeline/production_card.html", {"production": production}, request=request
        ),
    }
