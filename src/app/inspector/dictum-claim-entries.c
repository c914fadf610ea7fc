/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-claim-entries.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-checking.h"
#include "inspector/dictum-entry-dialog.h"
#include "inspector/dictum-evidence-form.h"
#include "inspector/dictum-look.h"
#include "model/dictum-reply.h"
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

/* A request is logged when it is made. */
static gpointer
make_entry (const Shelf *shelf)
{
  gpointer entry = dictum_value_new (shelf->type);

  if (shelf == &reply_shelf)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();

      ((DictumReply *) entry)->asked_on = g_date_time_format (now, "%Y-%m-%d");
    }

  return entry;
}

static AdwDialog *
edit_entry (GtkWidget *parent,
            DictumWorkbench *workbench,
            const DictumClaim *claim,
            const Shelf *shelf,
            guint position)
{
  const GPtrArray *entries = get_entries (shelf, claim);
  gboolean adds = position >= dictum_values_length (entries);
  gconstpointer entry = adds ? make_entry (shelf)
                             : dictum_value_ref (dictum_values_get (entries, position));
  Subject *subject = g_new0 (Subject, 1);
  AdwDialog *dialog;

  subject->workbench = g_object_ref (workbench);
  subject->claim = g_strdup (claim->record.id);
  dialog = dictum_entry_dialog_new (_ (adds ? shelf->add : shelf->edit), shelf->form, shelf->type,
                                    entry, save_entry, subject, subject_free);
  dictum_entry_dialog_set_check (DICTUM_ENTRY_DIALOG (dialog), dictum_edit_check_entry);
  dictum_value_unref ((gpointer) entry);
  adw_dialog_present (dialog, parent);

  return dialog;
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

/**
 * dictum_claim_edit_evidence:
 * @parent: what the dialog belongs to
 * @workbench: where the change goes
 * @claim: a claim
 * @position: which piece of its evidence; their number, or more, for a new one
 * @request: (nullable): what to load for it at once
 */
void
dictum_claim_edit_evidence (GtkWidget *parent,
                            DictumWorkbench *workbench,
                            const DictumClaim *claim,
                            guint position,
                            DictumLoadRequest *request)
{
  AdwDialog *dialog = edit_entry (parent, workbench, claim, &evidence_shelf, position);

  dictum_evidence_form_attach (DICTUM_ENTRY_DIALOG (dialog), request);
}

void
dictum_claim_remove_evidence (DictumWorkbench *workbench, const DictumClaim *claim, guint position)
{
  g_return_if_fail (position < dictum_values_length (claim->evidence));

  remove_entry (workbench, claim, &evidence_shelf, position);
}

/* "Overdue by 3 days · 16 Nov · 2 of five attempts", or what was answered. */
/* All that is known of a request, where there is room. */
static char *
make_long_facts (const DictumReply *reply, const char *attempts)
{
  g_autofree char *asked_on = dictum_format_date_now (reply->asked_on);
  g_autofree char *due_on = dictum_format_date_now (reply->deadline);
  g_autofree char *answered_on = dictum_format_date_now (reply->answered_on);
  /* Translators: when somebody was asked for a reply, by when it was wanted, and when it came. */
  g_autofree char *asked = asked_on != NULL ? g_strdup_printf (_ ("asked %s"), asked_on) : NULL;
  g_autofree char *due = due_on != NULL ? g_strdup_printf (_ ("deadline %s"), due_on) : NULL;
  g_autofree char *answered = answered_on != NULL ? g_strdup_printf (_ ("answered %s"), answered_on)
                                                  : NULL;

  return dictum_format_facts (reply->channel != NULL ? reply->channel : "",
                              asked != NULL ? asked : "", due != NULL ? due : "",
                              answered != NULL ? answered : "", attempts, NULL);
}

static void
fill_reply (const DictumClaim *claim,
            const DictumReply *reply,
            GDateTime *now,
            gboolean roomy,
            DictumEntryLine *line,
            GPtrArray *strings)
{
  guint n_attempts = dictum_claim_count_attempts (claim, reply);
  g_autofree char *deadline = dictum_format_date_now (reply->deadline);
  g_autofree char *attempts = NULL;
  char *state = dictum_reply_describe (reply, now);
  char *answer = reply->answer != NULL ? g_markup_escape_text (reply->answer, -1) : NULL;
  char *facts;

  /* Translators: how often somebody was asked; newsrooms want five earnest attempts. */
  attempts = g_strdup_printf (
      ngettext ("asked %1$u time of %2$u", "asked %1$u times of %2$u", n_attempts), n_attempts,
      DICTUM_REPLY_EARNEST);
  if (roomy)
    facts = make_long_facts (reply, attempts);
  else if (reply->answer != NULL)
    facts = g_strdup (reply->answer);
  else
    facts = dictum_format_facts (deadline != NULL ? deadline : "", attempts, NULL);
  g_ptr_array_add (strings, state);
  g_ptr_array_add (strings, facts);
  g_ptr_array_add (strings, answer);

  line->title = reply->asked != NULL ? reply->asked : _ ("Somebody");
  line->subtitle = facts;
  line->detail = answer;
  line->note = state;
  line->alarming = dictum_reply_get_state (reply, now, NULL) == DICTUM_REPLY_OVERDUE;
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
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean roomy;

  g_object_get (list, "roomy", &roomy, NULL);
  for (guint i = 0; i < length; i++)
    fill_reply (claim, dictum_values_get (claim->replies, i), now, roomy, &lines[i], strings);

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
