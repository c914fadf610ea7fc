/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-originals"

#include "originals/dictum-original-row.h"

#include <glib/gi18n.h>

#include "window/dictum-format.h"

#include "dictum-config.h"

/* Lines in a row, and in its tooltip. */
#define MAX_USES 3
#define MAX_TIP 40

struct _DictumOriginalRow
{
  AdwBin parent_instance;

  DictumOriginal *original;
  GSignalGroup *signals;

  GtkLabel *title;
  GtkLabel *uses;
  GtkLabel *facts;
  GtkLabel *state;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (DictumOriginalRow, dictum_original_row, ADW_TYPE_BIN)

static const char *
describe_state (const DictumOriginal *original)
{
  switch (original->state)
    {
    case DICTUM_ORIGINAL_INTACT:
      return _ ("Verified: it is what it was");
    case DICTUM_ORIGINAL_DAMAGED:
      return _ ("Damaged: it is not what was stored");
    case DICTUM_ORIGINAL_MISSING:
      return _ ("Not on this computer");
    default:
      return "";
    }
}

static char *
describe_facts (const DictumOriginal *original)
{
  g_autofree char *size = NULL;
  g_autofree char *date = NULL;
  g_autofree char *stored = NULL;

  if (original->stored == NULL)
    return g_strdup ("");
  size = g_format_size (original->size);
  date = dictum_format_date_now (original->stored);
  /* Translators: %s is a date. */
  stored = g_strdup_printf (_ ("stored %s"), date);
  return dictum_format_facts (size, stored,
                              original->media_type != NULL ? original->media_type : "", NULL);
}

/* One use says it all; several need what they have in common. Nothing is known of what is unused
 * but its sum, whose beginning is also its name in dictum-cli. */
static char *
make_title (const DictumOriginal *original)
{
  if (original->uses->len == 1)
    return g_strdup (g_ptr_array_index (original->uses, 0));
  if (original->title != NULL)
    return g_strdup (original->title);
  /* Translators: %.12s is the beginning of a SHA-256. */
  return g_strdup_printf (_ ("Original %.12s"), original->sha256);
}

/* What uses it, a line for each, of which at most so many. */
static char *
describe_uses (const DictumOriginal *original, guint most)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint rest = original->uses->len > most ? original->uses->len - most : 0;

  for (guint i = 0; i + rest < original->uses->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (original->uses, i));
  if (rest > 0)
    g_string_append_printf (text, ngettext ("\nand %'u more place", "\nand %'u more places", rest),
                            rest);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dictum_original_describe (const DictumOriginal *original)
{
  g_autofree char *uses = describe_uses (original, MAX_USES);
  g_autofree char *facts = describe_facts (original);

  return dictum_format_facts (*uses != '\0' ? uses : _ ("Not used by any project"), facts,
                              describe_state (original), NULL);
}

static void
state_cb (DictumOriginalRow *self)
{
  int state = self->original->state;
  gboolean bad = state == DICTUM_ORIGINAL_DAMAGED || state == DICTUM_ORIGINAL_MISSING;

  gtk_label_set_label (self->state, describe_state (self->original));
  gtk_widget_set_visible (GTK_WIDGET (self->state), state != DICTUM_ORIGINAL_UNCHECKED);
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), bad ? "success" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), bad ? "error" : "success");
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), state != DICTUM_ORIGINAL_MISSING);
}

static void
activate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumOriginalRow *self = DICTUM_ORIGINAL_ROW (widget);
  g_autofree char *action = g_strconcat ("originals.", name + strlen ("original."), NULL);

  if (self->original != NULL)
    gtk_widget_activate_action (widget, action, "s", self->original->sha256);
}

static void
dictum_original_row_dispose (GObject *object)
{
  DictumOriginalRow *self = DICTUM_ORIGINAL_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->original);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (dictum_original_row_parent_class)->dispose (object);
}

static void
dictum_original_row_class_init (DictumOriginalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_original_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "originals/dictum-original-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalRow, facts);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalRow, state);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalRow, title);
  gtk_widget_class_bind_template_child (widget_class, DictumOriginalRow, uses);
  gtk_widget_class_install_action (widget_class, "original.open", NULL, activate);
  gtk_widget_class_install_action (widget_class, "original.export", NULL, activate);
  gtk_widget_class_install_action (widget_class, "original.verify", NULL, activate);
  gtk_widget_class_install_action (widget_class, "original.remove", NULL, activate);
}

static void
dictum_original_row_init (DictumOriginalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (DICTUM_TYPE_ORIGINAL);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (state_cb), self);
}

GtkWidget *
dictum_original_row_new (void)
{
  return g_object_new (DICTUM_TYPE_ORIGINAL_ROW, NULL);
}

void
dictum_original_row_show (DictumOriginalRow *self, DictumOriginal *original)
{
  g_autofree char *title = NULL;
  g_autofree char *uses = NULL;
  g_autofree char *tip = NULL;
  g_autofree char *facts = NULL;

  g_return_if_fail (DICTUM_IS_ORIGINAL_ROW (self));

  g_signal_group_set_target (self->signals, original);
  if (!g_set_object (&self->original, original) || original == NULL)
    return;
  title = make_title (original);
  uses = describe_uses (original, MAX_USES);
  tip = describe_uses (original, MAX_TIP);
  facts = describe_facts (original);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->uses, uses);
  gtk_widget_set_visible (GTK_WIDGET (self->uses), original->uses->len > 1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->uses), tip);
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), *facts != '\0');
  state_cb (self);
}
