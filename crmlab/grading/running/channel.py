"""Messages over a socket: a length, then that many bytes, within one deadline for the whole."""

import socket
import struct
import time
from collections.abc import Sequence
from typing import Any

from crmlab.grading.running import codec

_LENGTH = struct.Struct(">I")


class Gone(Exception):  # noqa: N818 - the other side has ended; whether that is wrong is not ours
    """The other side has closed the channel or died."""


class Overrun(Exception):  # noqa: N818
    """No whole message came before the deadline."""


class Channel:
    """One end of a connection that carries JSON messages and, beside them, sockets."""

    def __init__(self, end: socket.socket, *, largest: int = 1 << 30) -> None:
        self.end, self.largest = end, largest

    def send(
        self, message: object, *, seconds: float, attached: Sequence[socket.socket] = ()
    ) -> None:
        """Send a message, and with it sockets that the other side is to have.

        Raises:
            Gone, Overrun: it could not be delivered.
        """
        data = codec.dumps(message)
        packet = memoryview(_LENGTH.pack(len(data)) + data)
        deadline = time.monotonic() + seconds
        try:
            if attached:
                self._wait(deadline)
                handles = [end.fileno() for end in attached]
                sent = socket.send_fds(self.end, [packet[:1]], handles)
                packet = packet[sent:]
            while packet:
                self._wait(deadline)
                packet = packet[self.end.send(packet) :]
        except TimeoutError:
            raise Overrun from None
        except OSError:
            raise Gone from None

    def receive(self, *, seconds: float | None) -> Any:
        """Wait for a message, for ever if `seconds` is None.

        Raises:
            Gone, Overrun: none came.
            CodecError: what came is not JSON.
            TooLarge: it is longer than allowed.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size, deadline))
        if length > self.largest:
            raise codec.TooLarge(f"{length} bytes were sent, {self.largest} are allowed")
        return codec.loads(self._exactly(length, deadline))

    def receive_with_sockets(self, count: int) -> tuple[Any, list[socket.socket]]:
        """Wait for ever for a message that brings `count` sockets.

        Raises:
            Gone: the other side has ended, or sent something else.
        """
        self._wait(None)
        first, handles, _, _ = socket.recv_fds(self.end, 1, count)
        attached = [socket.socket(fileno=handle) for handle in handles]
        if len(attached) != count:
            raise Gone
        rest = self._exactly(_LENGTH.size - 1, None)
        (length,) = _LENGTH.unpack(first + rest)
        return codec.loads(self._exactly(length, None)), attached

    def close(self) -> None:
        """Close this end."""
        self.end.close()

    def _exactly(self, count: int, deadline: float | None) -> bytes:
        parts = bytearray()
        try:
            while len(parts) < count:
                self._wait(deadline)
                part = self.end.recv(min(count - len(parts), 1 << 20))
                if not part:
                    raise Gone
                parts += part
        except TimeoutError:
            raise Overrun from None
        except OSError:
            raise Gone from None
        return bytes(parts)

    def _wait(self, deadline: float | None) -> None:
        if deadline is None:
            self.end.settimeout(None)
            return
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.end.settimeout(left)
