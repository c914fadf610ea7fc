/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-claim-elsewhere.h"

#include <glib/gi18n.h>

#include "analysis/dictum-appearances.h"
#include "analysis/dictum-roots.h"
#include "inspector/dictum-entry-list.h"
#include "inspector/dictum-related-dialog.h"
#include "inspector/dictum-wording-markup.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

#define NAMED 3 /* roots that are named in a line */

struct _DictumClaimElsewhere
{
  GtkBox parent_instance;

  DictumWorkbench *workbench;
  char *claim;
  GPtrArray *appearances;    /* of DictumAppearance: those in the list; NULL while there are none */
  GCancellable *cancellable; /* of the comparison on its way, or NULL */
  gboolean first;            /* nobody published it before this article did */
  gboolean roomy;            /* a timeline, with the claim itself */

  DictumEntryList *list;
  GtkLabel *roots;
  GtkBox *circle;
};

G_DEFINE_FINAL_TYPE (DictumClaimElsewhere, dictum_claim_elsewhere, GTK_TYPE_BOX)

static const DictumAppearance *
get_appearance (DictumClaimElsewhere *self, guint position)
{
  return self->appearances != NULL && position < self->appearances->len
             ? g_ptr_array_index (self->appearances, position)
             : NULL;
}

static void
edit_cb (DictumClaimElsewhere *self, guint position)
{
  const DictumAppearance *appearance = get_appearance (self, position);

  if (appearance != NULL)
    dictum_workbench_show_claim (self->workbench, appearance->claim->record.id);
  else if (self->claim != NULL)
    adw_dialog_present (dictum_related_dialog_new (self->workbench, self->claim),
                        GTK_WIDGET (self));
}

static void
remove_cb (DictumClaimElsewhere *self, guint position)
{
  const DictumAppearance *appearance = get_appearance (self, position);
  const char *others[] = { NULL, NULL };
  GError *error = NULL;
  DictumChange *change;

  if (appearance == NULL)
    return;

  others[0] = appearance->claim->record.id;
  change = dictum_edit_unrelate_claims (dictum_workbench_get_project (self->workbench), self->claim,
                                        others, (DictumRelation) appearance->relation,
                                        dictum_workbench_get_author (self->workbench), &error);
  dictum_workbench_take (self->workbench, change, error, _ ("Link to the other claim removed"));
}

static char *
make_title (const DictumAppearance *appearance)
{
  const DictumArticle *article = appearance->article;
  g_autofree char *date = dictum_format_date_now (article->published);
  const char *outlet = article->publisher != NULL ? article->publisher
                       : article->title != NULL   ? article->title
                                                  : _ ("Untitled");

  return dictum_format_facts (
      outlet, date != NULL ? date : "", appearance->first ? _ ("first") : "",
      appearance->itself ? _ ("this claim") : "",
      appearance->relation == DICTUM_RELATION_CONTRADICTS ? _ ("contradicts this") : "", NULL);
}

/* Words that have little in common are given as they are: marked, all of them would be. */
static gboolean
is_compared (const DictumAppearance *appearance)
{
  return appearance->wording != NULL && dictum_wording_is_close (appearance->wording);
}

/* Markup when the wording differs, else what is said of it. */
static char *
make_subtitle (const DictumAppearance *appearance)
{
  const DictumWording *wording = appearance->wording;

  if (!is_compared (appearance))
    return g_markup_escape_text (appearance->quote, -1);
  if (dictum_wording_is_same (wording))
    return g_markup_escape_text (_ ("The same words."), -1);

  return dictum_wording_mark_up (wording->old_text, wording->new_text, wording->stretches);
}

static DictumEntryMarkKind
find_mark (DictumClaimElsewhere *self, const DictumAppearance *appearance)
{
  if (!self->roomy)
    return DICTUM_ENTRY_MARK_NONE;
  if (appearance->itself)
    return DICTUM_ENTRY_MARK_ITSELF;

  return appearance->relation == DICTUM_RELATION_CONTRADICTS ? DICTUM_ENTRY_MARK_CONTRADICTS
                                                             : DICTUM_ENTRY_MARK_SAME;
}

static void
keep_string (GPtrArray *strings, const char **place, char *string)
{
  g_ptr_array_add (strings, string);
  *place = string;
}

static void
show_list (DictumClaimElsewhere *self)
{
  g_autofree DictumEntryLine *lines = g_new0 (DictumEntryLine, self->appearances->len + 1);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->appearances->len; i++)
    {
      const DictumAppearance *appearance = g_ptr_array_index (self->appearances, i);

      keep_string (strings, &lines[i].title, make_title (appearance));
      keep_string (strings, &lines[i].subtitle, make_subtitle (appearance));
      lines[i].marked_up = TRUE;
      if (is_compared (appearance))
        keep_string (strings, &lines[i].words, dictum_wording_describe (appearance->wording));
      lines[i].note = appearance->through;
      lines[i].mark = find_mark (self, appearance);
    }
  dictum_entry_list_show (self->list, lines, self->appearances->len);
}

static char *
name_roots (DictumProject *project, const DictumRoots *roots)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  guint n_named = 0;

  for (guint i = 0; i < roots->sources->len && n_named < NAMED; i++, n_named++)
    {
      const DictumSource *source = dictum_project_get_source (
          project, g_ptr_array_index (roots->sources, i));

      g_strv_builder_add (builder, source != NULL ? source->name : _ ("Unknown"));
    }
  for (guint i = 0; i < roots->writers->len && n_named < NAMED; i++, n_named++)
    {
      const DictumArticle *article = dictum_project_get_article (
          project, g_ptr_array_index (roots->writers, i));

      g_strv_builder_add (builder, article != NULL && article->publisher != NULL
                                       ? article->publisher
                                       : _ ("the writer"));
    }
  if (roots->n_roots > n_named)
    g_strv_builder_add (builder, "…");
  names = g_strv_builder_end (builder);

  return g_strjoinv (C_ ("between parts", ", "), names);
}

static guint
count_articles (DictumProject *project, const DictumRoots *roots)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < roots->claims->len; i++)
    {
      const DictumClaim *claim = dictum_project_get_claim (project,
                                                           g_ptr_array_index (roots->claims, i));

      if (claim != NULL)
        g_hash_table_add (articles, claim->article);
    }

  return g_hash_table_size (articles);
}

/* "3 articles · 1 independent root: Harbour Ministry" */
static char *
describe_roots (DictumProject *project, const DictumRoots *roots, gboolean first)
{
  g_autofree char *articles = dictum_format_articles (count_articles (project, roots));
  g_autofree char *names = name_roots (project, roots);
  g_autofree char *line = NULL;

  if (roots->n_roots == 0)
    line = g_strdup (_ ("no independent root"));
  else
    /* Translators: on how many sources a claim rests that do not rest on one another, and who. */
    line = g_strdup_printf (
        ngettext ("%1$u independent root: %2$s", "%1$u independent roots: %2$s", roots->n_roots),
        roots->n_roots, names);

  return dictum_format_facts (articles, first ? _ ("first here") : "", line, NULL);
}

static void
show_roots (DictumClaimElsewhere *self, DictumProject *project, const DictumClaim *claim)
{
  g_autoptr (DictumRoots) roots = dictum_roots_find (project, claim->record.id);
  g_autofree char *line = NULL;
  gboolean several = roots != NULL && roots->claims->len > 1;

  if (several)
    line = describe_roots (project, roots, self->first);
  gtk_label_set_label (self->roots, line != NULL ? line : "");
  gtk_widget_set_visible (GTK_WIDGET (self->roots), several);
  gtk_widget_set_visible (GTK_WIDGET (self->circle), roots != NULL && roots->circular);
}

static void
take_appearances (DictumClaimElsewhere *self, GPtrArray *appearances)
{
  DictumProject *project = dictum_workbench_get_project (self->workbench);
  const DictumClaim *claim = dictum_project_get_claim (project, self->claim);

  self->first = FALSE;
  for (guint i = appearances->len; i > 0; i--)
    {
      const DictumAppearance *appearance = g_ptr_array_index (appearances, i - 1);

      if (!appearance->itself)
        continue;
      self->first = appearance->first;
      if (!self->roomy || appearances->len == 1)
        g_ptr_array_remove_index (appearances, i - 1);
    }
  g_clear_pointer (&self->appearances, g_ptr_array_unref);
  self->appearances = appearances;
  show_list (self);
  if (claim != NULL)
    show_roots (self, project, claim);
}

static void
stop (DictumClaimElsewhere *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumClaimElsewhere) self = data;
  g_autoptr (GPtrArray) found = dictum_claim_list_appearances_finish (result, NULL);

  /* Another comparison has begun, or the project is gone. */
  if (found == NULL || dictum_workbench_get_project (self->workbench) == NULL)
    return;

  g_clear_object (&self->cancellable);
  take_appearances (self, g_steal_pointer (&found));
}

static void
dictum_claim_elsewhere_dispose (GObject *object)
{
  DictumClaimElsewhere *self = DICTUM_CLAIM_ELSEWHERE (object);

  stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_CLAIM_ELSEWHERE);
  g_clear_object (&self->workbench);
  g_clear_pointer (&self->appearances, g_ptr_array_unref);
  g_clear_pointer (&self->claim, g_free);
  G_OBJECT_CLASS (dictum_claim_elsewhere_parent_class)->dispose (object);
}

static void
dictum_claim_elsewhere_class_init (DictumClaimElsewhereClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_claim_elsewhere_dispose;

  g_type_ensure (DICTUM_TYPE_ENTRY_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-claim-elsewhere.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumClaimElsewhere, list);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimElsewhere, roots);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimElsewhere, circle);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
dictum_claim_elsewhere_init (DictumClaimElsewhere *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_claim_elsewhere_show:
 * @self: the list
 * @workbench: where changes go
 * @claim: the claim
 */
void
dictum_claim_elsewhere_show (DictumClaimElsewhere *self,
                             DictumWorkbench *workbench,
                             const DictumClaim *claim)
{
  DictumProject *project;

  g_return_if_fail (DICTUM_IS_CLAIM_ELSEWHERE (self));
  g_return_if_fail (claim != NULL);

  project = dictum_workbench_get_project (workbench);
  g_set_object (&self->workbench, workbench);
  stop (self);
  if (g_set_str (&self->claim, claim->record.id) && self->appearances != NULL)
    {
      /* Not those of another claim, while these are on their way. */
      self->first = FALSE;
      g_ptr_array_set_size (self->appearances, 0);
      show_list (self);
    }
  show_roots (self, project, claim);

  self->cancellable = g_cancellable_new ();
  dictum_claim_list_appearances_async (project, claim->record.id, self->cancellable, listed_cb,
                                       g_object_ref (self));
}

/**
 * dictum_claim_elsewhere_set_roomy:
 * @self: the list
 * @roomy: whether it is drawn as a timeline, with the claim itself in its place
 */
void
dictum_claim_elsewhere_set_roomy (DictumClaimElsewhere *self, gboolean roomy)
{
  DictumProject *project;
  const DictumClaim *claim;

  g_return_if_fail (DICTUM_IS_CLAIM_ELSEWHERE (self));

  if (self->roomy == roomy)
    return;

  self->roomy = roomy;
  g_object_set (self->list, "roomy", roomy, NULL);
  project = self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
  claim = project != NULL && self->claim != NULL ? dictum_project_get_claim (project, self->claim)
                                                 : NULL;
  if (claim != NULL)
    dictum_claim_elsewhere_show (self, self->workbench, claim);
}
