"""Wrong settings are found at start-up."""

import pytest

from channels.checks import check_channels, check_contact_keys


def test_the_settings_as_they_are_pass():
    assert check_channels() == check_contact_keys() == []


@pytest.mark.parametrize(
    "entry",
    [
        {"ADAPTER": "channels.adapters.pigeon.PigeonAdapter"},
        {"ADAPTER": "channels.base.Message", "OPTIONS": {"subject": "", "text": ""}},
        {"ADAPTER": "channels.adapters.inbox.InboxAdapter", "OPTIONS": {"colour": "red"}},
        {},
    ],
    ids=["no such module", "no adapter", "unknown option", "empty"],
)
def test_a_channel_that_cannot_be_built_is_an_error(settings, entry):
    settings.CHANNELS = {"pigeon": entry}

    assert [error.id for error in check_channels()] == ["channels.E001"]


@pytest.mark.parametrize(
    ("name", "value"), [("JIEDU_CONTACT_KEYS", ["short"]), ("JIEDU_CONTACT_INDEX_KEY", "")]
)
def test_missing_or_broken_keys_are_an_error(settings, name, value):
    setattr(settings, name, value)

    assert [error.id for error in check_contact_keys()] == ["channels.E002"]
