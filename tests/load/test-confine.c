/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "load-fixture.h"

/* What reads PDF documents may be taken over by one: what it can do then, how long it can keep
 * Dictum waiting, and what documents do that never end. */

/* In µs; a page may take ten seconds, and then the helper is killed. */
#define PAGE_LIMIT (10 * G_USEC_PER_SEC)

/* ---- What a helper can do ---- */

typedef struct
{
  const char *attempt;
  const char *result; /* NULL: it is killed */
} Attempt;

static const Attempt attempts[] = {
  { "nothing", "done" },   { "create", "EPERM" },  { "write", "EPERM" },
  { "truncate", "EPERM" }, { "remove", "EPERM" },  { "rename", "EPERM" },
  { "folder", "EPERM" },   { "permit", "EPERM" },  { "link", "EPERM" },
  { "execute", "EPERM" },  { "fork", "EPERM" },    { "kill", "EPERM" },
  { "trace", "EPERM" },    { "thread", "EPERM" },  { "internet", "EPERM" },
  { "bus", "EPERM" },      { "memory", "ENOMEM" }, { "inherited", "EBADF" },
  { "processor", NULL },
};

static void
test_attempt (gconstpointer data)
{
  const Attempt *self = data;
  g_autofree char *folder = g_dir_make_tmp ("dictum-confine-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *probe = g_test_build_filename (G_TEST_BUILT, "load", "confine-probe", NULL);
  g_autofree char *said = NULL, *contents = NULL;
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { probe, self->attempt, path, NULL };
  gboolean create = g_str_equal (self->attempt, "create");
  int status, fd = open ("/dev/null", O_RDWR);

  if (!create)
    g_assert_true (g_file_set_contents (path, "kept", -1, NULL));
  /* One more file that the program inherits. */
  g_assert_cmpint (fd, >=, 3);
  g_spawn_sync (folder, (char **) arguments, NULL, G_SPAWN_LEAVE_DESCRIPTORS_OPEN, NULL, NULL,
                &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_strstrip (said);
  if (self->result != NULL)
    g_assert_cmpstr (said, ==, self->result);
  g_assert_true (WIFSIGNALED (status) == (self->result == NULL));
  /* Whatever it was told, the file is what it was. */
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL) == !create);
  g_assert_true (create || g_str_equal (contents, "kept"));
  close (fd);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* ---- How long a helper can keep Dictum waiting ---- */

static DictumLoaded *
load_with_helper (const char *script, GError **error)
{
  g_autofree char *before = g_strdup (g_getenv ("DICTUM_HELPER_DIR"));
  g_autofree char *folder = g_dir_make_tmp ("dictum-pdf-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "dictum-read-pdf", NULL);
  DictumLoaded *loaded;

  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("DICTUM_HELPER_DIR", folder, TRUE);
  loaded = load_bytes ("%PDF-1.7\n", -1, NULL, "a.pdf", error);
  g_setenv ("DICTUM_HELPER_DIR", before, TRUE);
  g_remove (path);
  g_rmdir (folder);
  return loaded;
}

/* Killed after the time for a page, and said so. */
static void
test_hangs (void)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DictumLoaded) loaded = load_with_helper ("#!/bin/sh\nexec sleep 600\n", &error);

  g_assert_null (loaded);
  g_assert_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, "too much time"));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, PAGE_LIMIT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * PAGE_LIMIT);
}

/* What it says without an end is not kept. */
static void
test_floods (void)
{
  const char *scripts[] = {
    "#!/bin/sh\nexec yes\n",
    "#!/bin/sh\nexec cat /dev/zero\n",
    "#!/bin/sh\necho page 60000 80000 0\nexec tr '\\\\0' a </dev/zero\n",
    "#!/bin/sh\nexec yes title A\n",
    "#!/bin/sh\nexec yes page 60000 80000 0\n",
    "#!/bin/sh\necho page 60000 80000 0\nexec yes w 1000 1000 2000 2000 1000 0 word\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (DictumLoaded) loaded = load_with_helper (scripts[i], &error);

      g_assert_null (loaded);
      g_assert_true (error->domain == DICTUM_LOAD_ERROR);
      g_test_message ("%" G_GINT64_FORMAT " ms: %s", (g_get_monotonic_time () - start) / 1000,
                      error->message);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * PAGE_LIMIT);
    }
}

/* ---- Documents without an end ---- */

/* A document of numbered objects, the first of which is the catalogue. */
static GBytes *
make_document (GPtrArray *objects)
{
  GString *text = g_string_new ("%PDF-1.7\n");
  g_autoptr (GString) table = g_string_new (NULL);
  gsize start;

  for (guint i = 0; i < objects->len; i++)
    {
      g_string_append_printf (table, "%010" G_GSIZE_FORMAT " 00000 n \n", text->len);
      g_string_append_printf (text, "%u 0 obj\n%s\nendobj\n", i + 1,
                              (const char *) g_ptr_array_index (objects, i));
    }
  start = text->len;
  g_string_append_printf (text, "xref\n0 %u\n0000000000 65535 f \n%s", objects->len + 1,
                          table->str);
  g_string_append_printf (
      text, "trailer\n<</Size %u /Root 1 0 R>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      objects->len + 1, start);
  return g_string_free_to_bytes (text);
}

static GPtrArray *
begin_document (void)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (objects, g_strdup ("<</Type/Catalog /Pages 2 0 R>>"));
  return objects;
}

static void
add_stream (GPtrArray *objects, const char *head, const char *words)
{
  g_ptr_array_add (objects, g_strdup_printf ("<<%s /Length %" G_GSIZE_FORMAT ">>stream\n%s\n"
                                             "endstream",
                                             head, strlen (words), words));
}

#define FONT "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
#define LINES_A_PAGE 20

/* What a page shows: lines of its own, so that none is taken for a header. */
static char *
write_page (guint number)
{
  GString *text = g_string_new ("BT /F 12 Tf 72 740 Td 16 TL\n");

  for (guint i = 0; i < LINES_A_PAGE; i++)
    g_string_append_printf (text,
                            "(On day %u the ferry did not sail, as %u had said on shore.) '\n",
                            number * LINES_A_PAGE + i, (number + 7) * (i + 3) * 31);
  g_string_append (text, "ET");
  return g_string_free_and_steal (text);
}

static GBytes *
make_pages (guint n)
{
  g_autoptr (GPtrArray) objects = begin_document ();
  g_autoptr (GString) kids = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (kids, "%u 0 R ", 2 * i + 3);
  g_ptr_array_add (objects, g_strdup_printf ("<</Type/Pages /Count %u /Kids[%s]>>", n, kids->str));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = write_page (i + 1);

      g_ptr_array_add (objects,
                       g_strdup_printf ("<</Type/Page /Parent 2 0 R /MediaBox[0 0 600 800] "
                                        "/Contents %u 0 R /Resources" FONT ">>",
                                        2 * i + 4));
      add_stream (objects, "", text);
    }
  return make_document (objects);
}

/* Pages whose kids are themselves, and a form that draws itself. */
static GBytes *
make_circle (const char *kids, const char *contents)
{
  g_autoptr (GPtrArray) objects = begin_document ();

  g_ptr_array_add (objects, g_strdup_printf ("<</Type/Pages /Count 3 /Kids[%s]>>", kids));
  g_ptr_array_add (objects,
                   g_strdup ("<</Type/Page /Parent 2 0 R /MediaBox[0 0 600 800] /Contents 5 0 R "
                             "/Resources<</XObject<</X 4 0 R>>>>>>"));
  add_stream (objects,
              "/Type/XObject /Subtype/Form /BBox[0 0 600 800] "
              "/Resources<</XObject<</X 4 0 R>>>>",
              "/X Do /X Do /X Do");
  add_stream (objects, "", contents);
  return make_document (objects);
}

/* Of the processor, of this process and of the helpers that have ended. In s. */
static double
get_processor_time (void)
{
  struct rusage mine, theirs;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &mine), ==, 0);
  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &theirs), ==, 0);
  return mine.ru_utime.tv_sec + mine.ru_stime.tv_sec + theirs.ru_utime.tv_sec +
         theirs.ru_stime.tv_sec +
         (mine.ru_utime.tv_usec + mine.ru_stime.tv_usec + theirs.ru_utime.tv_usec +
          theirs.ru_stime.tv_usec) /
             1e6;
}

/* An article or a message, in the time of a page; see SHARED in test-hostile.c. */
static DictumLoaded *
assert_ends (const char *name, GBytes *bytes)
{
  g_autoptr (DictumLoadRequest) request = dictum_load_request_new_for_bytes (bytes, NULL, "a.pdf");
  g_autoptr (GError) error = NULL;
  double start = get_processor_time (), took;
  DictumLoaded *loaded = dictum_load (request, NULL, NULL, NULL, &error);

  took = get_processor_time () - start;
  g_test_message ("%s: %.1f s: %s", name, took, error != NULL ? error->message : "loaded");
  g_assert_true ((loaded != NULL) != (error != NULL));
  g_assert_true (error == NULL || error->domain == DICTUM_LOAD_ERROR);
  /* What grows with the square of the pages takes minutes. Sanitizers, and a machine of which
   * others have the better part, cost several times the ten seconds, in processor time as well. */
  g_assert_cmpfloat (took * G_USEC_PER_SEC, <, 6 * PAGE_LIMIT);
  return loaded;
}

static void
test_documents (void)
{
  const struct
  {
    const char *name;
    const char *kids, *contents;
  } circles[] = {
    { "pages in a circle", "2 0 R 2 0 R 2 0 R", "" },
    { "a form in itself", "3 0 R", "/X Do" },
    { "states without an end", "3 0 R", "q q q q q q q q" },
    { "a page that is no page", "4 0 R 5 0 R 99 0 R", "" },
    { "letters beyond the page", "3 0 R", "BT /F 1e99 Tf 1e38 -1e38 Td (a) Tj ET" },
  };
  g_autoptr (GBytes) many = make_pages (5000);
  g_autoptr (DictumLoaded) loaded = assert_ends ("5,000 pages", many);
  const DictumVersion *version;
  const DictumBlock *last;

  g_assert_nonnull (loaded);
  version = dictum_article_get_latest_version (loaded->article);
  last = dictum_values_get (version->blocks, dictum_values_length (version->blocks) - 1);
  /* Where others have the processor the minute of a document ends before its pages do: then that is
   * told, and what was read until then is there. */
  if (loaded->notice == NULL)
    g_assert_cmpint (last->page, ==, 5000);
  else
    g_assert_cmpint (last->page, >, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (circles); i++)
    {
      g_autoptr (GBytes) bytes = make_circle (circles[i].kids, circles[i].contents);
      g_autoptr (DictumLoaded) circle = assert_ends (circles[i].name, bytes);
    }
}

/* Tables of objects that point to themselves or nowhere, and a font that is none. */
static void
test_malformed (void)
{
  const char *documents[] = {
    "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1 /Root 1 0 R /Prev 9>>\n"
    "startxref\n9\n%%EOF\n",
    "%PDF-1.7\n1 0 obj\n<</Type/Catalog /Pages 1 0 R /Kids[1 0 R] /Count 1>>\nendobj\n"
    "trailer\n<</Size 99999999 /Root 1 0 R>>\nstartxref\n99999999999999\n%%EOF\n",
    "%PDF-1.7\n1 0 obj\n<</Type/XRef /Size 2147483647 /W[8 8 8] /Index[0 2147483647] /Root 1 0 R "
    "/Length 5>>stream\nabcde\nendstream\nendobj\nstartxref\n9\n%%EOF\n",
    "%PDF-1.7\n1 0 obj\n<</Type/Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages /Count 1 "
    "/Kids[3 0 R]>>\nendobj\n3 0 obj\n<</Type/Page /Parent 2 0 R /MediaBox[0 0 600 800] /Contents "
    "4 0 R /Resources<</Font<</F<</Type/Font /Subtype/TrueType /BaseFont/A /FirstChar -5 "
    "/LastChar 99999999 /Widths 3 0 R /ToUnicode 4 0 R /FontDescriptor<</FontFile2 4 0 R "
    "/FontName/A /Flags 4>>>>>>>>>>\nendobj\n4 0 obj\n<</Length 37>>stream\n"
    "BT /F 12 Tf 72 700 Td (Some words) Tj\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (documents[i], strlen (documents[i]));
      g_autoptr (DictumLoaded) loaded = assert_ends ("malformed", bytes);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *path = g_strconcat ("/load/confine/attempt/", attempts[i].attempt, NULL);

      g_test_add_data_func (path, &attempts[i], test_attempt);
    }
  g_test_add_func ("/load/confine/hangs", test_hangs);
  g_test_add_func ("/load/confine/floods", test_floods);
  g_test_add_func ("/load/confine/documents", test_documents);
  g_test_add_func ("/load/confine/malformed", test_malformed);
  return g_test_run ();
}
