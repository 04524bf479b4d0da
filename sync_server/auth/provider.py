"""The company's identity provider: OpenID Connect Core 1.0, the code flow with PKCE (RFC 7636).

Discovery and keys are fetched when they are needed and kept for some minutes. An ID token counts
only if the provider signed it with a public-key algorithm, for this server, for this very signing
in, and it has not expired.
"""

import base64
import hashlib
import hmac
import threading
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

import jwt
import requests
from pydantic import BaseModel, ValidationError

from sync_server.clock import Clock
from sync_server.contract.envelope import ErrorCode
from sync_server.errors import Refused

ALGORITHMS: Final = ("RS256", "PS256", "ES256", "EdDSA")
"""Signatures that count: never 'none', and never one made with a shared secret."""

_TIMEOUT: Final = (5, 10)
_LEEWAY: Final = 60
_KEPT_SECONDS: Final = 600
_LONGEST: Final = 200


class _Discovery(BaseModel):
    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: list[str] = ["client_secret_basic"]


@dataclass(frozen=True)
class Identity:
    """Who the provider says has signed in.

    Attributes:
        issuer, subject: name the person for good.
        username: as the provider suggests; None where it does not.
        email: None unless the provider has verified it.
        full_name: None where it is not told.
        groups: of the person.
    """

    issuer: str
    subject: str
    username: str | None
    email: str | None
    full_name: str | None
    groups: frozenset[str]


@dataclass
class Provider:
    """An identity provider.

    Attributes:
        issuer: its address, as its ID tokens have it.
        client_id, client_secret: of this server; no secret for a public client.
        groups_claim: claim of the ID token that lists a person's groups.
        clock: what time it is.
    """

    issuer: str
    client_id: str
    client_secret: str | None
    groups_claim: str
    clock: Clock
    _turn: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _known: tuple[float, _Discovery, jwt.PyJWKClient] | None = field(default=None, repr=False)

    def address(self, *, redirect_uri: str, state: str, nonce: str, verifier: str) -> str:
        """Where the person is to sign in.

        Raises:
            Refused: the provider does not answer.
        """
        discovery, _ = self._discovered()
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest())
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": redirect_uri,
            "scope": "openid profile email",
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge.decode().rstrip("="),
            "code_challenge_method": "S256",
        }
        joint = "&" if urlsplit(discovery.authorization_endpoint).query else "?"
        return f"{discovery.authorization_endpoint}{joint}{urlencode(asked)}"

    def identity(self, code: str, *, redirect_uri: str, nonce: str, verifier: str) -> Identity:
        """Exchange an authorization code for who signed in.

        Raises:
            Refused: the provider does not answer or takes the code not, or its ID token is bad.
        """
        discovery, keys = self._discovered()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
            "client_id": self.client_id,
        }
        basic = None
        if self.client_secret is not None:
            if "client_secret_basic" in discovery.token_endpoint_auth_methods_supported:
                basic = (self.client_id, self.client_secret)
            else:
                form["client_secret"] = self.client_secret
        answered = _fetched("POST", discovery.token_endpoint, data=form, auth=basic)
        token = answered.get("id_token")
        if not isinstance(token, str):
            raise _bad("it gave no ID token")
        return self._verified(token, keys, nonce)

    def _verified(self, token: str, keys: jwt.PyJWKClient, nonce: str) -> Identity:
        try:
            if jwt.get_unverified_header(token).get("alg") not in ALGORITHMS:
                raise _bad("its ID token is not signed as it must be")
            claims = jwt.decode(
                token,
                keys.get_signing_key_from_jwt(token),
                algorithms=list(ALGORITHMS),
                audience=self.client_id,
                issuer=self.issuer,
                options={
                    "require": ["iss", "sub", "aud", "exp", "iat"],
                    "verify_exp": False,
                    "verify_iat": False,
                },
            )
            has_expired = float(claims["exp"]) + _LEEWAY < self.clock.now().timestamp()
        except (jwt.PyJWTError, TypeError, ValueError) as error:
            raise _bad("its ID token is not good") from error
        if has_expired:
            raise _bad("its ID token has expired")
        if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
            raise _bad("its ID token belongs to another signing in")
        audience = claims["aud"]
        if claims.get("azp", self.client_id) != self.client_id or (
            isinstance(audience, list) and len(audience) > 1 and "azp" not in claims
        ):
            raise _bad("its ID token was made for another program")
        return self._identity(claims)

    def _identity(self, claims: dict[str, Any]) -> Identity:
        groups = claims.get(self.groups_claim, [])
        groups = [groups] if isinstance(groups, str) else groups
        email = claims.get("email") if claims.get("email_verified") is True else None
        return Identity(
            issuer=self.issuer,
            subject=str(claims["sub"])[:_LONGEST],
            username=_text(claims.get("preferred_username")) or _text(email),
            email=_text(email),
            full_name=_text(claims.get("name")),
            groups=frozenset(str(group) for group in groups if isinstance(groups, list)),
        )

    def _discovered(self) -> tuple[_Discovery, jwt.PyJWKClient]:
        with self._turn:
            now = self.clock.monotonic()
            if self._known is None or now - self._known[0] > _KEPT_SECONDS:
                address = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
                discovery = self._checked(_fetched("GET", address))
                keys = jwt.PyJWKClient(discovery.jwks_uri, timeout=_TIMEOUT[1])
                self._known = (now, discovery, keys)
            return self._known[1], self._known[2]

    def _checked(self, told: dict[str, Any]) -> _Discovery:
        try:
            discovery = _Discovery.model_validate(told)
        except ValidationError as error:
            raise _bad("its discovery document is not complete") from error
        if discovery.issuer != self.issuer:
            raise _bad(f"it calls itself {discovery.issuer[:_LONGEST]}, not {self.issuer}")
        for address in (discovery.token_endpoint, discovery.jwks_uri):
            _check_address(address)
        return discovery


def _check_address(address: str) -> None:
    """Pass an address that is encrypted, or does not leave the machine."""
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "::1", "localhost"):
        raise _bad(f"{address[:_LONGEST]} is not https")


def _fetched(method: str, address: str, **more: Any) -> dict[str, Any]:
    _check_address(address)
    try:
        answered = requests.request(
            method,
            address,
            timeout=_TIMEOUT,
            allow_redirects=False,
            headers={"Accept": "application/json"},
            **more,
        )
        told = answered.json() if answered.ok else None
    except (requests.RequestException, ValueError) as error:
        raise Refused(
            ErrorCode.UNAVAILABLE,
            "The identity provider does not answer; try again, or sign in with a password.",
            retry_after=10,
        ) from error
    if not isinstance(told, dict):
        raise _bad(f"it refused with status {answered.status_code}")
    return told


def _text(claim: object) -> str | None:
    return claim.strip()[:_LONGEST] or None if isinstance(claim, str) else None


def _bad(why: str) -> Refused:
    return Refused(
        ErrorCode.NOT_SIGNED_IN,
        f"Signing in at the identity provider failed: {why}. Try again, or ask an admin.",
    )
