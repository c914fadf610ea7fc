/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-model"

#include "model/dictum-version-text.h"

/* A version's text as it is read in one language. An article's language can be put right at any
 * time, while threads still read the text in the old one, so that a text stays once it was made. */
struct _DictumVersionText
{
  DictumText *text;
  struct _DictumVersionText *next;
};

void
dictum_version_clear_texts (DictumVersion *self)
{
  while (self->texts != NULL)
    {
      struct _DictumVersionText *next = self->texts->next;

      dictum_text_unref (self->texts->text);
      g_free (self->texts);
      self->texts = next;
    }
}

static DictumText *
find_text (const struct _DictumVersionText *texts, const char *language)
{
  for (; texts != NULL; texts = texts->next)
    if (g_str_equal (dictum_text_get_language (texts->text), language))
      return texts->text;

  return NULL;
}

static char *
join_blocks (const DictumVersion *version)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < dictum_values_length (version->blocks); i++)
    {
      const DictumBlock *block = dictum_values_get (version->blocks, i);

      if (i > 0)
        g_string_append_c (joined, '\n');
      g_string_append (joined, block->text);
    }

  return g_string_free (joined, FALSE);
}

/**
 * dictum_article_get_text:
 * @article: an article
 * @version: (nullable): one of its versions, or one that is to become so; its blocks will not be
 *   altered any more. %NULL: the latest
 *
 * The text is in the article's language, by whose rules it has words, sentences and quotations. May
 * be called from several threads.
 *
 * Returns: (transfer none): the plain text, the blocks joined with one newline; as long as the
 *   version lives
 */
DictumText *
dictum_article_get_text (const DictumArticle *article, const DictumVersion *version)
{
  const char *language;
  struct _DictumVersionText *made = NULL;
  struct _DictumVersionText **texts;

  g_return_val_if_fail (dictum_is_article (article), NULL);

  if (version == NULL)
    version = dictum_article_get_latest_version (article);
  g_return_val_if_fail (version != NULL, NULL);

  language = article->language != NULL ? article->language : "";
  texts = &((DictumVersion *) version)->texts;
  while (TRUE)
    {
      struct _DictumVersionText *head = g_atomic_pointer_get (texts);
      DictumText *text = find_text (head, language);

      if (text != NULL)
        {
          /* Another thread was quicker. */
          if (made != NULL)
            dictum_text_unref (made->text);
          g_free (made);
          return text;
        }
      if (made == NULL)
        {
          made = g_new (struct _DictumVersionText, 1);
          made->text = dictum_text_new_take (join_blocks (version), language);
        }
      made->next = head;
      if (g_atomic_pointer_compare_and_exchange (texts, head, made))
        return made->text;
    }
}
