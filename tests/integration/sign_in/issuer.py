"""An OpenID Connect issuer of our own on the loopback, that can also be told to misbehave."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET, KEY_NAME = "goldthread", "the client's secret", "key-1"


@dataclass
class Issuer:
    """What it says of the person signing in, and every fault it may be told to make."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    published_as: str = ""  # another name than its own
    signing_key: Any = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048))

    def authorise(self, location: str) -> dict[str, str]:
        """The person agrees: gives the query the browser is sent back with."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        self.codes["the-code"] = asked
        return {"code": "the-code", "state": asked["state"]}

    def exchange(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """One code for one token, to whoever holds the verifier of its challenge."""
        asked = self.codes.pop(form.get("code", ""), None)
        verifier = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).decode().rstrip("=")
        if asked is None or asked["code_challenge"] != challenge or form.get("client_secret") != CLIENT_SECRET:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        said = {"iss": self.address, "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        token = jwt.encode(said | self.claims, self.signing_key or self.key, "RS256", headers={"kid": KEY_NAME})
        return 200, {"access_token": "opaque", "token_type": "Bearer", "id_token": token}

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.published_as or self.address,
            "authorization_endpoint": f"{self.address}/authorise",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [public | {"kid": KEY_NAME, "alg": "RS256", "use": "sig"}]}


@contextmanager
def running() -> Iterator[Issuer]:
    issuer = Issuer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            found = {"/.well-known/openid-configuration": issuer.configuration, "/keys": issuer.keys}.get(self.path)
            self.answer(200, found()) if found else self.answer(404, {})

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer(*issuer.exchange({name: values[0] for name, values in parse_qs(body).items()}))

        def answer(self, status, value):
            words = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self.wfile.write(words)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    issuer.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
