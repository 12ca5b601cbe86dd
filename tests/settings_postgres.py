"""The settings of tests inside this process, on the database that OPENSPACE_TEST_DATABASE names."""

import os

_url = os.environ["OPENSPACE_TEST_DATABASE"]

from openspace.settings import _database  # noqa: E402
from tests.settings import *  # noqa: E402, F403
from tests.settings import DATABASES  # noqa: E402

DATABASES["default"] = _database(_url)
# Threads of one test share few connections; pooled ones would keep its database from being dropped.
DATABASES["default"]["OPTIONS"].pop("pool")
