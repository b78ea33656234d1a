"""What is on the screen, and what is sent for it."""

import base64
import re

from terminal_session import expect, start


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


def idle():
    with start() as session:
        session.settle(0.5)
        before, wake_ups = session.processor_seconds(), session.wake_ups()
        written = session.read(2.0)
        used = session.processor_seconds() - before
        expect(written == b"", f"{len(written)} bytes were written: {written[:80]!r}")
        expect(used == 0, f"{used} seconds of processor time were used")
        expect(session.wake_ups() == wake_ups, "the program woke up with nothing to do")


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


def messages():
    with start() as session:
        before = len(session.output)
        session.send("m")
        session.wait_for("received 1000")
        session.settle()
        sent = len(session.output) - before
        expect(sent < 100_000, f"1,000 messages took {sent} bytes")
        print(f"1,000 messages took {sent} bytes")


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
