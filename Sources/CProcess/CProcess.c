#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

// What the child needs after the fork, worked out before it: only calls that are safe in a signal
// handler may follow there, because other threads may have held any lock.
typedef struct Plan {
  const char *path;
  char *const *arguments;
  char *const *environment;
  int null, output, report, parent, files;
} Plan;

static void close_from(int first, int limit) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, (unsigned)first, ~0u, 0u) == 0) return;
#endif
  for (int descriptor = first; descriptor < limit; descriptor += 1) close(descriptor);
}

// Keeps a descriptor above the standard ones, so that dup2 cannot overwrite it.
static int above_standard(int descriptor) {
  if (descriptor > 3) return descriptor;
  int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 4);
  close(descriptor);
  return moved;
}

static _Noreturn void run_child(const Plan *plan) {
  int error = 0;
#ifdef __linux__
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) error = errno;
  // The parent may have ended before the kernel knew what to do then.
  if (getppid() != plan->parent) _exit(127);
#endif
  if (error == 0 && setpgid(0, 0) != 0) error = errno;
  struct sigaction usual;
  memset(&usual, 0, sizeof usual);
  usual.sa_handler = SIG_DFL;
  for (int number = 1; number < NSIG; number += 1) sigaction(number, &usual, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (error == 0 && dup2(plan->null, 0) < 0) error = errno;
  if (error == 0 && dup2(plan->output, 1) < 0) error = errno;
  if (error == 0 && dup2(plan->output, 2) < 0) error = errno;
  if (error == 0 && dup2(plan->report, 3) < 0) error = errno;
  if (error == 0 && fcntl(3, F_SETFD, FD_CLOEXEC) != 0) error = errno;
  if (error == 0) {
    close_from(4, plan->files);
    execve(plan->path, plan->arguments, plan->environment);
    error = errno;
    (void)!write(3, &error, sizeof error);
    _exit(127);
  }
  (void)!write(plan->report, &error, sizeof error);
  _exit(127);
}

// A pipe whose ends are closed on exec and lie above the standard descriptors.
static int make_pipe(int ends[2]) {
#ifdef __linux__
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
#else
  if (pipe(ends) != 0) return errno;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
#endif
  ends[0] = above_standard(ends[0]);
  ends[1] = above_standard(ends[1]);
  if (ends[0] >= 0 && ends[1] >= 0) return 0;
  int error = errno;
  cprocess_close(ends[0]);
  cprocess_close(ends[1]);
  return error;
}

// Reads the error number of a failed start; 0 when the pipe closed because the program runs.
static int read_report(int descriptor) {
  int error = 0;
  size_t count = 0;
  while (count < sizeof error) {
    ssize_t got = read(descriptor, (char *)&error + count, sizeof error - count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    count += (size_t)got;
  }
  return count == sizeof error ? error : 0;
}

int32_t cprocess_start(
    const char *path, char *const arguments[], char *const environment[], CProcessChild *child) {
  int output[2] = {-1, -1}, report[2] = {-1, -1};
  int error = make_pipe(output);
  if (error != 0) return error;
  error = make_pipe(report);
  int null = above_standard(open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (error == 0 && null < 0) error = errno;
  struct rlimit files = {.rlim_cur = 1024};
  getrlimit(RLIMIT_NOFILE, &files);
  Plan plan = {
      .path = path, .arguments = arguments, .environment = environment, .null = null,
      .output = output[1], .report = report[1], .parent = getpid(),
      .files = files.rlim_cur < 65536 ? (int)files.rlim_cur : 65536};
  pid_t pid = -1;
  if (error == 0) {
    // No signal may run our handlers in the child before it has forgotten them.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid = fork();
    if (pid == 0) run_child(&plan);
    if (pid < 0) error = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
  }
  cprocess_close(null);
  cprocess_close(output[1]);
  cprocess_close(report[1]);
  if (error == 0) {
    error = read_report(report[0]);
    if (error != 0) while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) continue;
  }
  cprocess_close(report[0]);
  if (error != 0) {
    cprocess_close(output[0]);
    return error;
  }
  fcntl(output[0], F_SETFL, O_NONBLOCK);
  child->pid = pid;
  child->output = output[0];
  return 0;
}

CProcessEnd cprocess_look(int32_t pid) {
  CProcessEnd end = {false, 0, 0};
  siginfo_t info;
  memset(&info, 0, sizeof info);
  int result;
  do result = waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT);
  while (result != 0 && errno == EINTR);
  if (result != 0) {
    end.ended = true;  // nobody's child: it was reaped elsewhere
  } else if (info.si_pid == pid) {
    end.ended = true;
    if (info.si_code == CLD_EXITED) end.code = info.si_status;
    else end.signal = info.si_status;
  }
  return end;
}

void cprocess_reap(int32_t pid) {
  while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) continue;
}

bool cprocess_signal(int32_t pid, int32_t signal) {
  return pid > 1 && kill(-pid, signal) == 0;
}

int64_t cprocess_read(int32_t descriptor, uint8_t *bytes, int64_t capacity, int32_t wait_ms) {
  struct pollfd entry = {.fd = descriptor, .events = POLLIN};
  if (poll(&entry, 1, wait_ms) <= 0) return -1;
  ssize_t count = read(descriptor, bytes, (size_t)capacity);
  if (count >= 0) return count;
  return errno == EAGAIN || errno == EINTR ? -1 : 0;
}

void cprocess_close(int32_t descriptor) {
  if (descriptor >= 0) close(descriptor);
}

int64_t cprocess_cpu_time(int32_t pid) {
#ifdef __linux__
  clockid_t clock;
  struct timespec time;
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &time) != 0) return -1;
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
#else
  (void)pid;
  return -1;
#endif
}

void cprocess_error_text(int32_t number, char *text, int64_t capacity) {
  if (capacity <= 0) return;
  strncpy(text, strerror(number), (size_t)capacity - 1);
  text[capacity - 1] = '\0';
}
