"""A real Firefox without a window, steered by Marionette, which every Firefox brings along."""

import json
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
PATIENCE_S = 100  # of a machine that has other things to do
NOBODY = 9  # a port where nobody listens: the browser's own errands end there
PREFERENCES = {
    "marionette.port": 0,
    "remote.log.level": "Info",
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": NOBODY,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": NOBODY,
}
_ASKED = """
  const [...values] = arguments;
  const done = values.pop();
  (async () => %s)().then((value) => done({ value }), (error) => done({ error: String(error) }));
"""


class Firefox:
    """A conversation with the browser: each message is its length, a colon, and JSON."""

    def __init__(self, port: int) -> None:
        """Connect, and begin a session."""
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE_S)
        self._file = self._socket.makefile("rb")
        self._receive()  # it says who it is
        self.do("WebDriver:NewSession", capabilities={})
        self.do("WebDriver:SetTimeouts", script=1000 * PATIENCE_S)

    def close(self) -> None:
        """End the conversation."""
        self._file.close()
        self._socket.close()

    def do(self, command: str, **values: Any) -> Any:
        """Return what a command of WebDriver or Marionette answers."""
        said = json.dumps([0, 1, command, values]).encode()
        self._socket.sendall(b"%d:%s" % (len(said), said))
        _, _, error, answer = self._receive()
        assert error is None, (command, error)
        return answer.get("value", answer) if isinstance(answer, dict) else answer

    def _receive(self) -> Any:
        digits = b""
        while (byte := self._file.read(1)) != b":":
            assert byte, "the browser has gone"
            digits += byte
        return json.loads(self._file.read(int(digits)))

    def install(self, folder: Path) -> str:
        """Install an extension until the browser ends; return the address of its own pages."""
        name = self.do("Addon:Install", path=str(folder), temporary=True)
        self.do("Marionette:SetContext", value="chrome")
        script = "return WebExtensionPolicy.getByID(arguments[0]).getURL('')"
        address = self.do("WebDriver:ExecuteScript", script=script, args=[name])
        self.do("Marionette:SetContext", value="content")
        assert isinstance(address, str)
        return address

    def open(self, address: str) -> str:
        """Open a tab and go to an address; return the tab's handle."""
        handle = self.do("WebDriver:NewWindow", type="tab")["handle"]
        self.do("WebDriver:SwitchToWindow", handle=handle)
        self.do("WebDriver:Navigate", url=address)
        assert isinstance(handle, str)
        return handle

    def go_to(self, handle: str) -> None:
        """Turn to another tab."""
        self.do("WebDriver:SwitchToWindow", handle=handle)

    def ask(self, expression: str, *values: Any) -> Any:
        """Return what a script's expression, or the promise it gives, comes to in the tab."""
        script = _ASKED % expression
        answer = self.do("WebDriver:ExecuteAsyncScript", script=script, args=list(values))
        assert "error" not in answer, answer
        return answer.get("value")


@contextmanager
def firefox(home: Path) -> Iterator[Firefox]:
    """Start the browser with a profile of its own, under a home of its own."""
    assert FIREFOX is not None
    profile = home / "profile"
    profile.mkdir(parents=True)
    lines = (f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in PREFERENCES.items())
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    process = subprocess.Popen(
        [FIREFOX, "--headless", "--marionette", "--remote-allow-system-access",
         "--no-remote", "--profile", str(profile)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "HOME": str(home)},
    )  # fmt: skip
    assert process.stdout is not None
    try:
        listens = (re.search(r"Listening on port (\d+)", line) for line in process.stdout)
        port = next((int(found[1]) for found in listens if found), None)
        assert port, "the browser did not start"
        browser = Firefox(port)
        yield browser
        browser.close()
    finally:
        process.kill()
        process.wait(30)
        process.stdout.close()
