"""The server as a process of its own."""

import datetime
import ipaddress
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync_server.contract.versions import API_PREFIX

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Process:
    """A running server."""

    process: subprocess.Popen
    url: str

    def at(self, path):
        return f"{self.url}{API_PREFIX}{path}"


def command(*arguments, **environment):
    """Run a command of the server to its end."""
    return subprocess.run(
        [sys.executable, "-m", "sync_server.cli", *map(str, arguments)],
        cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip


@contextmanager
def started(*arguments, module="sync_server.cli", log=None, **environment):
    """A server that answers; killed at the end if it has not ended before."""
    process = subprocess.Popen(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=ROOT, env=os.environ | environment, stdout=subprocess.PIPE,
        stderr=log if log is not None else subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        line = process.stdout.readline()
        assert line.startswith("Wafer Studio server: "), (line, process.poll())
        yield Process(process, line.split()[3])
    finally:
        process.kill()
        process.wait(20)
        process.stdout.close()


def certificate(folder, host="127.0.0.1"):
    """A self-made certificate and its key, as PEM files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Wafer Studio test")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .sign(key, hashes.SHA256())
    )
    pem, key_pem = folder / "server.pem", folder / "server.key"
    pem.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    key_pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return pem, key_pem
