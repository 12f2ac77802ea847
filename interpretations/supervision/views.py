"""The report and the form that decides about one policy."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.policies.models import PolicyPage
from interpretations.supervision import exports
from interpretations.supervision.figures import Report, compute
from interpretations.supervision.forms import DecisionForm, ScopeForm
from interpretations.supervision.periods import Period, month_of, quarter_of, year_of
from interpretations.supervision.presentation import cards_of, lines_of
from interpretations.supervision.rules import RULES
from interpretations.supervision.selectors import addresses_of, decisions_of, gather_facts
from interpretations.supervision.services import decide_obligation
from interpretations.supervision.tables import Stamp, Table, tables_of

if TYPE_CHECKING:
    from cms.organisations.models import User

VIEW_REPORT = "supervision.view_report"
DECIDE = "supervision.add_obligationdecision"


class _Guarded(WagtailAdminTemplateMixin):
    """Answers 403 to those without the permission; Wagtail's own way would send them home with a banner."""

    permission_required: str
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(self.permission_required):
            return TemplateResponse(request, "supervision/forbidden.html", status=403)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Return the way from home to here."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": str(self.get_page_title())}]


class ReportView(_Guarded, TemplateView):
    """Figures, obligations and interpretations of a scope; ``?export=xlsx`` or ``?export=csv&table=…`` as files."""

    permission_required = VIEW_REPORT
    template_name = "supervision/report.html"
    page_title = gettext_lazy("Interpretation supervision")
    header_icon = "list-ul"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the report, or hand it out as a file when one is asked for."""
        if self.report is not None and (wanted := request.GET.get("export")):
            answer = self._file(self.report, wanted=wanted)
            if answer is not None:
                return answer
        return super().get(request, *args, **kwargs)

    @cached_property
    def form(self) -> ScopeForm:
        """What was asked; the running quarter when nothing was."""
        asked = self.request.GET.copy()
        if not asked.get("first") and not asked.get("last"):
            asked.update(_dates(quarter_of(timezone.localdate())))
        return ScopeForm(asked)

    @cached_property
    def report(self) -> Report | None:
        """The answer, or nothing when what was asked makes no sense."""
        if not self.form.is_valid():
            return None
        scope = self.form.scope()
        return compute(gather_facts(cutoff=scope.cutoff), scope=scope)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the cards, the lists and the ways on."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context |= {"form": self.form, "presets": self._presets(), "report": self.report}
        if self.report is not None:
            addresses = addresses_of(self.report)
            context |= {
                "cards": cards_of(self.report, addresses=addresses),
                "lines": lines_of(self.report, addresses=addresses),
                "addresses": addresses,
                "rules": RULES,
                "department": self._department(),
                "may_decide": self.request.user.has_perm(DECIDE),
                "tables": self._tables(self.report),
                "query": urlencode(self._asked()),
            }
        return context

    def _asked(self) -> dict[str, str]:
        values = {name: self.form[name].value() for name in self.form.fields}
        return {name: str(value) for name, value in values.items() if value}

    def _presets(self) -> list[tuple[str, str, bool]]:
        """Return label, query and whether it is the one shown, for each period at hand."""
        today = timezone.localdate()
        quarter = quarter_of(today)
        kept = {name: value for name, value in self._asked().items() if name == "department"}
        shown = self.report.scope.period if self.report else None
        periods = (
            (_("This month"), month_of(today)),
            (_("This quarter"), quarter),
            (_("Last quarter"), quarter_of(quarter.first - timedelta(days=1))),
            (_("This year"), year_of(today)),
        )
        return [
            (label, urlencode({**kept, **_dates(period)}), period == shown)
            for label, period in periods
        ]

    def _department(self) -> str:
        return str(self.form.cleaned_data["department"] or _("All departments"))

    def _tables(self, report: Report) -> tuple[Table, ...]:
        return tables_of(report, stamp=Stamp(timezone.localtime(), self._department()))

    def _file(self, report: Report, *, wanted: str) -> HttpResponse | None:
        tables = {table.key: table for table in self._tables(report)}
        period = f"{report.scope.period.first:%Y%m%d}-{report.scope.period.last:%Y%m%d}"
        if wanted == "xlsx":
            return _download(
                exports.write_xlsx(tables.values()),
                kind=exports.XLSX,
                name=f"解读监督_{period}.xlsx",
            )
        table = tables.get(self.request.GET.get("table", "figures"))
        if wanted == "csv" and table is not None:
            name = f"解读监督_{table.title}_{period}.csv"
            return _download(exports.write_csv(table), kind=exports.CSV, name=name)
        return None


class DecisionView(_Guarded, FormView[DecisionForm]):
    """Decides whether one policy must be interpreted, and shows what was decided before."""

    permission_required = DECIDE
    template_name = "supervision/decide.html"
    form_class = DecisionForm
    page_title = gettext_lazy("Obligation to interpret")
    header_icon = "clipboard-list"

    @cached_property
    def policy(self) -> PolicyPage:
        """The policy decided about."""
        return get_object_or_404(PolicyPage, pk=self.kwargs["policy_id"])

    def get_page_subtitle(self) -> str:
        """Name the policy."""
        return str(self.policy.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the policy, the decisions so far and the way back."""
        return super().get_context_data(**kwargs) | {
            "policy": self.policy,
            "decisions": decisions_of(self.policy),
            "next": self._back(),
        }

    def form_valid(self, form: DecisionForm) -> HttpResponse:
        """Add the decision and go back to the report."""
        decision = decide_obligation(
            self.policy,
            obligation=form.cleaned_data["obligation"],
            reason=form.cleaned_data["reason"],
            user=cast("User", self.request.user),  # nobody else holds the permission
        )
        messages.success(
            self.request,
            _("Decided: %(decision)s") % {"decision": decision.get_obligation_display()},
        )
        return redirect(self._back())

    def _back(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse("supervision:report")


def _dates(period: Period) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def _download(content: bytes, *, kind: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": disposition or "attachment"}
    )
