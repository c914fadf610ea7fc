/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit-fixture.h"

static void
add_transcript (Fixture *fixture)
{
  static const char *const texts[] = { "Is it safe?", "It is.", "Who says so?", "Silence." };
  static const char *const speakers[] = { "IDA MARROW", "Tom Oye", "IDA MARROW", NULL };
  DictumArticle *article = fixture_make_article ("A hearing", texts, G_N_ELEMENTS (texts));
  DictumVersion *version = dictum_values_get (article->versions, 0);

  article->kind = DICTUM_ARTICLE_TRANSCRIPT;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DictumBlock *block = dictum_values_get (version->blocks, i);

      block->speaker = g_strdup (speakers[i]);
    }
  DO (fixture, add_article, article);
  dictum_value_unref (article);
}

static void
test_speakers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *known = fixture_add_source (fixture, "Ida Marrow", DICTUM_SOURCE_PERSON);
  const char *one[] = { "Tom Oye", NULL }, *wrong[] = { "Tom Oye", "Nobody", NULL };
  g_autofree char *transcript = NULL;
  g_autoptr (GPtrArray) none = NULL, speakers = NULL, after = NULL;
  const DictumSpeaker *speaker;

  none = dictum_article_list_speakers (fixture->project, fixture->article);
  g_assert_cmpuint (none->len, ==, 0);
  add_transcript (fixture);
  transcript = g_strdup (fixture->last);
  speakers = dictum_article_list_speakers (fixture->project, transcript);
  g_assert_cmpuint (speakers->len, ==, 2);
  speaker = g_ptr_array_index (speakers, 0);
  g_assert_cmpstr (speaker->name, ==, "Ida Marrow");
  g_assert_cmpuint (speaker->n_blocks, ==, 2);
  g_assert_cmpstr (dictum_item_get_id (speaker->source), ==, known);
  speaker = g_ptr_array_index (speakers, 1);
  g_assert_null (speaker->source);

  REFUSE (fixture, NOT_FOUND, add_speakers, transcript, wrong);
  REFUSE (fixture, NOT_FOUND, add_speakers, "nowhere", NULL);
  REFUSE (fixture, NOT_FOUND, add_speakers, fixture->article, NULL);
  DO (fixture, add_speakers, transcript, one);
  g_assert_cmpint (dictum_project_get_source (fixture->project, fixture->last)->kind, ==,
                   DICTUM_SOURCE_PERSON);
  after = dictum_article_list_speakers (fixture->project, transcript);
  speaker = g_ptr_array_index (after, 1);
  g_assert_cmpstr (dictum_item_get_id (speaker->source), ==, fixture->last);
  REFUSE (fixture, NOTHING, add_speakers, transcript, NULL);
}

static void
test_names (void)
{
  const char *names[][2] = {
    { "TOM OYE", "Tom Oye" }, { "JEAN-LUC O’BRIEN", "Jean-Luc O’Brien" },
    { "BBC", "BBC" },         { "Tom OYE", "Tom OYE" },
    { "ÉVA ÅS", "Éva Ås" },   { "עידה ברנדט", "עידה ברנדט" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = dictum_speaker_suggest_name (names[i][0]);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
}

/* Who speaks where a claim is made. */
static void
test_claim (Fixture *fixture, gconstpointer data)
{
  const DictumClaim *claim;
  char *transcript;

  DO (fixture, add_claim, fixture->article, 4, 30);
  claim = dictum_project_get_claim (fixture->project, fixture->last);
  g_assert_null (dictum_claim_get_speaker (fixture->project, claim));

  add_transcript (fixture);
  transcript = g_strdup (fixture->last);
  DO (fixture, add_claim, transcript, 0, 11);
  claim = dictum_project_get_claim (fixture->project, fixture->last);
  g_assert_cmpstr (dictum_claim_get_speaker (fixture->project, claim), ==, "IDA MARROW");
  DO (fixture, add_claim, transcript, 12, 18);
  claim = dictum_project_get_claim (fixture->project, fixture->last);
  g_assert_cmpstr (dictum_claim_get_speaker (fixture->project, claim), ==, "Tom Oye");
  DO (fixture, add_claim, transcript, 32, 39);
  claim = dictum_project_get_claim (fixture->project, fixture->last);
  g_assert_null (dictum_claim_get_speaker (fixture->project, claim));
  g_free (transcript);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/edit/speakers/sources", Fixture, NULL, fixture_set_up, test_speakers,
              fixture_tear_down);
  g_test_add ("/edit/speakers/claim", Fixture, NULL, fixture_set_up, test_claim, fixture_tear_down);
  g_test_add_func ("/edit/speakers/names", test_names);
  return g_test_run ();
}
