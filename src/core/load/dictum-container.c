/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-container.h"

#include <locale.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#define CHUNK (64 * 1024)

/* A document is text and a few tags, which deflate packs to a tenth, in the extreme to a
 * fiftieth. What packs better than this was made to be unpacked. Small ones may do as they like. */
#define MAX_RATIO 250
#define FREE_OF_RATIO (16 * 1024 * 1024)

struct _DictumContainer
{
  GPtrArray *names;    /* of char *: all files, in the container's order */
  GHashTable *entries; /* char * to GBytes; NULL bytes: there, but not asked for */
};

/* While a container is open. */
typedef struct
{
  struct archive *archive;
  gsize packed;   /* bytes of the whole file */
  gsize unpacked; /* bytes so far, of all entries */
  const DictumLoadJob *job;
  locale_t locale;
  locale_t former;
} Reader;

static void
reader_close (Reader *self)
{
  archive_read_free (self->archive);
  if (self->locale != (locale_t) 0)
    {
      uselocale (self->former);
      freelocale (self->locale);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_close)

void
dictum_container_set_damaged (GError **error, const char *name)
{
  if (name != NULL)
    g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                 _ ("“%s” is damaged, or only a part of it is here. Get the file again, or open it "
                    "in the program it was made with, copy its text and paste it here."),
                 name);
  else
    g_set_error_literal (
        error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
        _ ("This document is damaged, or only a part of it is here. Get the file again, or open it "
           "in the program it was made with, copy its text and paste it here."));
}

static void
set_too_large (GError **error)
{
  g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_TOO_LARGE,
               _ ("What is packed in this file is larger than any document. Open it in the program "
                  "it was made with, copy the part that is to be checked and paste it here."));
}

/* libarchive converts names to the locale's encoding and gives up where that has no such letter, so
 * that the thread is put into one that has them all. */
static gboolean
reader_open (Reader *self, GBytes *bytes, const DictumLoadJob *job)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  self->locale = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  if (self->locale != (locale_t) 0)
    self->former = uselocale (self->locale);
  self->job = job;
  self->packed = size;
  self->archive = archive_read_new ();
  archive_read_support_format_zip (self->archive);
  return archive_read_open_memory (self->archive, data, size) == ARCHIVE_OK;
}

/* The name as everybody means it: slashes, and relative to the container. NULL for a folder. */
static char *
dup_name (struct archive_entry *entry)
{
  const char *raw = archive_entry_pathname_utf8 (entry);
  g_autofree char *name = NULL;
  char *at;

  if (raw == NULL)
    raw = archive_entry_pathname (entry);
  if (raw == NULL || archive_entry_filetype (entry) == AE_IFDIR)
    return NULL;
  name = g_utf8_make_valid (raw, -1);
  g_strdelimit (name, "\\", '/');
  at = name;
  while (*at == '/' || g_str_has_prefix (at, "./"))
    at += *at == '/' ? 1 : 2;
  return *at != '\0' && !g_str_has_suffix (at, "/") ? g_strdup (at) : NULL;
}

/* The two ways of packing that documents use. The others that the library knows may ask for
 * gigabytes of memory to unpack a few bytes. */
static gboolean
is_packed_plainly (struct archive *archive)
{
  const char *format = archive_format_name (archive);

  return format != NULL &&
         (strstr (format, "(uncompressed)") != NULL || strstr (format, "(deflation)") != NULL);
}

static GBytes *
read_entry (Reader *self, struct archive_entry *entry, const char *name, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  if (archive_entry_is_encrypted (entry))
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_ENCRYPTED,
                           _ ("This document is locked with a password. Open it in the program it "
                              "was made with, copy its text and paste it here."));
      return NULL;
    }
  if (!is_packed_plainly (self->archive))
    {
      dictum_container_set_damaged (error, name);
      return NULL;
    }
  while (TRUE)
    {
      la_ssize_t n = archive_read_data (self->archive, chunk, CHUNK);

      if (n == ARCHIVE_RETRY)
        continue;
      if (n < 0)
        {
          dictum_container_set_damaged (error, name);
          return NULL;
        }
      if (n == 0)
        break;
      self->unpacked += n;
      if (self->unpacked > DICTUM_CONTAINER_CAP ||
          (self->unpacked > FREE_OF_RATIO && self->unpacked / MAX_RATIO > self->packed))
        {
          set_too_large (error);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, n);
      if (self->job != NULL && !dictum_load_job_step (self->job, NULL, -1, error))
        return NULL;
    }
  /* An array without bytes has no address, which those who search in it ask for. */
  return bytes->len > 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes))
                        : g_bytes_new_static ("", 0);
}

/* The next entry that is a file; FALSE at the end and on an error. */
static gboolean
next_entry (Reader *self, struct archive_entry **entry, char **name, GError **error)
{
  while (TRUE)
    {
      int result = archive_read_next_header (self->archive, entry);

      if (result == ARCHIVE_EOF)
        return FALSE;
      if (result == ARCHIVE_RETRY)
        continue;
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
        {
          dictum_container_set_damaged (error, NULL);
          return FALSE;
        }
      *name = dup_name (*entry);
      if (*name != NULL)
        return TRUE;
    }
}

static gboolean
read_all (DictumContainer *self,
          Reader *reader,
          DictumContainerWanted wanted,
          gpointer data,
          GError **error)
{
  g_autoptr (GError) cause = NULL;
  struct archive_entry *entry;
  char *name;

  while (next_entry (reader, &entry, &name, &cause))
    {
      GBytes *bytes = NULL;

      if (self->names->len >= DICTUM_CONTAINER_ENTRIES)
        {
          g_free (name);
          set_too_large (error);
          return FALSE;
        }
      g_ptr_array_add (self->names, name);
      /* Of two entries with one name, the first: what other readers show, too. */
      if (g_hash_table_contains (self->entries, name))
        continue;
      if (wanted != NULL && wanted (name, data))
        {
          bytes = read_entry (reader, entry, name, error);
          if (bytes == NULL)
            return FALSE;
        }
      g_hash_table_insert (self->entries, name, bytes);
    }
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return cause == NULL && (error == NULL || *error == NULL);
}

static void
free_bytes (gpointer data)
{
  if (data != NULL)
    g_bytes_unref (data);
}

static DictumContainer *
container_new (void)
{
  DictumContainer *self = g_new0 (DictumContainer, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_bytes);
  return self;
}

void
dictum_container_free (DictumContainer *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * dictum_container_new:
 * @bytes: a ZIP file
 * @wanted: (nullable): called with the name of each file in it, says whether to unpack it
 * @job: (nullable): to be cancelled by
 *
 * Lists a container and unpacks what is wanted of it, within the bounds above.
 *
 * Returns: (transfer full): the container; NULL with DICTUM_LOAD_ERROR_MALFORMED, _TOO_LARGE or
 * _ENCRYPTED, or G_IO_ERROR_CANCELLED
 */
DictumContainer *
dictum_container_new (GBytes *bytes,
                      DictumContainerWanted wanted,
                      gpointer data,
                      const DictumLoadJob *job,
                      GError **error)
{
  g_autoptr (DictumContainer) self = container_new ();
  g_auto (Reader) reader = { 0 };
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!reader_open (&reader, bytes, job))
    {
      dictum_container_set_damaged (error, NULL);
      return NULL;
    }
  if (!read_all (self, &reader, wanted, data, &cause))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * dictum_container_get:
 *
 * Returns: (transfer none) (nullable): the bytes of a file that was wanted
 */
GBytes *
dictum_container_get (const DictumContainer *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->entries, name);
}

gboolean
dictum_container_has (const DictumContainer *self, const char *name)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return g_hash_table_contains (self->entries, name);
}

/* The names of all files in the container's order; NULL behind the last. */
const char *
dictum_container_get_nth_name (const DictumContainer *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);

  return position < self->names->len ? g_ptr_array_index (self->names, position) : NULL;
}

static gboolean
wants_type_cb (const char *name, gpointer data)
{
  return strcmp (name, "mimetype") == 0;
}

/* OpenDocument and EPUB say in a file of that name what they are. */
static DictumContainerKind
find_declared_kind (const DictumContainer *self)
{
  GBytes *bytes = dictum_container_get (self, "mimetype");
  g_autofree char *type = NULL;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return DICTUM_CONTAINER_NONE;
  data = g_bytes_get_data (bytes, &size);
  type = g_strstrip (g_strndup (data != NULL ? data : "", MIN (size, 200)));
  if (strcmp (type, "application/epub+zip") == 0)
    return DICTUM_CONTAINER_EPUB;
  if (g_str_has_prefix (type, "application/vnd.oasis.opendocument.text") ||
      g_str_has_prefix (type, "application/vnd.sun.xml.writer"))
    return DICTUM_CONTAINER_ODT;
  if (g_str_has_prefix (type, "application/vnd.oasis.opendocument."))
    return DICTUM_CONTAINER_OPENDOCUMENT;
  return DICTUM_CONTAINER_NONE;
}

/**
 * dictum_container_find_kind:
 *
 * What kind of document a ZIP file is. Unpacks nothing but the few bytes in which it may say so.
 */
DictumContainerKind
dictum_container_find_kind (GBytes *bytes)
{
  static const struct
  {
    const char *prefix;
    DictumContainerKind kind;
  } signs[] = {
    { "META-INF/container.xml", DICTUM_CONTAINER_EPUB },
    { "word/", DICTUM_CONTAINER_DOCX },
    { "xl/", DICTUM_CONTAINER_XLSX },
    { "ppt/", DICTUM_CONTAINER_PPTX },
    { "datapackage.json", DICTUM_CONTAINER_WACZ },
  };
  g_autoptr (DictumContainer) self = NULL;
  g_auto (Reader) reader = { 0 };
  g_autoptr (GError) error = NULL;
  DictumContainerKind kind;
  gsize size;
  const char *data;

  g_return_val_if_fail (bytes != NULL, DICTUM_CONTAINER_NONE);

  data = g_bytes_get_data (bytes, &size);
  if (size < 22 || memcmp (data, "PK", 2) != 0 || (data[2] != 3 && data[2] != 5))
    return DICTUM_CONTAINER_NONE;
  self = container_new ();
  /* A damaged container is known by what can be listed of it; its loader says that it is damaged.
   */
  if (reader_open (&reader, bytes, NULL))
    read_all (self, &reader, wants_type_cb, NULL, &error);
  kind = find_declared_kind (self);
  for (gsize i = 0; i < G_N_ELEMENTS (signs) && kind == DICTUM_CONTAINER_NONE; i++)
    for (guint j = 0; j < self->names->len && kind == DICTUM_CONTAINER_NONE; j++)
      if (g_str_has_prefix (g_ptr_array_index (self->names, j), signs[i].prefix))
        kind = signs[i].kind;
  return kind != DICTUM_CONTAINER_NONE ? kind : DICTUM_CONTAINER_PLAIN;
}
