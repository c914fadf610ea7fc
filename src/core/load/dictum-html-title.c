/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-page.h"

#include <string.h>

/* How alike a heading and a declared title must be to be the same, by their words. */
#define SAME_TITLE 0.6

/* A title is no longer than this, in bytes. */
#define LONG_TITLE 1000

/* So many headings are compared with what is declared. */
#define MAX_HEADINGS 300

/* How well a heading is confirmed by what the page declares as its title: 0..1. */
static double
confirm (const char *heading, const char *const *declared, const char *publisher, const char *url)
{
  double best = 0;

  for (guint i = 0; declared[i] != NULL; i++)
    {
      g_autofree char *clean = dictum_html_strip_site (declared[i], publisher, url);

      best = MAX (best, dictum_html_compare_words (heading, clean));
      best = MAX (best, dictum_html_compare_words (heading, declared[i]));
    }
  return best;
}

static guint
count_declared (const char **declared, const DictumHtmlPage *page, DictumDetailOrigin *first)
{
  const struct
  {
    const char *title;
    DictumDetailOrigin origin;
  } all[] = {
    { page->linked->headline, DICTUM_DETAIL_ORIGIN_JSON_LD },
    { dictum_html_page_get (page, "og:title"), DICTUM_DETAIL_ORIGIN_OPEN_GRAPH },
    { dictum_html_page_get (page, "twitter:title"), DICTUM_DETAIL_ORIGIN_OPEN_GRAPH },
    { page->head_title, DICTUM_DETAIL_ORIGIN_META },
    { page->linked->name, DICTUM_DETAIL_ORIGIN_JSON_LD },
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].title != NULL && *all[i].title != '\0')
      {
        if (n == 0)
          *first = all[i].origin;
        declared[n++] = all[i].title;
      }
  declared[n] = NULL;
  return n;
}

void
dictum_html_page_find_title (const DictumHtmlPage *page, DictumHtmlMetadata *self)
{
  const char *declared[6];
  DictumDetailOrigin first_origin = DICTUM_DETAIL_ORIGIN_NONE;
  guint n_declared = count_declared (declared, page, &first_origin);
  g_autofree char *lone = NULL;
  guint lone_node = 0, n_headings = 0;
  guint candidates = 0;
  double best = 0;

  for (guint i = 0; i < page->tree->n_nodes && candidates < MAX_HEADINGS; i++)
    {
      const DictumHtmlNode *node = &page->tree->nodes[i];
      gboolean first = node->tag == GUMBO_TAG_H1 ||
                       dictum_html_node_has_token (node, "itemprop", "headline");
      g_autofree char *text = NULL;
      double rating;

      if ((!first && node->tag != GUMBO_TAG_H2) || node->end - i > 200 ||
          !dictum_html_page_shows (page->tree, i))
        continue;
      text = dictum_html_tree_dup_start (page->tree, i, LONG_TITLE);
      if (*text == '\0' || strlen (text) > LONG_TITLE)
        continue;
      candidates++;
      rating = confirm (text, declared, self->publisher, page->url);
      if (!first)
        rating -= 0.25;
      if (node->tag == GUMBO_TAG_H1 && n_headings++ == 0)
        {
          lone = g_strdup (text);
          lone_node = i;
        }
      if (rating >= SAME_TITLE && rating > best + 0.05)
        {
          best = rating;
          g_set_str (&self->title, text);
          self->title_node = i;
        }
    }
  self->origins[DICTUM_DETAIL_TITLE] = DICTUM_DETAIL_ORIGIN_VISIBLE;
  if (self->title != NULL)
    return;
  /* The only heading of its rank is the title even where the page calls itself otherwise. */
  if (n_headings == 1 && strchr (lone, ' ') != NULL &&
      (self->publisher == NULL || dictum_html_compare_words (lone, self->publisher) < 0.6))
    {
      self->title = g_steal_pointer (&lone);
      self->title_node = lone_node;
    }
  else if (n_declared > 0)
    {
      self->origins[DICTUM_DETAIL_TITLE] = first_origin;
      self->title = dictum_html_strip_site (declared[0], self->publisher, page->url);
    }
  else
    self->title = g_steal_pointer (&lone);
}
