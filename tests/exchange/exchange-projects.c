/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "exchange-projects.h"

#include <math.h>
#include <string.h>

#include "edit/dictum-edit-private.h"

#define N_ARTICLES 3
#define N_SOURCES 6
#define N_CLAIMS 24
#define N_BLOCKS 5
#define N_WORDS 30

const ExchangeHostile exchange_hostile[] = {
  { "script", "</script><script>alert(1)</script><!-- --><![CDATA[ ]]>" },
  { "formula", "=cmd|'/C calc'!A0" },
  { "plus", "+1+1" },
  { "at", "@SUM(A1)" },
  { "minus", "-2+3" },
  { "lines", "a \"quoted\"\r\nline,\twith; all\nof it" },
  { "control", "bell \x07 escape \x1b[31m red, \x01 and \x7f" },
  { "bidi", "abc \u202e gnp.exe \u202c \u2066 isolate \u2069 \u200f mark" },
  { "markdown", "# *no* _one_ [link](javascript:alert(1)) `code` | cell | \\ ![x](y) <b>" },
  { "entity", "&lt; &amp; &#x41; %s %n {{x}} ${y} #{z} <%= 1 %>" },
  { "path", "../../../etc/passwd" },
  { "separators", "line \u2028 paragraph \u2029 and \ufeff mark, next \xc2\x85" },
  { "json", "{\"a\": [1, \"\\u0000\"]}\\" },
  { "brat", "T1\tClaim 0 5\tx ;|# A2" },
  { "astral", "𝔉erry 🛥️ e\u0301 عبارة" },
  { NULL, NULL },
};

/* ---- Generated ---- */

static const char *const words[] = {
  "the",     "ferry",  "harbour",  "board",   "said",     "that", "𝔉𝔢𝔯𝔯𝔶",  "e\u0301te\u0301",
  "العبارة", "הנמל",   "🛥️",        "winter",  "“berths”", "and",  "island", "Saltmere",
  "council", "denied", "n\u0303a", "ḍ\u0307", "東京",     "it’s", "1,200",  "crowns",
};

static const char *const notes[] = {
  NULL,
  NULL,
  "Ask again on Monday.",
  "العبارة لن تعمل\nסוף",
  "Two lines,\n\nand “quotes”; a comma, a tab\there.",
  "𝔉 \u202e turned \u202c",
};

static char *
make_uuid (GRand *rand)
{
  return g_strdup_printf ("%08x-%04x-4%03x-8%03x-%08x%04x", g_rand_int (rand),
                          g_rand_int (rand) & 0xffff, g_rand_int (rand) & 0xfff,
                          g_rand_int (rand) & 0xfff, g_rand_int (rand), g_rand_int (rand) & 0xffff);
}

static const char *
pick (GRand *rand, const char *const *list, guint length)
{
  return list[g_rand_int_range (rand, 0, (int) length)];
}

static gboolean
toss (GRand *rand)
{
  return g_rand_boolean (rand);
}

static char *
make_line (GRand *rand)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? " " : "",
                            pick (rand, words, G_N_ELEMENTS (words)));

  return g_string_free_and_steal (line);
}

static DictumVersion *
make_version (GRand *rand, const char *retrieved)
{
  DictumVersion *version = dictum_value_new (&dictum_version_type);

  version->id = make_uuid (rand);
  dictum_value_set_string (&version->retrieved, retrieved);
  for (guint i = 0; i < N_BLOCKS; i++)
    {
      DictumBlock *block = dictum_value_new (&dictum_block_type);

      block->kind = i == 0 ? DICTUM_BLOCK_TITLE : DICTUM_BLOCK_PARAGRAPH;
      block->text = make_line (rand);
      dictum_values_add (&version->blocks, block);
    }

  return version;
}

static DictumArticle *
make_article (GRand *rand, guint number)
{
  DictumArticle *article = dictum_value_new (&dictum_article_type);

  article->record.id = make_uuid (rand);
  article->title = make_line (rand);
  article->added = g_strdup_printf ("2026-11-1%uT18:00:00Z", number);
  if (number != 1)
    article->url = g_strdup_printf ("https://ledger.example/2026/ferry-%u?page=%u", number, number);
  dictum_values_add (&article->versions, make_version (rand, "2026-11-14T18:00:00Z"));
  dictum_values_add (&article->versions, make_version (rand, "2026-11-15T18:00:00Z"));

  return article;
}

static DictumSource *
make_source (GRand *rand, guint number, GPtrArray *sources)
{
  DictumSource *source = dictum_value_new (&dictum_source_type);

  source->record.id = make_uuid (rand);
  source->name = g_strdup_printf ("%s %u", pick (rand, words, G_N_ELEMENTS (words)), number);
  source->kind = g_rand_int_range (rand, 0, 8);
  source->role = g_rand_int_range (rand, 0, 5);
  source->body = g_rand_int_range (rand, 0, 6);
  dictum_value_set_string (&source->notes, pick (rand, notes, G_N_ELEMENTS (notes)));
  dictum_value_set_string (&source->creator, toss (rand) ? "Ana Holt" : NULL);
  dictum_value_set_string (&source->created, "2026-11-14T18:02:11Z");
  dictum_value_set_string (&source->modified, "2026-11-15T18:02:11Z");
  if (toss (rand))
    dictum_value_set_strings (&source->aliases, (const char *const[]) { "alias", "𝔄", NULL });
  if (sources->len > 0 && toss (rand))
    {
      const DictumSource *other = g_ptr_array_index (sources, 0);

      dictum_value_set_string (&source->affiliation, other->record.id);
      dictum_value_set_strings (&source->distinct_from,
                                (const char *const[]) { other->record.id, NULL });
    }
  if (toss (rand))
    {
      source->anonymity = dictum_value_new (&dictum_anonymity_type);
      source->anonymity->ground_rules = g_rand_int_range (rand, 0, 5);
      source->anonymity->persons = 2;
      source->anonymity->vital = TRUE;
      dictum_value_set_string (&source->anonymity->descriptor, "officials");
    }

  return source;
}

static DictumSpan *
make_span (GRand *rand, DictumText *text, int from, int to)
{
  int start = g_rand_int_range (rand, from, to - 1);
  int end = g_rand_int_range (rand, start + 1, MIN (to, start + 60) + 1);
  g_autoptr (GError) error = NULL;
  DictumSpan *span;

  /* Nothing but space is no claim. */
  while (dictum_text_get_char (text, start) == ' ' || dictum_text_get_char (text, start) == '\n')
    start++;
  span = dictum_edit_make_span (text, start, MAX (end, start + 1), &error);
  g_assert_no_error (error);

  return span;
}

static void
add_content (GRand *rand, DictumClaim *claim, DictumText *text)
{
  int length = dictum_text_get_length (text);
  int n_parts = toss (rand) ? 1 : g_rand_int_range (rand, 1, 5);
  int part = (length - 2) / n_parts;

  for (int i = 0; i < n_parts; i++)
    dictum_values_add (&claim->content, make_span (rand, text, i * part, (i + 1) * part - 2));
}

static void
add_links (GRand *rand, DictumClaim *claim, DictumText *text, GPtrArray *sources)
{
  int length = dictum_text_get_length (text);

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      DictumAttribution *link = dictum_value_new (&dictum_attribution_type);
      const DictumSource *source = g_ptr_array_index (
          sources, g_rand_int_range (rand, 0, (int) sources->len));

      if (toss (rand))
        dictum_value_set_string (&link->source, source->record.id);
      if (toss (rand))
        link->source_span = make_span (rand, text, 0, length - 2);
      if (toss (rand))
        link->cue = make_span (rand, text, 0, length - 2);
      link->manner = g_rand_int_range (rand, 0, 3);
      link->manner_chosen = toss (rand);
      link->polarity = g_rand_int_range (rand, 0, 3);
      link->stance = g_rand_int_range (rand, 0, 3);
      dictum_values_add (&claim->attributions, link);
    }
}

static void
add_checking (GRand *rand, DictumClaim *claim)
{
  static const char *const ratings[] = { "supported", "refuted" };

  if (toss (rand))
    {
      DictumRating *rating = dictum_value_new (&dictum_rating_type);

      rating->person = g_strdup ("Ana Holt");
      rating->rating = g_strdup (pick (rand, ratings, 2));
      dictum_value_set_string (&rating->justification, pick (rand, notes, G_N_ELEMENTS (notes)));
      dictum_value_set_string (&rating->rated, "2026-11-16T10:00:00Z");
      dictum_values_add (&claim->ratings, rating);
      dictum_value_set_string (&claim->published_rating, toss (rand) ? "Ana Holt" : NULL);
    }
  if (toss (rand))
    {
      DictumEvidence *evidence = dictum_value_new (&dictum_evidence_type);

      evidence->id = make_uuid (rand);
      evidence->stance = g_rand_int_range (rand, 0, 4);
      evidence->primary = toss (rand);
      dictum_value_set_string (&evidence->title, "Timetable, “winter”");
      dictum_value_set_string (&evidence->quote, pick (rand, notes, G_N_ELEMENTS (notes)));
      dictum_value_set_string (&evidence->date, "2026-11-01");
      dictum_values_add (&claim->evidence, evidence);
    }
  if (toss (rand))
    {
      DictumReply *reply = dictum_value_new (&dictum_reply_type);

      reply->id = make_uuid (rand);
      reply->used = toss (rand);
      dictum_value_set_string (&reply->asked, "Harbour board");
      dictum_value_set_string (&reply->answer, pick (rand, notes, G_N_ELEMENTS (notes)));
      dictum_values_add (&claim->replies, reply);
    }
  if (toss (rand))
    {
      claim->origin = dictum_value_new (&dictum_origin_type);
      claim->origin->kind = g_rand_int_range (rand, 1, 4);
      claim->origin->confidence = 0.75;
      dictum_value_set_string (&claim->origin->agent, "Somebody’s tool");
    }
}

static DictumClaim *
make_claim (GRand *rand, const DictumArticle *article, GPtrArray *sources, GPtrArray *claims)
{
  DictumClaim *claim = dictum_value_new (&dictum_claim_type);
  const DictumVersion *version = dictum_values_get (article->versions,
                                                    toss (rand) && toss (rand) ? 0 : 1);
  DictumText *text = dictum_article_get_text (article, version);

  claim->record.id = make_uuid (rand);
  dictum_value_set_string (&claim->article, article->record.id);
  dictum_value_set_string (&claim->version, version->id);
  add_content (rand, claim, text);
  add_links (rand, claim, text, sources);
  add_checking (rand, claim);
  claim->kind = g_rand_int_range (rand, 0, 7);
  claim->status = g_rand_int_range (rand, 0, 5);
  claim->certainty = g_rand_int_range (rand, 0, 4);
  claim->check_worthy = toss (rand);
  claim->reviewed = toss (rand);
  dictum_value_set_string (&claim->notes, pick (rand, notes, G_N_ELEMENTS (notes)));
  dictum_value_set_string (&claim->assigned, toss (rand) ? "Ben Ode" : NULL);
  if (toss (rand))
    dictum_value_set_strings (&claim->tags, (const char *const[]) { "ferry", "عبارة", NULL });
  if (claims->len > 0 && toss (rand))
    dictum_value_set_strings (
        &claim->same_as,
        (const char *const[]) { dictum_record_get_id (g_ptr_array_index (claims, 0)), NULL });
  dictum_value_set_string (&claim->creator, toss (rand) ? "Ana Holt" : NULL);
  dictum_value_set_string (&claim->created, "2026-11-14T19:00:00Z");
  dictum_value_set_string (&claim->modified, "2026-11-14T20:00:00Z");

  return claim;
}

static DictumSettings *
make_settings (GRand *rand)
{
  DictumSettings *settings = dictum_value_new (&dictum_settings_type);

  settings->record.id = make_uuid (rand);
  settings->desk = dictum_value_new (&dictum_desk_type);
  settings->desk->rating_scale = dictum_rating_scale_new_preset ("Plain");
  dictum_value_set_string (&settings->title, "Harbour treaty");
  dictum_value_set_string (&settings->created, "2026-11-14T18:02:11Z");
  dictum_value_seal (settings);

  return settings;
}

static void
add_records (GPtrArray *all, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      dictum_value_seal (g_ptr_array_index (records, i));
      g_ptr_array_add (all, dictum_value_ref (g_ptr_array_index (records, i)));
    }
}

static DictumProject *
make_project (DictumSettings *settings, GPtrArray *articles, GPtrArray *sources, GPtrArray *claims)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GError) error = NULL;
  DictumProject *project;

  add_records (records, articles);
  add_records (records, sources);
  add_records (records, claims);
  project = dictum_project_new_from_records (settings, records, &error);
  g_assert_no_error (error);

  return project;
}

DictumProject *
exchange_new_project (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (DictumSettings) settings = make_settings (rand);

  for (guint i = 0; i < N_ARTICLES; i++)
    g_ptr_array_add (articles, make_article (rand, i));
  for (guint i = 0; i < N_SOURCES; i++)
    g_ptr_array_add (sources, make_source (rand, i, sources));
  for (guint i = 0; i < N_CLAIMS; i++)
    g_ptr_array_add (
        claims, make_claim (rand, g_ptr_array_index (articles, i % N_ARTICLES), sources, claims));

  return make_project (settings, articles, sources, claims);
}

/* ---- Hostile ---- */

/* Fills every text of a value that is free: no ids, times, spans or texts of an article. */
static void
fill_strings (gpointer value, const char *hostile)
{
  const DictumType *type = ((DictumValue *) value)->type;

  for (const DictumField *field = type->fields; field->key != NULL; field++)
    {
      gboolean is_free = (field->flags & DICTUM_FIELD_REFERENCE) == 0 &&
                         strcmp (field->key, "id") != 0 && strcmp (field->key, "version") != 0 &&
                         strcmp (field->key, "sha256") != 0 && strcmp (field->key, "snapshot") != 0;

      if (field->kind == DICTUM_FIELD_STRING && is_free)
        dictum_value_set_string (DICTUM_FIELD_AT (char *, value, field), hostile);
      else if (field->kind == DICTUM_FIELD_STRINGS && is_free)
        dictum_value_set_strings (DICTUM_FIELD_AT (GStrv, value, field),
                                  (const char *const[]) { hostile, NULL });
    }
}

static DictumArticle *
make_hostile_article (GRand *rand, const char *hostile)
{
  DictumArticle *article = make_article (rand, 0);
  DictumVersion *version = dictum_values_get (article->versions, 1);
  DictumBlock *block = dictum_value_new (&dictum_block_type);
  g_autofree char *normal = dictum_text_normalise (hostile, -1);

  fill_strings (article, hostile);
  g_strdelimit (normal, "\n", ' ');
  if (g_utf8_strlen (normal, -1) > DICTUM_TEXT_BLOCK_CAP)
    *g_utf8_offset_to_pointer (normal, DICTUM_TEXT_BLOCK_CAP) = '\0';
  block->text = g_steal_pointer (&normal);
  dictum_values_insert (&version->blocks, 1, block);

  return article;
}

static DictumClaim *
make_hostile_claim (GRand *rand,
                    const DictumArticle *article,
                    GPtrArray *sources,
                    const char *hostile)
{
  DictumClaim *claim = dictum_value_new (&dictum_claim_type);
  const DictumVersion *version = dictum_article_get_latest_version (article);
  DictumText *text = dictum_article_get_text (article, version);
  DictumEvidence *evidence = dictum_value_new (&dictum_evidence_type);
  DictumReply *reply = dictum_value_new (&dictum_reply_type);
  DictumRating *rating = dictum_value_new (&dictum_rating_type);

  fill_strings (claim, hostile);
  claim->record.id = make_uuid (rand);
  dictum_value_set_string (&claim->article, article->record.id);
  dictum_value_set_string (&claim->version, version->id);
  dictum_value_set_string (&claim->created, "2026-11-14T19:00:00Z");
  dictum_value_set_string (&claim->modified, "2026-11-14T20:00:00Z");
  add_content (rand, claim, text);
  add_links (rand, claim, text, sources);
  fill_strings (evidence, hostile);
  evidence->id = make_uuid (rand);
  dictum_values_add (&claim->evidence, evidence);
  fill_strings (reply, hostile);
  reply->id = make_uuid (rand);
  dictum_values_add (&claim->replies, reply);
  fill_strings (rating, hostile);
  dictum_value_set_string (&rating->rating, "supported");
  dictum_values_add (&claim->ratings, rating);
  claim->origin = dictum_value_new (&dictum_origin_type);
  claim->origin->kind = DICTUM_ORIGIN_IMPORTED;
  claim->origin->confidence = NAN;
  fill_strings (claim->origin, hostile);

  return claim;
}

static DictumSettings *
make_hostile_settings (GRand *rand, const char *hostile)
{
  g_autoptr (DictumSettings) plain = make_settings (rand);
  DictumSettings *settings = dictum_value_copy (plain);
  DictumRatingScale *scale = dictum_rating_scale_new_preset ("Plain");

  fill_strings (settings, hostile);
  for (guint i = 0; i < scale->values->len; i++)
    dictum_value_set_string (&((DictumScaleValue *) dictum_values_get (scale->values, i))->label,
                             hostile);
  dictum_value_unref (settings->desk);
  settings->desk = dictum_value_new (&dictum_desk_type);
  settings->desk->rating_scale = scale;
  dictum_value_seal (settings);

  return settings;
}

/* long_name may be NULL. */
static DictumProject *
make_hostile (const char *hostile, const char *long_name)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (dictum_value_unref);
  g_autoptr (DictumSettings) settings = make_hostile_settings (rand, hostile);

  g_ptr_array_add (articles, make_hostile_article (rand, hostile));
  for (guint i = 0; i < 2; i++)
    {
      DictumSource *source = make_source (rand, i, sources);

      fill_strings (source, hostile);
      if (source->anonymity != NULL)
        fill_strings (source->anonymity, hostile);
      if (i == 1 && long_name != NULL)
        dictum_value_set_string (&source->name, long_name);
      g_ptr_array_add (sources, source);
    }
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (claims,
                     make_hostile_claim (rand, g_ptr_array_index (articles, 0), sources, hostile));

  return make_project (settings, articles, sources, claims);
}

DictumProject *
exchange_new_hostile (const char *hostile)
{
  return make_hostile (hostile, NULL);
}

DictumProject *
exchange_new_long (void)
{
  g_autofree char *name = g_strnfill (1024 * 1024, 'x');

  return make_hostile ("Harbour", name);
}

/* ---- There and back ---- */

DictumProject *
exchange_new_empty (DictumProject *project)
{
  g_autoptr (DictumProjectSnapshot) snapshot = dictum_project_take_snapshot (project);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return make_project ((DictumSettings *) snapshot->settings, snapshot->articles, none, none);
}

GPtrArray *
exchange_write (DictumProject *project, const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumExport) export = dictum_export_new (dictum_project_take_snapshot (project), NULL,
                                                       NULL, &error);
  GPtrArray *files = dictum_format_write (dictum_format_find (format), export, NULL, &error);

  g_assert_no_error (error);

  return files;
}

DictumImport *
exchange_read (DictumProject *project, const char *format, GPtrArray *files)
{
  g_autoptr (DictumHistory) history = dictum_history_new (project);
  g_autoptr (GError) error = NULL;
  DictumImport *import = dictum_format_read (dictum_format_find (format), files,
                                             dictum_project_take_snapshot (project), NULL,
                                             "Ana Holt", NULL, &error);

  g_assert_no_error (error);
  if (import->change == NULL)
    return import;
  dictum_history_apply (history, import->change, &error);
  g_assert_no_error (error);
  dictum_history_undo (history, &error);
  g_assert_no_error (error);
  dictum_history_redo (history, &error);
  g_assert_no_error (error);

  return import;
}

char *
exchange_get_text (GPtrArray *files)
{
  gsize size;
  const char *bytes = g_bytes_get_data (((DictumFile *) files->pdata[0])->bytes, &size);

  return g_strndup (bytes, size);
}
