"""
Errors that a caller of this package may want to catch.

AnalyzerError
+-- UsageError              the command was given something it cannot use
+-- InputError              a file or text could not be read
|   +-- NotReadableError        missing, a folder, no permission
|   +-- BinaryInputError        neither a page, a text nor a PDF
|   +-- EmptyInputError         nothing to read
|   +-- PdfError                encrypted, scanned or broken PDF
|   +-- WarcError               not a WARC, or none with a page in it
+-- FetchError              a page could not be obtained
|   +-- AddressError            not a web address, or one we never open
|   +-- UnresolvedError         the host does not exist
|   +-- ConnectError            no connection, or it broke
|   |   +-- PartialError            the answer broke off before its end
|   +-- TlsError                the certificate does not hold
|   +-- DeadlineError           took too long
|   +-- TooLargeError           more than the size limit
|   +-- RedirectError           too many redirects, or into nowhere
|   +-- StatusError             the server answered with an error
|   |   +-- BlockedError            401, 403, 429, 451, or a captcha page
|   +-- ContentError            an answer that is no page (type or encoding)
|   +-- RobotsError             robots.txt asks programs to stay away
|   +-- RenderError             no browser to render with, or it failed
+-- RuleFileError           a file under rules/ is malformed
+-- ModelFileError          a file under models/ is malformed
+-- NetworkStateError       a network state is malformed or implausible
+-- TermsError              terms typed by hand make no sense
+-- SuppressionError        a suppression file is malformed

Each carries `advice`: what the person can do next.
"""

from pathlib import Path


class AnalyzerError(Exception):
    """Base of every error this package raises on purpose."""

    def __init__(self, problem: str, advice: str = "") -> None:
        """Keep what happened and what to do, each a sentence."""
        super().__init__(problem)
        self.problem = problem
        self.advice = advice


class UsageError(AnalyzerError):
    """The command was given something it cannot use."""


class InputError(AnalyzerError):
    """A file or text could not be read."""


class NotReadableError(InputError):
    """Missing, a folder, or without permission."""


class BinaryInputError(InputError):
    """Neither a page, a text nor a PDF."""


class EmptyInputError(InputError):
    """There is nothing to read."""


class PdfError(InputError):
    """An encrypted, scanned or broken PDF."""


class WarcError(InputError):
    """Not a WARC, or none with a page in it."""


class FetchError(AnalyzerError):
    """A page could not be obtained."""


class AddressError(FetchError):
    """Not a web address, or one that is never opened."""


class UnresolvedError(FetchError):
    """The host does not exist."""


class ConnectError(FetchError):
    """There was no connection, or it broke."""


class PartialError(ConnectError):
    """The answer broke off before its end; a part of a page is never judged as a whole."""


class TlsError(FetchError):
    """The server's certificate does not hold."""


class DeadlineError(FetchError):
    """The answer took too long."""


class TooLargeError(FetchError):
    """The answer is larger than the limit."""


class RedirectError(FetchError):
    """Too many redirects, or one that leads nowhere."""


class StatusError(FetchError):
    """The server answered with an error status."""


class BlockedError(StatusError):
    """The server refuses programs: 401, 403, 429, 451, or a captcha."""


class ContentError(FetchError):
    """The answer is not a page that can be read."""


class RobotsError(FetchError):
    """The site's robots.txt asks programs to stay away."""


class RenderError(FetchError):
    """There is no browser to render the page with, or it failed."""


class FileFormatError(AnalyzerError):
    """A file of ours or of the user is malformed; names the file and the field."""

    def __init__(self, path: Path | str, field: str, problem: str) -> None:
        """Say where the problem is, for a reader who has the file open."""
        super().__init__(f"{path}: {field}: {problem}", "Mend the file and try again.")


class RuleFileError(FileFormatError):
    """A rule file is malformed."""


class ModelFileError(FileFormatError):
    """A model file is malformed."""


class NetworkStateError(FileFormatError):
    """A network state is malformed or implausible."""


class SuppressionError(FileFormatError):
    """A suppression file is malformed."""


class TermsError(AnalyzerError):
    """Terms typed by hand make no sense."""
