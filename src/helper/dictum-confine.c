/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE 1 /* close_range(), unshare() */
#define G_LOG_DOMAIN "dictum-helper"

#include "dictum-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib-unix.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

/* The sanitizers reserve address space without end, and look for leaks from a second process. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED TRUE
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED TRUE
#endif
#endif
#ifndef SANITIZED
#define SANITIZED FALSE
#endif

/* What reading a document never needs: another program or process, the network, a look into other
 * processes, an alteration of a file. */
static const int refused[] = {
  SYS_execve,
  SYS_execveat,
  SYS_clone,
  SYS_clone3,
  SYS_unshare,
  SYS_setns,
  SYS_ptrace,
  SYS_process_vm_readv,
  SYS_process_vm_writev,
  SYS_kill,
  SYS_tkill,
  SYS_socket,
  SYS_socketpair,
  SYS_connect,
  SYS_bind,
  SYS_listen,
  SYS_sendto,
  SYS_sendmsg,
  SYS_openat2,
  SYS_truncate,
  SYS_unlinkat,
  SYS_mkdirat,
  SYS_mknodat,
  SYS_linkat,
  SYS_symlinkat,
  SYS_renameat2,
  SYS_fchmodat,
  SYS_fchownat,
  SYS_mount,
  SYS_umount2,
  SYS_chroot,
  SYS_memfd_create,
  SYS_bpf,
  SYS_perf_event_open,
  SYS_io_uring_setup,
  SYS_keyctl,
  SYS_add_key,
  SYS_request_key,
  SYS_userfaultfd,
#ifdef SYS_renameat
  SYS_renameat,
#endif
#ifdef __x86_64__
  SYS_fork,
  SYS_vfork,
  SYS_creat,
  SYS_unlink,
  SYS_rename,
  SYS_mkdir,
  SYS_rmdir,
  SYS_mknod,
  SYS_link,
  SYS_symlink,
  SYS_chmod,
  SYS_chown,
  SYS_lchown,
#endif
};

#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

#ifdef ARCHITECTURE

static void
add (GArray *program, guint16 code, guint8 yes, guint8 no, guint32 value)
{
  struct sock_filter filter = BPF_JUMP (code, value, yes, no);

  g_array_append_val (program, filter);
}

/* After the call's number was loaded: refuses call when the argument has a bit of WRITING. */
static void
add_open (GArray *program, int call, int argument)
{
  gsize offset = offsetof (struct seccomp_data, args) + argument * sizeof (guint64);

  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    offset += sizeof (guint32);
  add (program, BPF_JMP | BPF_JEQ | BPF_K, 0, 4, call);
  add (program, BPF_LD | BPF_W | BPF_ABS, 0, 0, offset);
  add (program, BPF_JMP | BPF_JSET | BPF_K, 0, 1, WRITING);
  add (program, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | EPERM);
  add (program, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW);
}

static gboolean
filter_calls (void)
{
  g_autoptr (GArray) program = g_array_new (FALSE, FALSE, sizeof (struct sock_filter));
  struct sock_fprog loaded;

  add (program, BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof (struct seccomp_data, arch));
  add (program, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, ARCHITECTURE);
  add (program, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_KILL_PROCESS);
  add (program, BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof (struct seccomp_data, nr));
#ifdef __x86_64__
  /* The calls of the x32 interface are the same under other numbers. */
  add (program, BPF_JMP | BPF_JGE | BPF_K, 0, 1, 0x40000000);
  add (program, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | ENOSYS);
  add_open (program, SYS_open, 1);
#endif
  add_open (program, SYS_openat, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      add (program, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, refused[i]);
      add (program, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | EPERM);
    }
  add (program, BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW);
  loaded.len = program->len;
  loaded.filter = (struct sock_filter *) (gpointer) program->data;
  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &loaded) == 0;
}

#endif

static gboolean
limit (int resource, guint64 value)
{
  struct rlimit limits = { .rlim_cur = value, .rlim_max = value };

  return setrlimit (resource, &limits) == 0;
}

/**
 * dictum_confine:
 * @memory: bytes of address space; not kept by a build with sanitizers
 * @seconds: of processor time
 *
 * Gives up, for good, what a program that only turns its standard input into its standard output
 * does not need: privileges, other files, writing, processes, the network. It ends with the thread
 * that started it.
 *
 * Returns: whether all of it could be given up; a reader of hostile input does not go on otherwise
 */
gboolean
dictum_confine (guint64 memory, guint seconds)
{
  if (prctl (PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      prctl (PR_SET_DUMPABLE, 0) != 0)
    return FALSE;
  /* Whoever started it may have left files open. */
  if (close_range (3, G_MAXUINT, 0) != 0)
    return FALSE;
  if (!limit (RLIMIT_CORE, 0) || !limit (RLIMIT_FSIZE, 0) || !limit (RLIMIT_CPU, seconds) ||
      !limit (RLIMIT_NOFILE, 32))
    return FALSE;
  if (!SANITIZED && !limit (RLIMIT_AS, memory))
    return FALSE;
#ifdef ARCHITECTURE
  return filter_calls ();
#else
  /* Without a filter for this architecture, at least no network where the kernel lets us. */
  unshare (CLONE_NEWUSER | CLONE_NEWNET);
  return TRUE;
#endif
}
