"""A whole site from the files in deploy/: nginx before two processes, PostgreSQL and Redis.

The files are taken as they are; only names, ports and folders are put in the place of the ones
that a reader is told to change.
"""

import configparser
import shlex
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.programs import Program, answers, free_port, program_path
from tests.servers import ROOT

DEPLOY = ROOT / "deploy"


def environment(**given: str) -> dict[str, str]:
    """openspace.env with `given` in the place of its examples; every one must stand in it."""
    lines = (DEPLOY / "openspace.env").read_text().splitlines()
    pairs = (line.partition("=")[::2] for line in lines if line and not line.startswith("#"))
    found = dict(pairs)
    assert given.keys() <= found.keys()
    return found | given


class Process(Program):
    """What systemd would run for openspace@PORT."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self.port = free_port()
        unit = configparser.ConfigParser(interpolation=None, strict=False)
        unit.optionxform = str  # type: ignore[assignment,method-assign]
        unit.read(DEPLOY / "systemd" / "openspace@.service")
        line = unit["Service"]["ExecStart"].replace("%i", str(self.port))
        python, manage, *rest = shlex.split(line.replace("/srv/openspace/app", str(ROOT)))
        super().__init__(
            f"openspace@{self.port}",
            [python, str(ROOT / manage), *rest],
            lambda: answers(self.port),
            folder / f"openspace-{self.port}.log",
            env=env,
        )


class Nginx(Program):
    """deploy/nginx/openspace.conf, with a certificate of its own."""

    def __init__(self, folder: Path, static: Path, processes: list[Process]) -> None:
        folder.chmod(0o755)
        self.port, plain = free_port(), free_port()
        self.base_url = f"https://127.0.0.1:{self.port}"
        self.plain_url = f"http://127.0.0.1:{plain}"
        self.certificate, key = certificate(folder)
        self.access_log, self.error_log = folder / "openspace.log", folder / "error.log"
        text = (DEPLOY / "nginx" / "openspace.conf").read_text()
        first, second = (process.port for process in processes)
        for old, new in (
            ("listen 80;", f"listen 127.0.0.1:{plain};"),
            ("listen 443 ssl", f"listen 127.0.0.1:{self.port} ssl"),
            ("/etc/letsencrypt/live/openspace.example.org/fullchain.pem", self.certificate),
            ("/etc/letsencrypt/live/openspace.example.org/privkey.pem", key),
            ("127.0.0.1:8001", f"127.0.0.1:{first}"),
            ("127.0.0.1:8002", f"127.0.0.1:{second}"),
            ("/srv/openspace/static", static),
            ("/var/log/nginx/openspace.log", self.access_log),
        ):
            assert old in text, old
            text = text.replace(old, str(new))
        (folder / "openspace.conf").write_text(text)
        (folder / "nginx.conf").write_text(
            f"user root; daemon off; pid {folder}/nginx.pid; error_log {self.error_log};\n"
            "worker_processes 1; events { worker_connections 8192; }\n"
            "http { include /etc/nginx/mime.types; gzip on;\n"
            + "".join(
                f"{name}_temp_path {folder}/{name};\n"
                for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            )
            + f"include {folder}/openspace.conf; }}\n"
        )
        nginx = program_path("nginx", Path("/usr/sbin"))
        super().__init__(
            "nginx",
            [nginx, "-c", str(folder / "nginx.conf"), "-e", str(self.error_log)],
            lambda: answers(self.port),
            folder / "nginx.out",
        )


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "certificate.pem", folder / "key.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return public, private
