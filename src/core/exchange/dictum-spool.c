/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-spool.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/dictum-atomic.h"

#define IN_MEMORY (16 * 1024 * 1024)
#define CHUNK (64 * 1024)

struct _DictumSpool
{
  GByteArray *memory; /* NULL once all is in the file */
  int file;           /* -1: there is none */
  gsize size;
  GError *error; /* what went wrong first */
};

DictumSpool *
dictum_spool_new (void)
{
  DictumSpool *self = g_new0 (DictumSpool, 1);

  self->memory = g_byte_array_new ();
  self->file = -1;

  return self;
}

void
dictum_spool_free (DictumSpool *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->memory, g_byte_array_unref);
  g_clear_fd (&self->file, NULL);
  g_clear_error (&self->error);
  g_free (self);
}

static void
write_out (DictumSpool *self, const guint8 *data, gsize size)
{
  while (size > 0 && self->error == NULL)
    {
      gssize n = write (self->file, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          dictum_set_file_error (&self->error, errno, g_get_user_cache_dir ());
          return;
        }
      data += n;
      size -= (gsize) n;
    }
}

/* The folder is as large as the disk, which that for temporary files need not be. */
static void
open_file (DictumSpool *self)
{
  g_autoptr (GByteArray) memory = g_steal_pointer (&self->memory);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "dictum", NULL);
  g_autofree char *path = g_build_filename (folder, "spool-XXXXXX", NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    self->file = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (self->file < 0)
    {
      dictum_set_file_error (&self->error, errno, folder);
      return;
    }
  g_unlink (path);
  write_out (self, memory->data, memory->len);
}

void
dictum_spool_add (DictumSpool *self, gconstpointer data, gsize size)
{
  g_return_if_fail (self != NULL && (data != NULL || size == 0));

  if (self->error != NULL || size == 0)
    return;
  if (self->memory != NULL && self->size + size > IN_MEMORY)
    open_file (self);
  if (self->memory != NULL)
    g_byte_array_append (self->memory, data, (guint) size);
  else
    write_out (self, data, size);
  self->size += size;
}

gsize
dictum_spool_get_size (const DictumSpool *self)
{
  return self->size;
}

GBytes *
dictum_spool_finish (DictumSpool *self, GError **error)
{
  g_autoptr (GMappedFile) mapped = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  if (self->memory != NULL)
    return g_byte_array_free_to_bytes (g_steal_pointer (&self->memory));

  mapped = g_mapped_file_new_from_fd (self->file, FALSE, error);

  return mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;
}

GBytes *
dictum_spool_load (const char *path, gsize cap, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (DictumSpool) self = NULL;
  g_autofree guint8 *chunk = NULL;
  gssize n;

  if (stream == NULL)
    return NULL;
  self = dictum_spool_new ();
  chunk = g_malloc (CHUNK);
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, NULL, error)) > 0)
    {
      dictum_spool_add (self, chunk, (gsize) n);
      if (self->size > cap)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _ ("“%s” holds more than can be read at once. Choose a part of it."), path);
          return NULL;
        }
    }

  return n == 0 ? dictum_spool_finish (self, error) : NULL;
}
