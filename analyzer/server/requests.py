"""What may be asked, and how it is read from JSON."""

import base64
import binascii
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WithJsonSchema

from analyzer.resources.facts import FIRST_DAY, LAST_YEARS_AHEAD, default_network
from analyzer.server.problems import RefusedError, invalid

URL_PATTERN = r"^https?://[A-Za-z0-9._~-]+(?::[0-9]{1,5})?(?:[/?#]\S*)?$"
BASE64_PATTERN = r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
MOST_URL = 8192
_SURROGATE = re.compile("[\ud800-\udfff]")


class What(StrEnum):
    """What a request holds: the address of a page, or the page itself."""

    URL = "url"
    HTML = "html"
    TEXT = "text"
    FILE = "file"


Url = Annotated[str, Field(min_length=1, max_length=MOST_URL)]
PageUrl = Annotated[str, Field(pattern=URL_PATTERN, max_length=MOST_URL)]
AsOf = Annotated[str, WithJsonSchema({"type": "string", "description": "YYYY-MM-DD"})]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    lang: Annotated[
        Literal["en", "zh-Hant", "zh-Hans"], Field(description="Language of the report")
    ] = "en"
    as_of: Annotated[AsOf | None, Field(description="Price the offer as on this day")] = None


class UrlRequest(_Request):
    """Fetch a page and analyse it."""

    url: Annotated[Url, Field(description="Address of the page; it is fetched")]


class HtmlRequest(_Request):
    """Analyse a page as it stands in a browser; nothing is fetched."""

    html: Annotated[str, Field(description="The page's markup; the page never leaves the machine")]
    url: Annotated[PageUrl | None, Field(description="Where the page stands, for the report")] = (
        None
    )


class TextRequest(_Request):
    """Analyse plain text, such as a message somebody received."""

    text: str
    url: Annotated[PageUrl | None, Field(description="Where the text stands, for the report")] = (
        None
    )


class FileRequest(_Request):
    """Analyse a file as the command line would: HTML, text or PDF, whatever its encoding."""

    file: Annotated[str, Field(pattern=BASE64_PATTERN, description="The file's bytes in base64")]
    name: Annotated[str, Field(min_length=1, max_length=MOST_URL)] = "-"


FORMS: dict[What, type[_Request]] = {
    What.HTML: HtmlRequest,
    What.TEXT: TextRequest,
    What.FILE: FileRequest,
    What.URL: UrlRequest,  # last: a url may also label html and text
}


@dataclass(frozen=True, slots=True)
class Job:
    """A request that has been understood: a page to analyse, or the address of one."""

    what: What
    content: str | bytes
    name: str | None
    lang: str
    as_of: date | None

    def key(self) -> str:
        """Return what equal requests have in common: content, labels, language and day."""
        raw = self.content
        digest = hashlib.sha256(raw.encode() if isinstance(raw, str) else raw)
        labels = (self.what.value, self.name, self.lang, str(self.as_of))
        digest.update(json.dumps(labels).encode())
        return digest.hexdigest()


def read_json(body: bytes) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return the JSON value in `body`; RefusedError if it is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RefusedError(invalid("The body is not JSON.")) from error


def read_request(asked: Any) -> Job:  # noqa: ANN401 - JSON has no narrower type
    """Return the job that a JSON value asks for; RefusedError says what is wrong with it."""
    if not isinstance(asked, dict):
        raise RefusedError(invalid("A request is a JSON object."))
    what = next((w for w in FORMS if w in asked), None)
    if what is None:
        raise RefusedError(invalid("One of url, html, text or file is needed."))
    try:
        form = FORMS[what].model_validate({k: _well_formed(v) for k, v in asked.items()})
    except ValidationError as error:
        raise RefusedError(invalid(_first_mistake(error))) from error
    return _job(what, form.model_dump())


def _job(what: What, form: dict[str, Any]) -> Job:
    content: str | bytes = form[what]
    if what is What.FILE:
        content = _bytes(form["file"])
    name = form["name"] if what is What.FILE else form["url"]
    return Job(what, content, name, form["lang"], _day(form["as_of"]))


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise RefusedError(invalid("file: not base64")) from error


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    if not re.fullmatch(day_pattern(), text):
        raise RefusedError(
            invalid(f"as_of: not a day from {FIRST_DAY} to {last_day()}", "Write it as YYYY-MM-DD.")
        )
    return date.fromisoformat(text)


def last_day() -> date:
    """Return the last day a request may name: the last whole year that the facts allow."""
    return date(default_network().as_of.year + LAST_YEARS_AHEAD - 1, 12, 31)


def day_pattern() -> str:
    """Return the pattern of all days from the first to the last, no 31st of June among them."""
    years = range(FIRST_DAY.year, last_day().year + 1)
    any_year = "|".join(map(str, years))
    leap = "|".join(str(y) for y in years if y % 4 == 0)
    return (
        rf"^(?:(?:{any_year})-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"
        rf"|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|(?:{leap})-02-29)$"
    )


def _well_formed(value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Replace half a surrogate pair: JSON can carry it, UTF-8 cannot."""
    if not isinstance(value, str) or value.isascii():
        return value
    return _SURROGATE.sub("\ufffd", value)


def _first_mistake(error: ValidationError) -> str:
    """Say where the first mistake is, without repeating what was sent."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}"
