"""How long a check may work: a pattern that an editor wrote can take for ever on a short text."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from heroininfo.errors import HeroininfoError


@contextmanager
def at_most(seconds: float, what: str) -> Iterator[None]:
    """Raise HeroininfoError, saying what took too long, after so many seconds of work.

    The time is that of the processor, so that a busy machine does not count. Without a limit on
    Windows, and outside the main thread, where no alarm can be set.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise HeroininfoError(f"{what} takes more than {seconds:g} seconds.", "Make it simpler.")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
