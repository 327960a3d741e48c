"""How long a check may work, and where no limit can be set."""

import signal
import threading

import pytest

from heroininfo.content.patience import at_most
from heroininfo.errors import HeroininfoError

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no limit")


def work() -> None:
    """Work for longer than the limit, which is very short."""
    with at_most(0.01, "this"):
        for _ in range(3_000_000):
            pass


def test_work_that_takes_too_long_is_ended() -> None:
    """What took too long, and how long it may take; the alarm is as before."""
    before = signal.getsignal(signal.SIGVTALRM)
    with pytest.raises(HeroininfoError) as caught:
        work()
    assert caught.value.message == "this takes more than 0.01 seconds."
    assert caught.value.hint == "Make it simpler."
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_without_an_alarm_there_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """In another thread, and on Windows: the work is done all the same."""
    ended = []

    def in_a_thread() -> None:
        work()
        ended.append(True)

    thread = threading.Thread(target=in_a_thread)
    thread.start()
    thread.join()
    assert ended == [True]
    monkeypatch.delattr(signal, "setitimer")
    work()
