"""Made-up departments, and two officials whose posts show what the figures depend on."""

from datetime import date

from cms.organisations.models import Department, Official, Post, PostKind

CITY_OFFICE = "鄂尔多斯市人民政府办公室（示例）"
LEAD = "鄂尔多斯市人力资源和社会保障局（示例）"
TRANSPORT = "鄂尔多斯市交通运输局（示例）"
_DEPARTMENTS = (
    (CITY_OFFICE, "市政府办（示例）"),
    (LEAD, "市人社局（示例）"),
    ("鄂尔多斯市民政局（示例）", "市民政局（示例）"),
    ("鄂尔多斯市农牧局（示例）", "市农牧局（示例）"),
    ("鄂尔多斯市医疗保障局（示例）", "市医保局（示例）"),
    (TRANSPORT, "市交通局（示例）"),
)
HEAD = "苏日娜"
DEPUTY = "郭建平"
# The head was a deputy until the end of June: what she explained before then counts as a deputy's.
_POSTS = (
    (HEAD, "副局长", PostKind.DEPUTY, date(2023, 5, 10), date(2026, 6, 30)),
    (HEAD, "局长", PostKind.PRINCIPAL, date(2026, 7, 1), None),
    (DEPUTY, "副局长", PostKind.DEPUTY, date(2024, 3, 1), None),
)


def load_bodies() -> None:
    """Create the departments, the officials and their posts."""
    for name, short_name in _DEPARTMENTS:
        Department.objects.update_or_create(name=name, defaults={"short_name": short_name})
    lead = Department.objects.get(name=LEAD)
    for name, title, kind, started_on, ended_on in _POSTS:
        official, _created = Official.objects.get_or_create(name=name)
        Post.objects.update_or_create(
            official=official,
            department=lead,
            started_on=started_on,
            defaults={"title": title, "kind": kind, "ended_on": ended_on},
        )
