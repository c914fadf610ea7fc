/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "helper/dictum-confine.h"

/* A reader of documents that was taken over: it confines itself as dictum-read-pdf does, with less
 * memory and time, and then tries what it was told to. It prints what came of it. */

#define MEMORY (256 * 1024 * 1024)

static void *
thread_cb (void *data)
{
  return data;
}

static int
spin (void)
{
  volatile unsigned n = 0;

  while (n < 0xffffffffu || n > 0)
    n++;
  return 0;
}

static int
try_process (const char *what)
{
  if (strcmp (what, "execute") == 0)
    return execl ("/bin/true", "true", (char *) NULL);
  if (strcmp (what, "fork") == 0)
    return fork ();
  if (strcmp (what, "kill") == 0)
    return kill (getppid (), 0);
  if (strcmp (what, "trace") == 0)
    return (int) ptrace (PTRACE_TRACEME, 0, NULL, NULL);
  if (strcmp (what, "thread") == 0)
    {
      pthread_t thread;

      errno = pthread_create (&thread, NULL, thread_cb, NULL);
      return errno != 0 ? -1 : 0;
    }
  if (strcmp (what, "internet") == 0)
    return socket (AF_INET, SOCK_STREAM, 0);
  if (strcmp (what, "bus") == 0)
    return socket (AF_UNIX, SOCK_STREAM, 0);
  if (strcmp (what, "memory") == 0)
    return malloc (2 * (size_t) MEMORY) != NULL ? 0 : -1;
  if (strcmp (what, "inherited") == 0)
    return fcntl (3, F_GETFD);
  return strcmp (what, "processor") == 0 ? spin () : 0;
}

static int
try_file (const char *what, const char *path)
{
  if (strcmp (what, "create") == 0)
    return open (path, O_WRONLY | O_CREAT, 0600);
  if (strcmp (what, "write") == 0)
    return open (path, O_RDWR);
  if (strcmp (what, "truncate") == 0)
    return truncate (path, 0);
  if (strcmp (what, "remove") == 0)
    return unlink (path);
  if (strcmp (what, "rename") == 0)
    return rename (path, "other");
  if (strcmp (what, "folder") == 0)
    return mkdir ("folder", 0700);
  if (strcmp (what, "permit") == 0)
    return chmod (path, 0777);
  if (strcmp (what, "link") == 0)
    return symlink (path, "link");
  return try_process (what);
}

int
main (int argc, char **argv)
{
  if (argc < 3)
    return EXIT_FAILURE;
  if (!dictum_confine (MEMORY, 1))
    {
      puts ("unsafe");
      return EXIT_FAILURE;
    }
  errno = 0;
  printf ("%s\n", try_file (argv[1], argv[2]) < 0 ? strerrorname_np (errno) : "done");
  fflush (stdout);
  _exit (EXIT_SUCCESS);
}
