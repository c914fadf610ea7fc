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

/* By line when there is more than one, so that an item may hold a comma; else by comma. */
static GStrv
split_list (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, strchr (text, '\n') != NULL ? "\n" : ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);

      if (*part != '\0' && g_hash_table_add (seen, part))
        g_strv_builder_add (builder, part);
    }

  return g_strv_builder_end (builder);
}

static gboolean
parse_boolean (const char *text, gboolean *value, GError **error)
{
  static const char *const yes[] = { "yes", "true", "on", "1", NULL };
  static const char *const no[] = { "no", "false", "off", "0", "", NULL };
  g_autofree char *folded = g_ascii_strdown (text, -1);

  *value = g_strv_contains (yes, folded);
  if (*value || g_strv_contains (no, folded))
    return TRUE;

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("“%s” is neither yes nor no. Write one of the two."), text);
  return FALSE;
}

static gboolean
parse_integer (const char *text, int *value, GError **error)
{
  guint64 number = 0;

  if (*text != '\0' && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &number, NULL))
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                   _ ("“%s” is no number. Write digits only."), text);
      return FALSE;
    }

  *value = (int) number;
  return TRUE;
}

static gboolean
parse_number (const char *text, double *value, GError **error)
{
  char *end = NULL;

  *value = g_ascii_strtod (*text != '\0' ? text : "nan", &end);
  if (end != text && *end == '\0')
    return TRUE;
  if (*text == '\0')
    return TRUE;

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("“%s” is no number. Write it with a point: 0.5"), text);
  return FALSE;
}

static gboolean
parse_enum (const DictumField *field, const char *text, int *value, GError **error)
{
  const DictumEnum *names = field->detail;
  g_autofree char *known = NULL;

  *value = *text != '\0' ? dictum_enum_from_nick (names, text) : 0;
  if (*value >= 0)
    return TRUE;

  known = g_strjoinv (", ", (GStrv) names->nicks);
  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("“%s” is no value of “%s”. Choose one of: %s"), text, field->key, known);
  return FALSE;
}

static gboolean
parse_identifiers (GPtrArray **place, const char *text, GError **error)
{
  g_auto (GStrv) parts = split_list (text);
  g_autoptr (GPtrArray) identifiers = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *colon = strchr (parts[i], ':');
      DictumIdentifier *identifier;

      if (colon == NULL || colon == parts[i] || colon[1] == '\0')
        {
          g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                       _ ("“%s” is no identifier. Write it as wikidata:Q42 or url:https://…"),
                       parts[i]);
          return FALSE;
        }
      identifier = dictum_value_new (&dictum_identifier_type);
      identifier->scheme = g_strndup (parts[i], colon - parts[i]);
      identifier->content = g_strdup (colon + 1);
      dictum_values_add (&identifiers, identifier);
    }

  g_clear_pointer (place, g_ptr_array_unref);
  *place = g_steal_pointer (&identifiers);

  return TRUE;
}

/* "Ana Holt (fact-checker), Ben Ude" */
static void
parse_people (GPtrArray **place, const char *text)
{
  g_auto (GStrv) parts = split_list (text);

  g_clear_pointer (place, g_ptr_array_unref);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      DictumPerson *person = dictum_value_new (&dictum_person_type);
      char *open = strrchr (parts[i], '(');

      if (open != NULL && open > parts[i] && g_str_has_suffix (parts[i], ")"))
        {
          parts[i][strlen (parts[i]) - 1] = '\0';
          *open = '\0';
          dictum_value_set_string (&person->role, g_strstrip (open + 1));
        }
      dictum_value_set_string (&person->name, g_strstrip (parts[i]));
      dictum_values_add (place, person);
    }
}

static gboolean
parse_scale (DictumRatingScale **place, const char *text, GError **error)
{
  const char *const *presets = dictum_rating_scale_list_presets ();
  g_autofree char *known = NULL;

  if (g_strv_contains (presets, text))
    {
      dictum_value_unref (*place);
      *place = dictum_rating_scale_new_preset (text);
      return TRUE;
    }

  known = g_strjoinv (", ", (GStrv) presets);
  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("There is no rating scale “%s”. Choose one of: %s"), text, known);
  return FALSE;
}

static gboolean
parse_values (gpointer value, const DictumField *field, const char *text, GError **error)
{
  if (field->detail == &dictum_identifier_type)
    return parse_identifiers (DICTUM_FIELD_AT (GPtrArray *, value, field), text, error);
  if (field->detail == &dictum_rating_scale_type)
    return parse_scale (DICTUM_FIELD_AT (DictumRatingScale *, value, field), text, error);
  if (field->detail == &dictum_person_type)
    {
      parse_people (DICTUM_FIELD_AT (GPtrArray *, value, field), text);
      return TRUE;
    }

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("The field “%s” is no plain value."), field->key);
  return FALSE;
}

/**
 * dictum_edit_check_time:
 * @text: (nullable): what was written as a date or time; nothing is fine
 * @error: what to write instead
 *
 * Returns: whether a project can keep it: see dictum_time_is_valid()
 */
gboolean
dictum_edit_check_time (const char *text, GError **error)
{
  if (text == NULL || *text == '\0' || dictum_time_is_valid (text))
    return TRUE;

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("“%s” is no date. Write it as 2026-11-14 or 2026-11-14T18:02:00Z."), text);
  return FALSE;
}

/**
 * dictum_edit_parse_field:
 * @value: an alterable value
 * @key: a plain field of it, by its name in the file
 * @text: (nullable): as a person writes it; NULL or "" clears
 *
 * Puts text into a field: the nick of an enumeration's value, "yes" or "no", a list with commas or
 * lines, a number, a date. References are not looked up.
 *
 * Returns: whether it could; @value is as it was when not
 */
gboolean
dictum_edit_parse_field (gpointer value, const char *key, const char *text, GError **error)
{
  const DictumField *field = dictum_type_find_field (((DictumValue *) value)->type, key);
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));

  g_return_val_if_fail (!((DictumValue *) value)->sealed, FALSE);

  if (field == NULL)
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                   _ ("There is no field “%s”."), key);
      return FALSE;
    }
  if (!g_utf8_validate (trimmed, -1, NULL))
    {
      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                   _ ("The text for “%s” is not valid UTF-8."), key);
      return FALSE;
    }

  switch (field->kind)
    {
    case DICTUM_FIELD_TIME:
      if (!dictum_edit_check_time (trimmed, error))
        return FALSE;
      dictum_value_set_string (DICTUM_FIELD_AT (char *, value, field), trimmed);
      return TRUE;
    case DICTUM_FIELD_STRING:
      dictum_value_set_string (DICTUM_FIELD_AT (char *, value, field), trimmed);
      return TRUE;
    case DICTUM_FIELD_BOOLEAN:
      return parse_boolean (trimmed, DICTUM_FIELD_AT (gboolean, value, field), error);
    case DICTUM_FIELD_INTEGER:
      return parse_integer (trimmed, DICTUM_FIELD_AT (int, value, field), error);
    case DICTUM_FIELD_NUMBER:
      return parse_number (trimmed, DICTUM_FIELD_AT (double, value, field), error);
    case DICTUM_FIELD_ENUM:
      {
        int number;

        if (!parse_enum (field, trimmed, &number, error))
          return FALSE;
        *DICTUM_FIELD_AT (int, value, field) = number;
        return TRUE;
      }
    case DICTUM_FIELD_STRINGS:
      {
        g_auto (GStrv) strings = split_list (trimmed);

        dictum_value_set_strings (DICTUM_FIELD_AT (GStrv, value, field),
                                  (const char *const *) strings);
        return TRUE;
      }
    case DICTUM_FIELD_VALUE:
    case DICTUM_FIELD_VALUES:
    default:
      return parse_values (value, field, trimmed, error);
    }
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
set_claim_list (DictumProject *project,
                DictumClaim *claim,
                GStrv *place,
                const char *text,
                GError **error)
{
  g_auto (GStrv) parts = split_list (text != NULL ? text : "");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const DictumClaim *other = dictum_project_find_claim (project, parts[i], error);

      if (other == NULL)
        return FALSE;
      if (strcmp (other->record.id, claim->record.id) != 0)
        g_strv_builder_add (builder, other->record.id);
    }
  ids = g_strv_builder_end (builder);
  dictum_value_set_strings (place, (const char *const *) ids);

  return TRUE;
}

static gboolean
set_aliases (DictumSource *source, const char *text)
{
  g_auto (GStrv) parts = split_list (text != NULL ? text : "");

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
  if (dictum_is_claim (record))
    {
      DictumClaim *claim = record;

      if (strcmp (field, "sameAs") == 0)
        return set_claim_list (project, claim, &claim->same_as, text, error);
      if (strcmp (field, "contradicts") == 0)
        return set_claim_list (project, claim, &claim->contradicts, text, error);
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

      clears = !parse_boolean (shown, &yes, NULL) || !yes;
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

  if (!parse_scale (&scale, text != NULL ? text : "", error))
    return NULL;

  return dictum_edit_set_scale (project, scale, NULL, author, error);
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
 * what dictum_project_find_claim() takes. A source that gets a new name keeps the old as an alias.
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
