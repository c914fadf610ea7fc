/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-html-class.h"

#include <string.h>

/* Longer values of class and id, in bytes, are read to here. */
#define LONG_VALUE 1000

/* The words of class and id that say what an element is, in small letters, one or two together. */

/* What stands around an article. */
static const char *const boiler_words[] = {
  "ad",
  "ads",
  "adslot",
  "adunit",
  "adbox",
  "adcontainer",
  "advert",
  "advertisement",
  "advertising",
  "adsbygoogle",
  "aside",
  "banner",
  "breadcrumb",
  "breadcrumbs",
  "bread",
  "byline",
  "colophon",
  "comment",
  "comments",
  "commentlist",
  "consent",
  "cookie",
  "cookies",
  "copyright",
  "credits",
  "cta",
  "disclaimer",
  "disqus",
  "donate",
  "donation",
  "editsection",
  "footer",
  "gdpr",
  "jumplinks",
  "lightbox",
  "login",
  "masthead",
  "menu",
  "modal",
  "nav",
  "navbar",
  "navigation",
  "newsletter",
  "newsletters",
  "outbrain",
  "overlay",
  "pager",
  "pagination",
  "paginator",
  "paywall",
  "popup",
  "popular",
  "postmeta",
  "print",
  "promo",
  "promotion",
  "promos",
  "recirc",
  "recirculation",
  "recommend",
  "recommendation",
  "recommendations",
  "recommended",
  "register",
  "related",
  "relatedposts",
  "replies",
  "rss",
  "search",
  "share",
  "sharebar",
  "sharedaddy",
  "sharing",
  "shoutbox",
  "sidebar",
  "signup",
  "skyscraper",
  "social",
  "sponsor",
  "sponsored",
  "subscribe",
  "subscription",
  "taboola",
  "tagcloud",
  "taglist",
  "teaser",
  "teasers",
  "toolbar",
  "tooltip",
  "trending",
  "upnext",
  "yarpp",
  "authorbox",
  "addtoany",
  NULL,
};

/* Two words beside one another that say it together. */
static const char *const boiler_pairs[] = {
  "author bio",       "author box",    "about author",  "author info",     "author card",
  "author profile",   "author block",  "more stories",  "more articles",   "more posts",
  "more news",        "read more",     "read next",     "read also",       "also read",
  "see also",         "most read",     "most popular",  "most viewed",     "up next",
  "next post",        "prev post",     "previous post", "post navigation", "related posts",
  "related articles", "latest news",   "latest posts",  "recent posts",    "tag list",
  "tags list",        "post tags",     "entry tags",    "article tags",    "tags links",
  "cat links",        "email signup",  "sign up",       "call action",     "you may",
  "might like",       "may like",      "entry meta",    "post meta",       "article meta",
  "article footer",   "entry footer",  "post footer",   "table contents",  "site header",
  "page header",      "global header", "image credit",  "photo credit",    "video player",
  "skip link",        "screen reader", "sr only",       "visually hidden", NULL,
};

/* What readers wrote, which is often more than the article. */
static const char *const reader_words[] = {
  "comments",     "commentlist",    "commentlisting",      "disqus",          "replies",
  "comment list", "comment thread", "reader interactions", "comment respond", "comments area",
  "comment box",  "comment area",   "comment section",     "post comment",    NULL,
};

/* Under which sites put the text of an article. */
static const char *const body_words[] = {
  "articlebody",  "article body", "article content", "article text",   "entry content",
  "post content", "post body",    "story body",      "story content",  "story text",
  "content body", "main content", "body content",    "article copy",   "body copy",
  "rich text",    "richtext",     "blog content",    "single content", "page content",
  "news content", "postcontent",  "entrycontent",    "articletext",    "storybody",
  NULL,
};

/* Of articles, or of anything else. */
static const char *const list_words[] = {
  "feed", "list", "grid", "cards", "card", "carousel", "slider", "archive", "listing", NULL,
};

/* Pictures to leaf through, with a text each. */
static const char *const gallery_words[] = {
  "gallery",
  "slideshow",
  "photogallery",
  NULL,
};

/* Asides that belong to the text. */
static const char *const quote_words[] = {
  "pullquote",
  "blockquote",
  "quote",
  NULL,
};

static const char *const pull_quote_words[] = {
  "pullquote",
  "pull quote",
  "pullquotes",
  NULL,
};

static const char *const standfirst_words[] = {
  "standfirst",          "dek",       "deck",         "subtitle",
  "subheadline",         "subhead",   "lede",         "article summary",
  "article description", "sub title", "sub headline", NULL,
};

static const char *const caption_words[] = {
  "caption", "wp caption", "image caption", "credit", NULL,
};

static const char *const live_words[] = {
  "liveblog",  "live blog",  "live update", "live updates",
  "live feed", "live entry", "live post",   NULL,
};

static const char *const author_words[] = {
  "author", "authors", "byline", "authorname", "writtenby", "written by", "writer", NULL,
};

/* What stands beside an author's name, under names that have "author" in them as well. */
static const char *const no_author_words[] = {
  "avatar",      "image",  "img",   "photo", "bio",      "role",     "title",   "position", "job",
  "description", "social", "links", "icon",  "comment",  "comments", "related", "card",     "label",
  "date",        "recent", "more",  "posts", "reviewer", "box",      "picture", NULL,
};

static const struct
{
  guint called;
  const char *const *words;
} lists[] = {
  { DICTUM_HTML_CALLED_BOILER, boiler_words },
  { DICTUM_HTML_CALLED_BOILER, boiler_pairs },
  { DICTUM_HTML_CALLED_READERS, reader_words },
  { DICTUM_HTML_CALLED_BODY, body_words },
  { DICTUM_HTML_CALLED_LIST, list_words },
  { DICTUM_HTML_CALLED_GALLERY, gallery_words },
  { DICTUM_HTML_CALLED_QUOTE, quote_words },
  { DICTUM_HTML_CALLED_PULL_QUOTE, pull_quote_words },
  { DICTUM_HTML_CALLED_STANDFIRST, standfirst_words },
  { DICTUM_HTML_CALLED_CAPTION, caption_words },
  { DICTUM_HTML_CALLED_LIVE, live_words },
  { DICTUM_HTML_CALLED_AUTHOR, author_words },
  { DICTUM_HTML_CALLED_NO_AUTHOR, no_author_words },
};

/* All words at once, so that a name costs the same however many are known: char * (static) to the
 * flags. */
static GHashTable *
get_words (void)
{
  static GHashTable *words;

  if (g_once_init_enter_pointer (&words))
    {
      GHashTable *made = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
        for (guint j = 0; lists[i].words[j] != NULL; j++)
          {
            gpointer word = (gpointer) lists[i].words[j];
            guint before = GPOINTER_TO_UINT (g_hash_table_lookup (made, word));

            g_hash_table_insert (made, word, GUINT_TO_POINTER (before | lists[i].called));
          }
      g_once_init_leave_pointer (&words, made);
    }
  return words;
}

guint
dictum_html_read_class (const char *value)
{
  GHashTable *words = get_words ();
  const char *begin = value;
  char previous[32] = "";
  guint called = 0;

  while (*value != '\0' && value - begin < LONG_VALUE)
    {
      char word[32], pair[65];
      gsize n = 0;

      if (!g_ascii_isalpha (*value))
        {
          if (g_ascii_isspace (*value))
            previous[0] = '\0';
          value++;
          continue;
        }
      /* "relatedPosts" and "related-posts" are two words each. */
      do
        {
          if (n < sizeof word - 1)
            word[n++] = g_ascii_tolower (*value);
          value++;
        }
      while (g_ascii_isalpha (*value) &&
             !(g_ascii_isupper (*value) && g_ascii_islower (value[-1])));
      word[n] = '\0';
      called |= GPOINTER_TO_UINT (g_hash_table_lookup (words, word));
      if (*previous != '\0')
        {
          g_snprintf (pair, sizeof pair, "%s %s", previous, word);
          called |= GPOINTER_TO_UINT (g_hash_table_lookup (words, pair));
        }
      memcpy (previous, word, sizeof previous);
    }
  return called;
}
