"""What every adapter must do, whatever it talks to. Used by test_conformance.py; a new adapter adds one entry there."""

from channels.base import Adapter, Message, Receipt
from channels.enums import Idempotency, Outcome

ORDINARY = Message(
    subject="就业补贴怎么领",
    text="每人每月三百元。\n",
    html="<p>每人每月三百元。</p>",
    unsubscribe_address="https://example.cn/stop/1/",
)
HOSTILE = Message(
    subject="补贴\r\nBcc: everyone@example.cn", text="{{ settings.SECRET_KEY }}", html="<script>"
)
LONG = Message(subject="长" * 2000, text="长" * 1_000_000)


def check_adapter(adapter: Adapter, *, good_address: str) -> None:
    """Walk through the promises of channels.base.Adapter."""
    assert str(adapter.label)
    assert isinstance(adapter.idempotency, Idempotency)
    _check_acceptance(adapter, to=good_address)
    for number, message in enumerate([HOSTILE, LONG]):
        receipt = adapter.send(message, to=good_address, idempotency_key=f"{number:032d}")
        assert isinstance(receipt, Receipt), "every failure is a receipt, never an exception"
        _check_words(receipt, secret=good_address)


def check_refusal_of_bad_addresses(adapter: Adapter) -> None:
    """What is no address is refused for good, without an exception and without being repeated in the receipt."""
    for address in ["", "no-at-sign", "a@b\r\nBcc: c@d.cn", "two@one.cn, three@one.cn", "李@例子"]:
        receipt = adapter.send(ORDINARY, to=address, idempotency_key="f" * 32)
        assert receipt.outcome is Outcome.REFUSED, address
        if address:
            _check_words(receipt, secret=address)


def _check_acceptance(adapter: Adapter, *, to: str) -> None:
    with adapter.session() as session:
        first = session.send(ORDINARY, to=to, idempotency_key="a" * 32)
        again = session.send(ORDINARY, to=to, idempotency_key="a" * 32)
        other = session.send(ORDINARY, to=to, idempotency_key="b" * 32)
    assert {first.outcome, again.outcome, other.outcome} == {Outcome.ACCEPTED}
    if adapter.idempotency is Idempotency.KEY:
        assert again.reference == first.reference
    for receipt in (first, again, other):
        _check_words(receipt, secret=to)


def _check_words(receipt: Receipt, *, secret: str) -> None:
    assert secret not in receipt.reference + receipt.code + receipt.explanation
