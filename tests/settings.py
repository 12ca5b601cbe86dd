"""Openspace's settings for tests inside this process: nothing from the outside, nothing kept.

Tests that start servers (tests/servers.py) use the real settings instead.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

for name in [name for name in os.environ if name.startswith("OPENSPACE_")]:
    del os.environ[name]
os.environ.pop("REDIS_URL", None)
_folder = Path(tempfile.mkdtemp(prefix="openspace-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ |= {
    "DATABASE_URL": f"sqlite:///{_folder / 'openspace.sqlite3'}",
    "OPENSPACE_MEDIA": str(_folder / "media"),
    "OPENSPACE_STATIC": str(_folder / "static"),
    "OPENSPACE_SECRET_KEY": "a-key-for-tests-only-a-key-for-tests-only",
}

from openspace.settings import *  # noqa: E402, F403
from openspace.settings import DATABASES, STORAGES  # noqa: E402

# A file, as in real life: in-memory databases lock tables between threads.
DATABASES["default"]["TEST"] = {"NAME": str(_folder / "test.sqlite3")}
# No collectstatic needed: addresses are not hashed.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A process of its own would look for another database.
EXPORTS_APART = False
