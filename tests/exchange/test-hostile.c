/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All formats of the table, with values that were made to do harm in every text that a person may
 * fill in, and all readers, with files that are damaged in every way. A format that is added to the
 * table is in here without a line. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange-projects.h"

#define N_DAMAGED 40 /* files of each format */

/* ---- Looking at what was written ---- */

static void
check_json (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
check_lines_of_json (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      check_json (lines[i], strlen (lines[i]));
}

/* No cell is one that a spreadsheet would run; what is in quotation marks counts from behind them.
 * A number is a number. */
static void
check_csv (const char *text)
{
  gboolean quoted = FALSE;
  gboolean at_start = TRUE;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (at_start && *at == '"')
        {
          quoted = TRUE;
          at++;
        }
      if (at_start && (quoted || strncmp (at, "\r\n", 2) != 0) && strchr ("=+-@\t\r", *at) != NULL)
        g_assert_true (*at == '-' && g_ascii_isdigit (at[1]) && strchr (",.\r\n", at[2]) != NULL);
      at_start = FALSE;
      if (quoted && *at == '"' && at[1] == '"')
        at++;
      else if (quoted && *at == '"')
        quoted = FALSE;
      else if (!quoted && (*at == ',' || *at == '\n'))
        at_start = TRUE;
    }
  g_assert_false (quoted);
}

static void
check_page (const char *text)
{
  g_assert_null (strstr (text, "<script>alert"));
  g_assert_null (strstr (text, "\"javascript:"));
}

static void
check_file (const DictumFile *file)
{
  gsize size;
  const char *bytes = g_bytes_get_data (file->bytes, &size);
  g_autofree char *text = g_strndup (bytes != NULL ? bytes : "", size);

  g_assert_true (g_utf8_validate_len (text, size, NULL));
  g_assert_cmpuint (strlen (text), ==, size);
  if (g_str_has_suffix (file->name, ".json") || g_str_has_suffix (file->name, ".jsonld"))
    check_json (text, size);
  else if (g_str_has_suffix (file->name, ".jsonl"))
    check_lines_of_json (text);
  else if (g_str_has_suffix (file->name, ".csv"))
    check_csv (text + (g_str_has_prefix (text, "\xef\xbb\xbf") ? 3 : 0));
  else if (g_str_has_suffix (file->name, ".html"))
    check_page (text);
}

/* A name must not lead out of the folder, nor be what a system cannot have. */
static void
check_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  g_assert_true (g_utf8_validate (name, -1, NULL));
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (parts[i]), <, 256);
      g_assert_true (*parts[i] != '\0' && *parts[i] != '.');
      g_assert_null (strpbrk (parts[i], "\\:*?\"<>|\n\r\t"));
    }
}

static void
write_and_read (const DictumFormat *format, DictumProject *project)
{
  g_autoptr (GPtrArray) files = exchange_write (project, format->id);

  for (guint i = 0; i < files->len; i++)
    {
      const DictumFile *file = files->pdata[i];

      check_name (file->name);
      if (format->output != DICTUM_OUTPUT_BINARY)
        check_file (file);
    }
  if (format->read != NULL)
    {
      g_autoptr (DictumProject) empty = exchange_new_empty (project);
      g_autoptr (DictumImport) import = exchange_read (empty, format->id, files);

      /* Of several tables only some may be what comes in. */
      g_assert_cmpuint (import->broken->len, <, files->len);
    }
}

static void
test_values (gconstpointer data)
{
  const DictumFormat *format = data;

  for (const ExchangeHostile *hostile = exchange_hostile; hostile->name != NULL; hostile++)
    {
      g_autoptr (DictumProject) project = exchange_new_hostile (hostile->words);

      g_test_message ("%s", hostile->name);
      write_and_read (format, project);
    }
}

/* A name of a mebibyte, which stands wherever the source is named. */
static void
test_long_name (gconstpointer data)
{
  g_autoptr (DictumProject) project = exchange_new_long ();
  gint64 start = g_get_monotonic_time ();

  write_and_read (data, project);
  g_test_message ("%.1f s", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}

/* ---- Damaged files ---- */

static GBytes *
damage (GRand *rand, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GByteArray) copy = g_byte_array_new ();
  guint place, length;

  g_byte_array_append (copy, data, (guint) size);
  for (int n = g_rand_int_range (rand, 1, 6); n > 0 && copy->len > 1; n--)
    {
      place = (guint) g_rand_int_range (rand, 0, (gint32) copy->len);
      length = (guint) g_rand_int_range (rand, 1, 200);
      length = MIN (length, copy->len - place);
      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0: /* cut off */
          g_byte_array_set_size (copy, place);
          break;
        case 1: /* a piece is missing */
          g_byte_array_remove_range (copy, place, length);
          break;
        case 2:
          copy->data[place] = 0;
          break;
        case 3:
          copy->data[place] = (guint8) g_rand_int_range (rand, 0, 256);
          break;
        default: /* numbers become others */
          for (guint i = place; i < copy->len; i++)
            if (g_ascii_isdigit (copy->data[i]))
              {
                copy->data[i] = (guint8) g_rand_int_range (rand, '0', '9' + 1);
                break;
              }
          break;
        }
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&copy));
}

/* Whatever comes in fits the project, or is refused with a reason. */
static void
read_damaged (const DictumFormat *format, DictumProject *project, GPtrArray *files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumImport) import = dictum_format_read (
      format, files, dictum_project_take_snapshot (project), NULL, NULL, NULL, &error);

  if (import == NULL)
    {
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      return;
    }
  if (import->change != NULL)
    dictum_project_apply (project, import->change, &error);
  g_assert_no_error (error);
}

static void
test_damaged (gconstpointer data)
{
  const DictumFormat *format = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (DictumProject) project = exchange_new_project (3);
  g_autoptr (GPtrArray) files = exchange_write (project, format->id);

  for (guint i = 0; i < N_DAMAGED; i++)
    {
      g_autoptr (DictumProject) empty = exchange_new_empty (project);
      g_autoptr (GPtrArray) damaged = dictum_files_new ();

      for (guint j = 0; j < files->len; j++)
        {
          const DictumFile *file = files->pdata[j];

          g_ptr_array_add (damaged, dictum_file_new (file->name, damage (rand, file->bytes)));
        }
      read_damaged (format, empty, damaged);
    }
}

static void
test_nonsense (gconstpointer data)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } inputs[] = {
    { "", 0 },
    { "\0\0\0\0", 4 },
    { "\xff\xfe\x00", 3 },
    { "[", 1 },
    { "{}", 2 },
    { "[]", 2 },
    { "null", 4 },
    { "PK\3\4", 4 },
    { "\xef\xbb\xbf", 3 },
    { "a,b\n\"", 6 },
    { "T1\t", 3 },
    { "\r\n\r\n", 4 },
    { "{\"a\": \"\\u0000\"}", 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autoptr (DictumProject) project = exchange_new_project (1);
      g_autoptr (GPtrArray) files = dictum_files_new ();

      g_ptr_array_add (files,
                       dictum_file_new ("a.txt", g_bytes_new (inputs[i].bytes, inputs[i].length)));
      dictum_format_recognise (files);
      read_damaged (data, project, files);
    }
}

static void
add_test (const DictumFormat *format, const char *name, GTestDataFunc func)
{
  g_autofree char *path = g_strdup_printf ("/exchange/hostile/%s/%s", format->id, name);

  g_test_add_data_func (path, format, func);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < dictum_format_get_count (); i++)
    {
      const DictumFormat *format = dictum_format_get (i);

      if (format->write != NULL)
        {
          add_test (format, "values", test_values);
          add_test (format, "long-name", test_long_name);
        }
      if (format->write != NULL && format->read != NULL)
        add_test (format, "damaged", test_damaged);
      if (format->read != NULL)
        add_test (format, "nonsense", test_nonsense);
    }
  return g_test_run ();
}
