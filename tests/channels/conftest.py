"""What the tests of this room share."""

import pytest

from channels.adapters.memory import MemoryAdapter
from channels.registry import adapter_for
from tests.factories.channels import make_ordos


@pytest.fixture
def ordos(db):
    """A city with two districts, its region, a neighbour, and two themes."""
    return make_ordos()


@pytest.fixture
def provider(settings):
    """The e-mail channel as a scripted provider: accepts everything until told otherwise."""
    settings.CHANNELS = {
        "inbox": {"ADAPTER": "channels.adapters.inbox.InboxAdapter"},
        "email": {"ADAPTER": "tests.fakes.provider.ScriptedProvider"},
    }
    return adapter_for("email")


@pytest.fixture
def memory(settings) -> MemoryAdapter:
    """The e-mail channel in memory, where repeating is safe."""
    settings.CHANNELS = {
        "inbox": {"ADAPTER": "channels.adapters.inbox.InboxAdapter"},
        "email": {"ADAPTER": "channels.adapters.memory.MemoryAdapter"},
    }
    adapter = adapter_for("email")
    assert isinstance(adapter, MemoryAdapter)
    return adapter
