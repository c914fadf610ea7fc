/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-claim-entries.h"

#include <glib/gi18n.h>

#include "inspector/dictum-entry-dialog.h"
#include "inspector/dictum-look.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

/* One of the two lists that a claim has of entries: how its dialog looks, and what is said. */
typedef struct
{
  const DictumType *type;
  const char *form;
  const char *add;
  const char *edit;
  const char *removed;
} Shelf;

static const Shelf evidence_shelf = {
  &dictum_evidence_type,   DICTUM_RESOURCE_PATH "inspector/dictum-evidence-form.ui",
  N_ ("Add Evidence"),     N_ ("Edit Evidence"),
  N_ ("Evidence removed"),
};

static const Shelf reply_shelf = {
  &dictum_reply_type,
  DICTUM_RESOURCE_PATH "inspector/dictum-reply-form.ui",
  N_ ("Add a Request"),
  N_ ("Edit the Request"),
  N_ ("Request for reply removed"),
};

/* Which claim a dialog is about. */
typedef struct
{
  DictumWorkbench *workbench;
  char *claim;
} Subject;

static void
subject_free (gpointer data)
{
  Subject *subject = data;

  g_object_unref (subject->workbench);
  g_free (subject->claim);
  g_free (subject);
}

static gboolean
save_entry (gpointer value, gpointer data)
{
  Subject *subject = data;
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_put_entry (dictum_workbench_get_project (subject->workbench), subject->claim,
                                  value, dictum_workbench_get_author (subject->workbench), &error);
  if (g_error_matches (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOTHING))
    {
      g_error_free (error);
      return TRUE;
    }
  return dictum_workbench_take (subject->workbench, change, error, NULL);
}

static const GPtrArray *
get_entries (const Shelf *shelf, const DictumClaim *claim)
{
  return shelf == &evidence_shelf ? claim->evidence : claim->replies;
}

static void
edit_entry (GtkWidget *parent,
            DictumWorkbench *workbench,
            const DictumClaim *claim,
            const Shelf *shelf,
            guint position)
{
  const GPtrArray *entries = get_entries (shelf, claim);
  gboolean adds = position >= dictum_values_length (entries);
  Subject *subject = g_new0 (Subject, 1);
  AdwDialog *dialog;

  subject->workbench = g_object_ref (workbench);
  subject->claim = g_strdup (claim->record.id);
  dialog = dictum_entry_dialog_new (_ (adds ? shelf->add : shelf->edit), shelf->form, shelf->type,
                                    adds ? NULL : dictum_values_get (entries, position), save_entry,
                                    subject, subject_free);
  adw_dialog_present (dialog, parent);
}

static void
remove_entry (DictumWorkbench *workbench,
              const DictumClaim *claim,
              const Shelf *shelf,
              guint position)
{
  const DictumField *id = dictum_type_find_field (shelf->type, "id");
  gpointer entry = dictum_values_get (get_entries (shelf, claim), position);
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_remove_entry (dictum_workbench_get_project (workbench), claim->record.id,
                                     shelf->type, *DICTUM_FIELD_AT (char *, entry, id),
                                     dictum_workbench_get_author (workbench), &error);
  dictum_workbench_take (workbench, change, error, _ (shelf->removed));
}

/* What identifies a piece of evidence to its reader. */
static const char *
name_evidence (const DictumEvidence *evidence)
{
  if (evidence->title != NULL)
    return evidence->title;
  if (evidence->url != NULL)
    return evidence->url;
  if (evidence->file != NULL)
    return evidence->file;
  if (evidence->quote != NULL)
    return evidence->quote;

  return _ ("Untitled");
}

/**
 * dictum_claim_show_evidence:
 * @claim: a claim
 * @list: where its evidence is listed
 */
void
dictum_claim_show_evidence (const DictumClaim *claim, DictumEntryList *list)
{
  guint length = dictum_values_length (claim->evidence);
  g_autofree DictumEntryLine *lines = g_new0 (DictumEntryLine, length + 1);
  g_autoptr (GPtrArray) subtitles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < length; i++)
    {
      const DictumEvidence *evidence = dictum_values_get (claim->evidence, i);
      const char *stance = dictum_enum_get_label (&dictum_evidence_stances, evidence->stance);
      char *subtitle;

      if (evidence->primary)
        {
          /* Translators: what a piece of evidence says of the claim: “Supports”. */
          subtitle = g_strdup_printf (_ ("%s · primary source"), stance);
        }
      else
        {
          subtitle = g_strdup (stance);
        }
      g_ptr_array_add (subtitles, subtitle);
      lines[i].title = name_evidence (evidence);
      lines[i].archivable = evidence->url != NULL;
      lines[i].subtitle = subtitle;
    }

  dictum_entry_list_show (list, lines, length);
}

/**
 * dictum_claim_edit_evidence:
 * @parent: what the dialog belongs to
 * @workbench: where the change goes
 * @claim: a claim
 * @position: which piece of its evidence; their number for a new one
 */
void
dictum_claim_edit_evidence (GtkWidget *parent,
                            DictumWorkbench *workbench,
                            const DictumClaim *claim,
                            guint position)
{
  edit_entry (parent, workbench, claim, &evidence_shelf, position);
}

void
dictum_claim_remove_evidence (DictumWorkbench *workbench, const DictumClaim *claim, guint position)
{
  g_return_if_fail (position < dictum_values_length (claim->evidence));

  remove_entry (workbench, claim, &evidence_shelf, position);
}

/**
 * dictum_claim_show_replies:
 * @claim: a claim
 * @list: where its requests for reply are listed
 */
void
dictum_claim_show_replies (const DictumClaim *claim, DictumEntryList *list)
{
  guint length = dictum_values_length (claim->replies);
  g_autofree DictumEntryLine *lines = g_new0 (DictumEntryLine, length + 1);
  g_autoptr (GPtrArray) subtitles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < length; i++)
    {
      const DictumReply *reply = dictum_values_get (claim->replies, i);
      g_autofree char *deadline = dictum_format_date_now (reply->deadline);
      char *subtitle;

      if (reply->answer != NULL)
        subtitle = g_strdup_printf (_ ("Answered: %s"), reply->answer);
      else if (deadline != NULL)
        subtitle = g_strdup_printf (_ ("No answer yet · deadline %s"), deadline);
      else
        subtitle = g_strdup (_ ("No answer yet"));
      g_ptr_array_add (subtitles, subtitle);
      lines[i].title = reply->asked != NULL ? reply->asked : _ ("Somebody");
      lines[i].subtitle = subtitle;
    }

  dictum_entry_list_show (list, lines, length);
}

/**
 * dictum_claim_edit_reply:
 * @parent: what the dialog belongs to
 * @workbench: where the change goes
 * @claim: a claim
 * @position: which request for reply; their number for a new one
 */
void
dictum_claim_edit_reply (GtkWidget *parent,
                         DictumWorkbench *workbench,
                         const DictumClaim *claim,
                         guint position)
{
  edit_entry (parent, workbench, claim, &reply_shelf, position);
}

void
dictum_claim_remove_reply (DictumWorkbench *workbench, const DictumClaim *claim, guint position)
{
  g_return_if_fail (position < dictum_values_length (claim->replies));

  remove_entry (workbench, claim, &reply_shelf, position);
}
