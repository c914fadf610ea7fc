/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The JSON that the client of Hypothes.is exports and imports: annotations as its API gives them.
 * It shows a text and tags beside each quote; so notes become the text, and what else Dictum knows
 * becomes tags of the form that its own filters have: "rating:refuted", "source:Ida Marrow". */

#define G_LOG_DOMAIN "dictum-exchange"

#include "exchange/dictum-formats-private.h"

#include <string.h>

#include "dictum-config.h"
#include "exchange/dictum-hypothesis.h"
#include "exchange/dictum-json-ld.h"

#define EVERYBODY "group:__world__"
#define MIN_USER 3
#define MAX_USER 30

/* An account of Hypothes.is has few kinds of letters; the name itself stands in user_info. */
static char *
make_user (const char *name)
{
  g_autoptr (GString) user = g_string_new ("acct:");

  for (const char *at = name; at != NULL && *at != '\0' && user->len < MAX_USER; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (user, g_ascii_tolower (*at));
    else if (*at == ' ')
      g_string_append_c (user, '.');
  if (user->len < strlen ("acct:") + MIN_USER)
    g_string_assign (user, "acct:dictum");
  g_string_append (user, "@dictum.invalid");

  return g_string_free_and_steal (g_steal_pointer (&user));
}

static void
write_strings (DictumJsonWriter *writer, const char *key, const char *const *strings)
{
  dictum_json_ld_open_array (writer, key);
  for (guint i = 0; strings[i] != NULL; i++)
    {
      dictum_json_element (writer);
      dictum_json_string (writer, strings[i], strlen (strings[i]));
    }
  dictum_json_end (writer, ']');
}

static void
write_permissions (DictumJsonWriter *writer, const char *user)
{
  static const char *const actions[] = { "admin", "update", "delete" };

  dictum_json_ld_open (writer, "permissions");
  write_strings (writer, "read", (const char *const[]) { EVERYBODY, NULL });
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    write_strings (writer, actions[i], (const char *const[]) { user, NULL });
  dictum_json_end (writer, '}');
}

static void
write_tag (DictumJsonWriter *writer, const char *name, const char *value)
{
  g_autofree char *tag = name != NULL ? g_strconcat (name, value, NULL) : g_strdup (value);

  dictum_json_element (writer);
  dictum_json_string (writer, tag, strlen (tag));
}

static void
write_tags (DictumJsonWriter *writer, DictumExport *export, const DictumClaim *claim)
{
  const DictumRating *rating = dictum_claim_get_shown_rating (claim);

  dictum_json_ld_open_array (writer, "tags");
  for (guint i = 0; i < dictum_strings_length ((const char *const *) claim->tags); i++)
    write_tag (writer, NULL, claim->tags[i]);
  write_tag (writer, DICTUM_HYPOTHESIS_KIND,
             dictum_enum_get_nick (&dictum_claim_kinds, claim->kind));
  write_tag (writer, DICTUM_HYPOTHESIS_STATUS,
             dictum_enum_get_nick (&dictum_statuses, claim->status));
  if (rating != NULL)
    write_tag (writer, DICTUM_HYPOTHESIS_RATING, rating->rating);
  for (guint i = 0; i < dictum_values_length (claim->attributions); i++)
    {
      const char *name = dictum_export_name_link (export,
                                                  dictum_values_get (claim->attributions, i));

      if (name != NULL)
        write_tag (writer, DICTUM_HYPOTHESIS_SOURCE, name);
    }
  dictum_json_end (writer, ']');
}

static void
write_target (DictumJsonWriter *writer, const char *address, const DictumSpan *span)
{
  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "source", address);
  dictum_json_ld_open_array (writer, "selector");
  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "type", "TextPositionSelector");
  dictum_json_member_integer (writer, "start", span->start);
  dictum_json_member_integer (writer, "end", span->end);
  dictum_json_end (writer, '}');
  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "type", "TextQuoteSelector");
  dictum_json_member_string (writer, "exact", span->exact);
  dictum_json_member_string (writer, "prefix", span->prefix != NULL ? span->prefix : "");
  dictum_json_member_string (writer, "suffix", span->suffix != NULL ? span->suffix : "");
  dictum_json_end (writer, '}');
  dictum_json_end (writer, ']');
  dictum_json_end (writer, '}');
}

static void
write_claim (DictumJsonWriter *writer,
             DictumExport *export,
             const DictumExportArticle *article,
             const char *address,
             const DictumClaim *claim)
{
  g_autofree char *user = make_user (claim->creator);

  dictum_json_ld_open (writer, NULL);
  dictum_json_member_string (writer, "id", claim->record.id);
  dictum_json_member_string (writer, "created",
                             claim->created != NULL ? claim->created : export->made);
  dictum_json_member_string (writer, "updated",
                             claim->modified != NULL ? claim->modified : export->made);
  dictum_json_member_string (writer, "user", user);
  dictum_json_ld_open (writer, "user_info");
  dictum_json_member_string (writer, "display_name", claim->creator);
  dictum_json_end (writer, '}');
  dictum_json_member_string (writer, "uri", address);
  dictum_json_member_string (writer, "text", claim->notes != NULL ? claim->notes : "");
  write_tags (writer, export, claim);
  dictum_json_member_string (writer, "group", "__world__");
  write_permissions (writer, user);
  dictum_json_ld_open_array (writer, "target");
  for (guint i = 0; i < dictum_values_length (claim->content); i++)
    write_target (writer, address, dictum_values_get (claim->content, i));
  dictum_json_end (writer, ']');
  dictum_json_ld_open (writer, "document");
  write_strings (writer, "title",
                 (const char *const[]) {
                     article->article->title != NULL ? article->article->title : address, NULL });
  dictum_json_end (writer, '}');
  dictum_json_ld_open (writer, "links");
  dictum_json_end (writer, '}');
  dictum_json_key (writer, "hidden");
  dictum_json_literal (writer, "false");
  dictum_json_key (writer, "flagged");
  dictum_json_literal (writer, "false");
  dictum_json_end (writer, '}');
}

GPtrArray *
dictum_hypothesis_write (DictumExport *export, GCancellable *cancellable, GError **error)
{
  DictumJsonWriter writer;
  GString *text;

  dictum_json_writer_init (&writer, TRUE, 4096 + 2048 * (gsize) export->n_claims);
  dictum_json_begin (&writer, '{');
  dictum_json_member_string (&writer, "export_date", export->made);
  dictum_json_member_string (&writer, "export_userid", "acct:dictum@dictum.invalid");
  dictum_json_member_string (&writer, "client_version", DICTUM_HYPOTHESIS_CLIENT DICTUM_VERSION);
  dictum_json_ld_open_array (&writer, "annotations");
  for (guint i = 0; i < export->articles->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const DictumExportArticle *article = g_ptr_array_index (export->articles, i);
      g_autofree char *address = dictum_export_get_address (article);

      for (guint j = 0; j < article->claims->len; j++)
        write_claim (&writer, export, article, address, g_ptr_array_index (article->claims, j));
    }
  dictum_json_end (&writer, ']');
  dictum_json_end (&writer, '}');

  text = dictum_json_writer_finish (&writer, error);
  if (text == NULL)
    return NULL;
  g_string_append_c (text, '\n');

  return dictum_files_new_text ("hypothesis.json", text);
}
