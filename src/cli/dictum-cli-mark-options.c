/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-cli"

#include "dictum-cli-mark.h"

/* The options of "mark" depend on their order: those of a link belong to the link that --via has
 * started, those of a quote to the quote before them. So all are callbacks. */

static void
free_link (gpointer data)
{
  DictumCliLink *link = data;

  g_free (link->name);
  g_free (link->kind);
  g_free (link->polarity);
  g_free (link->stance);
  g_free (link->manner);
  dictum_cli_quote_clear (&link->source);
  dictum_cli_quote_clear (&link->cue);
  g_free (link);
}

static DictumCliLink *
get_last_link (DictumCliMark *mark)
{
  if (mark->links->len == 0)
    g_ptr_array_add (mark->links, g_new0 (DictumCliLink, 1));

  return g_ptr_array_index (mark->links, mark->links->len - 1);
}

/* "--prefix", "--suffix", "--occurrence" of any of the quotes, or the quote itself. */
static gboolean
set_quote_part (DictumCliQuote *quote, const char *option, const char *value, GError **error)
{
  guint64 number;

  if (g_str_has_suffix (option, "prefix"))
    g_set_str (&quote->prefix, value);
  else if (g_str_has_suffix (option, "suffix"))
    g_set_str (&quote->suffix, value);
  else if (!g_str_has_suffix (option, "occurrence"))
    g_set_str (&quote->exact, value);
  else if (g_ascii_string_to_unsigned (value, 10, 1, G_MAXINT, &number, NULL))
    quote->occurrence = (int) number;
  else
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("%s takes a number from 1, not “%s”."), option, value);
      return FALSE;
    }

  return TRUE;
}

static gboolean
set_quote_cb (const char *option, const char *value, gpointer data, GError **error)
{
  return set_quote_part (&((DictumCliMark *) data)->quote, option, value, error);
}

static gboolean
set_more_cb (const char *option, const char *value, gpointer data, GError **error)
{
  DictumCliMark *mark = data;

  if (g_str_has_suffix (option, "quote"))
    g_array_set_size (mark->more, mark->more->len + 1);
  else if (mark->more->len == 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _ ("%s stands behind --add-quote."), option);
      return FALSE;
    }

  return set_quote_part (&g_array_index (mark->more, DictumCliQuote, mark->more->len - 1), option,
                         value, error);
}

static gboolean
set_source_cb (const char *option, const char *value, gpointer data, GError **error)
{
  return set_quote_part (&get_last_link (data)->source, option, value, error);
}

static gboolean
set_cue_cb (const char *option, const char *value, gpointer data, GError **error)
{
  return set_quote_part (&get_last_link (data)->cue, option, value, error);
}

static gboolean
set_link_cb (const char *option, const char *value, gpointer data, GError **error)
{
  DictumCliLink *link = get_last_link (data);

  if (g_str_equal (option, "--source"))
    g_set_str (&link->name, value);
  else if (g_str_equal (option, "--source-kind"))
    g_set_str (&link->kind, value);
  else if (g_str_equal (option, "--polarity"))
    g_set_str (&link->polarity, value);
  else if (g_str_equal (option, "--stance"))
    g_set_str (&link->stance, value);
  else
    g_set_str (&link->manner, value);

  return TRUE;
}

static gboolean
start_link_cb (const char *option, const char *value, gpointer data, GError **error)
{
  DictumCliMark *mark = data;

  get_last_link (mark);
  g_ptr_array_add (mark->links, g_new0 (DictumCliLink, 1));

  return TRUE;
}

static gboolean
set_field_cb (const char *option, const char *value, gpointer data, GError **error)
{
  static const char *const names[][2] = {
    { "--kind", "kind" }, { "--status", "status" },     { "--note", "notes" },
    { "--tags", "tags" }, { "--assigned", "assigned" }, { "--check-worthy", "checkWorthy" },
  };
  DictumCliMark *mark = data;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (option, names[i][0]))
      {
        g_ptr_array_add (mark->fields, g_strdup (names[i][1]));
        g_ptr_array_add (mark->fields, g_strdup (value != NULL ? value : "yes"));
      }

  return TRUE;
}

#define TEXT_OPTION(name, func, text, value)                                                       \
  { name, 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, func, text, value }
#define HIDDEN_OPTION(name, func)                                                                   \
  {                                                                                                 \
    name, 0, G_OPTION_FLAG_FILENAME | G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_CALLBACK, func, NULL, NULL \
  }
#define FLAG_OPTION(name, func, text)                                                              \
  { name, 0, G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, func, text, NULL }

const GOptionEntry dictum_cli_mark_entries[] = {
  TEXT_OPTION ("quote", set_quote_cb, N_ ("The words of the claim"), N_ ("TEXT")),
  TEXT_OPTION ("prefix",
               set_quote_cb,
               N_ ("What stands before them; likewise --add-prefix, --source-prefix, --cue-prefix"),
               N_ ("TEXT")),
  TEXT_OPTION ("suffix",
               set_quote_cb,
               N_ ("What stands behind them; likewise for the others"),
               N_ ("TEXT")),
  TEXT_OPTION ("occurrence",
               set_quote_cb,
               N_ ("Which of several places, from 1; likewise for the others"),
               N_ ("N")),
  TEXT_OPTION ("add-quote",
               set_more_cb,
               N_ ("More words of the claim, from another place"),
               N_ ("TEXT")),
  HIDDEN_OPTION ("add-prefix", set_more_cb),
  HIDDEN_OPTION ("add-suffix", set_more_cb),
  HIDDEN_OPTION ("add-occurrence", set_more_cb),
  TEXT_OPTION ("source",
               set_link_cb,
               N_ ("Who said it: a source of the project by name, or a new one"),
               N_ ("NAME")),
  TEXT_OPTION ("source-kind",
               set_link_cb,
               N_ ("Kind of a new source; without, it is guessed"),
               N_ ("KIND")),
  TEXT_OPTION ("source-quote", set_source_cb, N_ ("The words that name the source"), N_ ("TEXT")),
  HIDDEN_OPTION ("source-prefix", set_source_cb),
  HIDDEN_OPTION ("source-suffix", set_source_cb),
  HIDDEN_OPTION ("source-occurrence", set_source_cb),
  TEXT_OPTION ("cue", set_cue_cb, N_ ("The words that link claim and source"), N_ ("TEXT")),
  HIDDEN_OPTION ("cue-prefix", set_cue_cb),
  HIDDEN_OPTION ("cue-suffix", set_cue_cb),
  HIDDEN_OPTION ("cue-occurrence", set_cue_cb),
  TEXT_OPTION ("polarity", set_link_cb, N_ ("affirmed, denied or declined"), N_ ("POLARITY")),
  TEXT_OPTION ("stance", set_link_cb, N_ ("neutral, doubting or endorsing"), N_ ("STANCE")),
  TEXT_OPTION ("manner", set_link_cb, N_ ("direct, indirect or mixed"), N_ ("MANNER")),
  FLAG_OPTION ("via",
               start_link_cb,
               N_ ("What follows is who passed it on: --source=Officials --via --source=Media")),
  TEXT_OPTION ("kind", set_field_cb, N_ ("Kind of the claim"), N_ ("KIND")),
  TEXT_OPTION ("status", set_field_cb, N_ ("Status of the claim"), N_ ("STATUS")),
  TEXT_OPTION ("note", set_field_cb, N_ ("A note"), N_ ("TEXT")),
  TEXT_OPTION ("tags", set_field_cb, N_ ("Tags, with commas"), N_ ("TAGS")),
  TEXT_OPTION ("assigned", set_field_cb, N_ ("Who is to check it"), N_ ("NAME")),
  FLAG_OPTION ("check-worthy", set_field_cb, N_ ("It is worth checking")),
  { NULL },
};

void
dictum_cli_mark_init (DictumCliMark *mark)
{
  *mark = (DictumCliMark) {
    .more = g_array_new (FALSE, TRUE, sizeof (DictumCliQuote)),
    .ranges = g_array_new (FALSE, TRUE, sizeof (DictumRange)),
    .links = g_ptr_array_new_with_free_func (free_link),
    .fields = g_ptr_array_new_with_free_func (g_free),
  };
  g_array_set_clear_func (mark->more, (GDestroyNotify) dictum_cli_quote_clear);
}

void
dictum_cli_mark_clear (DictumCliMark *mark)
{
  dictum_cli_quote_clear (&mark->quote);
  g_array_unref (mark->more);
  g_array_unref (mark->ranges);
  g_ptr_array_unref (mark->links);
  g_ptr_array_unref (mark->fields);
}
