/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-http.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <unicode/uspoof.h>

/* Blanks and letters beyond ASCII behind the host, as people and servers write them, are escaped;
 * the host may have such letters. */
static char *
escape_address (const char *url)
{
  const char *host = strstr (url, "://");
  gsize keep = host != NULL ? (gsize) (host - url) + 3 : 0;
  g_autofree char *rest = NULL;
  g_autofree char *start = NULL;

  if (host != NULL)
    keep += strcspn (url + keep, "/?#");
  start = g_strndup (url, keep);
  rest = g_uri_escape_string (url + keep, "!#$%&'()*+,-./:;=?@[]_~", FALSE);
  return g_strconcat (start, rest, NULL);
}

GUri *
dictum_http_parse_address (GUri *base, const char *url, GError **error)
{
  g_autofree char *escaped = escape_address (url);
  g_autoptr (GUri) uri = g_uri_parse_relative (base, escaped, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *shown = g_utf8_make_valid (url, MIN (strlen (url), 300));
  const char *scheme;

  if (uri == NULL || g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    {
      g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                   _ ("“%s” is not a web address. Check it for missing or extra characters."),
                   shown);
      return NULL;
    }
  scheme = g_uri_get_scheme (uri);
  if (strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0)
    {
      g_set_error (
          error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
          base != NULL
              ? _ ("The page leads on to “%s”, which is not a web address. It was not opened.")
              : _ ("“%s” is not a web address. Dictum opens addresses that begin with http or "
                   "https."),
          shown);
      return NULL;
    }
  return g_steal_pointer (&uri);
}

/* Whether letters of other scripts, or marks, make a label look like one of plain Latin letters, or
 * scripts are mixed as no language mixes them. https://www.unicode.org/reports/tr39/ */
static gboolean
is_deceptive (USpoofChecker *checker, const char *label)
{
  UErrorCode status = U_ZERO_ERROR;
  char skeleton[256];
  int length;

  if (g_str_is_ascii (label))
    return FALSE;
  if (uspoof_check2UTF8 (checker, label, -1, NULL, &status) != 0 || U_FAILURE (status))
    return TRUE;
  length = uspoof_getSkeletonUTF8 (checker, 0, label, -1, skeleton, sizeof skeleton - 1, &status);
  if (U_FAILURE (status) || length >= (int) sizeof skeleton)
    return TRUE;
  skeleton[length] = '\0';
  return g_str_is_ascii (skeleton);
}

char *
dictum_http_show_host (const char *host)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree char *ascii = NULL;
  g_autofree char *letters = NULL;
  g_auto (GStrv) labels = NULL;
  USpoofChecker *checker;
  gboolean deceptive = FALSE;

  g_return_val_if_fail (host != NULL, NULL);

  ascii = g_hostname_to_ascii (host);
  letters = g_hostname_to_unicode (ascii != NULL ? ascii : host);
  if (ascii == NULL || letters == NULL || strcmp (letters, ascii) == 0)
    return ascii != NULL ? g_steal_pointer (&ascii) : g_strescape (host, NULL);

  checker = uspoof_open (&status);
  if (U_FAILURE (status))
    return g_steal_pointer (&ascii);
  uspoof_setRestrictionLevel (checker, USPOOF_HIGHLY_RESTRICTIVE);
  uspoof_setChecks (checker,
                    USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE | USPOOF_MIXED_NUMBERS |
                        USPOOF_HIDDEN_OVERLAY,
                    &status);
  labels = g_strsplit (letters, ".", -1);
  for (guint i = 0; labels[i] != NULL; i++)
    deceptive |= is_deceptive (checker, labels[i]);
  uspoof_close (checker);
  return deceptive ? g_steal_pointer (&ascii) : g_steal_pointer (&letters);
}
