"""Settings of the server: from the command line, the environment (WAFER_SERVER_...), defaults.

There is no default secret: what signs tokens is made at the first start and kept in the data
folder, readable for the server's user only.
"""

import ipaddress
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final, Self
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from sync_server.auth.permissions import Role
from sync_server.starter import found_starter

_SHORTEST: Final = 8
_KNOWN_TO_ALL: Final = frozenset(
    [
        "12345678",
        "123456789",
        "1234567890",
        "accesskey",
        "admin123",
        "changeit",
        "changeme",
        "minioadmin",
        "mysecretpassword",
        "passw0rd",
        "password",
        "password1",
        "password123",
        "postgres",
        "qwertyui",
        "secret123",
        "secretkey",
        "wafer-studio",
        "waferstudio",
        "your-secret-key",
    ]
)


class ServerSettings(BaseSettings):
    """What the server needs to know.

    Attributes:
        data: folder of the database, the blobs and the secrets; made if it is not there.
        host: address to listen on; loopback unless told otherwise.
        port: port to listen on; 0 for any free one.
        name: as the lab calls the server.
        database_url: SQLAlchemy's address of a PostgreSQL; SQLite in ``data`` where None.
        s3_endpoint, s3_bucket, s3_access_key, s3_secret_key, s3_region: an S3 for the blobs;
            a folder in ``data`` where there is no bucket.
        tls_certificate, tls_key: PEM files; without them the server speaks plain HTTP, and only
            on loopback unless ``allow_plain_http``.
        allow_plain_http: True where something before the server does TLS.
        trusted_proxies: addresses, joined by commas, whose X-Forwarded-For is believed; for
            what does TLS before the server.
        requests_per_minute: of one account, and of one address where nobody is signed in.
        predictions_per_minute: of one account.
        exchanges_per_minute: syncs of one account, blobs included.
        key_requests_per_hour: of one API key.
        connections: open at once; more are told to come back.
        access_minutes, refresh_days: how long tokens are good for.
        max_body: bytes of one request that is no upload.
        max_upload: bytes of one uploaded file or blob.
        incoming_days: how long a blob that was begun waits for the rest.
        starter_model: folder of a model package that goes into production where no model is;
            the one that comes with the program unless told otherwise, none where empty.
        predict_hours: how long a prediction is kept.
        opening_seconds, opening_memory: time and bytes that reading one uploaded file may take.
        erasure_days: between asking for an erasure and the erasing.
        public_url: address under which people reach the server, where something stands before it.
        oidc_issuer, oidc_client_id, oidc_client_secret: the company's identity provider.
        oidc_groups_claim: claim of the ID token that lists a person's groups.
        oidc_roles: role of each group, as JSON; where it is empty, admins give the roles.
        log_level: of the JSON log on stderr.
    """

    model_config = SettingsConfigDict(env_prefix="WAFER_SERVER_", extra="forbid", frozen=True)

    data: Path
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8077
    name: str = "Wafer Studio server"
    database_url: SecretStr | None = None
    s3_endpoint: str | None = None
    s3_bucket: str | None = None
    s3_access_key: SecretStr | None = None
    s3_secret_key: SecretStr | None = None
    s3_region: str = "us-east-1"
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    allow_plain_http: bool = False
    trusted_proxies: str = ""
    requests_per_minute: Annotated[int, Field(ge=1)] = 1000
    predictions_per_minute: Annotated[int, Field(ge=1)] = 100
    exchanges_per_minute: Annotated[int, Field(ge=1)] = 6000
    key_requests_per_hour: Annotated[int, Field(ge=1)] = 1000
    connections: Annotated[int, Field(ge=1)] = 1000
    access_minutes: Annotated[int, Field(ge=1)] = 60
    refresh_days: Annotated[int, Field(ge=1)] = 7
    max_body: Annotated[int, Field(ge=1)] = 32 * 2**20
    max_upload: Annotated[int, Field(ge=1)] = 2 * 2**30
    incoming_days: Annotated[int, Field(ge=1)] = 30
    starter_model: Path | None = Field(default_factory=found_starter)
    predict_hours: Annotated[float, Field(gt=0)] = 24.0
    opening_seconds: Annotated[int, Field(ge=1)] = 300
    opening_memory: Annotated[int, Field(ge=2**28)] = 4 * 2**30
    erasure_days: Annotated[int, Field(ge=0, le=365)] = 30
    public_url: str | None = None
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_groups_claim: str = "groups"
    oidc_roles: dict[str, Role] = Field(default_factory=dict)
    log_level: str = "INFO"

    @field_validator("starter_model", mode="before")
    @classmethod
    def _none_where_empty(cls, given: object) -> object:
        return None if given == "" else given

    @model_validator(mode="after")
    def _no_secrets_in_the_clear(self) -> Self:
        if (self.tls_certificate is None) != (self.tls_key is None):
            raise ValueError("tls_certificate and tls_key belong together: give both or neither")
        if not (self.is_loopback or self.tls_certificate or self.allow_plain_http):
            raise ValueError(
                f"host {self.host} can be reached by others, and passwords would travel in the "
                "clear: give tls_certificate and tls_key, or allow_plain_http where something "
                "before the server does TLS"
            )
        return self

    @model_validator(mode="after")
    def _no_weak_secrets(self) -> Self:
        for name, secret in self._secrets():
            if secret.lower() in _KNOWN_TO_ALL or len(secret) < _SHORTEST:
                raise ValueError(
                    f"{name} is a secret that anyone would try first, or shorter than "
                    f"{_SHORTEST} characters: make one with 'openssl rand -base64 24'"
                )
        return self

    def _secrets(self) -> Iterator[tuple[str, str]]:
        """Secrets that are given, by their names."""
        for name in ("s3_secret_key", "oidc_client_secret"):
            secret: SecretStr | None = getattr(self, name)
            if secret is not None:
                yield name, secret.get_secret_value()
        if self.database_url is not None:
            password = urlsplit(self.database_url.get_secret_value()).password
            if password is not None:
                yield "the password in database_url", unquote(password)

    @property
    def is_loopback(self) -> bool:
        """True where only this machine can reach the server."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def url(self) -> str:
        """Address of the database for SQLAlchemy."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data / 'server.sqlite'}"
