/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-checking.h"

#include <string.h>

#include "edit/dictum-edit-private.h"

/* What a fact-checker adds to a claim when it is checked: ratings, evidence, the log of replies. */

static guint
find_rating (const DictumClaim *claim, const char *person)
{
  guint i;

  for (i = 0; i < dictum_values_length (claim->ratings); i++)
    {
      const DictumRating *rating = dictum_values_get (claim->ratings, i);

      if (g_strcmp0 (rating->person, person) == 0)
        break;
    }

  return i;
}

static void
take_rating_back (DictumClaim *claim, const char *person)
{
  guint position = find_rating (claim, person);

  if (position == dictum_values_length (claim->ratings))
    return;

  dictum_values_remove (&claim->ratings, position);
  if (g_strcmp0 (claim->published_rating, person) == 0)
    dictum_value_set_string (&claim->published_rating, NULL);
}

/* Rating the same again is no change: the time of the first one stays. */
static void
put_rating (DictumClaim *claim,
            const char *person,
            const char *value,
            const char *justification,
            const char *as_of,
            const char *now)
{
  guint position = find_rating (claim, person);
  DictumRating *rating;

  if (position == dictum_values_length (claim->ratings))
    dictum_values_add (&claim->ratings, dictum_value_new (&dictum_rating_type));

  rating = dictum_values_get (claim->ratings, position);
  if (g_strcmp0 (rating->rating, value) == 0 &&
      (justification == NULL || g_strcmp0 (rating->justification, justification) == 0) &&
      (as_of == NULL || g_strcmp0 (rating->as_of, as_of) == 0))
    return;

  dictum_value_set_string (&rating->person, person);
  dictum_value_set_string (&rating->rating, value);
  if (justification != NULL)
    dictum_value_set_string (&rating->justification, justification);
  if (as_of != NULL)
    dictum_value_set_string (&rating->as_of, *as_of != '\0' ? as_of : NULL);
  dictum_value_set_string (&rating->rated, now);
}

static const DictumScaleValue *
find_scale_value (DictumProject *project, const char *rating, GError **error)
{
  const DictumSettings *settings = dictum_project_get_settings (project);
  const DictumScaleValue *value = dictum_settings_find_rating (settings, rating);
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) ids = NULL;
  g_autofree char *known = NULL;

  if (value != NULL)
    return value;

  builder = g_strv_builder_new ();
  if (settings->desk != NULL && settings->desk->rating_scale != NULL)
    for (guint i = 0; i < dictum_values_length (settings->desk->rating_scale->values); i++)
      {
        const DictumScaleValue *other = dictum_values_get (settings->desk->rating_scale->values, i);

        g_strv_builder_add (builder, other->id);
      }
  ids = g_strv_builder_end (builder);
  known = g_strjoinv (", ", ids);
  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
               _ ("The project’s rating scale has no “%s”. Choose one of: %s"), rating, known);

  return NULL;
}

static char **
get_entry_id (gpointer entry)
{
  if (dictum_value_is (entry, &dictum_evidence_type))
    return &((DictumEvidence *) entry)->id;

  return &((DictumReply *) entry)->id;
}

static GPtrArray **
get_entries (DictumClaim *claim, const DictumType *type)
{
  return type == &dictum_evidence_type ? &claim->evidence : &claim->replies;
}

static gboolean
find_entry (const GPtrArray *entries, const char *id, guint *position, GError **error)
{
  for (*position = 0; *position < dictum_values_length (entries); (*position)++)
    if (g_strcmp0 (*get_entry_id (dictum_values_get (entries, *position)), id) == 0)
      return TRUE;

  g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
                       _ ("The claim has no such entry any more. Choose another one."));
  return FALSE;
}

/**
 * dictum_edit_rate:
 * @project: a project
 * @claims: ids, ends with NULL
 * @person: (nullable): who rates; NULL is @author
 * @rating: (nullable): id of a value of the project's scale; NULL takes the person's rating back
 * @justification: (nullable): why; NULL leaves the one that is there, "" removes it
 * @as_of: (nullable): the date as of which it was known, as in RFC 3339; NULL leaves the one that
 * is there, "" removes it
 * @author: (nullable): who works; when nobody is named, the user of the computer
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_rate (DictumProject *project,
                  const char *const *claims,
                  const char *person,
                  const char *rating,
                  const char *justification,
                  const char *as_of,
                  const char *author,
                  GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_autofree char *label = NULL;
  const DictumScaleValue *value = NULL;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (person == NULL || *person == '\0')
    person = author;
  if (person == NULL || *person == '\0')
    person = g_get_user_name ();
  if (rating != NULL)
    {
      value = find_scale_value (project, rating, error);
      if (value == NULL)
        return NULL;
    }

  if (!dictum_edit_check_time (as_of, error))
    return NULL;

  draft = dictum_draft_new (project, author);
  for (guint i = 0; claims != NULL && claims[i] != NULL; i++)
    {
      const DictumClaim *before = dictum_edit_find_claim (project, claims[i], error);
      DictumClaim *after;

      if (before == NULL)
        return NULL;
      after = dictum_draft_edit_field (draft, before, "ratings");
      if (rating == NULL)
        take_rating_back (after, person);
      else
        put_rating (after, person, rating, justification, as_of, dictum_draft_get_now (draft));
    }
  label = value != NULL ? g_strdup_printf (_ ("Rate as %s"), value->label)
                        : g_strdup (_ ("Remove rating"));

  return dictum_draft_finish (draft, label, error);
}

/* What an action on an entry is called in the undo menu. */
typedef struct
{
  const DictumType *type;
  const char *add;
  const char *edit;
  const char *remove;
} EntryLabels;

static const EntryLabels entry_labels[] = {
  { &dictum_evidence_type, N_ ("Add evidence"), N_ ("Edit evidence"), N_ ("Remove evidence") },
  { &dictum_reply_type, N_ ("Log request for reply"), N_ ("Edit reply"), N_ ("Remove reply") },
};

static const EntryLabels *
get_labels (const DictumType *type)
{
  return type == &dictum_evidence_type ? &entry_labels[0] : &entry_labels[1];
}

static gboolean
refuse (const char *key, const char *reason, const char **field, GError **error)
{
  *field = key;
  g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID, reason);
  return FALSE;
}

/* What a file could not keep is refused before it is in the project. */
static gboolean
check_times (gconstpointer entry, const char **key, GError **error)
{
  for (const DictumField *field = ((const DictumValue *) entry)->type->fields; field->key != NULL;
       field++)
    if (field->kind == DICTUM_FIELD_TIME &&
        !dictum_edit_check_time (*DICTUM_FIELD_AT (char *, entry, field), error))
      {
        *key = field->key;
        return FALSE;
      }

  return TRUE;
}

static gboolean
has_words (const char *string)
{
  return string != NULL && string[strspn (string, " \t\n")] != '\0';
}

/* With a scheme, or one word that could be a host, a path or the number of a document. A link with
 * a space in it is none that others can follow, but is often what a browser shows. */
static gboolean
is_link (const char *link)
{
  return strstr (link, "://") != NULL ||
         (strpbrk (link, " \t\n") == NULL && strpbrk (link, ".:/") != NULL);
}

static gboolean
check_link (const char *link, const char *key, const char **field, GError **error)
{
  if (!has_words (link) || is_link (link))
    return TRUE;

  return refuse (key, _ ("This is no link. Write it as https://example.org/page."), field, error);
}

/* Nobody can check a claim against evidence of which there is only a date or a publisher; but it
 * would count as evidence, and silence the warning that there is none. */
static gboolean
check_evidence (const DictumEvidence *evidence, const char **field, GError **error)
{
  if (!has_words (evidence->title) && !has_words (evidence->url) && !has_words (evidence->quote) &&
      !has_words (evidence->file) && !has_words (evidence->archived_url) &&
      !has_words (evidence->sha256))
    return refuse ("title", _ ("Give a title, a link, a file or a quote."), field, error);

  return check_link (evidence->url, "url", field, error) &&
         check_link (evidence->archived_url, "archivedUrl", field, error);
}

/* Days are compared as they were written, moments as they are. */
static gboolean
is_before (const char *time, const char *other)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autoptr (GDateTime) limit = NULL;

  if (strlen (time) <= 10 || strlen (other) <= 10)
    return strncmp (time, other, 10) < 0;

  moment = g_date_time_new_from_iso8601 (time, NULL);
  limit = g_date_time_new_from_iso8601 (other, NULL);
  return moment != NULL && limit != NULL && g_date_time_compare (moment, limit) < 0;
}

static gboolean
check_reply (const DictumReply *reply, const char **field, GError **error)
{
  if (!has_words (reply->asked))
    return refuse ("asked", _ ("Say who was asked."), field, error);
  if (reply->asked_on != NULL && reply->deadline != NULL &&
      is_before (reply->deadline, reply->asked_on))
    return refuse ("deadline", _ ("The deadline cannot be before the request."), field, error);

  return TRUE;
}

/**
 * dictum_edit_check_entry:
 * @entry: a DictumEvidence or a DictumReply
 * @field: (out) (optional): the field to put right, by its name in the file
 * @error: what is missing there, or cannot be
 *
 * Returns: whether dictum_edit_put_entry() takes it
 */
gboolean
dictum_edit_check_entry (gconstpointer entry, const char **field, GError **error)
{
  const char *key = NULL;

  g_return_val_if_fail (dictum_value_is (entry, &dictum_evidence_type) ||
                            dictum_value_is (entry, &dictum_reply_type),
                        FALSE);

  if (field == NULL)
    field = &key;

  if (!check_times (entry, field, error))
    return FALSE;

  return dictum_value_is (entry, &dictum_evidence_type) ? check_evidence (entry, field, error)
                                                        : check_reply (entry, field, error);
}

static DictumChange *
put_entry (DictumProject *project,
           const char *claim,
           gconstpointer entry,
           const char *edit_label,
           const char *author,
           GError **error)
{
  const DictumType *type = ((const DictumValue *) entry)->type;
  g_autoptr (DictumDraft) draft = NULL;
  const DictumClaim *before = dictum_edit_find_claim (project, claim, error);
  GPtrArray **entries;
  gpointer copy;
  guint position;

  if (before == NULL)
    return NULL;

  draft = dictum_draft_new (project, author);
  entries = get_entries (dictum_draft_edit (draft, before), type);
  copy = dictum_value_copy (entry);
  if (*get_entry_id (copy) == NULL)
    {
      *get_entry_id (copy) = dictum_id_new ();
      dictum_values_add (entries, copy);
      return dictum_draft_finish (draft, _ (get_labels (type)->add), error);
    }

  if (!find_entry (*entries, *get_entry_id (copy), &position, error))
    {
      dictum_value_unref (copy);
      return NULL;
    }

  dictum_values_remove (entries, position);
  dictum_values_insert (entries, position, copy);
  return dictum_draft_finish (draft, edit_label, error);
}

/**
 * dictum_edit_put_entry:
 * @project: a project
 * @claim: a claim's id
 * @entry: (transfer none): a DictumEvidence or a DictumReply; without an id it is added, with one
 *   it takes the place of the one that has it. It has to pass dictum_edit_check_entry()
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_put_entry (DictumProject *project,
                       const char *claim,
                       gconstpointer entry,
                       const char *author,
                       GError **error)
{
  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (dictum_value_is (entry, &dictum_evidence_type) ||
                            dictum_value_is (entry, &dictum_reply_type),
                        NULL);

  if (!dictum_edit_check_entry (entry, NULL, error))
    return NULL;

  return put_entry (project, claim, entry,
                    _ (get_labels (((const DictumValue *) entry)->type)->edit), author, error);
}

/**
 * dictum_edit_remove_entry:
 * @project: a project
 * @claim: a claim's id
 * @type: of the entry: &dictum_evidence_type or &dictum_reply_type
 * @entry: its id; DICTUM_EDIT_ERROR_NOT_FOUND when the claim has no such entry
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_remove_entry (DictumProject *project,
                          const char *claim,
                          const DictumType *type,
                          const char *entry,
                          const char *author,
                          GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  const DictumClaim *before;
  GPtrArray **entries;
  guint position;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (type == &dictum_evidence_type || type == &dictum_reply_type, NULL);

  before = dictum_edit_find_claim (project, claim, error);
  if (before == NULL)
    return NULL;

  draft = dictum_draft_new (project, author);
  entries = get_entries (dictum_draft_edit (draft, before), type);
  if (!find_entry (*entries, entry, &position, error))
    return NULL;
  dictum_values_remove (entries, position);

  return dictum_draft_finish (draft, _ (get_labels (type)->remove), error);
}

/**
 * dictum_edit_keep_archived:
 * @project: a project
 * @record: the id of an article, or of the claim that has the evidence
 * @evidence: (nullable): the evidence's id; %NULL: record is an article
 * @url: (nullable): where the copy is; %NULL: forget it
 * @author: (nullable): who does it
 *
 * Returns: (transfer full) (nullable): the change
 */
DictumChange *
dictum_edit_keep_archived (DictumProject *project,
                           const char *record,
                           const char *evidence,
                           const char *url,
                           const char *author,
                           GError **error)
{
  const char *const records[] = { record, NULL };
  const DictumClaim *claim;
  g_autoptr (DictumEvidence) after = NULL;
  guint position;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  if (evidence == NULL)
    return dictum_edit_find_article (project, record, error) != NULL
               ? dictum_edit_set_field (project, records, "archivedUrl", url, author, error)
               : NULL;

  claim = dictum_edit_find_claim (project, record, error);
  if (claim == NULL || !find_entry (claim->evidence, evidence, &position, error))
    return NULL;

  after = dictum_value_copy (dictum_values_get (claim->evidence, position));
  g_set_str (&after->archived_url, url);
  return put_entry (project, record, after,
                    url != NULL ? _ ("Keep archived copy") : _ ("Remove archived copy"), author,
                    error);
}
