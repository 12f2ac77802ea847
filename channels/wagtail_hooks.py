"""Where this app meets the admin."""

from wagtail import hooks

from channels.viewsets import NoticeViewSet


@hooks.register("register_admin_viewset")
def notice_viewset() -> NoticeViewSet:
    """Show the notices."""
    return NoticeViewSet()
