"""Openspace's own settings with more addresses: what Openspace is measured against."""

import os

from openspace.settings import *  # noqa: F403

ROOT_URLCONF = os.environ.get("BENCH_URLS", "tests.bench.urls")
