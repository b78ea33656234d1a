"""How the program takes the terminal and gives it back."""

import os
import signal
import subprocess
import time

from terminal_session import (
    LEAVE, PASTE_ON, Failure, Session, expect, expect_restored, fixture, opened, start)


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
        session.send(f"'{fixture()}'\n")
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


def suspending_with_keys_waiting():
    """The shell reads what was waiting; its absence afterwards is not the end of the terminal."""
    with Session(["bash", "--norc", "--noprofile", "-i"], environment={"PS1": "$ "}) as session:
        session.settle()
        session.send(f"'{fixture()}'\n")
        session.wait_for("last line")
        with open(f"/proc/{session.pid}/task/{session.pid}/children") as file:
            program = int(file.read().split()[0])
        session.send("b")
        session.settle()
        session.send("k")
        os.kill(program, signal.SIGTSTP)
        session.wait_for_bytes(b"Stopped")
        session.settle()
        session.send("\x15fg\n")
        session.wait_for("last line")
        session.settle()
        session.send("j")
        session.wait_for("keys: b j")


def suspending_inside_make():
    with Session(["bash", "--norc", "--noprofile", "-i"], environment={"PS1": "$ "}) as session:
        session.settle()
        session.send(f"sh -c \"'{fixture()}'; true\"\n")
        session.wait_for("last line")
        for stop in ("z", "\x1a"):
            session.output = b""
            session.send(stop)
            session.wait_for_bytes(b"Stopped")
            session.send("fg\n")
            session.wait_for("last line")
            session.settle()
        session.send("q")


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


def refusals():
    cases = [
        ({"environment": {"TERM": "no-such-terminal"}}, b"TERM is 'no-such-terminal', and this"),
        ({"environment": {"TERM": "dumb"}}, b"TERM is 'dumb', a terminal that cannot place text"),
        ({"environment": {"TERM": ""}}, b"TERM is not set"),
        ({"stdin": "/dev/null"}, b"this is not a terminal: the standard input is"),
    ]
    for options, sentence in cases:
        with Session([fixture()], **options) as session:
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
        [fixture()], stdin=slave, stdout=slave, stderr=subprocess.DEVNULL, start_new_session=True,
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
