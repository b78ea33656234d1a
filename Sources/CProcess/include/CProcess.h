// Programs started as children that never outlive us, as a few plain functions.
//
// A child gets its own process group, the default handling of every signal, and no open file but
// its three standard ones. On Linux the kernel kills it when the *thread* that started it ends.
#ifndef CPROCESS_H
#define CPROCESS_H

#include <stdbool.h>
#include <stdint.h>

/// A child that was started.
typedef struct CProcessChild {
  /// Its process id, which is also the id of its group.
  int32_t pid;
  /// Reads what it writes to its standard output and error; never blocks.
  int32_t output;
} CProcessChild;

/// How a child ended.
typedef struct CProcessEnd {
  /// False while it runs.
  bool ended;
  /// Its exit code, where no signal ended it.
  int32_t code;
  /// The signal that ended it; 0 for none.
  int32_t signal;
} CProcessEnd;

/// Starts `path` with these arguments and exactly this environment; both lists end with NULL.
/// Returns 0, or the error number of the call that failed, that of `execve` included.
int32_t cprocess_start(
    const char *path, char *const arguments[], char *const environment[], CProcessChild *child);

/// Looks whether a child has ended, without taking its id away from it: until `cprocess_reap` no
/// other process can get that id, so that signals sent to it cannot hit a stranger.
CProcessEnd cprocess_look(int32_t pid);

/// Takes an ended child off the system's list.
void cprocess_reap(int32_t pid);

/// Sends a signal to a child's group; true if anybody was there.
bool cprocess_signal(int32_t pid, int32_t signal);

/// Reads what is there: the number of bytes, 0 at the end, -1 for nothing yet.
/// Waits at most so many milliseconds for the first byte.
int64_t cprocess_read(int32_t descriptor, uint8_t *bytes, int64_t capacity, int32_t wait_ms);

/// Closes a descriptor of a child.
void cprocess_close(int32_t descriptor);

/// Nanoseconds of processor time all threads of a process have used; -1 where nobody can tell.
int64_t cprocess_cpu_time(int32_t pid);

/// The text of an error number, into a buffer.
void cprocess_error_text(int32_t number, char *text, int64_t capacity);

#endif
