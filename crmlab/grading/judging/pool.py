"""Work spread over processes, of which any may die without harm to the others' results."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")


def each(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    jobs: int,
    preload: Sequence[str] = (),
) -> Iterator[tuple[Task, Result | None]]:
    """Do `work` on every task, `jobs` at a time, and yield each with its result as it is done.

    When a process dies, those tasks that were under way are done again, each in a process of its
    own; one that kills that as well has the result None. `work` must not raise.

    Args:
        work: a function that another process can import by its name.
        tasks: what it is called with.
        jobs: how many processes work at once.
        preload: modules that are imported once, for all processes.
    """
    waiting = deque(tasks)
    while waiting:
        suspects: list[Task] = []
        with _processes(jobs, preload) as pool:
            running: dict[Future[Result], Task] = {}
            broken = False
            while running or (waiting and not broken):
                while waiting and not broken and len(running) <= jobs:  # one is kept ready
                    try:
                        future = pool.submit(work, waiting[0])
                    except BrokenProcessPool:
                        broken = True
                    else:
                        running[future] = waiting.popleft()
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    task = running.pop(future)
                    if isinstance(future.exception(), BrokenProcessPool):
                        suspects.append(task)
                        broken = True
                    else:
                        yield task, future.result()
        for task in suspects:
            yield task, _alone(work, task, preload)


def _alone(work: Callable[[Task], Result], task: Task, preload: Sequence[str]) -> Result | None:
    with _processes(1, preload) as pool:
        try:
            return pool.submit(work, task).result()
        except BrokenProcessPool:
            return None


def prepare(preload: Sequence[str]) -> None:
    """Begin to load the modules for all processes, while the caller does other things.

    Ctrl-C ends them without a word; the first process says what there is to say.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return
    from multiprocessing import forkserver  # not to be had on Windows

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", *preload])
    interrupt = {signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, interrupt)  # inherited while modules are loaded
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, interrupt)


def _processes(jobs: int, preload: Sequence[str]) -> ProcessPoolExecutor:
    prepare(preload)
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    context = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_on_interrupt)


def _end_on_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
