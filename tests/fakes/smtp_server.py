"""A mail server of a few lines that answers as scripted, for tests on the loopback address."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

HANG_UP = "hang up"
"""An answer that is none: the connection is cut."""


@dataclass
class FakeSmtpServer:
    """What the server does and what it took.

    Attributes:
        answers: By moment ("CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "BODY"), the line to answer with, or HANG_UP.
        mails: The raw mails taken.
        connections: How many clients called.
    """

    port: int = 0
    answers: dict[str, str] = field(default_factory=dict)
    mails: list[bytes] = field(default_factory=list)
    connections: int = 0


@contextmanager
def smtp_server(**answers: str) -> Iterator[FakeSmtpServer]:
    """Run a server on a free port of 127.0.0.1 for the length of the context."""
    state = FakeSmtpServer(answers=answers)

    class Handler(socketserver.StreamRequestHandler):
        timeout = 10

        def handle(self) -> None:
            state.connections += 1
            _Conversation(self, state).run()

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _HungUpError(Exception):
    pass


class _Conversation:
    def __init__(self, handler: socketserver.StreamRequestHandler, state: FakeSmtpServer) -> None:
        self._read = handler.rfile
        self._write = handler.wfile
        self._state = state

    def run(self) -> None:
        try:
            self._answer("CONNECT", "220 fake ready")
            while line := self._read.readline():
                if not self._obey(line.decode("ascii", "replace").strip()):
                    return
        except (_HungUpError, OSError):
            return

    def _obey(self, line: str) -> bool:
        verb = line[:4].upper()
        if verb == "QUIT":
            self._say("221 bye")
            return False
        if verb == "DATA":
            self._take_body()
        elif verb in {"EHLO", "HELO", "MAIL", "RCPT", "RSET", "NOOP"}:
            self._answer(verb, "250 fine")
        else:
            self._say("502 what?")
        return True

    def _take_body(self) -> None:
        if not self._answer("DATA", "354 go on").startswith("354"):
            return
        lines: list[bytes] = []
        while (line := self._read.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        # Taken before the answer is given: whether the client hears of it is another matter.
        if self._state.answers.get("BODY", "250").startswith(("250", HANG_UP)):
            self._state.mails.append(b"".join(lines))
        self._answer("BODY", "250 taken")

    def _answer(self, moment: str, default: str) -> str:
        answer = self._state.answers.get(moment, default)
        if answer == HANG_UP:
            raise _HungUpError
        self._say(answer)
        return answer

    def _say(self, line: str) -> None:
        self._write.write(line.encode() + b"\r\n")
        self._write.flush()
