/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-overview"

#include "overview/dictum-warning-list.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-warnings.h"
#include "text/dictum-display-quote.h"

/* Rows made at a time. */
#define PAGE 25
#define FEW 40     /* places: rows for thousands would take half a second */
#define QUOTED 120 /* code points of what a warning is about */

/* One rule as it stands on the page. */
typedef struct
{
  const DictumWarningRule *rule;
  AdwExpanderRow *row;
  GtkSwitch *on;
  GPtrArray *found; /* of const DictumWarning, borrowed from the list's array */
  GPtrArray *rows;  /* of GtkWidget, those that were made */
  enum
  {
    BY_ITSELF, /* unfolded while few places were found */
    OPENED,
    FOLDED
  } choice; /* of the editor */
} Shown;

struct _DictumWarningList
{
  AdwBin parent_instance;

  DictumWorkbench *workbench;
  GPtrArray *warnings;
  AdwPreferencesGroup *group;
  GPtrArray *shown; /* of Shown, in the order of the rules */
  gboolean few;     /* all that was found has room on the page */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (DictumWarningList, dictum_warning_list, ADW_TYPE_BIN)

static void add_rows (DictumWarningList *self, Shown *shown);

static void
free_shown (gpointer data)
{
  Shown *shown = data;

  g_ptr_array_unref (shown->found);
  g_ptr_array_unref (shown->rows);
  g_free (shown);
}

static DictumProject *
get_project (DictumWarningList *self)
{
  return self->workbench != NULL ? dictum_workbench_get_project (self->workbench) : NULL;
}

/* ---- What was found ---- */

static void
go_cb (DictumWarningList *self, GtkWidget *widget)
{
  const DictumWarning *warning = g_object_get_data (G_OBJECT (widget), "warning");

  if (warning->claim != NULL)
    dictum_workbench_show_claim (self->workbench, warning->claim);
  else
    dictum_workbench_show_words (self->workbench, warning->article, warning->start, warning->end);
}

static GtkWidget *
new_row (DictumWarningList *self, const DictumWarning *warning)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show"));
  const DictumArticle *article = dictum_project_get_article (get_project (self), warning->article);
  g_autofree char *title = dictum_display_quote (warning->words, QUOTED);
  /* Translators: %s is words of an article, in quotation marks. */
  g_autofree char *label = g_strdup_printf (_ ("Show %s in its article"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (article != NULL && article->title != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), article->title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "warning", (gpointer) warning);
  g_signal_connect_object (button, "clicked", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  /* The row gave it its own name, which says nothing of what it does. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);

  return row;
}

static void
more_cb (DictumWarningList *self, GtkWidget *row)
{
  Shown *shown = g_object_get_data (G_OBJECT (row), "shown");

  g_ptr_array_remove (shown->rows, row);
  adw_expander_row_remove (shown->row, row);
  add_rows (self, shown);
}

static void
add_row (Shown *shown, GtkWidget *row)
{
  adw_expander_row_add_row (shown->row, row);
  g_ptr_array_add (shown->rows, row);
}

static void
add_rows (DictumWarningList *self, Shown *shown)
{
  guint end = MIN (shown->rows->len + PAGE, shown->found->len);

  for (guint i = shown->rows->len; i < end; i++)
    add_row (shown, new_row (self, g_ptr_array_index (shown->found, i)));
  if (end < shown->found->len)
    {
      GtkWidget *row = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Show More"));
      g_object_set_data (G_OBJECT (row), "shown", shown);
      g_signal_connect_object (row, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
      add_row (shown, row);
    }
}

static void
remove_rows (Shown *shown)
{
  for (guint i = 0; i < shown->rows->len; i++)
    adw_expander_row_remove (shown->row, g_ptr_array_index (shown->rows, i));
  g_ptr_array_set_size (shown->rows, 0);
}

static void
expanded_cb (DictumWarningList *self, GParamSpec *pspec, GtkWidget *row)
{
  Shown *shown = g_object_get_data (G_OBJECT (row), "shown");

  if (self->filling)
    return;
  shown->choice = adw_expander_row_get_expanded (shown->row) ? OPENED : FOLDED;
  if (shown->choice == OPENED && shown->rows->len == 0)
    add_rows (self, shown);
}

/* ---- Rules ---- */

static void
switched_cb (DictumWarningList *self, GParamSpec *pspec, GtkSwitch *on)
{
  const DictumWarningRule *rule = g_object_get_data (G_OBJECT (on), "rule");
  DictumChange *change;
  GError *error = NULL;

  if (self->filling || get_project (self) == NULL)
    return;

  change = dictum_edit_switch_warning (get_project (self), rule->id, gtk_switch_get_active (on),
                                       dictum_workbench_get_author (self->workbench), &error);
  dictum_workbench_take (self->workbench, change, error, NULL);
}

static const char *
get_severity (DictumSeverity severity)
{
  /* Translators: how much a warning weighs, the least first. */
  static const char *const labels[] = { N_ ("Note"), N_ ("Warning"), N_ ("Serious") };

  return _ (labels[severity]);
}

static void
add_rule (DictumWarningList *self, const DictumWarningRule *rule)
{
  static const char *const icons[] = { "dialog-information-symbolic", "dialog-warning-symbolic",
                                       "dialog-error-symbolic" };
  Shown *shown = g_new0 (Shown, 1);
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[rule->severity]);
  g_autofree char *label = g_strdup_printf (_ ("Look for: %s"), _ (rule->title));

  shown->rule = rule;
  shown->found = g_ptr_array_new ();
  shown->rows = g_ptr_array_new ();
  shown->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  shown->on = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_tooltip_text (icon, get_severity (rule->severity));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_severity (rule->severity), -1);
  gtk_widget_add_css_class (icon, rule->severity == DICTUM_SEVERITY_SERIOUS   ? "error"
                                  : rule->severity == DICTUM_SEVERITY_WARNING ? "warning"
                                                                              : "dimmed");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (shown->row), FALSE);
  adw_expander_row_set_subtitle (shown->row, _ (rule->explanation));
  adw_expander_row_add_prefix (shown->row, icon);
  gtk_widget_set_valign (GTK_WIDGET (shown->on), GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (shown->on), _ ("Look for this in the project"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown->on), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (shown->on), "rule", (gpointer) rule);
  g_object_set_data (G_OBJECT (shown->row), "shown", shown);
  g_signal_connect_object (shown->on, "notify::active", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (shown->row, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (shown->row, GTK_WIDGET (shown->on));
  adw_preferences_group_add (self->group, GTK_WIDGET (shown->row));
  g_ptr_array_add (self->shown, shown);
}

static void
show_rule (DictumWarningList *self, Shown *shown)
{
  DictumProject *project = get_project (self);
  gboolean on = project == NULL ||
                dictum_warning_is_on (dictum_project_get_settings (project), shown->rule->id);
  guint length = shown->found->len;
  gboolean expanded = length > 0 &&
                      (shown->choice == OPENED || (shown->choice == BY_ITSELF && self->few));
  g_autofree char *title = NULL;

  /* Translators: what is wrong, and how often it was found. */
  title = length > 0 ? g_strdup_printf (_ ("%1$s (%2$u)"), _ (shown->rule->title), length)
                     : g_strdup (_ (shown->rule->title));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (shown->row), title);
  gtk_switch_set_active (shown->on, on);
  remove_rows (shown);
  adw_expander_row_set_enable_expansion (shown->row, length > 0);
  /* Enabling unfolds it, whatever is wanted. */
  adw_expander_row_set_expanded (shown->row, expanded);
  if (expanded)
    add_rows (self, shown);
}

static void
show_count (DictumWarningList *self, guint n_rules)
{
  guint n = self->warnings != NULL ? self->warnings->len : 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%u place", "%u places", n), n);
  g_autofree char *rules = g_strdup_printf (
      ngettext ("%u of %u rule", "%u of %u rules", self->shown->len), n_rules, self->shown->len);
  g_autofree char *both = g_strdup_printf ("%s · %s", count, rules);

  adw_preferences_group_set_description (self->group, self->warnings != NULL ? both : "");
}

static void
dictum_warning_list_dispose (GObject *object)
{
  DictumWarningList *self = DICTUM_WARNING_LIST (object);

  g_clear_object (&self->workbench);

  G_OBJECT_CLASS (dictum_warning_list_parent_class)->dispose (object);
}

static void
dictum_warning_list_finalize (GObject *object)
{
  DictumWarningList *self = DICTUM_WARNING_LIST (object);

  g_ptr_array_unref (self->shown);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);

  G_OBJECT_CLASS (dictum_warning_list_parent_class)->finalize (object);
}

static void
dictum_warning_list_class_init (DictumWarningListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_warning_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dictum_warning_list_finalize;
}

static void
dictum_warning_list_init (DictumWarningList *self)
{
  guint length;
  const DictumWarningRule *rules = dictum_warning_rules (&length);

  self->shown = g_ptr_array_new_with_free_func (free_shown);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Warnings"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  self->filling = TRUE;
  for (guint i = 0; i < length; i++)
    {
      add_rule (self, &rules[i]);
      show_rule (self, g_ptr_array_index (self->shown, i));
    }
  self->filling = FALSE;
}

void
dictum_warning_list_set_workbench (DictumWarningList *self, DictumWorkbench *workbench)
{
  g_return_if_fail (DICTUM_IS_WARNING_LIST (self));

  g_set_object (&self->workbench, workbench);
}

void
dictum_warning_list_set_warnings (DictumWarningList *self, GPtrArray *warnings)
{
  guint n_rules = 0;

  g_return_if_fail (DICTUM_IS_WARNING_LIST (self));

  if (warnings != NULL && warnings == self->warnings)
    return;

  self->filling = TRUE;
  self->few = warnings != NULL && warnings->len <= FEW;
  for (guint i = 0; i < self->shown->len; i++)
    {
      Shown *shown = g_ptr_array_index (self->shown, i);

      g_ptr_array_set_size (shown->found, 0);
      for (guint j = 0; warnings != NULL && j < warnings->len; j++)
        {
          const DictumWarning *warning = g_ptr_array_index (warnings, j);

          if (warning->rule == shown->rule)
            g_ptr_array_add (shown->found, (gpointer) warning);
        }
      n_rules += shown->found->len > 0 ? 1 : 0;
      show_rule (self, shown);
    }
  self->filling = FALSE;

  if (warnings != NULL)
    g_ptr_array_ref (warnings);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  self->warnings = warnings;
  show_count (self, n_rules);
}
