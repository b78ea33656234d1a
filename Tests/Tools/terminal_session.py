"""A program under a pseudo-terminal: keys go in, bytes and the drawn screen come out.

Needs the standard library only; `screen` needs pyte and skips the check without it.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time

SKIP = 77
LEAVE = b"\x1b[?1049l"
CURSOR_ON = b"\x1b[?25h"
PASTE_ON = b"\x1b[?2004h"
PASTE_OFF = b"\x1b[?2004l"
PATIENCE = 10.0


class Failure(Exception):
    """What was expected and what was there."""


def expect(condition, message):
    if not condition:
        raise Failure(message)


class Session:
    def __init__(self, command, columns=80, rows=24, environment=None, stdin=None, blocked=()):
        self.columns, self.rows = columns, rows
        self.output = b""
        self.status = None
        values = {
            "PATH": os.environ.get("PATH", ""),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            "SWIFT_BACKTRACE": "enable=no",
        }
        values.update(environment or {})
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            if stdin is not None:
                os.dup2(os.open(stdin, os.O_RDONLY), 0)
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], command, values)
        self.emulator = None
        try:
            import pyte
        except ImportError:
            return
        self.emulator = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.emulator)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.status is None:
            try:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
            except (ProcessLookupError, ChildProcessError):
                pass
        try:
            os.close(self.master)
        except OSError:
            pass

    def read(self, seconds):
        """Takes what comes within the time, and returns it."""
        start = len(self.output)
        deadline = time.monotonic() + seconds
        while True:
            ready, _, _ = select.select([self.master], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                return self.output[start:]
            try:
                part = os.read(self.master, 65536)
            except OSError:
                return self.output[start:]
            if not part:
                return self.output[start:]
            self.output += part
            if self.emulator is not None:
                self.stream.feed(part)

    def settle(self, quiet=0.15):
        """Reads until nothing has come for a while."""
        while self.read(quiet):
            pass

    def send(self, text):
        os.write(self.master, text if isinstance(text, bytes) else text.encode())

    @property
    def lines(self):
        if self.emulator is None:
            print("skipped: pyte is not installed (make test puts it into .build/venv)")
            sys.exit(SKIP)
        return [line.rstrip() for line in self.emulator.display]

    def wait_for(self, text, seconds=PATIENCE):
        """Reads until the screen shows the text, and returns the seconds it took."""
        start = time.monotonic()
        while not any(text in line for line in self.lines):
            if time.monotonic() - start > seconds:
                raise Failure(f"no {text!r} on the screen:\n" + "\n".join(self.lines))
            self.read(0.005)
        return time.monotonic() - start

    def wait_for_bytes(self, text, seconds=PATIENCE):
        start = time.monotonic()
        while text not in self.output:
            if time.monotonic() - start > seconds:
                raise Failure(f"no {text!r} in the output, which ends in {self.output[-300:]!r}")
            self.read(0.005)

    def resize(self, columns, rows):
        if self.emulator is not None:
            self.emulator.resize(rows, columns)
        self.columns, self.rows = columns, rows
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def kill(self, number):
        os.kill(self.pid, number)

    def wait(self, seconds=PATIENCE):
        """The exit code, or minus the signal that ended the program."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.read(0.05)
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
        raise Failure("the program did not end; its output ends in %r" % self.output[-300:])

    def modes(self):
        return termios.tcgetattr(self.master)

    def processor_seconds(self):
        with open(f"/proc/{self.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wake_ups(self):
        """How often the main thread has gone to sleep."""
        with open(f"/proc/{self.pid}/status") as file:
            return int(re.search(r"\nvoluntary_ctxt_switches:\s*(\d+)", file.read())[1])

    def is_stopped(self):
        with open(f"/proc/{self.pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] == "T"


def fixture():
    """The program under test."""
    return os.path.abspath(sys.argv[1])


def start(**options):
    session = Session([fixture()], **options)
    session.wait_for_bytes(b"last lin")
    session.settle()
    return session


def expect_restored(session, modes_before):
    tail = session.output[session.output.rfind(b"row 6"):]
    for wanted in (PASTE_OFF, CURSOR_ON, LEAVE):
        expect(wanted in tail, f"{wanted!r} was not sent at the end: {tail[-300:]!r}")
    expect(session.modes() == modes_before, "the modes of the terminal are not those of before")


def opened():
    """A session whose modes were read before the program changed them."""
    session = Session(["sh", "-c", f"read line; exec '{fixture()}'"])
    time.sleep(0.2)
    modes = session.modes()
    session.send("\n")
    session.wait_for_bytes(b"last lin")
    session.settle()
    return session, modes
