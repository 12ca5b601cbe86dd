"""Openspace's own settings with more addresses: what Openspace is measured against."""

import os

from openspace.settings import *  # noqa: F403

# An empty view below here is served by Django's own handler, as organisers' pages are.
ORGANISER_PATHS = (*ORGANISER_PATHS, "/bench/django/")  # noqa: F405
ROOT_URLCONF = os.environ.get("BENCH_URLS", "tests.bench.urls")
