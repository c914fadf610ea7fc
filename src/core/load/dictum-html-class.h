/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the class and the id of an element say that it is; in DictumHtmlNode.called. */
enum
{
  DICTUM_HTML_CALLED_BOILER = 1 << 0,  /* around the article, not in it */
  DICTUM_HTML_CALLED_READERS = 1 << 1, /* what readers wrote */
  DICTUM_HTML_CALLED_BODY = 1 << 2,    /* the article's text */
  DICTUM_HTML_CALLED_LIST = 1 << 3,
  DICTUM_HTML_CALLED_QUOTE = 1 << 4,
  DICTUM_HTML_CALLED_PULL_QUOTE = 1 << 5,
  DICTUM_HTML_CALLED_STANDFIRST = 1 << 6,
  DICTUM_HTML_CALLED_CAPTION = 1 << 7,
  DICTUM_HTML_CALLED_LIVE = 1 << 8, /* a live blog, or an entry of one */
  DICTUM_HTML_CALLED_AUTHOR = 1 << 9,
  DICTUM_HTML_CALLED_NO_AUTHOR = 1 << 10, /* something beside an author's name */
  DICTUM_HTML_CALLED_GALLERY = 1 << 11,   /* pictures to leaf through */
};

/* What a value of class or id says, as flags. */
guint dictum_html_read_class (const char *value);

G_END_DECLS
