/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE 1 /* memfd_create() */
#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-pdf.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "dictum-config.h"

/* The helper is given up when a page takes longer than this, or all pages together. In µs. */
#define PAGE_TIME (10 * G_USEC_PER_SEC)
#define WHOLE_TIME (60 * G_USEC_PER_SEC)

/* What the helper may say in all, and in a line. In bytes. */
#define MAX_OUTPUT DICTUM_LOAD_CAP
#define MAX_LINE (16 * 1024)

/* One run of the helper. It owns the process, which does not outlive it. */
typedef struct
{
  GSubprocess *process;
  int fd; /* of its output */
  const DictumLoadJob *job;
  gint64 started;
  gint64 heard; /* when it gave the last page */
  gsize total;
  GString *line;
} Run;

/* A file without a name, since the helper must not be given one of the user's to open. */
static int
make_input (GBytes *bytes, GError **error)
{
  gsize size, done = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int fd = memfd_create ("document", MFD_CLOEXEC);

  while (fd >= 0 && done < size)
    {
      gssize n = write (fd, data + done, size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      done += n;
    }
  if (fd >= 0 && done == size && lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_TOO_LARGE,
               /* Translators: the system's reason follows. */
               _ ("There is not enough memory to read this PDF: %s"), g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}

static GSubprocess *
start_helper (GBytes *bytes, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) cause = NULL;
  const char *folder = g_getenv ("DICTUM_HELPER_DIR");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : DICTUM_LIBEXECDIR,
                                            "dictum-read-pdf", NULL);
  GSubprocess *process;
  int fd = make_input (bytes, error);

  if (fd < 0)
    return NULL;
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  process = g_subprocess_launcher_spawn (launcher, &cause, path, NULL);
  if (process == NULL)
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_UNKNOWN,
                 /* Translators: the system's reason follows. */
                 _ ("The program that reads PDF documents is missing: %s. Install Dictum again, "
                    "or copy the text of the document and paste it here."),
                 cause->message);
  return process;
}

/* Waits for more output: its size, 0 at the end or when the time is over, -1 when cancelled. */
static gssize
read_some (Run *self, char *buffer, gsize size, GError **error)
{
  GPollFD polls[2] = { { .fd = self->fd, .events = G_IO_IN } };
  gint64 until = MIN (self->heard + PAGE_TIME, self->started + WHOLE_TIME);
  gboolean cancellable = g_cancellable_make_pollfd (self->job->cancellable, &polls[1]);
  gssize n = 0;

  while (TRUE)
    {
      gint64 left = until - g_get_monotonic_time ();

      if (left <= 0 || g_poll (polls, cancellable ? 2 : 1, left / 1000 + 1) < 0)
        break;
      if (g_cancellable_is_cancelled (self->job->cancellable))
        break;
      if (polls[0].revents == 0)
        continue;
      n = read (self->fd, buffer, size);
      if (n >= 0 || (errno != EINTR && errno != EAGAIN))
        break;
    }
  if (cancellable)
    g_cancellable_release_fd (self->job->cancellable);
  return g_cancellable_set_error_if_cancelled (self->job->cancellable, error) ? -1 : MAX (n, 0);
}

static gboolean
take_line (Run *self, DictumPdfDocument *document, gboolean *ended, GError **error)
{
  guint n = document->pages->len;

  if (!dictum_pdf_document_parse (document, self->line->str, ended, error))
    return FALSE;
  if (document->pages->len > n)
    {
      self->heard = g_get_monotonic_time ();
      return dictum_load_job_step (self->job, _ ("Reading"),
                                   document->n_pages > 0 ? (double) n / document->n_pages : -1,
                                   error);
    }
  return TRUE;
}

/* FALSE with an error, or TRUE with what was said until the end or until the time was over. */
static gboolean
listen_to (Run *self, DictumPdfDocument *document, gboolean *ended, GError **error)
{
  g_autofree char *buffer = g_malloc (64 * 1024);

  while (!*ended && self->total < MAX_OUTPUT)
    {
      gssize n = read_some (self, buffer, 64 * 1024, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      self->total += n;
      for (const char *at = buffer; at < buffer + n && !*ended;)
        {
          const char *end = memchr (at, '\n', buffer + n - at);

          g_string_append_len (self->line, at, (end != NULL ? end : buffer + n) - at);
          if (self->line->len > MAX_LINE)
            return TRUE;
          if (end == NULL)
            break;
          if (!take_line (self, document, ended, error))
            return FALSE;
          g_string_truncate (self->line, 0);
          at = end + 1;
        }
    }
  return TRUE;
}

/**
 * dictum_pdf_read:
 * @complete: (out): whether the end was reached: not when a page or all of them took too long
 *
 * Has the helper read a document. The helper is a process of its own without rights, which ends
 * when this returns, however that is.
 *
 * Returns: (transfer full): the document with at least one page; NULL with a DictumLoadError or
 * G_IO_ERROR_CANCELLED
 */
DictumPdfDocument *
dictum_pdf_read (GBytes *bytes, const DictumLoadJob *job, gboolean *complete, GError **error)
{
  g_autoptr (DictumPdfDocument) document = dictum_pdf_document_new ();
  g_autoptr (GSubprocess) process = start_helper (bytes, error);
  g_autoptr (GString) line = g_string_new (NULL);
  gint64 now = g_get_monotonic_time ();
  Run run = { .process = process, .job = job, .started = now, .heard = now, .line = line };
  gboolean heard;

  *complete = FALSE;
  if (process == NULL)
    return NULL;
  run.fd = g_unix_input_stream_get_fd (
      G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (process)));
  heard = listen_to (&run, document, complete, error);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  if (!heard)
    return NULL;
  /* The last page was not finished, and what there is of it would break off in a sentence. */
  if (!*complete && document->pages->len > 0)
    g_ptr_array_remove_index (document->pages, document->pages->len - 1);
  if (document->pages->len == 0)
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                           *complete
                               ? _ ("This PDF has no pages.")
                               : _ ("This PDF takes too much time or memory to read. It may be "
                                    "damaged. Open it, copy its text and paste it here."));
      return NULL;
    }
  return g_steal_pointer (&document);
}
