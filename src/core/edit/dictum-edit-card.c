/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-card.h"

#include "edit/dictum-edit-private.h"

/* One list of a record: where it is, and what its entries are called in the undo menu. */
typedef struct
{
  const DictumType *owner;
  const char *key;
  const char *add;
  const char *edit;
  const char *remove;
} Shelf;

static const Shelf identifier_shelf = {
  &dictum_source_type,      "identifiers", N_ ("Add identifier"), N_ ("Edit identifier"),
  N_ ("Remove identifier"),
};

static const DictumRecord *
find_record (DictumProject *project, const char *id, const DictumType *type, GError **error)
{
  const DictumRecord *record = dictum_project_get_record (project, id);

  if (record == NULL || (type != NULL && !dictum_value_is (record, type)))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                           _ ("What was to be changed is no longer in the project."));
      return NULL;
    }

  return record;
}

/* Puts entry (taken) at the position of the list, behind the last to add; NULL takes away. */
static DictumChange *
set_entry (DictumProject *project,
           const char *id,
           const Shelf *shelf,
           guint position,
           gpointer entry,
           const char *author,
           GError **error)
{
  const DictumField *field = dictum_type_find_field (shelf->owner, shelf->key);
  const DictumRecord *before = find_record (project, id, shelf->owner, error);
  g_autoptr (DictumDraft) draft = NULL;
  GPtrArray **list;
  const char *label;
  guint length;

  g_assert (field != NULL && field->kind == DICTUM_FIELD_VALUES);

  length = before != NULL ? dictum_values_length (*DICTUM_FIELD_AT (GPtrArray *, before, field))
                          : 0;
  if (before != NULL && (position > length || (position == length && entry == NULL)))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                           _ ("That entry is no longer in the list."));
      before = NULL;
    }
  if (before == NULL)
    {
      dictum_value_unref (entry);
      return NULL;
    }

  draft = dictum_draft_new (project, author);
  list = DICTUM_FIELD_AT (GPtrArray *, dictum_draft_edit (draft, before), field);
  label = entry == NULL ? shelf->remove : position < length ? shelf->edit : shelf->add;
  if (position < length)
    dictum_values_remove (list, position);
  if (entry != NULL)
    dictum_values_insert (list, position, entry);

  return dictum_draft_finish (draft, _ (label), error);
}

/**
 * dictum_edit_set_identifier:
 * @project: a project
 * @source: id of a source
 * @position: which external identifier; their number to add one
 * @identifier: (transfer full) (nullable): what it becomes; NULL takes it away
 * @author: (nullable): the person working
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable): the change
 */
DictumChange *
dictum_edit_set_identifier (DictumProject *project,
                            const char *source,
                            guint position,
                            DictumIdentifier *identifier,
                            const char *author,
                            GError **error)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  if (identifier != NULL && (identifier->scheme == NULL || identifier->content == NULL))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_EMPTY,
                           _ ("An identifier needs a kind and a value."));
      dictum_value_unref (identifier);
      return NULL;
    }

  return set_entry (project, source, &identifier_shelf, position, identifier, author, error);
}

static GStrv
tidy_list (const char *const *values)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree char *value = g_strstrip (g_strdup (values[i]));

      if (*value != '\0' && g_hash_table_add (seen, g_strdup (value)))
        g_strv_builder_add (builder, value);
    }

  return g_strv_builder_end (builder);
}

/**
 * dictum_edit_set_list:
 * @project: a project
 * @record: id of a record
 * @field: name of a list of strings in the file: "tags", "aliases"
 * @values: (nullable): what the list becomes; space around them, empty and repeated ones are
 * dropped
 * @author: (nullable): the person working
 * @error: where to put an error
 *
 * For lists whose entries may have commas; dictum_edit_set_field() splits at them.
 *
 * Returns: (transfer full) (nullable): the change
 */
DictumChange *
dictum_edit_set_list (DictumProject *project,
                      const char *record,
                      const char *field,
                      const char *const *values,
                      const char *author,
                      GError **error)
{
  g_auto (GStrv) tidy = NULL;
  const DictumRecord *before;
  const DictumField *place;
  g_autoptr (DictumDraft) draft = NULL;
  const char *label;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (record != NULL && field != NULL, NULL);

  before = find_record (project, record, NULL, error);
  if (before == NULL)
    return NULL;

  place = dictum_type_find_field (before->value.type, field);
  if (place == NULL || place->kind != DICTUM_FIELD_STRINGS)
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                   _ ("There is no list “%s” in this kind of record."), field);
      return NULL;
    }

  tidy = tidy_list (values);
  draft = dictum_draft_new (project, author);
  dictum_value_set_strings (DICTUM_FIELD_AT (GStrv, dictum_draft_edit (draft, before), place),
                            (const char *const *) tidy);
  label = g_str_equal (field, "aliases") ? _ ("Edit aliases") : _ ("Edit tags");

  return dictum_draft_finish (draft, label, error);
}

static const DictumSource *
get_first_hand (DictumProject *project, const DictumClaim *claim)
{
  for (guint i = dictum_values_length (claim->attributions); i > 0; i--)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i - 1);

      if (link->source != NULL)
        return dictum_project_get_source (project, link->source);
    }

  return NULL;
}

/**
 * dictum_source_get_antecedent:
 * @project: a project
 * @claim: id of a claim
 * @words: (nullable): what was marked as its source
 *
 * 22 % of the attributions in PolNeAR have a pronoun as their source, and no registry has one by
 * that name.
 *
 * Returns: (transfer none) (nullable): whom the words most likely stand for: when they are a
 *   pronoun, the first-hand source of the nearest claim before this one that has one
 */
const DictumSource *
dictum_source_get_antecedent (DictumProject *project, const char *claim, const char *words)
{
  const DictumClaim *record;
  GListModel *claims;
  guint position;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (claim != NULL, NULL);

  record = dictum_project_get_claim (project, claim);
  if (record == NULL || words == NULL || !dictum_name_is_pronoun (words))
    return NULL;

  claims = dictum_project_get_article_claims (project, record->article);
  position = dictum_project_find_position (project, claims,
                                           dictum_project_get_item (project, claim));
  if (position == G_MAXUINT)
    return NULL;

  for (guint i = position; i > 0; i--)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i - 1);
      const DictumSource *source = get_first_hand (project, dictum_item_get_claim (item));

      if (source != NULL)
        return source;
    }

  return NULL;
}

/**
 * dictum_source_find_named:
 * @project: a project
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the source of that name or, failing that, that alias, case,
 *   accents and the article in front aside
 */
const DictumSource *
dictum_source_find_named (DictumProject *project, const char *name)
{
  g_autofree char *folded = NULL;
  const DictumSource *by_alias = NULL;
  GListModel *sources;
  guint n_sources;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  folded = dictum_name_fold (name);
  sources = dictum_project_get_sources (project);
  n_sources = g_list_model_get_n_items (sources);
  for (guint i = 0; i < n_sources; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (sources, i);
      const DictumSource *source = dictum_item_get_source (item);
      g_autofree char *own = dictum_name_fold (source->name);

      if (g_str_equal (own, folded))
        return source;

      for (guint j = 0; by_alias == NULL && source->aliases != NULL && source->aliases[j] != NULL;
           j++)
        {
          g_autofree char *alias = dictum_name_fold (source->aliases[j]);

          if (g_str_equal (alias, folded))
            by_alias = source;
        }
    }

  return by_alias;
}
