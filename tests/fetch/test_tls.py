"""A certificate is checked against the name in the address, not against the pinned number."""

import shutil
import socket
import ssl
import subprocess
import threading
from pathlib import Path

import pytest

from analyzer.errors import ConnectError, TlsError
from analyzer.fetch import Net, fetch_page
from tests.fetch.worlds import PLAN, PUBLIC, QUICK, answer

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="openssl is needed to make a certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate of shop.example, in one file."""
    folder = tmp_path_factory.mktemp("tls")
    subject = ["-subj", "/CN=shop.example", "-addext", "subjectAltName=DNS:shop.example"]
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30"]
    out = ["-keyout", folder / "key", "-out", folder / "certificate"]
    subprocess.run(
        [str(OPENSSL), "req", "-x509", *kind, *subject, *out], check=True, capture_output=True
    )
    both = folder / "both"
    both.write_bytes((folder / "key").read_bytes() + (folder / "certificate").read_bytes())
    return both


class Server:
    """Answers over TLS; `names` are those the clients asked for in the handshake."""

    def __init__(self, certificate: Path) -> None:
        self.names: list[str | None] = []
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self._context.sni_callback = lambda _, name, __: self.names.append(name)

    def connect(self, address: str, _port: int, _seconds: float) -> socket.socket:
        assert address == PUBLIC
        near, far = socket.socketpair()
        threading.Thread(target=self._serve, args=(far,), daemon=True).start()
        return near

    def _serve(self, far: socket.socket) -> None:
        try:
            with self._context.wrap_socket(far, server_side=True) as secure:
                secure.recv(65_536)
                secure.sendall(answer())
        except OSError:
            far.close()


@pytest.fixture
def server(certificate: Path) -> Server:
    return Server(certificate)


def net(server: Server, ca_file: Path | None) -> Net:
    return Net(lambda *_: (PUBLIC,), server.connect, ca_file=str(ca_file) if ca_file else None)


def test_the_right_name_is_trusted(server: Server, certificate: Path) -> None:
    page = fetch_page("https://SHOP.example./plan", limits=QUICK, net=net(server, certificate))
    assert page.sheets == (PLAN.decode(),)
    assert server.names == ["shop.example"]


@pytest.mark.parametrize("host", ["other.example", "shop.example.org", PUBLIC])
def test_another_name_is_not(host: str, server: Server, certificate: Path) -> None:
    with pytest.raises(TlsError) as raised:
        fetch_page(f"https://{host}/", limits=QUICK, net=net(server, certificate))
    assert "certificate" in raised.value.problem


def test_an_unknown_issuer_is_not(server: Server) -> None:
    with pytest.raises(TlsError):
        fetch_page("https://shop.example/", limits=QUICK, net=net(server, None))


def test_no_variable_of_the_environment_changes_whom_we_trust(
    server: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.setenv(name, str(certificate))
    with pytest.raises(TlsError):
        fetch_page("https://shop.example/", limits=QUICK, net=net(server, None))


@pytest.mark.parametrize(
    "said", [b"HTTP/1.1 200 OK\r\n\r\nplain", b"\x15\x03\x01\x00\x02\x02\x28", b""]
)
def test_a_server_that_speaks_no_tls(said: bytes) -> None:
    near, far = socket.socketpair()
    far.sendall(said)
    far.shutdown(socket.SHUT_WR)
    used: list[str] = []

    def connect(number: str, *_: object) -> socket.socket:
        used.append(number)
        return near

    with pytest.raises((TlsError, ConnectError)):
        fetch_page("https://shop.example/", limits=QUICK, net=Net(lambda *_: (PUBLIC,), connect))
    far.close()
    assert used == [PUBLIC]
