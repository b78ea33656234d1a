#pragma once

#include <stdbool.h>
#include <stdint.h>

// What Swift needs of curses and of signals, as plain functions. No curses header is seen here, so
// none of its macros and globals reach Swift. There is one screen in a process, as there is one
// controlling terminal; all functions are for the main thread unless they say otherwise.

// -- Screen.c: curses ------------------------------------------------------------------------

enum terminal_status {
  TERMINAL_OPENED = 0,
  TERMINAL_UNKNOWN_TYPE,
  TERMINAL_CANNOT_MOVE_CURSOR,
  TERMINAL_FAILED,
};

enum terminal_effect {
  TERMINAL_BOLD = 1,
  TERMINAL_DIM = 2,
  TERMINAL_UNDERLINE = 4,
  TERMINAL_REVERSE = 8,
};

enum terminal_key {
  TERMINAL_KEY_NONE = 0,
  TERMINAL_KEY_CHARACTER,
  TERMINAL_KEY_OTHER,
  TERMINAL_KEY_UP,
  TERMINAL_KEY_DOWN,
  TERMINAL_KEY_LEFT,
  TERMINAL_KEY_RIGHT,
  TERMINAL_KEY_SHIFT_LEFT,
  TERMINAL_KEY_SHIFT_RIGHT,
  TERMINAL_KEY_HOME,
  TERMINAL_KEY_END,
  TERMINAL_KEY_PAGE_UP,
  TERMINAL_KEY_PAGE_DOWN,
  TERMINAL_KEY_ENTER,
  TERMINAL_KEY_BACKSPACE,
  TERMINAL_KEY_DELETE,
  TERMINAL_KEY_BACK_TAB,
  TERMINAL_KEY_FUNCTION,
  TERMINAL_KEY_PASTE_BEGINS,
  TERMINAL_KEY_PASTE_ENDS,
};

/// Takes LC_CTYPE from the environment and tells whether its characters are UTF-8.
bool terminal_uses_utf8(void);

/// Takes the screen; signals must be installed before.
enum terminal_status terminal_open(void);

/// Gives the screen back to the shell, for good or for a while.
void terminal_leave(void);

/// Takes the screen again after `terminal_leave`, or after something else drew on it.
void terminal_resume(void);

/// Asks the terminal for its size and lets curses follow.
void terminal_size(int *rows, int *columns);

/// Starts color and returns how many colors there are.
int terminal_start_color(void);

/// The pair of two colors; -1 is the terminal's own.
int terminal_color_pair(int foreground, int background);

/// Cells the C library gives a scalar; -1 if it cannot be shown in this locale.
int terminal_scalar_width(uint32_t scalar);

/// Puts a character of one spacing scalar and its marks into the next frame.
void terminal_put(
  int row, int column, const uint32_t *scalars, int count, unsigned effects, int pair);

/// Sends what has changed since the last frame; `full` sends everything.
void terminal_show(int cursor_row, int cursor_column, bool cursor_is_visible, bool full);

/// Has the terminal report the mouse, or leave it to the person for selecting text.
void terminal_set_mouse(bool is_on);

/// The next key that is there now; never waits longer than for the rest of an escape sequence.
/// `value` is the scalar of a character or the number of a function key.
enum terminal_key terminal_read_key(uint32_t *value);

// -- Signals.c: signals, crashes, and what is written to the standard error meanwhile ----------

enum terminal_signal {
  TERMINAL_RESIZED = 1,
  TERMINAL_CONTINUED = 2,
  TERMINAL_SUSPEND = 4,
  TERMINAL_INTERRUPT = 8,
  TERMINAL_TERMINATE = 16,
};

/// True on the thread the process began with.
bool terminal_is_main_thread(void);

/// Makes a pipe whose ends neither block nor outlive this program; false if there is none.
bool terminal_make_pipe(int *read_end, int *write_end);

/// Installs all handlers; each of them writes one byte to the descriptor. A second interrupt or
/// request to end, before the first is taken, restores the terminal and ends the program.
void terminal_install_signals(int wake_descriptor);

/// Puts the former handlers back.
void terminal_restore_signals(void);

/// The signals, as bits, that came since the last call.
unsigned terminal_take_signals(void);

/// Stops this process as Ctrl-Z does, and returns when it goes on.
///
/// With its group: those that started it stop as well. Without: they were told by the same signal.
void terminal_stop_process(bool with_group);

/// Remembers the state of the terminal a crash has to restore; called before `terminal_open`.
void terminal_remember_modes(void);

/// Remembers what a crash has to write to leave the screen; at most 255 bytes are kept.
void terminal_remember_restore(const char *text, int length);

/// Tells crash handlers whether the screen is up.
void terminal_mark_screen(bool is_up);

/// Holds back what is written to the standard error, if that is a terminal.
void terminal_hold_errors(void);

/// Writes what was held back and stops holding.
void terminal_release_errors(void);

/// Runs a command of a null-terminated list and waits; returns its exit code, 127 if there is none.
int terminal_run_command(char *const arguments[]);
