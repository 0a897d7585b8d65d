import signal
import threading
import time

import pytest

from crmlab.grading.checks.effort import TooMuchEffort, at_most


def compute(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        sum(range(1_000))


def test_code_that_computes_for_too_long_is_interrupted() -> None:
    began = time.process_time()
    with pytest.raises(TooMuchEffort, match=r"more than 0.2 seconds"), at_most(0.2):
        compute(60)
    assert time.process_time() - began < 5


def test_waiting_does_not_count() -> None:
    with at_most(0.2):
        time.sleep(0.5)


def test_what_comes_after_is_not_bound() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with at_most(0.1):
        pass
    compute(0.3)
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_outside_the_main_thread_there_is_no_bound() -> None:
    done = []

    def work() -> None:
        with at_most(0.05):
            compute(0.2)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
