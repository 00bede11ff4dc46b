"""Ask again, politely: bounded repetitions with growing pauses, and Retry-After heeded."""

from email.utils import parsedate_to_datetime

from analyzer.errors import ConnectError
from analyzer.fetch.address import WebAddress
from analyzer.fetch.exchange import Answer, ask
from analyzer.fetch.net import Net
from analyzer.fetch.wire import Trip

_BUSY = frozenset({429, 503})


def ask_patiently(address: WebAddress, trip: Trip, retries: int) -> Answer:
    """
    Ask; if the server is busy or the connection breaks, pause and ask again.

    A pause that would outlast the time left is not begun: the busy answer is returned,
    or the error raised, at once.
    """
    for attempt in range(retries):
        pause = trip.meter.limits.pause_s * 2**attempt
        try:
            answer = ask(address, trip)
        except ConnectError:
            if pause >= trip.meter.left():
                raise
        else:
            pause = max(pause, retry_after(answer, trip.net))
            if answer.hop.status not in _BUSY or pause >= trip.meter.left():
                return answer
        trip.net.pause(pause)
    return ask(address, trip)


def retry_after(answer: Answer, net: Net) -> float:
    """Return for how many seconds the server asks to be left alone; 0 if it does not say."""
    asked = answer.header("retry-after").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    try:
        moment = parsedate_to_datetime(asked)
    except ValueError:
        return 0.0
    return max(0.0, (moment - net.now()).total_seconds()) if moment.tzinfo else 0.0
