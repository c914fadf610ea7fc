/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "load-fixture.h"

/* Sixty words, so that a text can be made as long as a rule wants it. */
#define SIXTY                                                                                      \
  "The harbour of Lindmoor will close for the winter, the mayor said on Tuesday, because the ice " \
  "has come early this year and the breaker is in the yard. Fishermen asked the council for help " \
  "with the cost of the road, which is twice as long as the way by sea. The council will decide "  \
  "in a week, when all of its members are back in town."

#define SIXTY_MORE                                                                                 \
  "Ida Marrow, who chairs the council, told reporters that the breaker would not be ready before " \
  "the new year and that nobody had asked the yard for a date. The owner of the yard denied it: "  \
  "his people had written twice, he said, and had heard nothing. Both letters are in the archive " \
  "of the council, where anybody may read them on Thursdays between nine and noon."

#define ARTICLE(n_text) "<article><h1>Harbour to close</h1>" n_text "</article>"
#define P "<p>" SIXTY "</p>"
#define Q "<p>" SIXTY_MORE "</p>"

/* What stands in the place of an article, and a word of what is said; then what only looks so. */
static const struct
{
  const char *name;
  const char *page;
  const char *words; /* of the error or the notice; NULL: neither */
  gboolean notice;
} cases[] = {
  { "consent",
    "<title>Before you continue</title><div><h1>We value your privacy</h1><p>We and our partners "
    "store data on a device.</p><button>Accept all</button><button>Reject all</button></div>",
    "asks for a consent", FALSE },
  { "consent in German",
    "<title>Zustimmung</title><p>Wir und unsere Partner verarbeiten Daten. Ihre Privatsphäre ist "
    "uns wichtig.</p><a>Alle akzeptieren</a>",
    "asks for a consent", FALSE },
  { "login",
    "<title>Welcome back</title><form><p>Sign in to go on.</p><input name=u><input "
    "type=password></form>",
    "log in", FALSE },
  { "script",
    "<title>News</title><div id=root></div><noscript>You need to enable JavaScript to run this "
    "app.</noscript><script src=/main.js></script>",
    "empty until its scripts", FALSE },
  { "script without a word", "<title>News</title><div id=app></div><script src=/x.js></script>",
    "empty until its scripts", FALSE },
  { "robot check",
    "<title>Just a moment...</title><p>Checking if the site connection is secure</p><script>"
    "window._cf_chl_opt={}</script>",
    "its reader is a person", FALSE },
  { "gone",
    "<title>Page not found | Lindmoor Gazette</title><h1>Page not found</h1><p>We looked "
    "everywhere. Try the search, or go to the front page.</p>",
    "no such page", FALSE },
  { "gone in French",
    "<title>Page introuvable</title><h1>Oups</h1><p>Cette page n’existe plus.</p>", "no such page",
    FALSE },
  { "paywall",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour to close\","
    "\"isAccessibleForFree\":\"False\"}</script>" ARTICLE ("<p>The harbour will close.</p>"),
    "subscribers only", FALSE },
  { "the beginning",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour to close\","
    "\"isAccessibleForFree\":false,\"wordCount\":900}</script>" ARTICLE (P Q),
    "Only the beginning", TRUE },
  { "the beginning, as it says itself", ARTICLE (P "<p>Subscribe to continue reading</p>"),
    "Only the beginning", TRUE },
  { "less than declared",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour to close\","
    "\"wordCount\": \"900\"}</script>" ARTICLE (P Q),
    "much longer", TRUE },
  { "an article", ARTICLE (P), NULL, FALSE },
  { "paid, and all there",
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour to close\","
    "\"isAccessibleForFree\":false,\"wordCount\":140}</script>" ARTICLE (P Q),
    NULL, FALSE },
  { "an article about a 404",
    "<title>404: how the page that is not there became a joke</title><article><h1>404: how the "
    "page became a joke</h1>" P Q "</article>",
    NULL, FALSE },
  { "an article about cookies with a banner",
    ARTICLE (P Q) "<div><p>We value your privacy. We and our partners use cookies.</p><button>"
                  "Accept all</button><button>Reject all</button></div>",
    NULL, FALSE },
  { "an article with a log-in above it", "<form><input type=password></form>" ARTICLE (P Q), NULL,
    FALSE },
  { "an article with scripts",
    "<noscript>Please enable JavaScript</noscript><script src=x.js></script>" ARTICLE (P), NULL,
    FALSE },
  { "a short one", "<title>Correction</title><h1>Correction</h1><p>The mayor is Ida Marrow.</p>",
    NULL, FALSE },
};

static DictumLoaded *
load_page (const char *html, const char *url, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (DictumLoadRequest)
      request = dictum_load_request_new_for_page (bytes, "text/html", url, NULL);

  return dictum_load (request, NULL, NULL, NULL, error);
}

static void
test_pages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoaded)
          loaded = load_page (cases[i].page, "https://gazette.example/news/harbour", &error);

      g_test_message ("%s: %s", cases[i].name,
                      error != NULL            ? error->message
                      : loaded->notice != NULL ? loaded->notice
                                               : "an article");
      if (cases[i].words != NULL && !cases[i].notice)
        {
          g_assert_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_REFUSED);
          g_assert_nonnull (strstr (error->message, cases[i].words));
          continue;
        }
      g_assert_no_error (error);
      if (cases[i].notice)
        g_assert_nonnull (strstr (loaded->notice, cases[i].words));
      else
        g_assert_null (loaded->notice);
    }
}

/* What somebody pastes is what they mean. */
static void
test_paste (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumLoaded) loaded = load_bytes (cases[i].page, -1, NULL, NULL, &error);

      g_assert_false (g_error_matches (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_REFUSED));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/load/refusal/pages", test_pages);
  g_test_add_func ("/load/refusal/paste", test_paste);
  return g_test_run ();
}
