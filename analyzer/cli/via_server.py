"""
`minecanary check --via-server URL`: ask a running server instead of loading everything.

For scripts that judge many pages one by one: the whole process takes about a tenth of a
second.  So it imports nothing heavy, and reads its options with argparse: the ordinary
command line needs ten times as long before it has looked at the first of them.
"""

import base64
import json
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from analyzer.cli.exits import Exit, asked_language, code_of, complain
from analyzer.cli.wire import post
from analyzer.cli.writing import begin, destination, write_report
from analyzer.errors import (
    AnalyzerError,
    ConnectError,
    FetchError,
    NotReadableError,
    UsageError,
)
from analyzer.resources.catalogue import LANGUAGES
from analyzer.server.token import read_token
from analyzer.settings import configured_defaults, system_language

Tree = dict[str, Any]
OPTION = "--via-server"
FORMATS = ("text", "json", "markdown", "csv")
BANDS = ("low", "elevated", "high", "critical")
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
DEFAULT_PORT = 8765
USAGE_STATUSES = frozenset({400, 415, 422})


def wanted(arguments: list[str]) -> bool:
    """Tell whether the command line asks for a server to do the work."""
    asked = any(a == OPTION or a.startswith(f"{OPTION}=") for a in arguments)
    return asked and arguments[0] == "check" and "--help" not in arguments


def run(arguments: list[str]) -> int:
    """Run `check` by way of a server and return its exit code."""
    try:
        return _check(_options(arguments[1:]))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except AnalyzerError as error:
        complain(error, lang=asked_language(arguments))
        return code_of(error)
    except BrokenPipeError:
        return Exit.CLEAN  # the reader of our output has seen enough


class _Options(ArgumentParser):
    """Complains as the rest of the program does."""

    def error(self, message: str) -> Any:  # noqa: ANN401 - argparse has NoReturn, mypy not always
        raise UsageError(message, "See: minecanary check --help")


def _options(arguments: list[str]) -> Namespace:
    """Read the options; those that only the server could follow are refused."""
    defaults = configured_defaults().get("check", {})
    lang = os.environ.get("MINECANARY_LANG") or defaults.get("lang") or system_language()
    parser = _Options(add_help=False, allow_abbrev=False)
    parser.add_argument("targets", nargs="+")
    parser.add_argument(OPTION, dest="server", required=True)
    parser.add_argument("--format", choices=FORMATS, default=defaults.get("form", "text"))
    parser.add_argument("--lang", choices=LANGUAGES, default=lang)
    parser.add_argument("--as-of", default=defaults.get("as_of"))
    parser.add_argument("--fail-on", choices=BANDS, default=defaults.get("fail_on", "high"))
    parser.add_argument("--explain", action="store_true")
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("-o", "--output", type=Path)
    options, others = parser.parse_known_args(arguments)
    if others:
        raise UsageError(
            f"{' '.join(others)}: not with {OPTION}, where the server's own settings hold.",
            f"Leave it out, or leave out {OPTION}.",
        )
    return options


def _check(options: Namespace) -> int:
    """Judge every target; one failure does not hide the rest."""
    server = Server(options.server)
    failures: list[int] = []
    flagged = False
    many = len(options.targets) > 1
    with destination(options.output) as output:
        if not options.quiet:
            begin(options.format, output)
        for target in options.targets:
            try:
                report = server.report(_request(target, options))
            except AnalyzerError as error:
                complain(error, target, options.lang)
                failures.append(code_of(error))
                continue
            band = report["verdict"]["band"]
            flagged = flagged or band in BANDS[BANDS.index(options.fail_on) :]
            failures += [Exit.UNREAD] if band == "unknown" else []
            if not options.quiet:
                write_report(report, options.format, output, explain=options.explain, many=many)
    if flagged:
        return Exit.FLAGGED
    return failures[0] if failures else Exit.CLEAN


def _request(target: str, options: Namespace) -> Tree:
    asked: Tree = {"lang": options.lang, "as_of": options.as_of}
    if target == "-":
        return asked | {"file": _base64(sys.stdin.buffer.read()), "name": "-"}
    if not Path(target).is_file() and _is_url(target):
        return asked | {"url": target}
    return asked | {"file": _base64(_read(target)), "name": target}


def _is_url(target: str) -> bool:
    from analyzer.fetch.sources import is_url  # noqa: PLC0415 - 20 ms that a file needs not

    return is_url(target)


def _read(target: str) -> bytes:
    try:
        raw = Path(target).read_bytes()
    except FileNotFoundError as error:
        raise NotReadableError(
            f"There is no file {target}.", "Check the name and try again."
        ) from error
    except OSError as error:
        raise NotReadableError(
            f"{target} cannot be read ({error.strerror}).", "Check the name and try again."
        ) from error
    if raw.startswith((b"WARC/", b"\x1f\x8b")):
        raise UsageError(
            f"{target}: a WARC holds many pages, a request one.", f"Leave out {OPTION}."
        )
    return raw


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


class Server:
    """A running server, and the token it wants."""

    def __init__(self, address: str) -> None:
        """Take apart `address`; UsageError if it is none, or if there is no token for it."""
        parts = urlsplit(address if "://" in address else f"http://{address}")
        if parts.scheme != "http" or not parts.hostname:
            raise UsageError(f"{OPTION} {address}: not an address", "Such as http://127.0.0.1:8765")
        self._place = (parts.hostname, parts.port or DEFAULT_PORT)
        self._token = _token(parts.hostname)

    def report(self, request: Tree) -> Tree:
        """Return the report on one page; the errors are those of an ordinary check."""
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        status, raw = post(self._place, "/v1/analyze", headers, json.dumps(request).encode())
        content = _json(raw)
        if status != 200:
            raise _error(status, content)
        return content


def _json(raw: bytes) -> Tree:
    try:
        content = json.loads(raw)
    except ValueError as error:
        raise ConnectError("Something else than minecanary answers there.", "") from error
    return content if isinstance(content, dict) else {}


def _token(host: str) -> str:
    """Return the token: this machine's own is never sent to another."""
    token = os.environ.get("MINECANARY_TOKEN") or (read_token() if host in LOOPBACK else None)
    if not token:
        raise UsageError(
            "There is no token for that server.",
            "Start it on this machine (minecanary serve), or put its token into MINECANARY_TOKEN.",
        )
    return token


def _error(status: int, problem: Tree) -> AnalyzerError:
    kind = UsageError if status in USAGE_STATUSES else FetchError
    return kind(str(problem.get("detail") or problem.get("title")), str(problem.get("advice", "")))
