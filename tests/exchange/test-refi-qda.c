/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What Python’s check of .qdpx files cannot be given, because no project file holds it: times of
 * all kinds, as imports and loaders may bring them. */

#include <string.h>

#include "exchange-fixture.h"
#include "exchange/dictum-unzip.h"

static char *
write_document (DictumProject *project)
{
  g_autoptr (GPtrArray) files = fixture_write (project, "refi-qda");
  g_autoptr (DictumUnzip)
      archive = dictum_unzip_new (((DictumFile *) files->pdata[0])->bytes, NULL);
  const char *name;

  while ((name = dictum_unzip_next (archive, NULL)) != NULL)
    if (g_str_equal (name, "project.qde"))
      {
        g_autoptr (GBytes) bytes = dictum_unzip_read (archive, G_MAXINT32, NULL);

        return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      }
  g_assert_not_reached ();
}

/* xsd:dateTime has no leap seconds and no zone beyond 14 hours; what is no time with a date stays
 * out. */
static void
test_times (void)
{
  static const struct
  {
    const char *time, *written; /* NULL: not at all */
  } times[] = {
    { "2026-11-14T18:02:11Z", "2026-11-14T18:02:11Z" },
    { "2026-11-14T18:02:11.25+02:00", "2026-11-14T16:02:11Z" },
    { "2026-11-14T18:02:11+23:00", "2026-11-13T19:02:11Z" },
    { "2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z" },
    { "2026-11-14", NULL },
    { "T1", NULL },
    { "2026-02-30T18:02:11Z", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
      g_autoptr (DictumProject) project = NULL;
      g_autofree char *document = NULL;
      g_autofree char *attribute = NULL;

      g_ptr_array_add (records, fixture_new_article ("a1", times[i].time, "The ferry runs."));
      project = fixture_finish (records);
      document = write_document (project);
      document[strlen (document) - strlen (strstr (document, "</Sources>"))] = '\0';
      if (times[i].written == NULL)
        {
          g_assert_null (strstr (strstr (document, "<TextSource"), "creationDateTime"));
          continue;
        }
      attribute = g_strdup_printf (" creationDateTime=\"%s\"", times[i].written);
      g_assert_nonnull (strstr (strstr (document, "<TextSource"), attribute));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refi-qda/times", test_times);
  return g_test_run ();
}
