#!/usr/bin/env python3
"""Checks of the terminal layer, run as `terminal_checks.py FIXTURE CHECK`.

`terminal_checks.py FIXTURE --list` names them. Exit code 0: passed. 1: failed, with the reason on
the standard error. 77: skipped, with the reason.
"""

import inspect
import sys

import terminal_input_checks
import terminal_lifetime_checks
import terminal_screen_checks
from terminal_session import Failure

CHECKS = {
    name: check
    for module in (terminal_input_checks, terminal_lifetime_checks, terminal_screen_checks)
    for name, check in inspect.getmembers(module, inspect.isfunction)
    if check.__module__ == module.__name__
}


def main():
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
