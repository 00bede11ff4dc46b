"""Crafts for the pool's tests; functions of a module, as other processes need them."""

import os
import signal
import time


def prepare(setting: str) -> str:
    return setting.upper()


def work(tools: str, job: str) -> str:
    match job:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(600)
        case "who":
            return str(os.getpid())
    return f"{tools} {job}"
