#define _GNU_SOURCE

#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// Signal handlers take no argument of ours, so what they need lies in file scope. It is written by
// the main thread before the handlers can run, or is atomic.

static const struct { int number; unsigned bit; } noted[] = {
  {SIGWINCH, TERMINAL_RESIZED},   {SIGCONT, TERMINAL_CONTINUED}, {SIGTSTP, TERMINAL_SUSPEND},
  {SIGINT, TERMINAL_INTERRUPT},   {SIGTERM, TERMINAL_TERMINATE}, {SIGHUP, TERMINAL_TERMINATE},
};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};
enum { NOTED = sizeof noted / sizeof *noted, CRASHES = sizeof crashes / sizeof *crashes };

static struct sigaction former_noted[NOTED];
static struct sigaction former_crashes[CRASHES];
static sigset_t former_mask;
static atomic_int wake = -1;
static atomic_uint pending;
static atomic_bool screen_is_up;

static struct termios modes;
static bool has_modes;
static char restore[256];
static int restore_length;

static int true_errors = -1;
static int held_errors = -1;
static char handler_stack[65536];

static void write_fully(int descriptor, const char *text, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, text, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    length -= (size_t)written;
  }
}

void terminal_release_errors(void) {
  if (held_errors < 0) return;
  dup2(true_errors, STDERR_FILENO);
  char part[4096];
  off_t place = 0;
  ssize_t count;
  while ((count = pread(held_errors, part, sizeof part, place)) > 0) {
    write_fully(STDERR_FILENO, part, (size_t)count);
    place += count;
  }
  close(held_errors);
  close(true_errors);
  held_errors = true_errors = -1;
}

void terminal_hold_errors(void) {
  if (held_errors >= 0 || !isatty(STDERR_FILENO)) return;
  int memory = memfd_create("standard error", MFD_CLOEXEC);
  if (memory < 0) return;
  true_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  held_errors = memory;
  dup2(memory, STDERR_FILENO);
}

// Calls only what POSIX allows in a signal handler.
static void restore_terminal(void) {
  if (!atomic_exchange(&screen_is_up, false)) return;
  write_fully(STDOUT_FILENO, restore, (size_t)restore_length);
  if (has_modes) tcsetattr(STDIN_FILENO, TCSANOW, &modes);
  terminal_release_errors();
}

static void note(int number) {
  int error = errno;
  unsigned bit = 0;
  for (int index = 0; index < NOTED; index++) {
    if (noted[index].number == number) bit = noted[index].bit;
  }
  unsigned former = atomic_fetch_or(&pending, bit);
  bool ends = (bit & (TERMINAL_INTERRUPT | TERMINAL_TERMINATE)) != 0;
  if (ends && (former & bit) != 0 && atomic_load(&screen_is_up)) {
    restore_terminal();
    _exit(128 + number);
  }
  int descriptor = atomic_load(&wake);
  if (descriptor >= 0) (void)!write(descriptor, "s", 1);
  errno = error;
}

// Restores the terminal, then lets the former handler have the crash.
static void crash(int number, siginfo_t *info, void *context) {
  (void)context;
  restore_terminal();
  for (int index = 0; index < CRASHES; index++) {
    if (crashes[index] == number) sigaction(number, &former_crashes[index], NULL);
  }
  // A fault comes again when this returns, with its address; a signal that was sent does not.
  if (info == NULL || info->si_code <= 0) raise(number);
}

bool terminal_is_main_thread(void) { return gettid() == getpid(); }

bool terminal_make_pipe(int *read_end, int *write_end) {
  int ends[2];
  if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return false;
  *read_end = ends[0];
  *write_end = ends[1];
  return true;
}

void terminal_install_signals(int wake_descriptor) {
  atomic_store(&wake, wake_descriptor);
  atomic_store(&pending, 0);
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < NOTED; index++) {
    sigaction(noted[index].number, &action, &former_noted[index]);
  }
  stack_t stack = {0};
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE) != 0) {
    stack_t own = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    sigaltstack(&own, NULL);
  }
  struct sigaction last = {.sa_sigaction = crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&last.sa_mask);
  for (int index = 0; index < CRASHES; index++) {
    sigaction(crashes[index], &last, &former_crashes[index]);
  }
  // A parent may have blocked signals, and that is inherited.
  sigset_t ours;
  sigemptyset(&ours);
  for (int index = 0; index < NOTED; index++) sigaddset(&ours, noted[index].number);
  for (int index = 0; index < CRASHES; index++) sigaddset(&ours, crashes[index]);
  pthread_sigmask(SIG_UNBLOCK, &ours, &former_mask);
}

void terminal_restore_signals(void) {
  pthread_sigmask(SIG_SETMASK, &former_mask, NULL);
  for (int index = 0; index < NOTED; index++) {
    sigaction(noted[index].number, &former_noted[index], NULL);
  }
  for (int index = 0; index < CRASHES; index++) {
    sigaction(crashes[index], &former_crashes[index], NULL);
  }
  atomic_store(&wake, -1);
}

unsigned terminal_take_signals(void) { return atomic_exchange(&pending, 0); }

void terminal_stop_process(bool with_group) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, ours;
  sigemptyset(&standard.sa_mask);
  sigaction(SIGTSTP, &standard, &ours);
  if (with_group) {
    // Those that started us stop as well, or the shell would go on waiting for them. One signal for
    // all: were this process to stop itself in a second step, a shell that is quick could continue
    // everybody in between, and nobody would continue this process again.
    kill(0, SIGTSTP);
  } else if ((atomic_load(&pending) & TERMINAL_CONTINUED) == 0) {
    // Whoever sent the signal sent it to all it was meant for. Where the shell has continued us
    // before we came to stop, stopping now would be one stop too many.
    raise(SIGTSTP);
  }
  sigaction(SIGTSTP, &ours, NULL);
}

void terminal_remember_modes(void) { has_modes = tcgetattr(STDIN_FILENO, &modes) == 0; }

void terminal_remember_restore(const char *text, int length) {
  restore_length = length < (int)sizeof restore ? length : (int)sizeof restore - 1;
  memcpy(restore, text, (size_t)restore_length);
}

void terminal_mark_screen(bool is_up) { atomic_store(&screen_is_up, is_up); }

int terminal_run_command(char *const arguments[]) {
  pid_t child;
  int status;
  if (posix_spawnp(&child, arguments[0], NULL, NULL, arguments, environ) != 0) return 127;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return 127;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
