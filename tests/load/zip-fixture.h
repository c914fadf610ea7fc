/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <archive.h>
#include <archive_entry.h>

#include "load-fixture.h"

/* Shared by the tests of documents that are ZIP files: how to make one, and how to spoil it. */

typedef struct
{
  const char *name;
  const char *text; /* NULL ends a list */
} ZipEntry;

static inline void
add_zip_entry (struct archive *archive, const char *name, const void *data, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, size), ==, size);
  archive_entry_free (entry);
}

static inline struct archive *
begin_zip (void **memory, gsize capacity, gsize *used)
{
  struct archive *archive = archive_write_new ();

  *memory = g_malloc (capacity);
  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, *memory, capacity, used), ==, ARCHIVE_OK);
  return archive;
}

static inline GBytes *
end_zip (struct archive *archive, void *memory, gsize *used)
{
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new_take (memory, *used);
}

static inline GBytes *
make_zip (const ZipEntry *entries)
{
  gsize used, capacity = 100000;
  void *memory;
  struct archive *archive;

  for (gsize i = 0; entries[i].name != NULL; i++)
    capacity += strlen (entries[i].text) + 2 * strlen (entries[i].name) + 1000;
  archive = begin_zip (&memory, capacity, &used);
  for (gsize i = 0; entries[i].name != NULL; i++)
    add_zip_entry (archive, entries[i].name, entries[i].text, strlen (entries[i].text));
  return end_zip (archive, memory, &used);
}

static inline DictumLoaded *
load_zip (const ZipEntry *entries, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = make_zip (entries);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_bytes (bytes, NULL, name);

  return dictum_load (request, NULL, NULL, NULL, error);
}

static inline void
assert_zip_blocks (const ZipEntry *entries, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_zip (entries, name, &error);
  g_autofree char *blocks = NULL;

  g_assert_no_error (error);
  blocks = describe_blocks (loaded->article);
  g_assert_cmpstr (blocks, ==, expected);
}

static inline void
assert_zip_error (const ZipEntry *entries, const char *name, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumLoaded) loaded = load_zip (entries, name, &error);

  g_assert_null (loaded);
  g_assert_error (error, DICTUM_LOAD_ERROR, code);
  g_test_message ("%s", error->message);
}

/* A document of tests/data/load. */
static inline DictumLoaded *
load_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "load", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_file (file);
  g_autoptr (GError) error = NULL;
  DictumLoaded *loaded = dictum_load (request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return loaded;
}

/* The same document cut off at many places, and with bytes of it changed: an article or a message,
 * whatever it is. */
static inline void
spoil_sample (const char *name, guint rounds)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "load", name, NULL);
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  for (guint i = 0; i < rounds; i++)
    {
      g_autofree char *spoiled = g_memdup2 (data, size);
      gsize length = i % 2 ? size : (gsize) g_test_rand_int_range (1, size);
      g_autoptr (DictumLoaded) loaded = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; i % 2 && j < 1 + i % 9; j++)
        spoiled[g_test_rand_int_range (0, size)] ^= 1 << g_test_rand_int_range (0, 8);
      loaded = load_bytes (spoiled, length, NULL, name, &error);
      g_assert_true ((loaded != NULL) != (error != NULL));
      if (loaded != NULL && loaded->article != NULL)
        {
          g_autofree char *blocks = describe_blocks (loaded->article);
        }
    }
}
