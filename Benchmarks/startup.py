#!/usr/bin/env python3
"""Start-up and ranking, measured as a person meets them.

    startup.py PATH/TO/weigh [RUNS]

Each command runs alternately with a reference process (an idle Python), so that a busy machine shows
in the ratio. Printed per command: median and minimum of CPU time (user + system) and of wall time, in
milliseconds, and the ratio of the CPU medians to the reference. The first frame is the time from exec
in a pseudo-terminal until the header and the last line of a full screen have been written.
"""
import fcntl, os, pty, resource, select, statistics, struct, subprocess, sys, tempfile, termios, time


def cpu_and_wall(command, environment):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return cpu * 1000, wall * 1000


def first_frame(command, environment, columns=120, rows=40):
    """Milliseconds until the hint line of a full screen stands, or None."""
    start = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    seen = b""
    found = None
    while time.perf_counter() - start < 5:
        if not select.select([terminal], [], [], 0.5)[0]:
            continue
        try:
            seen += os.read(terminal, 65536)
        except OSError:
            break
        if b"weigh" in seen and b"help" in seen:
            found = (time.perf_counter() - start) * 1000
            break
    try:
        os.write(terminal, b"q")
        time.sleep(0.05)
        os.close(terminal)
    except OSError:
        pass
    os.waitpid(process, 0)
    return found


def main():
    program = os.path.abspath(sys.argv[1])
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 21
    environment = dict(os.environ, XDG_DATA_HOME=tempfile.mkdtemp(), TERM="xterm-256color",
                       LC_ALL="C.UTF-8")
    reference = [sys.executable, "-S", "-c", "pass"]
    commands = {
        "weigh --version": [program, "--version"],
        "weigh rank --preset eu-product --json": [program, "rank", "--preset", "eu-product", "--json"],
        "weigh rank --preset eu-product": [program, "rank", "--preset", "eu-product"],
        "weigh why DeepSeek-R1": [program, "why", "DeepSeek-R1", "--preset", "eu-product"],
    }
    print(f"load {os.getloadavg()[0]:.2f}, {os.cpu_count()} cores, {runs} runs, milliseconds")
    print(f"{'command':42} {'CPU med':>8} {'min':>7} {'wall med':>9} {'min':>7} {'ratio':>6}")
    for name, command in commands.items():
        own, other = [], []
        for _ in range(runs):
            own.append(cpu_and_wall(command, environment))
            other.append(cpu_and_wall(reference, environment))
        cpu = sorted(c for c, _ in own)
        wall = sorted(w for _, w in own)
        ratio = statistics.median(cpu) / max(0.001, statistics.median(c for c, _ in other))
        print(f"{name:42} {statistics.median(cpu):8.1f} {cpu[0]:7.1f} "
              f"{statistics.median(wall):9.1f} {wall[0]:7.1f} {ratio:6.2f}")
    for size in ((80, 24), (120, 40)):
        command = [program, "screen", "--preset", "eu-product"]
        times = [t for t in (first_frame(command, environment, *size) for _ in range(runs)) if t]
        if times:
            print(f"first frame {size[0]}x{size[1]}: median {statistics.median(times):.1f}, "
                  f"min {min(times):.1f}, {len(times)} of {runs} runs")
        else:
            print(f"first frame {size[0]}x{size[1]}: not reached")


main()
