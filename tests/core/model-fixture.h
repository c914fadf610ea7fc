/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-project.h"

/* Small records for the model's tests. All are alterable and owned by the caller. */

static inline DictumSettings *
fixture_new_settings (void)
{
  DictumSettings *settings = dictum_value_new (&dictum_settings_type);

  settings->record.id = g_strdup ("p");
  dictum_value_set_string (&settings->title, "Harbour treaty");
  dictum_value_set_string (&settings->created, "2026-11-14T18:02:11Z");
  return settings;
}

static inline DictumArticle *
fixture_new_article (const char *id, const char *added, const char *text)
{
  DictumArticle *article = dictum_value_new (&dictum_article_type);
  DictumVersion *version = dictum_value_new (&dictum_version_type);
  DictumBlock *block = dictum_value_new (&dictum_block_type);

  block->text = g_strdup (text);
  dictum_values_add (&version->blocks, block);
  version->id = g_strconcat (id, "-v1", NULL);
  article->record.id = g_strdup (id);
  dictum_value_set_string (&article->added, added);
  dictum_values_add (&article->versions, version);
  return article;
}

static inline DictumSource *
fixture_new_source (const char *id, const char *name)
{
  DictumSource *source = dictum_value_new (&dictum_source_type);

  source->record.id = g_strdup (id);
  dictum_value_set_string (&source->name, name);
  return source;
}

static inline DictumClaim *
fixture_new_claim (const char *id, const char *article, int start, int end)
{
  DictumClaim *claim = dictum_value_new (&dictum_claim_type);

  claim->record.id = g_strdup (id);
  claim->article = g_strdup (article);
  claim->version = g_strconcat (article, "-v1", NULL);
  dictum_values_add (&claim->content, dictum_span_new (start, end, "words", NULL, NULL));
  return claim;
}

static inline void
fixture_attribute (DictumClaim *claim, const char *source, int start, int end)
{
  DictumAttribution *link = dictum_value_new (&dictum_attribution_type);

  dictum_value_set_string (&link->source, source);
  if (end > start)
    link->source_span = dictum_span_new (start, end, "who", NULL, NULL);
  dictum_values_add (&claim->attributions, link);
}

static inline void
fixture_rate (DictumClaim *claim, const char *person, const char *value)
{
  DictumRating *rating = dictum_value_new (&dictum_rating_type);

  rating->person = g_strdup (person);
  rating->rating = g_strdup (value);
  dictum_values_add (&claim->ratings, rating);
}
