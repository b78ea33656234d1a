#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1

#include "CTerminal.h"

#include <curses.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// A macro of term.h that would take the place of an ordinary word.
#undef columns

static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";
static const char mouse_on[] = "\033[?1006;1000h";
static const char mouse_off[] = "\033[?1006;1000l";
enum { KEY_PASTE_BEGINS = KEY_MAX + 200, KEY_PASTE_ENDS };

// Keys are read from a pad: reading from a window would refresh it.
static WINDOW *keys;
static bool mouse_is_on;

bool terminal_uses_utf8(void) {
  setlocale(LC_CTYPE, "");
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void write_all(const char *text, size_t length) {
  while (length > 0) {
    ssize_t written = write(STDOUT_FILENO, text, length);
    if (written <= 0) return;
    text += written;
    length -= (size_t)written;
  }
}

// Adds a capability to the restore text, without its padding marks ($<5>).
static int append_capability(char *text, int length, int limit, const char *name) {
  const char *value = tigetstr(name);
  if (value == NULL || value == (char *)-1) return length;
  for (const char *at = value; *at != '\0' && length < limit; at++) {
    if (at[0] == '$' && at[1] == '<') {
      const char *end = strchr(at, '>');
      if (end != NULL) {
        at = end;
        continue;
      }
    }
    text[length++] = *at;
  }
  return length;
}

static void remember_restore(void) {
  char text[256];
  int length = snprintf(text, sizeof text, "%s%s", mouse_off, paste_off);
  const char *names[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    length = append_capability(text, length, (int)sizeof text - 1, names[index]);
  }
  terminal_remember_restore(text, length);
}

// Names sequences that terminals send although their description does not list them.
static void define_keys(void) {
  static const struct { const char *sequence; int code; } extra[] = {
    {"\033[A", KEY_UP},        {"\033OA", KEY_UP},          {"\033[B", KEY_DOWN},
    {"\033OB", KEY_DOWN},      {"\033[C", KEY_RIGHT},       {"\033OC", KEY_RIGHT},
    {"\033[D", KEY_LEFT},      {"\033OD", KEY_LEFT},        {"\033[H", KEY_HOME},
    {"\033OH", KEY_HOME},      {"\033[1~", KEY_HOME},       {"\033[7~", KEY_HOME},
    {"\033[F", KEY_END},       {"\033OF", KEY_END},         {"\033[4~", KEY_END},
    {"\033[8~", KEY_END},      {"\033[3~", KEY_DC},         {"\033[5~", KEY_PPAGE},
    {"\033[6~", KEY_NPAGE},    {"\033[Z", KEY_BTAB},        {"\033[1;2D", KEY_SLEFT},
    {"\033[1;2C", KEY_SRIGHT}, {"\033OM", KEY_ENTER},       {"\033OP", KEY_F(1)},
    {"\033[200~", KEY_PASTE_BEGINS}, {"\033[201~", KEY_PASTE_ENDS},
  };
  for (size_t index = 0; index < sizeof extra / sizeof *extra; index++) {
    if (key_defined(extra[index].sequence) == 0) {
      define_key(extra[index].sequence, extra[index].code);
    }
  }
}

// Ctrl-S must not freeze the screen, nor Ctrl-V swallow the next key. Interrupt and suspend stay
// signals, so that they work while the loop is busy.
static void set_modes(void) {
  cbreak();
  noecho();
  nonl();
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) == 0) {
    modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
    modes.c_lflag &= ~(tcflag_t)IEXTEN;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
  }
  def_prog_mode();
}

enum terminal_status terminal_open(void) {
  int known = 0;
  if (setupterm(NULL, STDOUT_FILENO, &known) != OK) return TERMINAL_UNKNOWN_TYPE;
  if (tigetstr("cup") == NULL) return TERMINAL_CANNOT_MOVE_CURSOR;
  use_tioctl(TRUE);
  if (newterm(NULL, stdout, stdin) == NULL) return TERMINAL_FAILED;
  if (getenv("ESCDELAY") == NULL) set_escdelay(25);
  remember_restore();
  mouse_is_on = false;
  set_modes();
  keys = newpad(1, 1);
  if (keys == NULL) {
    endwin();
    return TERMINAL_FAILED;
  }
  keypad(keys, TRUE);
  nodelay(keys, TRUE);
  define_keys();
  keyok(KEY_MOUSE, FALSE);
  write_all(paste_on, sizeof paste_on - 1);
  return TERMINAL_OPENED;
}

void terminal_leave(void) {
  if (mouse_is_on) write_all(mouse_off, sizeof mouse_off - 1);
  write_all(paste_off, sizeof paste_off - 1);
  endwin();
}

void terminal_resume(void) {
  reset_prog_mode();
  if (mouse_is_on) write_all(mouse_on, sizeof mouse_on - 1);
  write_all(paste_on, sizeof paste_on - 1);
}

void terminal_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0
      && (size.ws_row != LINES || size.ws_col != COLS)) {
    resize_term(size.ws_row, size.ws_col);
  }
  *rows = LINES;
  *columns = COLS;
}

int terminal_start_color(void) {
  if (!has_colors() || start_color() == ERR) return 0;
  use_default_colors();
  return COLORS;
}

int terminal_color_pair(int foreground, int background) {
  int pair = alloc_pair(foreground, background);
  return pair < 0 ? 0 : pair;
}

int terminal_scalar_width(uint32_t scalar) {
  char bytes[MB_LEN_MAX];
  mbstate_t state = {0};
  if (wcrtomb(bytes, (wchar_t)scalar, &state) == (size_t)-1) return -1;
  return wcwidth((wchar_t)scalar);
}

void terminal_put(
  int row, int column, const uint32_t *scalars, int count, unsigned effects, int pair) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int index = 0; index < count && index < CCHARW_MAX; index++) {
    text[index] = (wchar_t)scalars[index];
  }
  attr_t attributes = A_NORMAL;
  if (effects & TERMINAL_BOLD) attributes |= A_BOLD;
  if (effects & TERMINAL_DIM) attributes |= A_DIM;
  if (effects & TERMINAL_UNDERLINE) attributes |= A_UNDERLINE;
  if (effects & TERMINAL_REVERSE) attributes |= A_REVERSE;
  cchar_t cell;
  if (setcchar(&cell, text, attributes, (short)pair, NULL) == OK) {
    mvwadd_wchnstr(stdscr, row, column, &cell, 1);
  }
}

void terminal_show(int cursor_row, int cursor_column, bool cursor_is_visible, bool full) {
  if (full) clearok(curscr, TRUE);
  wmove(stdscr, cursor_row, cursor_column);
  wnoutrefresh(stdscr);
  curs_set(cursor_is_visible ? 1 : 0);
  doupdate();
}

// Curses' own reading of the mouse waits for further input after an event it has no use for; so
// the sequences are taken as they come.
void terminal_set_mouse(bool is_on) {
  mouse_is_on = is_on;
  if (is_on) {
    write_all(mouse_on, sizeof mouse_on - 1);
  } else {
    write_all(mouse_off, sizeof mouse_off - 1);
  }
}

static enum terminal_key key_of_code(wint_t code, uint32_t *value) {
  if (code >= KEY_F(1) && code <= KEY_F(63)) {
    *value = code - KEY_F0;
    return TERMINAL_KEY_FUNCTION;
  }
  switch (code) {
    case KEY_UP: return TERMINAL_KEY_UP;
    case KEY_DOWN: return TERMINAL_KEY_DOWN;
    case KEY_LEFT: return TERMINAL_KEY_LEFT;
    case KEY_RIGHT: return TERMINAL_KEY_RIGHT;
    case KEY_SLEFT: return TERMINAL_KEY_SHIFT_LEFT;
    case KEY_SRIGHT: return TERMINAL_KEY_SHIFT_RIGHT;
    case KEY_HOME: return TERMINAL_KEY_HOME;
    case KEY_END: return TERMINAL_KEY_END;
    case KEY_PPAGE: return TERMINAL_KEY_PAGE_UP;
    case KEY_NPAGE: return TERMINAL_KEY_PAGE_DOWN;
    case KEY_ENTER: return TERMINAL_KEY_ENTER;
    case KEY_BACKSPACE: return TERMINAL_KEY_BACKSPACE;
    case KEY_DC: return TERMINAL_KEY_DELETE;
    case KEY_BTAB: return TERMINAL_KEY_BACK_TAB;
    case KEY_PASTE_BEGINS: return TERMINAL_KEY_PASTE_BEGINS;
    case KEY_PASTE_ENDS: return TERMINAL_KEY_PASTE_ENDS;
    default: return TERMINAL_KEY_OTHER;
  }
}

enum terminal_key terminal_read_key(uint32_t *value) {
  wint_t code = 0;
  *value = 0;
  switch (wget_wch(keys, &code)) {
    case OK:
      *value = code;
      return TERMINAL_KEY_CHARACTER;
    case KEY_CODE_YES: return key_of_code(code, value);
    default: return TERMINAL_KEY_NONE;
  }
}
