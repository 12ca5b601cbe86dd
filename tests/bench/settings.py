"""Openspace's own settings with one more address: the empty view a join is measured against."""

from openspace.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
