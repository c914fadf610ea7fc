/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"
#include "edit/dictum-edit-scale.h"

#include <string.h>

/* The plain fields that an editor sets, and what doing so is called. "%s" is the value as shown:
 * the name of an enumeration's value, or the text. A field that is not here (ids, stamps, spans) is
 * not for setting. */
typedef struct
{
  const DictumType *type;
  const char *field; /* with a dot: in the value of that name */
  const char *label;
  const char *clear_label; /* NULL: the same */
} FieldLabel;

static const FieldLabel field_labels[] = {
  { &dictum_claim_type, "kind", N_ ("Set kind to %s"), NULL },
  { &dictum_claim_type, "status", N_ ("Set status to %s"), NULL },
  { &dictum_claim_type, "checkWorthy", N_ ("Mark as check-worthy"),
    N_ ("Mark as not check-worthy") },
  { &dictum_claim_type, "certainty", N_ ("Set certainty to %s"), NULL },
  { &dictum_claim_type, "reviewed", N_ ("Mark as reviewed"), N_ ("Mark as not reviewed") },
  { &dictum_claim_type, "publishedRating", N_ ("Publish the rating of %s"),
    N_ ("Publish no rating") },
  { &dictum_claim_type, "assigned", N_ ("Assign to %s"), N_ ("Assign to nobody") },
  { &dictum_claim_type, "notes", N_ ("Edit notes"), N_ ("Remove notes") },
  { &dictum_claim_type, "tags", N_ ("Set tags to %s"), N_ ("Remove tags") },
  { &dictum_claim_type, "sameAs", N_ ("Link as same claim"), N_ ("Unlink from same claims") },
  { &dictum_claim_type, "contradicts", N_ ("Link as contradicting claim"),
    N_ ("Unlink from contradicting claims") },
  { &dictum_article_type, "title", N_ ("Set title to “%s”"), N_ ("Remove title") },
  { &dictum_article_type, "byline", N_ ("Set byline to %s"), N_ ("Remove byline") },
  { &dictum_article_type, "publisher", N_ ("Set publisher to %s"), N_ ("Remove publisher") },
  { &dictum_article_type, "url", N_ ("Set link"), N_ ("Remove link") },
  { &dictum_article_type, "published", N_ ("Set publication date"),
    N_ ("Remove publication date") },
  { &dictum_article_type, "modified", N_ ("Set date of last change"),
    N_ ("Remove date of last change") },
  { &dictum_article_type, "language", N_ ("Set language"), N_ ("Remove language") },
  { &dictum_article_type, "archivedUrl", N_ ("Keep archived copy"), N_ ("Remove archived copy") },
  { &dictum_article_type, "kind", N_ ("Set kind to %s"), NULL },
  { &dictum_article_type, "tags", N_ ("Set tags to %s"), N_ ("Remove tags") },
  { &dictum_source_type, "name", N_ ("Rename source to %s"), NULL },
  { &dictum_source_type, "aliases", N_ ("Set aliases"), N_ ("Remove aliases") },
  { &dictum_source_type, "kind", N_ ("Set kind to %s"), NULL },
  { &dictum_source_type, "affiliation", N_ ("Set affiliation"), N_ ("Remove affiliation") },
  { &dictum_source_type, "role", N_ ("Set role to %s"), NULL },
  { &dictum_source_type, "status", N_ ("Set status to %s"), NULL },
  { &dictum_source_type, "body", N_ ("Set kind of body to %s"), NULL },
  { &dictum_source_type, "witness", N_ ("Set kind of witness to %s"), NULL },
  { &dictum_source_type, "description", N_ ("Edit description"), N_ ("Remove description") },
  { &dictum_source_type, "identifiers", N_ ("Set identifiers"), N_ ("Remove identifiers") },
  { &dictum_source_type, "notes", N_ ("Edit notes"), N_ ("Remove notes") },
  { &dictum_source_type, "anonymity.groundRules", N_ ("Set ground rules to %s"), NULL },
  { &dictum_source_type, "anonymity.descriptor", N_ ("Edit anonymity"), NULL },
  { &dictum_source_type, "anonymity.persons", N_ ("Edit anonymity"), NULL },
  { &dictum_source_type, "anonymity.reasonInText", N_ ("Edit anonymity"), NULL },
  { &dictum_source_type, "anonymity.reasonKnown", N_ ("Edit anonymity"), NULL },
  { &dictum_source_type, "anonymity.knownTo", N_ ("Edit anonymity"), NULL },
  { &dictum_source_type, "anonymity.approvedBy", N_ ("Edit anonymity"), NULL },
  { &dictum_source_type, "anonymity.vital", N_ ("Edit anonymity"), NULL },
  { &dictum_source_type, "anonymity.unavailable", N_ ("Edit anonymity"), NULL },
  { &dictum_source_type, "anonymity.reliable", N_ ("Edit anonymity"), NULL },
  { &dictum_settings_type, "title", N_ ("Set title of project to “%s”"),
    N_ ("Remove title of project") },
  { &dictum_settings_type, "description", N_ ("Edit description of project"),
    N_ ("Remove description of project") },
  { &dictum_settings_type, "language", N_ ("Set language of project"),
    N_ ("Remove language of project") },
  { &dictum_settings_type, "settings.people", N_ ("Set people of the desk"),
    N_ ("Remove people of the desk") },
  { &dictum_settings_type, "settings.ratingScale", N_ ("Set rating scale to %s"), NULL },
};

static const FieldLabel *
find_label (const DictumType *type, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_labels); i++)
    if (field_labels[i].type == type && strcmp (field_labels[i].field, field) == 0)
      return &field_labels[i];

  return NULL;
}

static void
set_unknown_field (GError **error, const DictumType *type, const char *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) fields = NULL;
  g_autofree char *known = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (field_labels); i++)
    if (field_labels[i].type == type)
      g_strv_builder_add (builder, field_labels[i].field);
  fields = g_strv_builder_end (builder);
  known = g_strjoinv (", ", fields);
  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
               _ ("There is no field “%s” to set. Choose one of: %s"), field, known);
}

static gboolean
set_affiliation (DictumProject *project, DictumSource *source, const char *text, GError **error)
{
  const DictumSource *target = NULL;

  if (text != NULL && *text != '\0')
    {
      target = dictum_project_find_source (project, text, error);
      if (target == NULL)
        return FALSE;
      if (dictum_source_leads_to (project, target, source->record.id))
        {
          g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                       _ ("“%s” cannot be affiliated with itself, directly or through others."),
                       source->name);
          return FALSE;
        }
    }
  dictum_value_set_string (&source->affiliation, target != NULL ? target->record.id : NULL);

  return TRUE;
}

static gboolean
set_aliases (DictumSource *source, const char *text)
{
  g_auto (GStrv) parts = dictum_edit_split_list (text != NULL ? text : "");

  dictum_value_set_strings (&source->aliases, NULL);
  for (guint i = 0; parts[i] != NULL; i++)
    dictum_source_add_alias (source, parts[i]);

  return TRUE;
}

/* A field below a record: "anonymity.persons". The value is made when it is missing and goes when
 * nothing is in it any more. */
static gboolean
set_nested (gpointer record, const char *path, const char *text, GError **error)
{
  const char *dot = strchr (path, '.');
  g_autofree char *key = g_strndup (path, dot - path);
  const DictumField *field = dictum_type_find_field (((DictumValue *) record)->type, key);
  gpointer *place;
  gpointer empty;

  g_assert (field != NULL && field->kind == DICTUM_FIELD_VALUE);

  place = DICTUM_FIELD_AT (gpointer, record, field);
  if (*place == NULL)
    *place = dictum_value_new (field->detail);
  if (!dictum_edit_parse_field (*place, dot + 1, text, error))
    return FALSE;

  empty = dictum_value_new (field->detail);
  if (dictum_value_equal (*place, empty))
    g_clear_pointer (place, dictum_value_unref);
  dictum_value_unref (empty);

  return TRUE;
}

static gboolean
set_record_field (DictumProject *project,
                  gpointer record,
                  const char *field,
                  const char *text,
                  GError **error)
{
  if (strchr (field, '.') != NULL)
    return set_nested (record, field, text, error);

  if (dictum_is_source (record))
    {
      if (strcmp (field, "name") == 0)
        return dictum_source_take_name (record, text, error);
      if (strcmp (field, "aliases") == 0)
        return set_aliases (record, text);
      if (strcmp (field, "affiliation") == 0)
        return set_affiliation (project, record, text, error);
    }

  return dictum_edit_parse_field (record, field, text, error);
}

/* The value as a person knows it: the name of an enumeration's value rather than its nick. */
static char *
label_field (const FieldLabel *label, const char *text)
{
  const DictumType *type = label->type;
  const char *dot = strchr (label->field, '.');
  const DictumField *field;
  g_autofree char *shown = g_strstrip (g_strdup (text != NULL ? text : ""));
  gboolean clears = *shown == '\0';

  if (dot != NULL)
    {
      g_autofree char *key = g_strndup (label->field, dot - label->field);

      type = dictum_type_find_field (type, key)->detail;
    }
  field = dictum_type_find_field (type, dot != NULL ? dot + 1 : label->field);

  if (field->kind == DICTUM_FIELD_ENUM)
    {
      int value = clears ? 0 : dictum_enum_from_nick (field->detail, shown);

      g_set_str (&shown, dictum_enum_get_label (field->detail, MAX (value, 0)));
      clears = FALSE;
    }
  else if (field->kind == DICTUM_FIELD_BOOLEAN)
    {
      gboolean yes = FALSE;

      clears = !dictum_edit_parse_boolean (shown, &yes, NULL) || !yes;
    }

  return dictum_fill_in (
      clears && label->clear_label != NULL ? _ (label->clear_label) : _ (label->label), shown);
}

static gboolean
is_scale (DictumProject *project, const char *const *records, const char *field)
{
  gconstpointer record = dictum_strings_length (records) == 1
                             ? dictum_project_get_record (project, records[0])
                             : NULL;

  return record != NULL && dictum_is_settings (record) &&
         g_str_equal (field, "settings.ratingScale");
}

/* Another scale must not leave ratings on values that it does not have. */
static DictumChange *
set_scale (DictumProject *project, const char *text, const char *author, GError **error)
{
  g_autoptr (DictumRatingScale) scale = NULL;

  if (!dictum_edit_parse_scale (&scale, text != NULL ? text : "", error))
    return NULL;

  return dictum_edit_set_scale (project, scale, NULL, author, error);
}

static gboolean
is_relation (DictumProject *project, const char *const *records, const char *field)
{
  gconstpointer record = dictum_strings_length (records) > 0
                             ? dictum_project_get_record (project, records[0])
                             : NULL;

  return record != NULL && dictum_is_claim (record) &&
         (g_str_equal (field, "sameAs") || g_str_equal (field, "contradicts"));
}

/* What two claims are to each other is a field of both of them. */
static DictumChange *
set_relation (DictumProject *project,
              const char *const *records,
              const char *field,
              const char *text,
              const char *author,
              GError **error)
{
  g_auto (GStrv) parts = dictum_edit_split_list (text != NULL ? text : "");
  g_autoptr (DictumDraft) draft = dictum_draft_new (project, author);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *name = label_field (find_label (&dictum_claim_type, field), text);
  DictumRelation relation = g_str_equal (field, "sameAs") ? DICTUM_RELATION_SAME
                                                          : DICTUM_RELATION_CONTRADICTS;

  for (guint i = 0; records[i] != NULL; i++)
    {
      const DictumClaim *claim = dictum_edit_find_claim (project, records[i], error);

      if (claim == NULL)
        return NULL;
      g_ptr_array_add (claims, (gpointer) claim);
    }
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const DictumClaim *other = dictum_project_find_claim (project, parts[i], error);

      if (other == NULL)
        return NULL;
      g_ptr_array_add (others, (gpointer) other);
    }
  if (!dictum_draft_set_related (draft, project, claims, others, relation, error))
    return NULL;

  return dictum_draft_finish (draft, name, error);
}

/**
 * dictum_edit_set_field:
 * @project: a project
 * @records: ids, ends with NULL
 * @field: a plain field by its name in the file; with a dot below another: "anonymity.groundRules"
 * @text: (nullable): the value as a person writes it; NULL or "" clears
 * @author: (nullable): who does it
 *
 * Sets one field of any number of records. "affiliation" takes a name, "sameAs" and "contradicts"
 * what dictum_project_find_claim() takes, and are set on both sides. A source that gets a new name
 * keeps the old as an alias.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_set_field (DictumProject *project,
                       const char *const *records,
                       const char *field,
                       const char *text,
                       const char *author,
                       GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *name = NULL;
  const FieldLabel *label = NULL;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project) && field != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (is_scale (project, records, field))
    return set_scale (project, text, author, error);
  if (is_relation (project, records, field))
    return set_relation (project, records, field, text, author, error);

  draft = dictum_draft_new (project, author);
  for (guint i = 0; records != NULL && records[i] != NULL; i++)
    {
      gconstpointer before = dictum_project_get_record (project, records[i]);
      gpointer after;

      if (before == NULL)
        {
          g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                               _ ("A chosen record is no longer in the project. Choose again."));
          return NULL;
        }
      if (label == NULL || label->type != ((const DictumValue *) before)->type)
        label = find_label (((const DictumValue *) before)->type, field);
      if (label == NULL)
        {
          set_unknown_field (error, ((const DictumValue *) before)->type, field);
          return NULL;
        }
      after = strchr (field, '.') != NULL ? dictum_draft_edit (draft, before)
                                          : dictum_draft_edit_field (draft, before, field);
      if (!set_record_field (project, after, field, text, error))
        return NULL;
    }
  name = label != NULL ? label_field (label, text) : g_strdup ("");

  return dictum_draft_finish (draft, name, error);
}
