import io

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.architecture.project_files import PACKAGES

OURS = [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_model_says_what_personal_data_it_keeps(model):
    said = (model.__doc__ or "").lower()

    assert "personal data" in said


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = io.StringIO()

    call_command("makemigrations", check=True, dry_run=True, stdout=out, stderr=out)
