"""Questions about regions."""

from cms.vocabulary.models import Region


def ancestor_codes(region: Region) -> list[str]:
    """Return the codes of ``region`` and of everything it belongs to, itself first."""
    parents = _parents()
    codes: list[str] = []
    current: int | None = region.pk
    while current is not None and current in parents:
        code, current = parents.pop(current)
        codes.append(code)
    return codes


def descendant_codes(region: Region) -> list[str]:
    """Return the codes of ``region`` and of everything inside it, itself first, then by code."""
    inside: dict[int, list[tuple[str, int]]] = {}
    for key, (code, parent) in _parents().items():
        if parent is not None:
            inside.setdefault(parent, []).append((code, key))
    found: list[str] = []
    open_regions = [region.pk]
    while open_regions:
        for code, key in inside.pop(open_regions.pop(), []):
            found.append(code)
            open_regions.append(key)
    return [region.code, *sorted(set(found) - {region.code})]


def codes_touching(region: Region) -> set[str]:
    """Return the codes a policy may carry to concern ``region``: its own, those above it and those inside it."""
    return {*ancestor_codes(region), *descendant_codes(region)}


def _parents() -> dict[int, tuple[str, int | None]]:
    """Return every region's code and parent by key; there are tens of them, so all are read at once."""
    return {
        key: (code, parent)
        for key, code, parent in Region.objects.values_list("pk", "code", "parent_id")
    }
