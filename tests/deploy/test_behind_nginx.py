"""The site as docs/operating.md sets it up, from the very files in deploy/."""

import json
import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import ClientConnection, connect

from tests.deploy.site import Nginx, Process, environment
from tests.programs import Failed, wait_until
from tests.servers import SECRET_KEY, manage, own_environment
from tests.services import Postgres, Redis

PATIENCE = 30  # seconds; a busy machine
ONCE = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Strict-Transport-Security",
)


@dataclass
class Site:
    nginx: Nginx
    processes: list[Process]
    env: dict[str, str]

    def client(self) -> httpx.Client:
        trust = ssl.create_default_context(cafile=self.nginx.certificate)
        return httpx.Client(base_url=self.nginx.base_url, verify=trust, trust_env=False)

    def socket(self, code: str) -> ClientConnection:
        """Raises Failed with what all of them said when nobody answers."""
        trust = ssl.create_default_context(cafile=self.nginx.certificate)
        base = self.nginx.base_url.replace("https", "wss", 1)
        try:
            return connect(
                f"{base}/ws/e/{code}/?after=0", ssl=trust, proxy=None, open_timeout=PATIENCE
            )
        except TimeoutError as error:
            said = [each.log for each in self.processes]
            log, errors = self.nginx.access_log.read_text(), self.nginx.error_log.read_text()
            raise Failed("\n\n".join([*said, log, errors])) from error

    def manage(self, *arguments: str) -> str:
        return manage(*arguments, env=self.env)

    def event(self) -> dict[str, str]:
        made = self.manage(
            *("create_event", "--title", "T", "--theme", "T", "--room", "Salen"),
            *("--slot", "1=13:00-14:00", "--url", self.nginx.base_url, "--json"),
        )
        found: dict[str, str] = json.loads(made)
        return found


@pytest.fixture(scope="module")
def behind_nginx(
    postgres: Postgres, static_root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("deployed")
    database = postgres.new_database()
    with ExitStack() as stack:
        redis = Redis(folder)
        redis.start()
        stack.callback(redis.stop)
        env = own_environment(
            **environment(
                OPENSPACE_HOSTS="127.0.0.1",
                OPENSPACE_SECRET_KEY=SECRET_KEY,
                OPENSPACE_MEDIA=str(folder / "media"),
                OPENSPACE_STATIC=str(static_root),
                DATABASE_URL=database,
                REDIS_URL=redis.url,
            )
        )
        manage("migrate", "--noinput", "--verbosity=0", env=env)
        processes = [Process(folder, env), Process(folder, env)]
        nginx = Nginx(folder, static_root, processes)
        for program in (*processes, nginx):
            program.start()
            stack.callback(program.terminate)
        trusting = env | {"SSL_CERT_FILE": str(nginx.certificate)}
        yield Site(nginx, processes, trusting)
    postgres.drop_database(database)


def test_a_short_rehearsal(behind_nginx: Site, tmp_path: Path) -> None:
    made, told = behind_nginx.event(), tmp_path / "told.json"
    behind_nginx.manage(
        *("rehearse", made["code"], "--url", behind_nginx.nginx.base_url),
        *("--people", "40", "--minutes", "0.2", "--json", str(told)),
    )
    found = json.loads(told.read_text())
    assert (found["broken"], found["errors"]) == ([], {})
    assert found["screens"] == 41
    with behind_nginx.client():
        sockets = [
            figure(process, "openspace_action_seconds_count") for process in behind_nginx.processes
        ]
    assert all(count > 20 for count in sockets), "both processes had their share"


def figure(process: Process, name: str) -> float:
    text = httpx.get(f"http://127.0.0.1:{process.port}/metrics", trust_env=False).text
    return sum(
        float(line.rpartition(" ")[2]) for line in text.splitlines() if line.startswith(name)
    )


def test_pages_are_safe_and_secure(behind_nginx: Site) -> None:
    made = behind_nginx.event()
    with behind_nginx.client() as client:
        page = client.get(f"/e/{made['code']}/")
        assert page.status_code == 200
        assert page.headers["Strict-Transport-Security"].startswith("max-age=31536000")
        assert "Secure" in page.headers["Set-Cookie"]
        assert 'name="organisation"' in page.text
        for name in ("metrics", "readyz"):
            assert client.get(f"/{name}").status_code == 200  # from this machine
    plain = httpx.get(f"{behind_nginx.nginx.plain_url}/new/?a=b", trust_env=False)
    assert plain.status_code == 308
    assert plain.headers["Location"] == "https://127.0.0.1/new/?a=b"


def test_static_files_come_from_nginx(behind_nginx: Site, static_root: Path) -> None:
    hashed = next(static_root.glob("css/base.????????????.css")).name
    with behind_nginx.client() as client:
        for name in (hashed, "base.css"):
            answer = client.get(f"/static/css/{name}")
            assert answer.status_code == 200
            assert answer.headers["Content-Encoding"] == "gzip"
            assert answer.headers["Content-Type"].startswith("text/css")
            assert "X-Request-ID" not in answer.headers  # no process of ours was asked
        assert client.get(f"/static/css/{hashed}").headers["Cache-Control"].endswith("immutable")
        assert client.get("/static/../openspace.conf").status_code in (400, 404)


def test_a_socket_hears_what_the_other_process_did(behind_nginx: Site) -> None:
    made = behind_nginx.event()
    with ExitStack() as stack:
        sockets = [stack.enter_context(behind_nginx.socket(made["code"])) for _ in range(4)]
        bearer = {"Authorization": f"Bearer {made['facilitator_token']}"}
        with behind_nginx.client() as client:
            said = client.post(
                f"/e/{made['code']}/do/event.announce", json={"text": "Kaffe"}, headers=bearer
            )
        assert said.status_code == 200
        for socket in sockets:
            while "Kaffe" not in str(socket.recv(timeout=10)):
                pass


def test_secrets_stay_out_of_the_log(behind_nginx: Site) -> None:
    made = behind_nginx.event()
    secret = made["facilitator_url"].rstrip("/").rpartition("/")[2]
    with behind_nginx.client() as client:
        client.get(f"/facilitate/{secret}/")
        client.get(f"/me/{secret}/?x=1")
        httpx.get(f"{behind_nginx.nginx.plain_url}/me/{secret}/", trust_env=False)
        client.get("/healthz?token=tell-nobody")
    log = behind_nginx.nginx.access_log  # written after the answer has gone out
    wait_until(lambda: "/healthz" in log.read_text(), "all is logged")
    logged = log.read_text()
    uris = [json.loads(line)["uri"] for line in logged.splitlines()]
    assert secret not in logged
    assert "tell-nobody" not in logged
    assert {"/facilitate/-", "/me/-", "/healthz"} <= set(uris)
    said = "".join(process.log for process in behind_nginx.processes)
    assert secret not in said


def test_nor_are_they_in_the_log_of_errors(behind_nginx: Site) -> None:
    for path in ("/me/SECRET-ONE/", "/e/ABC234/do/topic.post"):
        assert too_large(behind_nginx, path) == 413
    log = behind_nginx.nginx.error_log
    wait_until(lambda: "topic.post" in log.read_text(), "the other one is logged")
    assert "SECRET-ONE" not in log.read_text()


def too_large(site: Site, path: str) -> int:
    """The status of a request that nginx refuses by itself."""
    trust = ssl.create_default_context(cafile=site.nginx.certificate)
    asked = HTTPSConnection("127.0.0.1", site.nginx.port, context=trust)
    asked.putrequest("POST", path)
    asked.putheader("Content-Length", "9000000")
    asked.endheaders()
    status = asked.getresponse().status
    asked.close()
    return status


def test_every_answer_has_its_headers_once(behind_nginx: Site, static_root: Path) -> None:
    """Whether Openspace gave them, or nginx, which answers some by itself."""
    hashed = next(static_root.glob("css/base.????????????.css")).name
    code = behind_nginx.event()["code"]
    pages = ("/", f"/e/{code}/board.json", "/nowhere/", "/me/none/")
    with behind_nginx.client() as client:
        for path in (*pages, f"/static/css/{hashed}", "/static/css/base.css", "/static/none.js"):
            answer = client.get(path)
            for name in ONCE:
                said = answer.headers.get_list(name, split_commas=False)
                assert len(said) == 1, (path, name, said)
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_one_process_stops_and_nobody_notices(behind_nginx: Site) -> None:
    first = behind_nginx.processes[0]
    first.terminate()
    try:
        with behind_nginx.client() as client:
            answers = [client.get("/healthz").status_code for _ in range(10)]
    finally:
        first.start()
    assert answers == [200] * 10


def test_passwords_are_not_tried_at_will(behind_nginx: Site) -> None:
    with behind_nginx.client() as client:
        answers = [client.get("/account/in/").status_code for _ in range(60)]
    assert answers[0] == 200
    assert answers[-1] == 429
