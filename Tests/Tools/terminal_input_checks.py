"""Keys, pasted text and the mouse."""

import signal
import time

from terminal_session import LEAVE, PASTE_ON, expect, start


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
