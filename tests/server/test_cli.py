"""The server as an admin starts and ends it: one command, words where it cannot."""

import os
import signal
import socket
import sys
from urllib.parse import urlsplit

import pytest
import requests

from sync_server.settings import ServerSettings
from tests.server.processes import certificate, command, started

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def test_one_command_serves_on_loopback(tmp_path):
    with started("--data", tmp_path / "server", "--port", 0) as server:
        assert server.url.startswith("http://127.0.0.1:")
        said = requests.get(server.at("/hello"), timeout=20)
        assert said.status_code == 200
        assert "server" not in said.headers
    assert (tmp_path / "server" / "server.sqlite").exists()
    assert (tmp_path / "server" / "blobs").is_dir()


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_well(tmp_path, number):
    with started("--data", tmp_path, "--port", 0) as server:
        server.process.send_signal(number)
        assert server.process.wait(20) == 0
    assert not (tmp_path / "server.sqlite-wal").exists()


@POSIX
def test_a_running_request_ends_and_new_ones_are_refused(tmp_path):
    with started("--data", tmp_path, "--port", 0) as server:
        port = urlsplit(server.url).port
        running = socket.create_connection(("127.0.0.1", port), timeout=20)
        running.sendall(
            b"POST /api/v1/sync/exchange HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            b"Content-Length: 2\r\nExpect: 100-continue\r\n\r\n"
        )
        assert running.recv(4096).startswith(b"HTTP/1.1 100")  # it is being worked on
        os.kill(server.process.pid, signal.SIGTERM)
        _wait_until_refused(port)
        running.sendall(b"{}")
        answered = running.makefile("rb").read()
        running.close()
        assert answered.startswith(b"HTTP/1.1 401")
        assert answered.endswith(b"}")
        assert server.process.wait(20) == 0


def _wait_until_refused(port):
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=20).close()
        except OSError:
            return


def test_a_second_server_on_the_same_folder_is_refused_in_words(tmp_path):
    with started("--data", tmp_path, "--port", 0):
        second = command("--data", tmp_path, "--port", 0)
    assert second.returncode == 2
    assert "Another server works on" in second.stderr
    assert "Traceback" not in second.stderr


@pytest.mark.slow
def test_a_killed_server_leaves_no_lock_behind(tmp_path):
    with started("--data", tmp_path, "--port", 0) as server:
        server.process.kill()
        server.process.wait(20)
    with started("--data", tmp_path, "--port", 0) as again:
        assert requests.get(again.at("/hello"), timeout=20).status_code == 200


@pytest.mark.slow
def test_a_taken_port_is_told_in_words(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = command("--data", tmp_path, "--port", taken.getsockname()[1])
    assert refused.returncode == 2
    assert "--port" in refused.stderr


@pytest.mark.slow
def test_tls_by_settings(tmp_path):
    pem, key = certificate(tmp_path)
    arguments = ("--data", tmp_path / "d", "--port", 0, "--tls-certificate", pem, "--tls-key", key)
    with started(*arguments) as server:
        assert server.url.startswith("https://")
        assert requests.get(server.at("/hello"), verify=str(pem), timeout=20).status_code == 200


@pytest.mark.slow
def test_a_certificate_that_cannot_be_used_is_told_in_words(tmp_path):
    pem, _ = certificate(tmp_path)
    (tmp_path / "other.key").write_text("not a key")
    refused = command(
        "--data", tmp_path / "d", "--port", 0, "--tls-certificate", pem,
        "--tls-key", tmp_path / "other.key",
    )  # fmt: skip
    assert refused.returncode == 2
    assert "PEM" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_plain_http_stays_on_this_machine(tmp_path):
    refused = command("--data", tmp_path, "--host", "0.0.0.0")
    assert refused.returncode == 2
    assert "in the clear" in refused.stderr


def test_no_data_folder_is_told_in_words():
    refused = command("--port", 0)
    assert refused.returncode == 2
    assert "data: Field required" in refused.stderr


@pytest.mark.slow
def test_options_come_from_the_environment_too(tmp_path):
    named = {"WAFER_SERVER_DATA": str(tmp_path), "WAFER_SERVER_NAME": "Fab 7"}
    with started("--port", 0, **named) as server:
        assert requests.get(server.at("/hello"), timeout=20).json()["data"]["name"] == "Fab 7"


@pytest.mark.parametrize(
    "given",
    [
        {"s3_secret_key": "minioadmin"},
        {"s3_secret_key": "short"},
        {"oidc_client_secret": "changeme"},
        {"database_url": "postgresql+psycopg://wafer:postgres@db/wafer"},
        {"tls_key": "only.key"},
        {"port": 70000},
    ],
)
def test_settings_that_would_not_be_safe_are_refused(tmp_path, given):
    with pytest.raises(ValueError):
        ServerSettings(data=tmp_path, **given)


def test_no_secret_in_the_words_of_a_refusal(tmp_path):
    refused = command("--data", tmp_path, WAFER_SERVER_S3_SECRET_KEY="hush-xy")
    assert refused.returncode == 2
    assert "s3_secret_key" in refused.stderr
    assert "hush-xy" not in refused.stderr
