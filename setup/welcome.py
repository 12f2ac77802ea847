"""What ``make run`` says once the site is up: where, as whom, and what to try first."""

from cms.portal.demo.accounts import ACCOUNTS, PASSWORD
from setup.console import VAR_DIR

_TEXT = """
┌─ 解读台 Jiedu ─ 演示站点已就绪 the demo is ready
│
│  网站首页   {base}/
│  管理后台   {base}/admin/
│
│  演示账号（仅限本机演示，生产环境拒绝使用） demo log-ins:
{accounts}
│
│  先试试：
│   1. 用 editor 登录后台，打开“政策”里还没有解读的示例政策，点“撰写解读”：四要素、举措、对应条款、解读人。
│   2. 点“成品与发布”，再点“制作成品”：视频、H5、图解的进度条会自己走；示例解读的成品已在后台制作。
│   3. 发布后看网站上的解读页，再点“查看谁会收到”：先看会推给谁、为什么，再确认。
│   4. 邮件不会真的发出，都在这里，用邮件软件打开 .eml 文件即可：
│      {outbox}
│   5. 用 supervisor 登录，打开“报表 › 解读监督”：主要负责人解读、非文字解读的件数、篇数与明细，可导出 XLSX 和 CSV。
│
│  日志 logs: {logs}
│  Try first: log in as the editor, open the sample interpretation, render its productions, publish, send the notice;
│  mails land as .eml files in the folder above.
└─ 按 Ctrl-C 停止（网站与后台任务一起停） Ctrl-C stops web server and worker together
"""


def welcome_text(base: str) -> str:
    """Return the text for a site at ``base``, such as ``http://127.0.0.1:8000``."""
    return _TEXT.format(
        base=base, accounts=_accounts(), outbox=VAR_DIR / "outbox", logs=VAR_DIR / "log"
    )


def _accounts() -> str:
    rows = [f"│    {account.username:<11}{account.role}" for account in ACCOUNTS]
    return "\n".join([*rows, f"│    密码 password: {PASSWORD}"])
