/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What can be asked of a claim: the table of fields that parser, completion, menus and matching
 * share. A field is added here, to the enumeration, and to dictum-query-match.c. */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-query-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define STRINGS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static const DictumEnum answers = { STRINGS ("yes", "no"), STRINGS (N_ ("Yes"), N_ ("No")) };

static const DictumEnum replies = {
  STRINGS ("due", "waiting", "none"),
  STRINGS (N_ ("Overdue"), N_ ("Waiting for one"), N_ ("None asked for")),
};

/* Those of a source, and none for a claim that has no source. */
static const DictumEnum source_kinds = {
  STRINGS ("person",
           "organisation",
           "government-body",
           "group",
           "document",
           "media",
           "unnamed",
           "other",
           "none"),
  STRINGS (N_ ("Person"),
           N_ ("Organisation"),
           N_ ("Government body"),
           N_ ("Group"),
           N_ ("Document"),
           N_ ("Media"),
           N_ ("Unnamed"),
           N_ ("Other"),
           N_ ("None")),
};

static const DictumQueryFieldInfo fields[DICTUM_QUERY_N_FIELDS] = {
  [DICTUM_QUERY_WORDS] = { NULL, N_ ("Words"), DICTUM_QUERY_TEXT, NULL },
  [DICTUM_QUERY_SOURCE] = { "source", N_ ("Source"), DICTUM_QUERY_TEXT, NULL },
  [DICTUM_QUERY_SOURCE_KIND] = { "source-kind", N_ ("Kind of source"), DICTUM_QUERY_NAMES,
                                 &source_kinds },
  [DICTUM_QUERY_THROUGH] = { "through", N_ ("Said or passed on by"), DICTUM_QUERY_TEXT, NULL },
  [DICTUM_QUERY_ARTICLE] = { "article", N_ ("Article"), DICTUM_QUERY_TEXT, NULL },
  [DICTUM_QUERY_PUBLISHER] = { "publisher", N_ ("Publisher"), DICTUM_QUERY_TEXT, NULL },
  [DICTUM_QUERY_KIND] = { "kind", N_ ("Kind of claim"), DICTUM_QUERY_NAMES, &dictum_claim_kinds },
  [DICTUM_QUERY_STATUS] = { "status", N_ ("Status"), DICTUM_QUERY_NAMES, &dictum_statuses },
  [DICTUM_QUERY_RATING] = { "rating", N_ ("Rating"), DICTUM_QUERY_VALUE, NULL },
  [DICTUM_QUERY_TAG] = { "tag", N_ ("Tag"), DICTUM_QUERY_TAGS, NULL },
  [DICTUM_QUERY_UNNAMED] = { "unnamed", N_ ("Said by an unnamed source"), DICTUM_QUERY_NAMES,
                             &answers },
  [DICTUM_QUERY_ATTRIBUTED] = { "attributed", N_ ("Attributed"), DICTUM_QUERY_NAMES, &answers },
  [DICTUM_QUERY_SINGLE_UNNAMED] = { "single-unnamed", N_ ("Rests on one unnamed source"),
                                    DICTUM_QUERY_NAMES, &answers },
  [DICTUM_QUERY_LINKS] = { "links", N_ ("Links of the chain"), DICTUM_QUERY_NUMBER, NULL },
  [DICTUM_QUERY_MANNER] = { "manner", N_ ("Manner"), DICTUM_QUERY_NAMES, &dictum_manners },
  [DICTUM_QUERY_STANCE] = { "stance", N_ ("Stance of the cue"), DICTUM_QUERY_NAMES,
                            &dictum_stances },
  [DICTUM_QUERY_POLARITY] = { "polarity", N_ ("Polarity"), DICTUM_QUERY_NAMES, &dictum_polarities },
  [DICTUM_QUERY_ASSIGNED] = { "assigned", N_ ("Assigned to"), DICTUM_QUERY_TEXT, NULL },
  [DICTUM_QUERY_EVIDENCE] = { "evidence", N_ ("Has evidence"), DICTUM_QUERY_NAMES, &answers },
  [DICTUM_QUERY_REPLY] = { "reply", N_ ("Reply"), DICTUM_QUERY_NAMES, &replies },
  [DICTUM_QUERY_CERTAINTY] = { "certainty", N_ ("Certainty"), DICTUM_QUERY_NAMES,
                               &dictum_certainties },
  [DICTUM_QUERY_CHECK_WORTHY] = { "check-worthy", N_ ("Check-worthy"), DICTUM_QUERY_NAMES,
                                  &answers },
  [DICTUM_QUERY_PUBLISHED] = { "published", N_ ("Published"), DICTUM_QUERY_DATE, NULL },
  [DICTUM_QUERY_MODIFIED] = { "modified", N_ ("Modified"), DICTUM_QUERY_DATE, NULL },
  [DICTUM_QUERY_ID] = { "id", N_ ("Identifier"), DICTUM_QUERY_EXACT, NULL },
};

const DictumQueryFieldInfo *
dictum_query_field_get_info (DictumQueryField field)
{
  g_assert (field < G_N_ELEMENTS (fields));

  return &fields[field];
}

/* Case does not matter: a telephone's keyboard begins with a capital. */
gboolean
dictum_query_field_find (const char *name, gsize length, DictumQueryField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].name != NULL && strlen (fields[i].name) == length &&
        g_ascii_strncasecmp (fields[i].name, name, length) == 0)
      {
        *field = i;
        return TRUE;
      }

  return FALSE;
}

const char *
dictum_query_field_get_name (DictumQueryField field)
{
  g_return_val_if_fail (field < DICTUM_QUERY_N_FIELDS, NULL);

  return fields[field].name;
}

const char *
dictum_query_field_get_label (DictumQueryField field)
{
  g_return_val_if_fail (field < DICTUM_QUERY_N_FIELDS, NULL);

  return _ (fields[field].label);
}

const char *const *
dictum_query_field_get_values (DictumQueryField field)
{
  g_return_val_if_fail (field < DICTUM_QUERY_N_FIELDS, NULL);

  return fields[field].names != NULL ? fields[field].names->nicks : NULL;
}

const char *
dictum_query_field_get_value_label (DictumQueryField field, guint position)
{
  g_return_val_if_fail (field < DICTUM_QUERY_N_FIELDS, NULL);
  g_return_val_if_fail (fields[field].names != NULL, NULL);

  return dictum_enum_get_label (fields[field].names, (int) position);
}
