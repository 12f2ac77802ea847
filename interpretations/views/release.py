"""One screen for what becomes of an interpretation: its productions, its publication, its notice."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from channels.exceptions import InvalidNoticeError
from cms.organisations.models import User
from interpretations.checking import findings_of
from interpretations.exceptions import InterpretationError
from interpretations.models import InterpretationPage
from interpretations.selectors import policies_of, public_productions
from interpretations.services import propose_notice_of, request_productions_of
from interpretations.storyboard_writer import storyboard_of
from media_pipeline.exceptions import MediaPipelineError
from media_pipeline.selectors import productions_for


class ReleaseView(TemplateView):
    """Shows what there is, and takes two orders: make the productions, offer the notice."""

    template_name = "interpretations/admin/release.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the page; refuse who may not edit it."""
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(InterpretationPage, pk=kwargs["pk"])
        if not isinstance(request.user, User):
            raise PermissionDenied
        self.editor = request.user
        self.permissions = self.page.permissions_for_user(self.editor)
        if not self.permissions.can_edit():
            raise PermissionDenied

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the screen the page, its productions and what the next step is."""
        draft = self.page.get_latest_revision_as_object()
        productions = productions_for(self.page.source)
        digest = storyboard_of(draft).digest
        return super().get_context_data(
            **kwargs,
            page=self.page,
            draft=draft,
            source=self.page.source,
            productions=productions,
            policies=policies_of(self.page),
            missing=draft.missing_for_publication(),
            findings=findings_of(draft),
            is_current=bool(productions)
            and all(made.storyboard_digest == digest for made in productions.values()),
            shown=public_productions(self.page),
            can_publish=self.permissions.can_publish(),
            breadcrumbs_items=self._breadcrumbs(),
        )

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Take an order."""
        order = request.POST.get("order")
        if order == "productions":
            return self._make_productions(request)
        if order == "notice":
            return self._offer_notice(request)
        return redirect(request.path)

    def _make_productions(self, request: HttpRequest) -> HttpResponse:
        try:
            request_productions_of(self.page, requested_by=self.editor)
        except MediaPipelineError as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request,
                _("The productions are being made. You can leave this screen; the work goes on."),
            )
        return redirect(request.path)

    def _offer_notice(self, request: HttpRequest) -> HttpResponse:
        if not self.permissions.can_publish():
            raise PermissionDenied
        try:
            notice = propose_notice_of(self.page, requested_by=self.editor)
        except (InterpretationError, InvalidNoticeError) as error:
            messages.error(request, str(error))
            return redirect(request.path)
        return redirect("channels_admin:notice", pk=notice.pk)

    def _breadcrumbs(self) -> list[dict[str, str]]:
        return [
            {
                "url": reverse("wagtailadmin_explore", args=[self.page.get_parent().pk]),
                "label": str(self.page.get_parent()),
            },
            {
                "url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
                "label": self.page.get_admin_display_title(),
            },
            {"url": "", "label": _("Productions and release")},
        ]
