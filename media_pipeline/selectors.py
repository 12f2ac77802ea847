"""Questions about the productions of a source."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from media_pipeline.enums import FileRole, ProductionKind, ProductionStatus
from media_pipeline.models import Production, ProductionFile
from media_pipeline.models.production import ProductionQuerySet
from media_pipeline.storyboard import Storyboard, UnreadableStoryboardError


@dataclass(frozen=True, slots=True)
class ProductionSet:
    """What a public page shows of a source: addresses of finished files, empty where there is none."""

    video_url: str = ""
    captions_url: str = ""
    poster_url: str = ""
    transcript_url: str = ""
    h5_url: str = ""
    h5_zip_url: str = ""
    infographic_url: str = ""
    infographic_alt: str = ""

    def __bool__(self) -> bool:
        return bool(self.video_url or self.h5_url or self.infographic_url)


_PLACES = {
    (ProductionKind.VIDEO, FileRole.VIDEO): "video_url",
    (ProductionKind.VIDEO, FileRole.CAPTIONS): "captions_url",
    (ProductionKind.VIDEO, FileRole.POSTER): "poster_url",
    (ProductionKind.VIDEO, FileRole.TRANSCRIPT): "transcript_url",
    (ProductionKind.H5, FileRole.PAGE): "h5_url",
    (ProductionKind.H5, FileRole.ARCHIVE): "h5_zip_url",
    (ProductionKind.INFOGRAPHIC, FileRole.INFOGRAPHIC): "infographic_url",
}


def productions_for(source: str) -> dict[str, Production]:
    """Return the production of each form that was asked for last, whatever its state, by kind, in the order of kinds."""
    return _newest_of_each_kind(Production.objects.filter(source=source))


def production_set(source: str, *, digests: Iterable[str] | None = None) -> ProductionSet:
    """Return the newest finished files of each form.

    Args:
        source: The key the productions were ordered under.
        digests: Only files that show one of these storyboards, by digest; all if not given.
    """
    ready = Production.objects.filter(source=source, status=ProductionStatus.READY)
    if digests is not None:
        ready = ready.filter(storyboard_digest__in=list(digests))
    newest = _newest_of_each_kind(ready)
    files = [
        (production, file) for production in newest.values() for file in production.files.all()
    ]
    values = {place: file.url for production, file in files if (place := _place(production, file))}
    if "infographic_url" in values:
        values["infographic_alt"] = _alt_of(newest[ProductionKind.INFOGRAPHIC])
    return ProductionSet(**values)


def _newest_of_each_kind(productions: ProductionQuerySet) -> dict[str, Production]:
    newest: dict[str, Production] = {}
    for production in productions.order_by("-requested_at", "-pk").prefetch_related("files"):
        newest.setdefault(production.kind, production)
    return {kind: newest[kind] for kind in ProductionKind.values if kind in newest}


def _place(production: Production, file: ProductionFile) -> str | None:
    return _PLACES.get((ProductionKind(production.kind), FileRole(file.role)))


def _alt_of(production: Production) -> str:
    try:
        storyboard = production.storyboard
    except UnreadableStoryboardError:
        return _("Infographic. The full text stands on this page.")
    return _describe(storyboard)


def _describe(storyboard: Storyboard) -> str:
    headings = [
        scene.heading
        for scene in storyboard.scenes
        if scene.heading and scene.heading != storyboard.title
    ]
    return _("Infographic “%(title)s”, with: %(headings)s. The full text stands on this page.") % {
        "title": storyboard.title,
        "headings": pgettext("between the items of a list", ", ").join(headings),
    }
