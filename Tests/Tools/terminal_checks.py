#!/usr/bin/env python3
"""Checks of the terminal layer, run as `terminal_checks.py FIXTURE CHECK`.

Exit code 0: passed. 1: failed, with the reason on the standard error. 77: skipped, with the reason.
"""

import base64
import os
import re
import signal
import subprocess
import sys
import time

from terminal_session import Failure, Session, expect

LEAVE = b"\x1b[?1049l"
CURSOR_ON = b"\x1b[?25h"
PASTE_ON = b"\x1b[?2004h"
PASTE_OFF = b"\x1b[?2004l"
fixture = ""


def start(**options):
    session = Session([fixture], **options)
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
    session = Session(["sh", "-c", f"read line; exec '{fixture}'"])
    time.sleep(0.2)
    modes = session.modes()
    session.send("\n")
    session.wait_for_bytes(b"last lin")
    session.settle()
    return session, modes


def keys():
    sent = {
        "a": "a", "\x1b[A": "↑", "\x1bOB": "↓", "\x1b[C": "→", "\x1bOD": "←", "\x1b[5~": "PgUp",
        "\x1b[6~": "PgDn", "\x1bOH": "Home", "\x1b[4~": "End", "\x1bOP": "F1", "\x1b[1;2D": "Shift-←",
        "\x1b[1;2C": "Shift-→", "\x12": "Ctrl-R", "\x13": "Ctrl-S", "\x16": "Ctrl-V", "\x7f": "Backspace",
        "\x1b[3~": "Del", "\r": "Enter", "\t": "Tab", "\x1b[Z": "Shift-Tab", " ": "Space", "é": "é",
        "漢": "漢", "\x1b": "Esc",
    }
    with start(columns=160) as session:
        for sequence in sent:
            session.send(sequence)
            session.read(0.06)
        session.settle()
        line = session.lines[1].replace(" ", "")
        expect(line == "keys:" + "".join(sent.values()), f"keys came as {line!r}")


def escape_is_quick():
    with start() as session:
        times = []
        for _ in range(5):
            session.send("0\x1b")
            times.append(session.wait_for("keys: Esc"))
            session.send("0")
            session.settle(0.05)
        expect(sorted(times)[2] < 0.1, f"Esc took {times} seconds")
        print(f"Esc shown after {sorted(times)[2] * 1000:.0f} ms")


def unknown_sequences_do_nothing():
    with start() as session:
        session.send("\x1b[1;5C\x1b[97;5u\x1b[Ia")
        session.settle()
        expect(session.lines[1] == "keys: a", session.lines[1])


def resizing():
    with start(columns=120, rows=40) as session:
        session.send("jj\x1b[B\x1b[B")
        session.wait_for("selected 5")
        for columns, rows in [(60, 16), (80, 24), (200, 50), (1, 1), (80, 24)]:
            session.resize(columns, rows)
            session.settle()
            if columns == 1:
                continue
            expect(session.lines[0].startswith(f"size {columns}x{rows}"), session.lines[0])
            expect("selected 5" in session.lines[0], "the selection was lost")
            expect(session.lines[-1].endswith("last line"), f"last line: {session.lines[-1]!r}")
            expect(len(session.lines[-1]) == columns, "the last line is not at the right edge")


def quit_restores():
    session, modes = opened()
    with session:
        session.send("q")
        code = session.wait()
        expect(code == 7, f"exit code {code}")
        expect_restored(session, modes)


def termination_restores():
    session, modes = opened()
    with session:
        session.kill(signal.SIGTERM)
        code = session.wait()
        expect(code == 143, f"exit code {code}")
        expect_restored(session, modes)


def crash_restores():
    for key, numbers in [("x", (signal.SIGILL, signal.SIGTRAP)), ("o", (signal.SIGSEGV,))]:
        session, modes = opened()
        with session:
            session.send(key)
            code = session.wait()
            expect(-code in numbers, f"ended with {code}")
            expect_restored(session, modes)
            if key == "x":
                message = session.output.rfind(b"asked to crash")
                expect(message > session.output.rfind(LEAVE), "the reason was not shown after")


def sent_signals_restore():
    for number in (signal.SIGABRT, signal.SIGQUIT, signal.SIGSEGV):
        session, modes = opened()
        with session:
            session.kill(number)
            code = session.wait()
            expect(code == -number, f"ended with {code}")
            expect_restored(session, modes)


def blocked_signals():
    with start(blocked=signal.valid_signals()) as session:
        session.resize(60, 16)
        session.wait_for("size 60x16")
        session.kill(signal.SIGTERM)
        expect(session.wait() == 143, "SIGTERM did nothing")


def interrupts():
    session, modes = opened()
    with session:
        session.send("\x03")
        session.wait_for("keys: interrupt")
        session.send("b")
        session.read(0.2)
        session.send("\x03")
        session.read(0.2)
        began = time.monotonic()
        session.send("\x03")
        code = session.wait(3)
        expect(code == 130, f"exit code {code}")
        expect(time.monotonic() - began < 2, "the second Ctrl-C waited for the work")
        expect_restored(session, modes)


def suspending():
    with Session(["bash", "--norc", "--noprofile", "-i"], environment={"PS1": "$ "}) as session:
        session.settle()
        session.send(f"'{fixture}'\n")
        session.wait_for("last line")
        session.send("j\x1b[B")
        session.wait_for("selected 4")
        for stop in ("\x1a", "z"):
            session.output = b""
            session.send(stop)
            session.wait_for_bytes(b"Stopped")
            session.settle()
            expect(LEAVE in session.output, "the screen was not left")
            session.send("stty -a | grep -o ' echo '\n")
            session.wait_for_bytes(b" echo ")
            session.emulator.reset()
            session.send("fg\n")
            session.wait_for("last line")
            session.wait_for("selected 4")
            session.settle()
            back = session.output[session.output.rfind(b"fg\r\n"):]
            expect(PASTE_ON in back, "pasted text is no longer marked")
        session.send("\x1b[B")
        session.wait_for("selected 5")
        session.send("q")
        session.settle()
        session.send("echo code $?\n")
        session.wait_for_bytes(b"code 7")


def stopped_from_outside():
    with start() as session:
        session.kill(signal.SIGSTOP)
        time.sleep(0.1)
        expect(session.is_stopped(), "the program did not stop")
        session.lines
        session.emulator.reset()
        session.kill(signal.SIGCONT)
        session.wait_for("last line")
        session.send("k")
        session.wait_for("keys: k")


def idle():
    with start() as session:
        session.settle(0.5)
        before, wake_ups = session.processor_seconds(), session.wake_ups()
        written = session.read(2.0)
        used = session.processor_seconds() - before
        expect(written == b"", f"{len(written)} bytes were written: {written[:80]!r}")
        expect(used == 0, f"{used} seconds of processor time were used")
        expect(session.wake_ups() == wake_ups, "the program woke up with nothing to do")


def pasting():
    with start(columns=120) as session:
        expect(PASTE_ON in session.output, "the terminal was not asked to mark pasted text")
        session.send("\x1b[200~q first\rsecond 漢\x1b[201~")
        session.wait_for("paste(q first^Jsecond 漢)")
        session.send("\x1b[200~half")
        session.wait_for("paste(half)", 3)
        session.send("q")
        expect(session.wait() == 7, "q did not quit after the paste")


def long_paste():
    with start() as session:
        text = "x" * 200_000
        began = time.monotonic()
        session.send(b"0\x1b[200~")
        for place in range(0, len(text), 1000):
            session.send(text[place:place + 1000])
            session.read(0)
        session.send(b"\x1b[201~k")
        session.settle(0.5)
        session.send("0k")
        session.wait_for("keys: k")
        print(f"200,000 pasted characters took {time.monotonic() - began:.1f} s")


def hostile_text_is_inert():
    with start() as session:
        expect(b"\x1b]" not in session.output, "an OSC sequence was sent")
        expect(b"\x9b" not in session.output.replace("通义千问".encode(), b""), "a C1 byte was sent")
        expect("evil: ^[]52;c;ZXZpbA==^G^[[2J^[31m" in session.lines[2], session.lines[2])


def copying():
    with start() as session:
        session.send("y")
        session.wait_for_bytes(b"\x1b]52;c;" + base64.b64encode("Grüße".encode()) + b"\x07")
        session.send("t")
        session.wait_for_bytes(b"\x1b]52;c;" + base64.b64encode(b"t") + b"\x07")


COLOR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


def mouse():
    with start() as session:
        expect(b"\x1b[?1000" not in session.output, "the mouse is on at the start")
        session.send("M")
        session.wait_for_bytes(b"\x1b[?1006;1000h")
        session.send("\x1b[<0;12;7M\x1b[<0;12;7m")
        session.wait_for("keys: M click(6,11)")
        session.send("\x1b[<0;3;9M")
        session.wait_for("click(6,11) click(8,2)")
        session.send("\x1b[<0;3;9m")
        session.settle()
        session.send("\x1b[<65;1;1M")
        session.wait_for("click(8,2) ↓ ↓ ↓")
        session.send("\x1b[<2;9;9M\x1b[<2;9;9m")
        session.settle()
        expect(session.lines[1].endswith("↓ ↓ ↓"), session.lines[1])
        session.send("\x1a")
        session.wait_for_bytes(LEAVE)
        expect(b"\x1b[?1006;1000l" in session.output, "the mouse stays on outside")
        session.kill(signal.SIGCONT)
        session.settle()
        session.settle()
        back = session.output[session.output.rfind(LEAVE):]
        expect(b"\x1b[?1006;1000h" in back, "the mouse is off after coming back")
        session.output = b""
        session.send("N")
        session.wait_for_bytes(b"\x1b[?1006;1000l")


def colors():
    with start(environment={"FIXTURE_THEME": "slate"}) as session:
        expect(b"38;5;111" in session.output, "slate did not send its blue")
        expect(b"48;5;234" in session.output, "slate did not send its background")
    for environment in (
        {"FIXTURE_THEME": "slate", "NO_COLOR": "1"}, {"FIXTURE_THEME": "terminal"},
        {"FIXTURE_THEME": "paper", "TERM": "vt100"}, {"FIXTURE_THEME": "paper", "TERM": "xterm"},
    ):
        with start(environment=environment) as session:
            found = COLOR.search(session.output)
            expect(found is None, f"{environment} sent {found}")
            session.send("tttttt")
            session.settle()
            if "NO_COLOR" in environment:
                found = COLOR.search(session.output)
                expect(found is None, f"a theme changed under NO_COLOR sent {found}")


def refusals():
    cases = [
        ({"environment": {"TERM": "no-such-terminal"}}, b"TERM is 'no-such-terminal', and this"),
        ({"environment": {"TERM": "dumb"}}, b"TERM is 'dumb', a terminal that cannot place text"),
        ({"environment": {"TERM": ""}}, b"TERM is not set"),
        ({"stdin": "/dev/null"}, b"this is not a terminal: the standard input is"),
    ]
    for options, sentence in cases:
        with Session([fixture], **options) as session:
            code = session.wait()
            expect(code == 64, f"exit code {code} for {options}")
            expect(sentence in session.output, f"{session.output!r} for {options}")
            expect(b"\x1b" not in session.output, f"escape sequences for {options}")


def errors_wait():
    with start() as session:
        session.send("ea")
        session.wait_for("keys: e a")
        session.settle()
        expect(b"written meanwhile" not in session.output, "it was shown on the screen")
        session.send("q")
        session.wait()
        place = session.output.find(b"written meanwhile")
        expect(place > session.output.rfind(LEAVE), "it was not shown after the screen")


def command_outside():
    with start() as session:
        session.send("r")
        session.wait_for("exit=3")
        between = session.output[session.output.rfind(LEAVE):]
        expect(b"outside" in between, "the command did not run outside the screen")
        expect(b" icanon" in between and b" echo " in between, "the modes were not the shell's")
        session.send("n")
        session.wait_for("exit=127")
        session.wait_for("last line")


def messages():
    with start() as session:
        before = len(session.output)
        session.send("m")
        session.wait_for("received 1000")
        session.settle()
        sent = len(session.output) - before
        expect(sent < 100_000, f"1,000 messages took {sent} bytes")
        print(f"1,000 messages took {sent} bytes")


def hanging_up():
    with start() as session:
        os.close(session.master)
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            pid, status = os.waitpid(session.pid, os.WNOHANG)
            if pid:
                session.status = status
                expect(os.waitstatus_to_exitcode(status) == 143, f"status {status}")
                return
            time.sleep(0.02)
        raise Failure("the program goes on without a terminal")


def terminal_vanishes():
    """As when hanging up, but without a signal, since the terminal is not the program's own."""
    master, slave = os.openpty()
    environment = {"TERM": "xterm-256color", "PATH": os.environ["PATH"]}
    program = subprocess.Popen(
        [fixture], stdin=slave, stdout=slave, stderr=subprocess.DEVNULL, start_new_session=True,
        env=environment)
    try:
        os.close(slave)
        os.read(master, 1)
        time.sleep(0.3)
        os.close(master)
        expect(program.wait(5) == 143, f"exit code {program.returncode}")
    except subprocess.TimeoutExpired:
        raise Failure("the program goes on without a terminal")
    finally:
        program.kill()


def ambiguous_wide():
    with start(environment={"FIXTURE_WIDE": "1"}) as session:
        expect(session.lines[4].startswith("? ? ▸👩"), session.lines[4])
        expect(session.lines[3].startswith("通义千问|"), session.lines[3])


def wide_characters():
    with start() as session:
        expect(session.emulator.buffer[3][8].data == "|", f"columns: {session.lines[3]!r}")
        expect(session.emulator.buffer[4][7].data == "|", f"columns: {session.lines[4]!r}")
        session.send("w")
        session.wait_for("narrow..|")
        session.send("w")
        session.wait_for("通")
        session.settle()
        expect(session.emulator.buffer[3][8].data == "|", f"columns: {session.lines[3]!r}")
        expect("narrow" not in session.lines[3], "debris is left")


def plain_locale():
    with start(environment={"LC_ALL": "C"}) as session:
        expect(all(byte < 0x80 for byte in session.output), "bytes over 127 were sent")
        expect(session.lines[3].startswith("? ? ? ? |"), session.lines[3])


def cursor_waits_on_its_row():
    with start() as session:
        session.send("\x1b[B")
        session.wait_for("selected 4")
        session.settle()
        cursor = session.emulator.cursor
        expect((cursor.y, cursor.hidden) == (9, True), f"cursor in row {cursor.y}")


def small_and_quick():
    with start() as session:
        sizes, times = [], []
        for _ in range(20):
            before = len(session.output)
            began = time.monotonic()
            session.send("\x1b[B")
            session.read(0.0)
            while len(session.output) == before:
                session.read(0.001)
            times.append(time.monotonic() - began)
            session.settle(0.02)
            sizes.append(len(session.output) - before)
        print(f"arrow key: {sorted(sizes)[10]} bytes, {sorted(times)[10] * 1000:.1f} ms")
        expect(sorted(sizes)[10] < 1000, f"an arrow key sends {sorted(sizes)[10]} bytes")


CHECKS = {
    name: value for name, value in list(globals().items())
    if callable(value) and getattr(value, "__module__", "") == "__main__"
    and not name.startswith("expect") and name not in ("start", "opened")
}


def main():
    global fixture
    fixture = os.path.abspath(sys.argv[1])
    if sys.argv[2] == "--list":
        print("\n".join(CHECKS))
        return
    try:
        CHECKS[sys.argv[2]]()
    except Failure as failure:
        print(failure, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
