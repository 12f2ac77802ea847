"""Tags of the production cards."""

from typing import Any

from django import template

from media_pipeline.base import steering_token

register = template.Library()


@register.simple_tag(takes_context=True)
def right_to_steer(context: dict[str, Any], source: str) -> str:
    """Sign that whoever sees this page may steer the productions of ``source``.

    Use it only on pages whose view has checked that.
    """
    return steering_token(source, user_id=context["request"].user.pk)
