"""Sends one notice in a process of its own, which a provider may kill: ``python -m tests.channels.sender_process``.

Arguments: notice id, CHANNELS as JSON. The database comes from JIEDU_TEST_DATABASE_URL.
"""

import json
import os
import sys

import django


def main() -> None:
    """Settle what earlier processes left, then send until nothing is ready."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.testing"
    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- needs the set-up above

    from channels.delivery.claiming import settle_abandoned  # noqa: PLC0415
    from channels.delivery.sending import send_notice  # noqa: PLC0415

    settings.CHANNELS = json.loads(sys.argv[2])
    settle_abandoned()
    while send_notice(int(sys.argv[1]), seconds=30):
        pass


if __name__ == "__main__":
    main()
