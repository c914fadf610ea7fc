/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-request.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "load/dictum-http.h"
#include "load/dictum-load-text.h"

/* Whether a word that ends so is taken for a file that is not there, and not for a host: what a
 * loader reads, and what people try. */
static gboolean
is_file_suffix (const char *suffix)
{
  static const char *const tried[] = { "csv", "doc", "xml", NULL };
  g_autofree char *low = g_ascii_strdown (suffix, -1);
  g_auto (GStrv) known = dictum_load_list_suffixes ();

  return g_strv_contains (tried, low) || g_strv_contains ((const char *const *) known, low);
}

static DictumLoadRequest *
request_new (void)
{
  DictumLoadRequest *self = g_new0 (DictumLoadRequest, 1);

  g_atomic_ref_count_init (&self->refs);
  return self;
}

/**
 * dictum_load_request_new_for_url:
 * @url: an address; anything but http and https is refused when it is loaded
 */
DictumLoadRequest *
dictum_load_request_new_for_url (const char *url)
{
  DictumLoadRequest *self;

  g_return_val_if_fail (url != NULL, NULL);

  self = request_new ();
  self->url = g_strstrip (g_strdup (url));
  return self;
}

DictumLoadRequest *
dictum_load_request_new_for_file (GFile *file)
{
  DictumLoadRequest *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = request_new ();
  self->file = g_object_ref (file);
  return self;
}

DictumLoadRequest *
dictum_load_request_new_for_bytes (GBytes *bytes, const char *media_type, const char *name)
{
  DictumLoadRequest *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = request_new ();
  self->bytes = g_bytes_ref (bytes);
  self->media_type = g_strdup (media_type);
  self->name = g_strdup (name);
  return self;
}

DictumLoadRequest *
dictum_load_request_new_for_page (GBytes *bytes,
                                  const char *media_type,
                                  const char *url,
                                  const char *retrieved)
{
  DictumLoadRequest *self;

  g_return_val_if_fail (url != NULL, NULL);

  self = dictum_load_request_new_for_bytes (bytes, media_type, NULL);
  self->page_url = g_strdup (url);
  self->retrieved = g_strdup (retrieved);
  return self;
}

DictumLoadRequest *
dictum_load_request_new_for_paste (GBytes *html, const char *words)
{
  DictumLoadRequest *self;

  g_return_val_if_fail (words != NULL, NULL);

  self = dictum_load_request_new_for_bytes (html, "text/html", NULL);
  self->words = g_bytes_new (words, strlen (words));
  return self;
}

static gboolean
has_blank (const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isspace (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

/* "example.org", "news.example.org:8080/path?query", "localhost:8000", "192.168.0.7/x": a host that
 * could be looked up, with whatever may stand behind it. */
static gboolean
looks_like_host (const char *words)
{
  gsize host = strcspn (words, "/?#");
  g_autofree char *name = g_strndup (words, host);
  char *colon = strrchr (name, ':');
  g_auto (GStrv) labels = NULL;
  const char *last;
  guint n;

  if (colon != NULL)
    {
      if (colon[1] == '\0' || strlen (colon + 1) > 5 ||
          strspn (colon + 1, "0123456789") != strlen (colon + 1))
        return FALSE;
      *colon = '\0';
    }
  if (strcmp (name, "localhost") == 0)
    return colon != NULL || words[host] == '/';
  if (g_hostname_is_ip_address (name))
    return TRUE;
  labels = g_strsplit (name, ".", -1);
  n = g_strv_length (labels);
  if (n < 2)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (*labels[i] == '\0' || strlen (labels[i]) > 63)
        return FALSE;
      for (const char *at = labels[i]; *at != '\0'; at = g_utf8_next_char (at))
        if (!g_unichar_isalnum (g_utf8_get_char (at)) && *at != '-')
          return FALSE;
    }
  last = labels[n - 1];
  if (words[host] != '/' && n == 2 && is_file_suffix (last))
    return FALSE;
  for (const char *at = last; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isalpha (g_utf8_get_char (at)) && !g_str_has_prefix (last, "xn--"))
      return FALSE;
  return g_utf8_strlen (last, -1) >= 2;
}

static gboolean
has_scheme (const char *words)
{
  gsize length = strcspn (words, ":");

  if (length < 2 || !g_str_has_prefix (words + length, "://"))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (words[i]) && strchr ("+-.", words[i]) == NULL)
      return FALSE;
  return g_ascii_isalpha (words[0]);
}

static DictumLoadRequest *
request_for_paste (const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));

  return dictum_load_request_new_for_bytes (bytes, NULL, NULL);
}

static DictumLoadRequest *
request_for_path (const char *path, gboolean even_if_missing)
{
  g_autofree char *expanded = NULL;
  g_autoptr (GFile) file = NULL;

  if (g_str_has_prefix (path, "~/"))
    expanded = g_build_filename (g_get_home_dir (), path + 2, NULL);
  if (!even_if_missing && !g_file_test (expanded != NULL ? expanded : path, G_FILE_TEST_EXISTS))
    return NULL;
  file = g_file_new_for_path (expanded != NULL ? expanded : path);
  return dictum_load_request_new_for_file (file);
}

DictumLoadRequest *
dictum_load_request_new_for_words (const char *words)
{
  g_autofree char *clean = NULL;
  DictumLoadRequest *request = NULL;
  const char *dot;

  g_return_val_if_fail (words != NULL, NULL);

  clean = g_strstrip (g_strdup (words));
  if (*clean == '\0' || strlen (clean) > 4096 || strpbrk (clean, "\r\n") != NULL)
    return request_for_paste (words);

  if (g_ascii_strncasecmp (clean, "file:", 5) == 0)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (clean);

      return dictum_load_request_new_for_file (file);
    }
  if (!has_blank (clean) && has_scheme (clean))
    return dictum_load_request_new_for_url (clean);

  request = request_for_path (clean, FALSE);
  if (request != NULL)
    return request;
  if (has_blank (clean))
    return request_for_paste (words);
  if (*clean == '/' || g_str_has_prefix (clean, "~/") || g_str_has_prefix (clean, "./") ||
      g_str_has_prefix (clean, "../"))
    return request_for_path (clean, TRUE);
  if (looks_like_host (clean))
    {
      g_autofree char *url = g_strconcat ("https://", clean, NULL);

      return dictum_load_request_new_for_url (url);
    }
  dot = strrchr (clean, '.');
  if (dot != NULL && dot > clean && is_file_suffix (dot + 1))
    return request_for_path (clean, TRUE);
  return request_for_paste (words);
}

DictumLoadRequest *
dictum_load_request_ref (DictumLoadRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dictum_load_request_unref (DictumLoadRequest *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->url);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->words, g_bytes_unref);
  g_free (self->media_type);
  g_free (self->name);
  g_free (self->page_url);
  g_free (self->retrieved);
  g_free (self);
}

/* "example.org/news/page", without what only machines read. */
static char *
describe_url (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  g_autofree char *shown = NULL;
  const char *host, *path;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (url);
  shown = dictum_http_show_host (g_uri_get_host (uri));
  host = shown;
  path = g_uri_get_path (uri);
  if (g_str_has_prefix (host, "www."))
    host += strlen ("www.");
  return g_strconcat (host, strcmp (path, "/") != 0 ? path : "", NULL);
}

char *
dictum_load_request_describe (DictumLoadRequest *self)
{
  char *words = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->url != NULL || self->page_url != NULL)
    return describe_url (self->url != NULL ? self->url : self->page_url);
  if (self->file != NULL)
    {
      g_autofree char *base = g_file_get_basename (self->file);

      return g_filename_display_name (base != NULL ? base : "");
    }
  if (self->name != NULL)
    return g_strdup (self->name);
  if (g_bytes_get_size (self->bytes) > 0)
    {
      gsize size;
      const char *data = g_bytes_get_data (self->words != NULL ? self->words : self->bytes, &size);
      g_autofree char *valid = g_utf8_make_valid (data, MIN (size, 400));

      words = dictum_load_first_words (valid, strlen (valid));
    }
  return words != NULL ? words : g_strdup (_ ("Pasted text"));
}

static gboolean
is_web_address (const char *words)
{
  g_autofree char *scheme = words != NULL ? g_uri_parse_scheme (words) : NULL;

  return g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0;
}

/**
 * dictum_article_make_request:
 * @article: an article
 *
 * What loads the article again: the address that its latest version was asked for with, or one
 * before it that was not pasted, or else the link that the article is published at.
 *
 * Returns: (transfer full) (nullable): the request; %NULL when nothing of that is known
 */
DictumLoadRequest *
dictum_article_make_request (const DictumArticle *article)
{
  g_return_val_if_fail (article != NULL, NULL);

  for (guint i = dictum_values_length (article->versions); i > 0; i--)
    {
      const DictumVersion *version = dictum_values_get (article->versions, i - 1);
      g_autoptr (GFile) file = NULL;

      if (version->address == NULL)
        continue;
      if (is_web_address (version->address))
        return dictum_load_request_new_for_url (version->address);
      file = g_file_parse_name (version->address);
      return dictum_load_request_new_for_file (file);
    }
  return is_web_address (article->url) ? dictum_load_request_new_for_url (article->url) : NULL;
}
