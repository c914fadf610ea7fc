/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-duplicates.h"

#include <string.h>

/* Links inside of links (a cached copy of a phone's page in an archive) end here. */
#define MAX_DEPTH 4

/* Parameters that say how a reader came to a page, not which page it is; those of the large ad and
 * mail services, and of publishers. Names that some sites use for the number of an article ("id",
 * "cid", "source") are not among them. */
static const char *const tracking_names[] = {
  "_ga",        "_gl",      "_hsenc",      "_hsmi",         "amp",
  "amp_gsa",    "amp_js_v", "cmp",         "cmpid",         "dclid",
  "fbclid",     "gaa_at",   "gaa_n",       "gaa_sig",       "gaa_ts",
  "gbraid",     "gclid",    "guccounter",  "guce_referrer", "guce_referrer_sig",
  "igsh",       "igshid",   "ito",         "mc_cid",        "mc_eid",
  "mkt_tok",    "msclkid",  "ns_campaign", "ns_mchannel",   "ns_source",
  "outputtype", "ref",      "ref_src",     "ref_url",       "referrer",
  "smid",       "smtyp",    "spm",         "srsltid",       "twclid",
  "usqp",       "wbraid",   "xtor",        "yclid",         NULL,
};
static const char *const tracking_prefixes[] = { "utm_", "at_", "pk_", "mtm_", "wt_mc", NULL };

/* The first label of hosts that show the pages of another one on phones. */
static const char *const host_prefixes[] = { "www.", "m.", "mobile.", "amp.", NULL };

static gboolean
is_tracking (const char *parameter)
{
  g_autofree char *name = g_ascii_strdown (parameter, strcspn (parameter, "="));

  if (g_strv_contains (tracking_names, name))
    return TRUE;
  for (guint i = 0; tracking_prefixes[i] != NULL; i++)
    if (g_str_has_prefix (name, tracking_prefixes[i]))
      return TRUE;

  return FALSE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What is left of the parameters, in an order of its own; NULL when nothing is. */
static char *
clean_query (const char *query)
{
  g_auto (GStrv) parameters = query != NULL ? g_strsplit (query, "&", -1) : NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parameters != NULL && parameters[i] != NULL; i++)
    if (*parameters[i] != '\0' && !is_tracking (parameters[i]))
      g_ptr_array_add (kept, parameters[i]);
  if (kept->len == 0)
    return NULL;
  g_ptr_array_sort (kept, compare_strings);
  g_ptr_array_add (kept, NULL);

  return g_strjoinv ("&", (char **) kept->pdata);
}

/* Lower case, without "www." and the like; what would be left must still be a host. */
static char *
clean_host (const char *host)
{
  g_autofree char *ascii = g_hostname_to_ascii (host);
  char *clean = g_ascii_strdown (ascii != NULL ? ascii : host, -1);

  for (guint i = 0; host_prefixes[i] != NULL; i++)
    {
      gsize length = strlen (host_prefixes[i]);

      if (g_str_has_prefix (clean, host_prefixes[i]) && strchr (clean + length, '.') != NULL)
        memmove (clean, clean + length, strlen (clean + length) + 1);
    }

  return clean;
}

static void
cut_suffix (char *path, const char *suffix)
{
  if (g_str_has_suffix (path, suffix))
    path[strlen (path) - strlen (suffix)] = '\0';
}

/* Without "/amp" at either end, the name of a folder's page, and trailing slashes; "" for the
 * front page. */
static char *
clean_path (const char *path)
{
  char *clean = g_strdup (g_str_has_prefix (path, "/amp/") ? path + strlen ("/amp") : path);

  cut_suffix (clean, "/index.html");
  cut_suffix (clean, "/index.htm");
  cut_suffix (clean, "/index.php");
  while (g_str_has_suffix (clean, "/"))
    cut_suffix (clean, "/");
  cut_suffix (clean, "/amp");
  cut_suffix (clean, ".amp");
  if (g_str_has_suffix (clean, ".amp.html"))
    strcpy (clean + strlen (clean) - strlen (".amp.html"), ".html");

  return clean;
}

/* The page that a copy is of, in web archives and the caches of AMP: "https://example.org/…"; NULL
 * when the link is no copy's. */
static char *
find_original (const char *host, const char *path)
{
  const char *at = NULL;

  if (g_str_equal (host, "web.archive.org") && g_str_has_prefix (path, "/web/"))
    {
      at = strchr (path + strlen ("/web/"), '/');
      if (at == NULL)
        return NULL;
      at++;
      /* "https:/example.org", as some tools collapse slashes, is meant well. */
      if (g_str_has_prefix (at, "https:/") && !g_str_has_prefix (at, "https://"))
        return g_strconcat ("https://", at + strlen ("https:/"), NULL);
      if (g_str_has_prefix (at, "http:/") && !g_str_has_prefix (at, "http://"))
        return g_strconcat ("http://", at + strlen ("http:/"), NULL);
      return strstr (at, "://") != NULL ? g_strdup (at) : g_strconcat ("http://", at, NULL);
    }

  /* google.com/amp/s/example.org/…; example-org.cdn.ampproject.org/c/s/example.org/… */
  if (g_str_has_prefix (host, "google.") && g_str_has_prefix (path, "/amp/"))
    at = path + strlen ("/amp/");
  else if (g_str_has_suffix (host, ".cdn.ampproject.org") && strlen (path) > 3 && path[2] == '/')
    at = path + 3;
  if (at == NULL)
    return NULL;
  if (g_str_has_prefix (at, "s/"))
    at += 2;

  return g_strconcat ("https://", at, NULL);
}

static char *
normalise (const char *url, guint depth)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autofree char *original = NULL;
  const char *fragment;

  uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED_QUERY, NULL);
  /* Percent signs that are no UTF-8 stay as they are. */
  if (uri == NULL)
    uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0' ||
      (!g_str_equal (g_uri_get_scheme (uri), "http") &&
       !g_str_equal (g_uri_get_scheme (uri), "https")))
    return NULL;

  host = clean_host (g_uri_get_host (uri));
  query = clean_query (g_uri_get_query (uri));
  original = find_original (host, g_uri_get_path (uri));
  if (original != NULL && depth < MAX_DEPTH)
    {
      g_autofree char *with_query = query != NULL ? g_strconcat (original, "?", query, NULL)
                                                  : g_strdup (original);

      return normalise (with_query, depth + 1);
    }

  path = clean_path (g_uri_get_path (uri));
  fragment = g_uri_get_fragment (uri);
  /* "#!" is the path of pages that are made by a script. */
  if (fragment != NULL && *fragment != '!')
    fragment = NULL;
  if (*path == '\0' && query == NULL && fragment == NULL)
    return NULL;

  return g_strconcat (host, path, query != NULL ? "?" : "", query != NULL ? query : "",
                      fragment != NULL ? "#" : NULL, fragment, NULL);
}

/**
 * dictum_link_normalise:
 * @url: an address
 *
 * Returns: (transfer full) (nullable): by which links to one article are the same
 */
char *
dictum_link_normalise (const char *url)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  clean = g_strstrip (g_strdup (url));

  return normalise (clean, 0);
}
