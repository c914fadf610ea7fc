/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-output.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "exchange/dictum-spool.h"
#include "store/dictum-atomic.h"

#define MAX_NAME 60
#define MAX_FILES 10000
#define MAX_BYTES (256 * 1024 * 1024) /* of all but the last */
#define MAX_FILE G_MAXUINT32 /* bytes of one, which may be a package: no ZIP file has more */
#define MAX_DEPTH 2

/**
 * dictum_file_new:
 * @name: its name; for one that is to be written made of dictum_file_suggest_name() and “/”
 * @bytes: (transfer full): what is in it
 */
DictumFile *
dictum_file_new (const char *name, GBytes *bytes)
{
  DictumFile *self = g_new0 (DictumFile, 1);

  g_return_val_if_fail (name != NULL && bytes != NULL, NULL);

  self->name = g_strdup (name);
  self->bytes = bytes;

  return self;
}

void
dictum_file_free (DictumFile *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self->words);
  g_free (self);
}

GPtrArray *
dictum_files_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_file_free);
}

/* Takes the text. */
void
dictum_files_add_text (GPtrArray *files, const char *name, GString *text)
{
  g_ptr_array_add (files, dictum_file_new (name, g_string_free_to_bytes (text)));
}

GPtrArray *
dictum_files_new_text (const char *name, GString *text)
{
  GPtrArray *files = dictum_files_new ();

  dictum_files_add_text (files, name, text);

  return files;
}

char *
dictum_file_suggest_name (const char *words)
{
  g_autofree char *composed = words != NULL ? g_utf8_normalize (words, -1, G_NORMALIZE_NFC) : NULL;
  g_autofree char *lower = composed != NULL ? g_utf8_strdown (composed, -1) : NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean gap = FALSE;
  int length = 0;

  for (const char *at = lower; at != NULL && *at != '\0' && length < MAX_NAME;
       at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        {
          /* An apostrophe parts no words. */
          gap = gap || (c != '\'' && c != 0x2019);
          continue;
        }
      if (gap && name->len > 0)
        {
          g_string_append_c (name, '-');
          length++;
        }
      gap = FALSE;
      g_string_append_unichar (name, c);
      length++;
    }

  return name->len > 0 ? g_string_free_and_steal (g_steal_pointer (&name)) : g_strdup ("untitled");
}

char *
dictum_file_suggest_unique (GHashTable *names, const char *words)
{
  g_autofree char *first = dictum_file_suggest_name (words);
  char *name = g_strdup (first);

  for (guint i = 2; g_hash_table_contains (names, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", first, i);
    }
  g_hash_table_add (names, g_strdup (name));

  return name;
}

/* A file's place below the folder. Names come from writers, which make them of words; this is the
 * last line of defence. */
static char *
find_place (const char *folder, const char *name, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || *parts[i] == '.' || strchr (parts[i], '\\') != NULL)
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                     _ ("A file cannot be called “%s”."), name);
        return NULL;
      }

  return g_build_filename (folder, name, NULL);
}

static gboolean
check_free (GPtrArray *places, GError **error)
{
  for (guint i = 0; i < places->len; i++)
    {
      const char *place = g_ptr_array_index (places, i);

      if (!g_file_test (place, G_FILE_TEST_EXISTS))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _ ("“%s” is there already. Choose another name, or overwrite it."), place);
      return FALSE;
    }

  return TRUE;
}

static gboolean
make_folder_of (const char *place, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (place);

  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  dictum_set_file_error (error, errno, folder);

  return FALSE;
}

gboolean
dictum_files_save (GPtrArray *files,
                   const char *path,
                   gboolean folder,
                   gboolean overwrite,
                   GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (files != NULL && path != NULL && (folder || files->len == 1), FALSE);

  for (guint i = 0; i < files->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (files, i);
      char *place = folder ? find_place (path, file->name, error) : g_strdup (path);

      if (place == NULL)
        return FALSE;
      g_ptr_array_add (places, place);
    }
  if (!overwrite && !check_free (places, error))
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (files, i);
      const char *place = g_ptr_array_index (places, i);

      if ((folder && !make_folder_of (place, error)) ||
          !dictum_atomic_write (place, file->bytes, 0666, NULL, NULL, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
load_file (GPtrArray *files, const char *path, const char *name, gsize *size, GError **error)
{
  GBytes *bytes;

  if (files->len >= MAX_FILES || *size > MAX_BYTES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   _ ("“%s” holds more than can be read at once. Choose a part of it."), path);
      return FALSE;
    }
  bytes = dictum_spool_load (path, MAX_FILE, error);
  if (bytes == NULL)
    return FALSE;

  *size += g_bytes_get_size (bytes);
  g_ptr_array_add (files, dictum_file_new (name, bytes));

  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_folder (const char *path, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static gboolean
load_folder (GPtrArray *files,
             const char *path,
             const char *prefix,
             int depth,
             gsize *size,
             GError **error)
{
  g_autoptr (GPtrArray) names = list_folder (path, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *place = g_build_filename (path, name, NULL);
      g_autofree char *shown = g_strconcat (prefix, name, NULL);

      if (g_file_test (place, G_FILE_TEST_IS_REGULAR))
        {
          if (!load_file (files, place, shown, size, error))
            return FALSE;
        }
      else if (g_file_test (place, G_FILE_TEST_IS_DIR) && depth < MAX_DEPTH)
        {
          g_autofree char *below = g_strconcat (shown, "/", NULL);

          if (!load_folder (files, place, below, depth + 1, size, error))
            return FALSE;
        }
    }

  return TRUE;
}

gboolean
dictum_files_load (GPtrArray *files, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  gsize size = 0;

  g_return_val_if_fail (files != NULL && path != NULL, FALSE);

  for (guint i = 0; i < files->len; i++)
    size += g_bytes_get_size (((DictumFile *) g_ptr_array_index (files, i))->bytes);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return load_folder (files, path, "", 1, &size, error);

  return load_file (files, path, name, &size, error);
}
