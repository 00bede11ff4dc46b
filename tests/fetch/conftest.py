"""Worlds to fetch from, and a server that misbehaves."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from tests.fetch.worlds import World

Behaviour = Callable[[socket.socket], None]


@pytest.fixture
def world() -> Iterator[World]:
    made = World()
    yield made
    made.close()


@pytest.fixture
def misbehave() -> Iterator[Callable[[Behaviour], str]]:
    """Serve every connection by a function that gets the raw socket; returns the address."""
    listeners: list[socket.socket] = []

    def start(behaviour: Behaviour) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)
        threading.Thread(target=_serve, args=(listener, behaviour), daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield start
    for listener in listeners:
        listener.close()


def _serve(listener: socket.socket, behaviour: Behaviour) -> None:
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_attend, args=(client, behaviour), daemon=True).start()


def _attend(client: socket.socket, behaviour: Behaviour) -> None:
    with client:
        client.settimeout(20)
        try:
            client.recv(65_536)
            behaviour(client)
        except OSError:
            return  # the reader hung up, as it should
