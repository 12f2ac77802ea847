"""Every adapter, one suite."""

import pytest

from channels.adapters.console import ConsoleAdapter
from channels.adapters.email import EmailAdapter
from channels.adapters.inbox import InboxAdapter
from channels.adapters.memory import MemoryAdapter
from tests.channels.conformance import check_adapter, check_refusal_of_bad_addresses

ADDRESS = "li.hua@example.cn"


@pytest.mark.parametrize(
    "adapter",
    [InboxAdapter(), ConsoleAdapter(), MemoryAdapter(), EmailAdapter()],
    ids=["inbox", "console", "memory", "email"],
)
def test_every_adapter_keeps_its_promises(adapter):
    check_adapter(adapter, good_address=ADDRESS)


@pytest.mark.parametrize("adapter", [EmailAdapter()], ids=["email"])
def test_adapters_that_need_an_address_refuse_what_is_none(adapter):
    check_refusal_of_bad_addresses(adapter)


def test_the_memory_adapter_keeps_one_message_a_key():
    adapter = MemoryAdapter()
    check_adapter(adapter, good_address=ADDRESS)

    assert adapter.calls.count("a" * 32) == 2
    assert len([key for key in adapter.kept if key == "a" * 32]) == 1


def test_the_console_never_shows_an_address(capsys):
    check_adapter(ConsoleAdapter(), good_address=ADDRESS)

    shown = capsys.readouterr().out
    assert "就业补贴怎么领" in shown
    assert ADDRESS not in shown
