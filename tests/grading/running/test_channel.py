import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from crmlab.grading.running.channel import Channel, Gone, Overrun
from crmlab.grading.running.codec import CodecError, TooLarge


@pytest.fixture
def ends() -> Iterator[tuple[Channel, socket.socket]]:
    """A channel, and the bare other end of its socket."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield Channel(ours, largest=1 << 20), theirs


def test_a_message_arrives_as_it_was_sent(ends: tuple[Channel, socket.socket]) -> None:
    here, there = ends[0], Channel(ends[1])
    here.send({"quick": [1.125, None, "速动"]}, seconds=1)
    assert there.receive(seconds=1) == {"quick": [1.125, None, "速动"]}


def test_a_message_larger_than_the_sockets_buffer_arrives(
    ends: tuple[Channel, socket.socket],
) -> None:
    here, there = ends[0], Channel(ends[1])
    text = "x" * 5_000_000
    sending = threading.Thread(target=here.send, args=(text,), kwargs={"seconds": 10})
    sending.start()
    assert there.receive(seconds=10) == text
    sending.join()


def test_bytes_that_trickle_in_do_not_stretch_the_deadline(
    ends: tuple[Channel, socket.socket],
) -> None:
    here, there = ends

    def trickle() -> None:
        with suppress(OSError):
            for byte in struct.pack(">I", 100) + b"1" * 100:
                there.send(bytes([byte]))
                time.sleep(0.05)

    sending = threading.Thread(target=trickle)
    sending.start()
    began = time.monotonic()
    with pytest.raises(Overrun):
        here.receive(seconds=0.3)
    assert time.monotonic() - began < 2
    here.close()
    sending.join()


def test_nobody_who_reads_does_not_stretch_the_deadline(
    ends: tuple[Channel, socket.socket],
) -> None:
    with pytest.raises(Overrun):
        ends[0].send("x" * 5_000_000, seconds=0.2)


def test_a_deadline_in_the_past_is_overrun_at_once(ends: tuple[Channel, socket.socket]) -> None:
    with pytest.raises(Overrun):
        ends[0].receive(seconds=-1)


@pytest.mark.parametrize("begun", [b"", b"\0\0", struct.pack(">I", 5) + b"12"])
def test_an_end_that_closes_in_the_middle_is_gone(
    ends: tuple[Channel, socket.socket], begun: bytes
) -> None:
    here, there = ends
    there.send(begun)
    there.close()
    with pytest.raises(Gone):
        here.receive(seconds=1)
    with pytest.raises(Gone):
        here.send("x" * 1_000_000, seconds=1)


def test_a_message_that_claims_to_be_too_long_is_refused_before_it_is_read(
    ends: tuple[Channel, socket.socket],
) -> None:
    here, there = ends
    there.send(struct.pack(">I", (1 << 20) + 1))
    with pytest.raises(TooLarge):
        here.receive(seconds=1)


def test_what_is_not_json_is_refused(ends: tuple[Channel, socket.socket]) -> None:
    here, there = ends
    there.send(struct.pack(">I", 3) + b"abc")
    with pytest.raises(CodecError):
        here.receive(seconds=1)


def test_a_socket_travels_with_a_message_and_works(ends: tuple[Channel, socket.socket]) -> None:
    here, there = ends[0], Channel(ends[1])
    mine, handed_over = socket.socketpair()
    with mine:
        with handed_over:
            here.send({"barred": []}, seconds=1, attached=[handed_over])
        message, (arrived,) = there.receive_with_sockets(1)
        with arrived:
            Channel(arrived).send("hello", seconds=1)
            assert (message, Channel(mine).receive(seconds=1)) == ({"barred": []}, "hello")


def test_a_request_without_a_socket_ends_the_line(ends: tuple[Channel, socket.socket]) -> None:
    here, there = ends[0], Channel(ends[1])
    here.send({"barred": []}, seconds=1)
    with pytest.raises(Gone):
        there.receive_with_sockets(1)


def test_waiting_for_a_socket_outlasts_an_earlier_deadline(
    ends: tuple[Channel, socket.socket],
) -> None:
    here, there = ends[0], Channel(ends[1])
    there.send("report", seconds=0.1)
    mine, handed_over = socket.socketpair()
    with mine, handed_over:
        later = threading.Timer(
            0.3, here.send, ("view",), {"seconds": 1, "attached": [handed_over]}
        )
        later.start()
        message, (arrived,) = there.receive_with_sockets(1)
        arrived.close()
        later.join()
    assert message == "view"
