"""A small identity provider on a loopback port: real HTTP, real RSA keys."""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET = "wafer-studio", "provider-secret-0815"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
FOREIGN_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class IdentityProvider:
    """Signs in whoever comes, as ``claims`` says; ``twisted`` changes the token on its way."""

    def __init__(self):
        self.issuer = ""
        self.claims = {
            "sub": "u-1", "preferred_username": "Sarah.Chen", "email": "s.chen@example.com",
            "email_verified": True, "name": "Sarah Chen", "groups": [],
        }  # fmt: skip
        self.twisted = lambda claims: claims
        self.sign = lambda claims: jwt.encode(claims, KEY, "RS256", headers={"kid": "k1"})
        self.codes = {}
        self.tokens_made = 0

    def authorize(self, query):
        code = secrets.token_hex(16)
        self.codes[code] = query
        back = urlencode({"code": code, "state": query["state"]})
        return f"{query['redirect_uri']}?{back}"

    def token(self, form, authorization):
        basic = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        asked = self.codes.pop(form["code"], None)
        if asked is None or authorization != f"Basic {basic}":
            return None
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if challenge != asked["code_challenge"] or form["redirect_uri"] != asked["redirect_uri"]:
            return None
        now = int(time.time())
        claims = {
            **self.claims, "iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 300,
            "nonce": asked["nonce"],
        }  # fmt: skip
        self.tokens_made += 1
        return {"id_token": self.sign(self.twisted(claims)), "token_type": "Bearer"}

    def discovery(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }

    def keys(self):
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**key, "kid": "k1", "use": "sig", "alg": "RS256"}]}


class _Answering(BaseHTTPRequestHandler):
    def do_GET(self):
        asked = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(asked.query).items()}
        provider = self.server.provider
        if asked.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", provider.authorize(query))
            self.end_headers()
        elif asked.path == "/keys":
            self._tell(provider.keys())
        else:
            self._tell(provider.discovery())

    def do_POST(self):
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(text).items()}
        self._tell(self.server.provider.token(form, self.headers.get("Authorization")))

    def log_message(self, *args):
        pass

    def _tell(self, body):
        data = json.dumps(body or {"error": "invalid_grant"}).encode()
        self.send_response(400 if body is None else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def providing():
    """An identity provider that answers until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    server.provider = IdentityProvider()
    server.provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.provider
    finally:
        server.shutdown()
        thread.join(20)
        server.server_close()
