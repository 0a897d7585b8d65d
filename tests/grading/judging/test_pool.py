import os
import signal
import time
from pathlib import Path

from crmlab.grading.judging import pool


def double(number: int) -> int:
    return 2 * number


def process(_: object) -> int:
    time.sleep(0.2)
    return os.getpid()


def end_on_13(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def end_the_first_time(path: Path) -> str:
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return "done"
    os._exit(1)


def test_each_task_comes_back_with_its_own_result() -> None:
    assert sorted(pool.each(double, range(7), jobs=2)) == [(n, 2 * n) for n in range(7)]


def test_nothing_to_do_is_done() -> None:
    assert list(pool.each(double, [], jobs=2)) == []


def test_as_many_processes_as_asked_for_work_and_none_of_them_is_this_one() -> None:
    processes = {result for _, result in pool.each(process, range(6), jobs=2)}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_a_task_that_kills_its_process_has_no_result_and_spoils_no_other() -> None:
    tasks = [1, 13, 2, 3, 13, 4, 5]
    done = list(pool.each(end_on_13, tasks, jobs=2))
    assert sorted(task for task, _ in done) == sorted(tasks)
    assert all(result == (None if task == 13 else 2 * task) for task, result in done)


def test_a_process_that_dies_once_does_not_cost_its_task_the_result(tmp_path: Path) -> None:
    flag = tmp_path / "flag"
    assert list(pool.each(end_the_first_time, [flag], jobs=2)) == [(flag, "done")]


def test_this_process_goes_on_when_its_pool_is_left_half_way() -> None:
    results = pool.each(double, range(100), jobs=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert list(pool.each(double, [1], jobs=1)) == [(1, 2)]
