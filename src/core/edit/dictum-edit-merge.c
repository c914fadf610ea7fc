/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-merge.h"

#include <string.h>

#include "edit/dictum-edit-private.h"

/* Which fields are weighed against each other when sources are merged, as their page shows them.
 * Names, aliases, identifiers and notes are not: nothing of them is lost. */
static const struct
{
  const char *field;
  const char *label;
} weighed[] = {
  { "kind", N_ ("Kind") },
  { "affiliation", N_ ("Speaks for") },
  { "description", N_ ("Description") },
  { "role", N_ ("Role") },
  { "status", N_ ("Status") },
  { "body", N_ ("Kind of body") },
  { "witness", N_ ("Kind of witness") },
  { "anonymity.groundRules", N_ ("Ground rules") },
  { "anonymity.descriptor", N_ ("Descriptor in the text") },
  { "anonymity.persons", N_ ("Persons behind it") },
  { "anonymity.reasonInText", N_ ("Reason given in the text") },
  { "anonymity.reasonKnown", N_ ("Reason known to the newsroom") },
  { "anonymity.knownTo", N_ ("Who in the newsroom knows") },
  { "anonymity.approvedBy", N_ ("Approved by") },
  { "anonymity.vital", N_ ("Information, not opinion, and vital to the report") },
  { "anonymity.unavailable", N_ ("Not available otherwise") },
  { "anonymity.reliable", N_ ("Reliable and in a position to know") },
};

/* What is merged: the source that stays comes first, each once. */
typedef struct
{
  DictumProject *project;
  GPtrArray *sources; /* of const DictumSource */
} Merging;

static void
clear_merging (Merging *self)
{
  g_clear_pointer (&self->sources, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merging, clear_merging)

static gboolean
collect (Merging *self,
         DictumProject *project,
         const char *into,
         const char *const *others,
         GError **error)
{
  const DictumSource *source = dictum_edit_find_source (project, into, error);

  if (source == NULL)
    return FALSE;

  self->project = project;
  self->sources = g_ptr_array_new ();
  g_ptr_array_add (self->sources, (gpointer) source);
  for (guint i = 0; i < dictum_strings_length (others); i++)
    {
      source = dictum_edit_find_source (project, others[i], error);
      if (source == NULL)
        return FALSE;
      if (!g_ptr_array_find (self->sources, source, NULL))
        g_ptr_array_add (self->sources, (gpointer) source);
    }

  return TRUE;
}

/* The value that holds a field, and the field: of "anonymity.persons" the anonymity, NULL when the
 * source has none. */
static gconstpointer
find_holder (const DictumSource *source, const char *path, const DictumField **field)
{
  const char *dot = strchr (path, '.');

  if (dot == NULL)
    {
      *field = dictum_type_find_field (&dictum_source_type, path);
      return source;
    }
  *field = dictum_type_find_field (&dictum_anonymity_type, dot + 1);
  return source->anonymity;
}

/* Nobody can speak for one who speaks for him. */
static gboolean
may_speak_for (const Merging *self, const char *affiliation)
{
  const DictumSource *target = dictum_project_get_source (self->project, affiliation);

  for (guint i = 0; i < self->sources->len; i++)
    if (dictum_source_leads_to (self->project, target,
                                dictum_record_get_id (g_ptr_array_index (self->sources, i))))
      return FALSE;

  return TRUE;
}

/* What a source has in a field, as it is shown; NULL when nothing is in it that could be kept. */
static char *
show_value (const Merging *self, const DictumSource *source, const char *path)
{
  const DictumField *field;
  gconstpointer holder = find_holder (source, path, &field);
  const char *text;
  int number;

  if (holder == NULL)
    return NULL;

  switch ((int) field->kind)
    {
    case DICTUM_FIELD_ENUM:
      number = *DICTUM_FIELD_AT (int, holder, field);
      /* Every source is of some kind; elsewhere the first value says that nothing was said. */
      return number > 0 || strcmp (path, "kind") == 0
                 ? g_strdup (dictum_enum_get_label (field->detail, number))
                 : NULL;
    case DICTUM_FIELD_INTEGER:
      number = *DICTUM_FIELD_AT (int, holder, field);
      return number > 0 ? g_strdup_printf ("%d", number) : NULL;
    case DICTUM_FIELD_BOOLEAN:
      return g_strdup (*DICTUM_FIELD_AT (gboolean, holder, field) ? _ ("Yes") : _ ("No"));
    default:
      text = *DICTUM_FIELD_AT (char *, holder, field);
      if (text == NULL || strcmp (path, "affiliation") != 0)
        return g_strdup (text);
      return may_speak_for (self, text)
                 ? g_strdup (dictum_project_get_source (self->project, text)->name)
                 : NULL;
    }
}

static gboolean
has_equal (const Merging *self, const DictumMergeField *differing, const DictumSource *source)
{
  const DictumField *field;
  gconstpointer holder = find_holder (source, differing->field, &field);

  for (guint i = 0; i < differing->values->len; i++)
    {
      const DictumMergeValue *value = g_ptr_array_index (differing->values, i);
      const DictumSource *other = dictum_project_get_source (self->project, value->source);

      if (dictum_field_equal (field, find_holder (other, differing->field, &field), holder))
        return TRUE;
    }

  return FALSE;
}

static void
merge_value_free (gpointer data)
{
  DictumMergeValue *self = data;

  g_free (self->source);
  g_free (self->text);
  g_free (self);
}

static void
merge_field_free (gpointer data)
{
  DictumMergeField *self = data;

  g_free (self->field);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/* All values that a field has, the one that is kept by itself first. */
static DictumMergeField *
weigh (const Merging *self, guint position)
{
  DictumMergeField *field = g_new0 (DictumMergeField, 1);

  field->field = g_strdup (weighed[position].field);
  field->label = _ (weighed[position].label);
  field->values = g_ptr_array_new_with_free_func (merge_value_free);
  for (guint i = 0; i < self->sources->len; i++)
    {
      const DictumSource *source = g_ptr_array_index (self->sources, i);
      g_autofree char *text = show_value (self, source, field->field);
      DictumMergeValue *value;

      if (text == NULL || has_equal (self, field, source))
        continue;
      value = g_new0 (DictumMergeValue, 1);
      value->source = g_strdup (source->record.id);
      value->text = g_steal_pointer (&text);
      g_ptr_array_add (field->values, value);
    }

  return field;
}

/* ---- What becomes of the one that stays ---- */

static gboolean
has_identifier (const DictumSource *source, const DictumIdentifier *identifier)
{
  for (guint i = 0; i < dictum_values_length (source->identifiers); i++)
    if (dictum_value_equal (dictum_values_get (source->identifiers, i), identifier))
      return TRUE;

  return FALSE;
}

static void
add_notes (DictumSource *source, const char *notes)
{
  g_autofree char *joined = NULL;

  if (notes == NULL || (source->notes != NULL && strstr (source->notes, notes) != NULL))
    return;

  joined = source->notes != NULL ? g_strconcat (source->notes, "\n\n", notes, NULL)
                                 : g_strdup (notes);
  dictum_value_set_string (&source->notes, joined);
}

static void
take_in (DictumSource *source, const DictumSource *other)
{
  dictum_source_add_alias (source, other->name);
  for (guint i = 0; i < dictum_strings_length ((const char *const *) other->aliases); i++)
    dictum_source_add_alias (source, other->aliases[i]);
  for (guint i = 0; i < dictum_values_length (other->identifiers); i++)
    {
      const DictumIdentifier *identifier = dictum_values_get (other->identifiers, i);

      if (!has_identifier (source, identifier))
        dictum_values_add (&source->identifiers, dictum_value_copy (identifier));
    }
  add_notes (source, other->notes);
}

/* Whom the others were told apart from; not the ones that are merged. */
static void
join_distinct (const Merging *self, DictumSource *after)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->sources->len; i++)
    {
      const DictumSource *source = g_ptr_array_index (self->sources, i);

      for (guint j = 0; j < dictum_strings_length ((const char *const *) source->distinct_from);
           j++)
        {
          const char *id = source->distinct_from[j];
          gconstpointer other = dictum_project_get_source (self->project, id);

          if (!g_ptr_array_find (self->sources, other, NULL) &&
              !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
            g_ptr_array_add (ids, (gpointer) id);
        }
    }
  g_ptr_array_add (ids, NULL);
  dictum_value_set_strings (&after->distinct_from, (const char *const *) ids->pdata);
}

static gboolean
take_value (const Merging *self,
            DictumSource *after,
            const DictumMergeField *field,
            const char *choice,
            GError **error)
{
  const DictumMergeValue *first = g_ptr_array_index (field->values, 0);
  const DictumSource *from = dictum_project_get_source (self->project,
                                                        choice != NULL ? choice : first->source);
  g_autofree char *text = from != NULL ? show_value (self, from, field->field) : NULL;
  const DictumField *place;
  gconstpointer holder;

  if (text == NULL || !g_ptr_array_find (self->sources, from, NULL))
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                   _ ("None of the chosen sources has this value for “%s”. Choose again."),
                   field->label);
      return FALSE;
    }
  holder = find_holder (from, field->field, &place);
  if (strchr (field->field, '.') != NULL && after->anonymity == NULL)
    after->anonymity = dictum_value_new (&dictum_anonymity_type);
  dictum_field_assign (place, (gpointer) find_holder (after, field->field, &place), holder);

  return TRUE;
}

static gboolean
settle_fields (const Merging *self, DictumSource *after, GHashTable *choices, GError **error)
{
  /* Whom it speaks for may be one of those that go, or lead to one. */
  if (after->affiliation != NULL && !may_speak_for (self, after->affiliation))
    dictum_value_set_string (&after->affiliation, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (weighed); i++)
    {
      g_autoptr (GPtrArray) owner = g_ptr_array_new_with_free_func (merge_field_free);
      DictumMergeField *field = weigh (self, i);
      const char *choice = choices != NULL ? g_hash_table_lookup (choices, field->field) : NULL;

      g_ptr_array_add (owner, field);
      if (field->values->len > 0 && !take_value (self, after, field, choice, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dictum_edit_merge_choosing:
 * @project: a project
 * @into: the id of the source that stays
 * @others: ids of those that go into it, ends with NULL; @into among them is passed over
 * @choices: (nullable) (element-type utf8 utf8): by a field's name the id of the source whose
 *   value is kept
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_merge_choosing (DictumProject *project,
                            const char *into,
                            const char *const *others,
                            GHashTable *choices,
                            const char *author,
                            GError **error)
{
  g_auto (Merging) merging = { 0 };
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  const DictumSource *target;
  DictumSource *after;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!collect (&merging, project, into, others, error))
    return NULL;

  target = g_ptr_array_index (merging.sources, 0);
  draft = dictum_draft_new (project, author);
  after = dictum_draft_edit (draft, target);
  for (guint i = 1; i < merging.sources->len; i++)
    {
      const DictumSource *other = g_ptr_array_index (merging.sources, i);

      take_in (after, other);
      dictum_edit_redirect_source (draft, project, other->record.id, into);
    }
  if (merging.sources->len > 1)
    {
      if (!settle_fields (&merging, after, choices, error))
        return NULL;
      join_distinct (&merging, after);
    }

  /* Only now: while references are redirected one of the others may be edited. */
  for (guint i = 1; i < merging.sources->len; i++)
    dictum_draft_remove (draft, g_ptr_array_index (merging.sources, i));
  label = g_strdup_printf (_ ("Merge sources into %s"), target->name);

  return dictum_draft_finish (draft, label, error);
}

/**
 * dictum_edit_merge_sources:
 *
 * dictum_edit_merge_choosing() without choices.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_merge_sources (DictumProject *project,
                           const char *into,
                           const char *const *others,
                           const char *author,
                           GError **error)
{
  return dictum_edit_merge_choosing (project, into, others, NULL, author, error);
}

/* ---- The preview ---- */

/* What refers to one of the others and not to the one that stays, each record once. */
static void
count_references (const Merging *self, DictumMergePlan *plan)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 1; i < self->sources->len; i++)
    {
      g_autoptr (GPtrArray) items = dictum_project_list_references (
          self->project, dictum_record_get_id (g_ptr_array_index (self->sources, i)));

      for (guint j = 0; j < items->len; j++)
        {
          DictumItem *item = g_ptr_array_index (items, j);
          const DictumSource *member = dictum_item_get_source (item);

          if (!g_hash_table_add (seen, item))
            continue;
          if (dictum_item_get_claim (item) != NULL)
            plan->n_claims++;
          else if (member != NULL && member->affiliation != NULL &&
                   !g_ptr_array_find (self->sources, member, NULL) &&
                   g_ptr_array_find (self->sources,
                                     dictum_project_get_source (self->project, member->affiliation),
                                     NULL))
            plan->n_members++;
        }
    }
}

/**
 * dictum_merge_plan_new:
 * @project: a project
 * @into: the id of the source that would stay
 * @others: ids of those that would go into it, ends with NULL
 *
 * Returns: (transfer full): what merging them would do, and where the editor has a choice
 */
DictumMergePlan *
dictum_merge_plan_new (DictumProject *project,
                       const char *into,
                       const char *const *others,
                       GError **error)
{
  g_auto (Merging) merging = { 0 };
  g_autoptr (DictumSource) after = NULL;
  DictumMergePlan *plan;
  const DictumSource *target;
  guint n_known;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!collect (&merging, project, into, others, error))
    return NULL;

  plan = g_new0 (DictumMergePlan, 1);
  plan->fields = g_ptr_array_new_with_free_func (merge_field_free);
  target = g_ptr_array_index (merging.sources, 0);
  after = dictum_value_copy (target);
  for (guint i = 1; i < merging.sources->len; i++)
    take_in (after, g_ptr_array_index (merging.sources, i));
  n_known = dictum_strings_length ((const char *const *) target->aliases);
  plan->aliases = after->aliases != NULL ? g_strdupv (after->aliases + n_known)
                                         : g_new0 (char *, 1);
  plan->n_identifiers = dictum_values_length (after->identifiers) -
                        dictum_values_length (target->identifiers);
  count_references (&merging, plan);
  for (guint i = 0; i < G_N_ELEMENTS (weighed); i++)
    {
      DictumMergeField *field = weigh (&merging, i);

      if (field->values->len > 1)
        g_ptr_array_add (plan->fields, field);
      else
        merge_field_free (field);
    }

  return plan;
}

void
dictum_merge_plan_free (DictumMergePlan *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->fields);
  g_strfreev (self->aliases);
  g_free (self);
}
