/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-claim-evidence.h"

#include <glib/gi18n.h>

#include "evidence/dictum-evidence.h"
#include "inspector/dictum-claim-entries.h"
#include "inspector/dictum-evidence-copy.h"
#include "inspector/dictum-wording-markup.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

struct _DictumClaimEvidence
{
  GtkBox parent_instance;

  DictumWorkbench *workbench;
  char *claim;
  GHashTable *checks;        /* "SHA-256 quote" to its DictumQuoteCheck; NULL while it is checked */
  GCancellable *cancellable; /* of the checks for this claim */
  gboolean roomy;

  DictumEntryList *list;
};

G_DEFINE_FINAL_TYPE (DictumClaimEvidence, dictum_claim_evidence, GTK_TYPE_BOX)

typedef struct
{
  DictumClaimEvidence *self;
  char *key;
  GCancellable *cancellable;
} Waiting;

static void show_list (DictumClaimEvidence *self);

static const DictumClaim *
get_claim (DictumClaimEvidence *self)
{
  DictumProject *project = self->workbench != NULL ? dictum_workbench_get_project (self->workbench)
                                                   : NULL;

  return project != NULL && self->claim != NULL ? dictum_project_get_claim (project, self->claim)
                                                : NULL;
}

static void
check_free (gpointer check)
{
  dictum_quote_check_free (check);
}

static char *
make_key (const DictumEvidence *evidence)
{
  return g_strconcat (evidence->sha256 != NULL ? evidence->sha256 : "", " ",
                      evidence->quote != NULL ? evidence->quote : "", NULL);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (DictumQuoteCheck) check = dictum_evidence_check_finish (result, NULL);

  if (check != NULL && waiting->cancellable == waiting->self->cancellable)
    {
      g_hash_table_insert (waiting->self->checks, g_strdup (waiting->key),
                           g_steal_pointer (&check));
      show_list (waiting->self);
    }
  g_object_unref (waiting->self);
  g_object_unref (waiting->cancellable);
  g_free (waiting->key);
  g_free (waiting);
}

/* What is known of the quote; NULL while that is found out, or there is none. */
static const DictumQuoteCheck *
get_check (DictumClaimEvidence *self, const DictumEvidence *evidence)
{
  g_autofree char *key = make_key (evidence);
  gpointer check;
  Waiting *waiting;

  if (evidence->quote == NULL || g_hash_table_lookup_extended (self->checks, key, NULL, &check))
    return evidence->quote != NULL ? check : NULL;

  g_hash_table_insert (self->checks, g_strdup (key), NULL);
  waiting = g_new0 (Waiting, 1);
  waiting->self = g_object_ref (self);
  waiting->key = g_steal_pointer (&key);
  waiting->cancellable = g_object_ref (self->cancellable);
  dictum_evidence_check_async (evidence, self->cancellable, checked_cb, waiting);

  return NULL;
}

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

static char *
make_facts (const DictumEvidence *evidence)
{
  const char *stance = dictum_enum_get_label (&dictum_evidence_stances, evidence->stance);

  return dictum_format_facts (stance, evidence->primary ? _ ("primary source") : "",
                              evidence->locator != NULL ? evidence->locator : "", NULL);
}

/* All that is known of it, where there is room. */
static char *
make_long_facts (const DictumEvidence *evidence)
{
  g_autofree char *facts = make_facts (evidence);
  g_autofree char *date = dictum_format_date_now (evidence->date);
  g_autofree char *moment = dictum_format_moment (evidence->retrieved);
  /* Translators: %s is when a page was loaded. */
  g_autofree char *retrieved = *moment != '\0' ? g_strdup_printf (_ ("retrieved %s"), moment)
                                               : g_strdup ("");

  return dictum_format_facts (
      facts, evidence->publisher != NULL ? evidence->publisher : "", date != NULL ? date : "",
      evidence->sha256 != NULL ? _ ("copy stored") : "", retrieved,
      evidence->url != NULL && evidence->title != NULL ? evidence->url : "", NULL);
}

/* The quote, with what stands in the copy instead when that is something else. */
static char *
mark_quote (const DictumEvidence *evidence, const DictumQuoteCheck *check)
{
  g_autofree char *quoted = NULL;

  if (evidence->quote == NULL)
    return NULL;
  if (check != NULL && check->passage != NULL)
    return dictum_wording_mark_up (check->passage, check->quote, check->stretches);

  /* Translators: quotation marks around a quote. */
  quoted = g_strdup_printf (_ ("“%s”"), evidence->quote);
  return g_markup_escape_text (quoted, -1);
}

static void
fill_line (DictumClaimEvidence *self,
           const DictumEvidence *evidence,
           DictumEntryLine *line,
           GPtrArray *strings)
{
  const DictumQuoteCheck *check = get_check (self, evidence);
  char *facts = self->roomy ? make_long_facts (evidence) : make_facts (evidence);
  char *quote = mark_quote (evidence, check);

  g_ptr_array_add (strings, facts);
  g_ptr_array_add (strings, quote);
  line->title = name_evidence (evidence);
  line->subtitle = facts;
  line->detail = quote;
  line->archivable = evidence->url != NULL;
  line->archived = evidence->archived_url != NULL;
  line->kept = evidence->sha256 != NULL;
  if (check == NULL || check->verdict == DICTUM_QUOTE_NONE)
    return;

  line->note = dictum_quote_verdict_get_label (check->verdict);
  line->alarming = check->verdict == DICTUM_QUOTE_DIFFERS ||
                   check->verdict == DICTUM_QUOTE_NOT_FOUND;
}

static void
show_list (DictumClaimEvidence *self)
{
  const DictumClaim *claim = get_claim (self);
  guint length = claim != NULL ? dictum_values_length (claim->evidence) : 0;
  g_autofree DictumEntryLine *lines = g_new0 (DictumEntryLine, length + 1);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *summary = claim != NULL ? dictum_claim_describe_evidence (claim) : NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < length; i++)
    fill_line (self, dictum_values_get (claim->evidence, i), &lines[i], strings);
  dictum_entry_list_show (self->list, lines, length);
  title = dictum_format_facts (_ ("Evidence"), summary != NULL ? summary : "", NULL);
  g_object_set (self->list, "title", title, NULL);
}

static void
edit_cb (DictumClaimEvidence *self, guint position)
{
  const DictumClaim *claim = get_claim (self);

  if (claim != NULL)
    dictum_claim_edit_evidence (GTK_WIDGET (self), self->workbench, claim, position, NULL);
}

static void
remove_cb (DictumClaimEvidence *self, guint position)
{
  const DictumClaim *claim = get_claim (self);

  if (claim != NULL)
    dictum_claim_remove_evidence (self->workbench, claim, position);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWorkbench) workbench = data;
  g_autoptr (GError) error = NULL;

  if (!dictum_evidence_copy_open_finish (result, &error))
    dictum_workbench_message (workbench, error->message);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWorkbench) workbench = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    dictum_workbench_message (workbench, error->message);
}

static void
launch (DictumClaimEvidence *self, const char *url)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (url);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           launched_cb, g_object_ref (self->workbench));
}

static void
menu_cb (DictumClaimEvidence *self, guint position, const char *action)
{
  const DictumClaim *claim = get_claim (self);
  const DictumEvidence *evidence;

  if (claim == NULL || position >= dictum_values_length (claim->evidence))
    return;

  evidence = dictum_values_get (claim->evidence, position);
  if (g_str_equal (action, "open-copy") && evidence->sha256 != NULL)
    dictum_evidence_copy_open_async (GTK_WIDGET (self), evidence->sha256, opened_cb,
                                     g_object_ref (self->workbench));
  else if (g_str_equal (action, "open-archived") && evidence->archived_url != NULL)
    launch (self, evidence->archived_url);
  else if (g_str_equal (action, "open-link") && evidence->url != NULL)
    launch (self, evidence->url);
  else if (evidence->url != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.archive", "(ssb)", claim->record.id,
                                evidence->id, g_str_equal (action, "save-archived"));
}

/* Which claim evidence is loaded for. */
typedef struct
{
  DictumWorkbench *workbench;
  char *claim;
  DictumLoadRequest *request;
} Arrival;

/* What was dropped with others becomes evidence as it is; its form can be opened afterwards. */
static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Arrival *arrival = data;
  DictumProject *project = dictum_workbench_get_project (arrival->workbench);
  g_autoptr (GError) failed = NULL;
  g_autoptr (DictumEvidence) loaded = dictum_evidence_load_finish (result, &failed);
  GError *error = NULL;
  DictumChange *change;

  if (loaded == NULL)
    {
      g_autofree char *name = dictum_load_request_describe (arrival->request);
      /* Translators: what was to be evidence, and why it could not be loaded. */
      g_autofree char *words = g_strdup_printf (_ ("“%1$s” is not added: %2$s"), name,
                                                failed->message);

      dictum_workbench_message (arrival->workbench, words);
    }
  else if (project != NULL && dictum_project_get_claim (project, arrival->claim) != NULL)
    {
      change = dictum_edit_put_entry (project, arrival->claim, loaded,
                                      dictum_workbench_get_author (arrival->workbench), &error);
      dictum_workbench_take (arrival->workbench, change, error, _ ("Evidence added"));
    }

  g_object_unref (arrival->workbench);
  dictum_load_request_unref (arrival->request);
  g_free (arrival->claim);
  g_free (arrival);
}

static void
dictum_claim_evidence_dispose (GObject *object)
{
  DictumClaimEvidence *self = DICTUM_CLAIM_EVIDENCE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workbench);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_CLAIM_EVIDENCE);
  G_OBJECT_CLASS (dictum_claim_evidence_parent_class)->dispose (object);
}

static void
dictum_claim_evidence_finalize (GObject *object)
{
  DictumClaimEvidence *self = DICTUM_CLAIM_EVIDENCE (object);

  g_hash_table_unref (self->checks);
  g_free (self->claim);
  G_OBJECT_CLASS (dictum_claim_evidence_parent_class)->finalize (object);
}

static void
dictum_claim_evidence_class_init (DictumClaimEvidenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dictum_claim_evidence_dispose;
  object_class->finalize = dictum_claim_evidence_finalize;

  g_type_ensure (DICTUM_TYPE_ENTRY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-claim-evidence.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumClaimEvidence, list);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
}

static void
dictum_claim_evidence_init (DictumClaimEvidence *self)
{
  self->checks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, check_free);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_claim_evidence_show:
 * @self: the list
 * @workbench: where changes go
 * @claim: the claim
 */
void
dictum_claim_evidence_show (DictumClaimEvidence *self,
                            DictumWorkbench *workbench,
                            const DictumClaim *claim)
{
  g_return_if_fail (DICTUM_IS_CLAIM_EVIDENCE (self));
  g_return_if_fail (claim != NULL);

  g_set_object (&self->workbench, workbench);
  if (g_set_str (&self->claim, claim->record.id))
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      self->cancellable = g_cancellable_new ();
      g_hash_table_remove_all (self->checks);
    }
  show_list (self);
}

/**
 * dictum_claim_evidence_add:
 * @self: the list, which shows a claim
 * @requests: (element-type DictumLoadRequest): what is evidence for or against it
 */
void
dictum_claim_evidence_add (DictumClaimEvidence *self, GPtrArray *requests)
{
  const DictumClaim *claim;

  g_return_if_fail (DICTUM_IS_CLAIM_EVIDENCE (self));
  g_return_if_fail (requests != NULL);

  claim = get_claim (self);
  if (claim == NULL || requests->len == 0)
    return;
  if (requests->len == 1)
    {
      dictum_claim_edit_evidence (GTK_WIDGET (self), self->workbench, claim, G_MAXUINT,
                                  g_ptr_array_index (requests, 0));
      return;
    }

  for (guint i = 0; i < requests->len; i++)
    {
      Arrival *arrival = g_new0 (Arrival, 1);

      arrival->workbench = g_object_ref (self->workbench);
      arrival->claim = g_strdup (claim->record.id);
      arrival->request = dictum_load_request_ref (g_ptr_array_index (requests, i));
      dictum_evidence_load_async (arrival->request, NULL, NULL, NULL, arrived_cb, arrival);
    }
}

/**
 * dictum_claim_evidence_set_roomy:
 * @self: the list
 * @roomy: whether it shows all that is known of each piece
 */
void
dictum_claim_evidence_set_roomy (DictumClaimEvidence *self, gboolean roomy)
{
  g_return_if_fail (DICTUM_IS_CLAIM_EVIDENCE (self));

  if (self->roomy == roomy)
    return;

  self->roomy = roomy;
  g_object_set (self->list, "roomy", roomy, NULL);
  show_list (self);
}
