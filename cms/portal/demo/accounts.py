"""Who can log in to the demo. Plain data: set-up reads it without starting Django."""

from dataclasses import dataclass

PASSWORD = "jiedu-demo"  # noqa: S105 -- published on purpose; production refuses databases with these accounts

EDITORS = "编辑"
OFFICIALS = "领导干部"
SUPERVISORS = "主管部门"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One log-in. ``groups`` decide what it may do; ``is_administrator`` may do everything."""

    username: str
    role: str
    name: str
    groups: tuple[str, ...] = ()
    is_administrator: bool = False

    @property
    def email(self) -> str:
        """An address that can never receive mail (RFC 2606)."""
        return f"{self.username}@demo.invalid"


ACCOUNTS = (
    DemoAccount("admin", role="系统管理员", name="管理员", is_administrator=True),
    DemoAccount(
        "editor", role="编辑：撰写解读、生成成品、发布和推送", name="编辑小刘", groups=(EDITORS,)
    ),
    DemoAccount("official", role="领导干部：出镜解读", name="苏日娜", groups=(OFFICIALS,)),
    DemoAccount(
        "supervisor", role="主管部门：查看解读指标", name="督查小王", groups=(SUPERVISORS,)
    ),
)
