/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-brat-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/dictum-formats-private.h"

/* The name of a file without folders and what is behind the last dot. */
static char *
get_stem (const DictumFile *file)
{
  char *name = g_path_get_basename (file->name);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  return name;
}

static gboolean
is_named (const DictumFile *file, const char *extension)
{
  const char *dot = strrchr (file->name, '.');

  return dot != NULL && g_ascii_strcasecmp (dot + 1, extension) == 0;
}

/* The text that an annotation file is about: of the same name, or of a name that this one goes on
 * from, as where several people annotate ("story.txt", "story_4b22.ann"). */
static const DictumFile *
find_text (GHashTable *texts, const char *stem, const char **person)
{
  g_autofree char *rest = g_strdup (stem);
  const DictumFile *text = g_hash_table_lookup (texts, stem);

  *person = NULL;
  while (text == NULL)
    {
      gsize length = strlen (rest);

      while (length > 0 && strchr ("_-.", rest[length - 1]) == NULL)
        length--;
      if (length < 2)
        return NULL;
      rest[length - 1] = '\0';
      text = g_hash_table_lookup (texts, rest);
      *person = stem + length;
    }
  return text;
}

typedef struct
{
  const DictumFile *text;
  GPtrArray *sheets; /* of DictumFile */
  GStrvBuilder *people;
} Story;

static void
free_story (gpointer data)
{
  Story *story = data;

  g_ptr_array_unref (story->sheets);
  g_strv_builder_unref (story->people);
  g_free (story);
}

/* Each text with the annotation files about it, of Story, in the order of the files. */
static GPtrArray *
pair_files (DictumImport *import)
{
  GPtrArray *stories = g_ptr_array_new_with_free_func (free_story);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_text = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < import->files->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (import->files, i);
      Story *story;

      if (!is_named (file, "txt"))
        continue;
      story = g_new0 (Story, 1);
      story->text = file;
      story->sheets = g_ptr_array_new ();
      story->people = g_strv_builder_new ();
      g_ptr_array_add (stories, story);
      g_hash_table_insert (by_text, (gpointer) file, story);
      g_hash_table_insert (texts, get_stem (file), (gpointer) file);
    }
  for (guint i = 0; i < import->files->len; i++)
    {
      const DictumFile *file = g_ptr_array_index (import->files, i);
      g_autofree char *stem = get_stem (file);
      const char *person;
      const DictumFile *text;

      if (!is_named (file, "ann"))
        continue;
      text = find_text (texts, stem, &person);
      if (text == NULL)
        {
          dictum_import_tell_broken (import, file->name, 0,
                                     _ ("The text that it is about, a file with the same name that "
                                        "ends in “.txt”, was not given."));
          continue;
        }
      g_ptr_array_add (((Story *) g_hash_table_lookup (by_text, text))->sheets, (gpointer) file);
      g_strv_builder_add (((Story *) g_hash_table_lookup (by_text, text))->people,
                          person != NULL ? person : "");
    }
  return stories;
}

static void
read_story (DictumImport *import, DictumMarkedText *marked, Story *story)
{
  g_autofree char *text = dictum_marked_text_decode (story->text);
  g_auto (GStrv) people = g_strv_builder_end (story->people);

  if (!dictum_marked_text_open (marked, story->text->name, NULL, text))
    return;
  for (guint i = 0; i < story->sheets->len; i++)
    {
      g_autofree char *person = NULL;

      /* With one file for the text its name says nothing of who made it. */
      if (story->sheets->len > 1 && *people[i] != '\0')
        person = g_strdup_printf ("%s (%s)", DICTUM_BRAT_AGENT, people[i]);
      dictum_brat_read_sheet (import, marked, g_ptr_array_index (story->sheets, i), person);
    }
}

gboolean
dictum_brat_read (DictumImport *import, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) stories = pair_files (import);
  g_autoptr (DictumMarkedText) marked = dictum_marked_text_new (import);

  if (stories->len == 0 && import->broken->len == 0)
    {
      g_set_error_literal (error, DICTUM_EXCHANGE_ERROR, DICTUM_EXCHANGE_ERROR_EMPTY,
                           _ ("There are no texts and annotations among these files. brat keeps "
                              "them in pairs, such as “story.txt” and “story.ann”."));
      return FALSE;
    }
  for (guint i = 0; i < stories->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_story (import, marked, g_ptr_array_index (stories, i));
    }
  return TRUE;
}

gboolean
dictum_brat_recognise (const char *name, const char *start, gsize length)
{
  return g_str_has_suffix (name, ".ann") || g_str_has_suffix (name, ".ANN");
}
