/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-date-row.h"

#include "inspector/dictum-date-button.h"

struct _DictumDateRow
{
  AdwEntryRow parent_instance;
};

G_DEFINE_FINAL_TYPE (DictumDateRow, dictum_date_row, ADW_TYPE_ENTRY_ROW)

static void
dictum_date_row_class_init (DictumDateRowClass *klass)
{
}

static void
dictum_date_row_init (DictumDateRow *self)
{
  GtkWidget *button = dictum_date_button_new (GTK_EDITABLE (self));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
}
