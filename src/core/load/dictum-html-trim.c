/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-extract.h"

#include <string.h>

/* Lines longer than this are sentences of the text and no labels. In bytes. */
#define LABEL_LENGTH 90

/* So much of a text stands before its tail, at least. */
#define TAIL_BEGINS 0.65

/* A list of so many other articles, under a heading that says so, may follow any text that has so
 * many bytes. */
#define TEASERS 4
#define BEFORE_TEASERS 1000

/* A text that long is not said twice by an author; this one not where its neighbour is, too. In
 * bytes. */
#define REPEATED_ALONE 200
#define REPEATED_LENGTH 60

/* Blocks above the first paragraph among which a byline and dates are looked for. */
#define HEAD_BLOCKS 12

/* How the lines begin that head what follows an article, folded. A word ends where the pattern
 * ends. */
static const char *const tail_labels[] = {
  "related articles",
  "related posts",
  "related stories",
  "related content",
  "related products",
  "related news",
  "related reading",
  "related topics",
  "related",
  "about the author",
  "about the authors",
  "about author",
  "about the writer",
  "more from",
  "more stories",
  "more articles",
  "more news",
  "you may also like",
  "you might also like",
  "you may also enjoy",
  "you might also enjoy",
  "you may like",
  "you might be interested",
  "you may be interested",
  "recommended for you",
  "recommended reading",
  "recommended articles",
  "recommended",
  "recent posts",
  "recent articles",
  "latest posts",
  "latest articles",
  "latest news",
  "latest stories",
  "popular posts",
  "most popular",
  "most read",
  "trending",
  "read next",
  "what to read next",
  "keep reading",
  "continue reading",
  "also in the news",
  "see also",
  "leave a reply",
  "leave a comment",
  "post a comment",
  "join the conversation",
  "comments",
  "comment",
  "reader interactions",
  "share this",
  "share your story",
  "subscribe to",
  "subscribe",
  "sign up for",
  "sign up",
  "stay up to date",
  "get the latest",
  "join our newsletter",
  "newsletter",
  "follow us",
  "filed under",
  "tags",
  "tagged",
  "categories",
  "insta feed",
  "article sources",
  "sources",
  "references",
  "explore more",
  "explore our",
  "contact us",
  "get in touch",
  "request a demo",
  "as featured in",
  "editors picks",
  "editor s picks",
  "dont miss",
  "similar articles",
  "similar posts",
  "similar stories",
  "meet the author",
  "das konnte sie auch interessieren",
  "mehr zum thema",
  "lesen sie auch",
  "weitere artikel",
  "uber den autor",
  "zum thema",
  "verwandte artikel",
  "a lire aussi",
  "lire aussi",
  "articles similaires",
  "sur le meme sujet",
  "te puede interesar",
  "noticias relacionadas",
  "lea tambien",
  "articulos relacionados",
  "mas noticias",
  "leggi anche",
  "articoli correlati",
  "leia tambem",
  "veja tambem",
  "noticias relacionadas",
  "lees ook",
  "gerelateerde artikelen",
  NULL,
};

/* How the lines begin that lead away or ask for something, wherever they stand, folded. */
static const char *const aside_labels[] = {
  "read more",
  "read also",
  "also read",
  "see also",
  "related",
  "related article",
  "related story",
  "recommended",
  "recommended reading",
  "watch",
  "listen",
  "advertisement",
  "advertising",
  "sponsored",
  "article continues below",
  "story continues below",
  "continue reading",
  "click here",
  "sign up",
  "subscribe",
  "table of contents",
  "in this article",
  "on this page",
  "jump to",
  "share this",
  "share",
  "follow us",
  "loading",
  "skip advertisement",
  "lesen sie auch",
  "mehr zum thema",
  "anzeige",
  "publicite",
  "lire aussi",
  "a lire aussi",
  "lea tambien",
  "publicidad",
  "leggi anche",
  "leia tambem",
  "lees ook",
  "photo by",
  "image credit",
  "photo credit",
  "image source",
  "image",
  "credit",
  "getty images",
  "print this page",
  "print this article",
  "printer friendly",
  "close window",
  "close this window",
  "back to article",
  "url of this page",
  "url of this article",
  "source url",
  "printed on",
  "printed from",
  "seite drucken",
  "fenster schliessen",
  NULL,
};

/* How the lines begin that say who wrote an article, and when. */
static const char *const byline_labels[] = {
  "by",
  "written by",
  "posted by",
  "published by",
  "reviewed by",
  "medically reviewed by",
  "fact checked by",
  "edited by",
  "author",
  "published",
  "posted",
  "updated",
  "last updated",
  "last modified",
  "first published",
  "date",
  "von",
  "par",
  "por",
  "actualizado",
  "publicado",
  "veroffentlicht",
  "aktualisiert",
  "publie",
  "mis a jour",
  "stand",
  "contributions from",
  "contributors",
  NULL,
};

static gboolean
begins_with_label (const char *folded, const char *const *labels)
{
  for (guint i = 0; labels[i] != NULL; i++)
    {
      gsize length = strlen (labels[i]);

      if (strncmp (folded, labels[i], length) == 0 &&
          (folded[length] == '\0' || folded[length] == ' '))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_label (const char *folded, const char *const *labels)
{
  return g_strv_contains (labels, folded);
}

static guint
count_words (const char *folded)
{
  guint words = *folded != '\0';

  for (; *folded != '\0'; folded++)
    words += *folded == ' ';
  return words;
}

/* "5 min read", "3 minutes". */
static gboolean
says_reading_time (const char *folded)
{
  return g_ascii_isdigit (*folded) && count_words (folded) <= 4 && strstr (folded, " min") != NULL;
}

static gboolean
is_text (const DictumHtmlBlock *block)
{
  return block->kind != DICTUM_BLOCK_HEADING && block->kind != DICTUM_BLOCK_CAPTION;
}

/* Pages carry the same text twice, for wide and for narrow screens, or as a teaser: then it stands
 * in another element, or right behind itself, and what is beside it is said twice as well. What an
 * author says twice stands in the same element, farther on. */
static void
drop_repeated (GPtrArray *blocks)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *again = g_new0 (gboolean, blocks->len + 2);
  g_autofree gboolean *dropped = g_new0 (gboolean, blocks->len + 1);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DictumHtmlBlock *block = g_ptr_array_index (blocks, i);
      const DictumHtmlBlock *first = g_hash_table_lookup (seen, block->text);

      if (first == NULL)
        g_hash_table_insert (seen, block->text, (gpointer) block);
      else
        again[i + 1] = strlen (block->text) >= REPEATED_LENGTH &&
                       (first->around != block->around ||
                        strcmp (((DictumHtmlBlock *) g_ptr_array_index (blocks, i - 1))->text,
                                block->text) == 0);
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      const DictumHtmlBlock *block = g_ptr_array_index (blocks, i);

      dropped[i] = again[i + 1] &&
                   (again[i] || again[i + 2] || strlen (block->text) >= REPEATED_ALONE);
    }
  dictum_html_drop_blocks (blocks, dropped);
}

/* A heading that no text follows headed something that was left out, unless one of a lower rank
 * follows. */
static void
drop_lone_headings (GPtrArray *blocks)
{
  g_autofree gboolean *dropped = g_new0 (gboolean, blocks->len + 1);
  int next_level = 0; /* of the heading that follows; 0: nothing does */
  gboolean text_follows = FALSE;

  for (guint i = blocks->len; i-- > 0;)
    {
      const DictumHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == DICTUM_BLOCK_CAPTION)
        continue;
      if (block->kind != DICTUM_BLOCK_HEADING)
        text_follows = TRUE;
      else if (text_follows || next_level > block->level)
        {
          text_follows = FALSE;
          next_level = block->level;
        }
      else
        dropped[i] = TRUE;
    }
  dictum_html_drop_blocks (blocks, dropped);
}

/* Whether all that follows a heading to the end stands under it, and much of it has a heading of
 * its own: a list of other articles is like that. */
static gboolean
heads_teasers (GPtrArray *blocks, guint heading)
{
  int level = ((DictumHtmlBlock *) g_ptr_array_index (blocks, heading))->level;
  guint headings = 0;

  for (guint i = heading + 1; i < blocks->len; i++)
    {
      const DictumHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind != DICTUM_BLOCK_HEADING)
        continue;
      if (block->level <= level)
        return FALSE;
      headings++;
    }
  return headings >= TEASERS;
}

/* From a line that heads what follows an article, in the later part of the text, to the end. */
static void
cut_tail (GPtrArray *blocks)
{
  gsize all = 0, before = 0;

  for (guint i = 0; i < blocks->len; i++)
    all += strlen (((DictumHtmlBlock *) g_ptr_array_index (blocks, i))->text);
  for (guint i = 0; i < blocks->len; i++)
    {
      const DictumHtmlBlock *block = g_ptr_array_index (blocks, i);
      gsize length = strlen (block->text);

      if (before >= TAIL_BEGINS * all && length < LABEL_LENGTH)
        {
          g_autofree char *folded = dictum_html_fold (block->text);

          if (is_label (folded, tail_labels) ||
              (block->kind == DICTUM_BLOCK_HEADING && count_words (folded) <= 7 &&
               begins_with_label (folded, tail_labels)))
            {
              g_ptr_array_remove_range (blocks, i, blocks->len - i);
              return;
            }
        }
      else if (before >= BEFORE_TEASERS && block->kind == DICTUM_BLOCK_HEADING &&
               length < LABEL_LENGTH)
        {
          g_autofree char *folded = dictum_html_fold (block->text);

          if (is_label (folded, tail_labels) && heads_teasers (blocks, i))
            {
              g_ptr_array_remove_range (blocks, i, blocks->len - i);
              return;
            }
        }
      before += length;
    }
}

/* "Print this page | Close window": what is to be pressed, side by side. */
static gboolean
is_row_of_labels (const char *text, const char *const *labels)
{
  g_auto (GStrv) parts = NULL;

  if (strchr (text, '|') == NULL)
    return FALSE;
  parts = g_strsplit (text, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = dictum_html_fold (parts[i]);

      if (*folded != '\0' && !is_label (folded, labels))
        return FALSE;
    }
  return TRUE;
}

/* Lines that lead away from the text or ask for something. */
static void
drop_asides (GPtrArray *blocks)
{
  g_autofree gboolean *dropped = g_new0 (gboolean, blocks->len + 1);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DictumHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (is_text (block) && strlen (block->text) < 2 * LABEL_LENGTH)
        {
          g_autofree char *folded = dictum_html_fold (block->text);
          const char *colon = strchr (block->text, ':');

          dropped[i] = is_label (folded, aside_labels) ||
                       is_row_of_labels (block->text, aside_labels) ||
                       (colon != NULL && colon - block->text < 30 &&
                        begins_with_label (folded, aside_labels));
        }
    }
  dictum_html_drop_blocks (blocks, dropped);
}

/* Who wrote it and when stands in the article's details. Looked for above the first paragraph. */
static void
drop_bylines (GPtrArray *blocks)
{
  for (guint i = 0, seen = 0; i < blocks->len && seen < HEAD_BLOCKS; seen++)
    {
      const DictumHtmlBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *folded = NULL;
      g_autofree char *time = NULL;

      if (is_text (block) && strlen (block->text) > 2 * LABEL_LENGTH)
        return;
      folded = dictum_html_fold (block->text);
      time = strlen (block->text) < 40 ? dictum_load_parse_time (block->text) : NULL;
      if (is_text (block) &&
          (time != NULL || says_reading_time (folded) ||
           (count_words (folded) <= 14 && begins_with_label (folded, byline_labels))))
        g_ptr_array_remove_index (blocks, i);
      else
        i++;
    }
}

/**
 * dictum_html_trim:
 * @blocks: of DictumHtmlBlock
 *
 * Takes out of what was found in an article's element the lines that are known by their words: what
 * is said twice, bylines, ways to other articles, and all that follows the end.
 */
void
dictum_html_trim (GPtrArray *blocks)
{
  drop_repeated (blocks);
  drop_bylines (blocks);
  cut_tail (blocks);
  drop_asides (blocks);
  drop_lone_headings (blocks);
}
