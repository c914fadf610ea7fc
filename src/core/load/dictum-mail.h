/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gmime/gmime.h>

#include "load/dictum-loader.h"

G_BEGIN_DECLS

/* How much the first lines are those of a message: a mail, or a page saved as one. */
typedef enum
{
  DICTUM_MAIL_NO,
  DICTUM_MAIL_PERHAPS, /* some lines that look so */
  DICTUM_MAIL_LETTER,
  DICTUM_MAIL_PAGE, /* a web page that a browser saved */
} DictumMailKind;

DictumMailKind dictum_mail_find_kind (GBytes *bytes);

/* The message of bytes; NULL when there is none. */
GMimeMessage *dictum_mail_parse (GBytes *bytes);
/* What a part holds, decoded; at most DICTUM_LOAD_CAP bytes of it. */
GBytes *dictum_mail_decode_part (GMimePart *part);

/* The lines of a letter as blocks: quoted ones and the heads of forwarded letters as quotations. */
void dictum_mail_write_lines (const char *text,
                              gsize length,
                              gboolean flowed,
                              DictumArticleBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)

G_END_DECLS
