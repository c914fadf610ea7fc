/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-card.h"
#include "edit/dictum-edit-private.h"

/* A source is one thing in each scheme: another identifier takes the place of the one it had. */
static void
put_identifier (DictumSource *source, const char *scheme, const char *content)
{
  DictumIdentifier *identifier;

  for (guint i = 0; i < dictum_values_length (source->identifiers); i++)
    {
      identifier = dictum_values_get (source->identifiers, i);
      if (g_ascii_strcasecmp (identifier->scheme, scheme) != 0)
        continue;
      dictum_value_set_string (&identifier->content, content);
      return;
    }

  identifier = dictum_value_new (&dictum_identifier_type);
  dictum_value_set_string (&identifier->scheme, scheme);
  dictum_value_set_string (&identifier->content, content);
  dictum_values_add (&source->identifiers, identifier);
}

/**
 * dictum_edit_identify_source:
 * @project: a project
 * @source: a source's id
 * @scheme: "wikidata"
 * @content: what it is called there: "Q42"
 * @description: (nullable): what is taken over of it; NULL leaves the source's own
 * @aliases: (nullable): what is added to the source's aliases, ends with NULL
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_identify_source (DictumProject *project,
                             const char *source,
                             const char *scheme,
                             const char *content,
                             const char *description,
                             const char *const *aliases,
                             const char *author,
                             GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  const DictumSource *before;
  DictumSource *after;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (scheme != NULL && content != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  before = dictum_edit_find_source (project, source, error);
  if (before == NULL)
    return NULL;

  draft = dictum_draft_new (project, author);
  after = dictum_draft_edit (draft, before);
  put_identifier (after, scheme, content);
  if (description != NULL && *description != '\0')
    dictum_value_set_string (&after->description, description);
  for (guint i = 0; i < dictum_strings_length (aliases); i++)
    dictum_source_add_alias (after, aliases[i]);
  /* Translators: a source's name, then what it is called elsewhere: “Q42”. */
  label = g_strdup_printf (_ ("Identify %1$s as %2$s"), before->name, content);

  return dictum_draft_finish (draft, label, error);
}
