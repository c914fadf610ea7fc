/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-announce"

#include "dictum-announce.h"

/* The name of what a widget keeps of what is told soon. */
#define SOON "dictum-announce-soon"
#define WAIT 700 /* milliseconds: while one types, the numbers in between are no news */

typedef struct
{
  GtkWidget *widget; /* not owned: it owns this */
  char *words;
  guint source;
} Soon;

static void
soon_free (gpointer data)
{
  Soon *soon = data;

  g_clear_handle_id (&soon->source, g_source_remove);
  g_free (soon->words);
  g_free (soon);
}

static void
soon_cb (gpointer data)
{
  Soon *soon = data;

  soon->source = 0;
  if (gtk_widget_get_mapped (soon->widget))
    dictum_announce (soon->widget, soon->words);
  g_object_set_data (G_OBJECT (soon->widget), SOON, NULL);
}

void
dictum_announce_soon (GtkWidget *widget, const char *words)
{
  Soon *soon;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (words != NULL);

  soon = g_new0 (Soon, 1);
  soon->widget = widget;
  soon->words = g_strdup (words);
  soon->source = g_timeout_add_once (WAIT, soon_cb, soon);
  g_object_set_data_full (G_OBJECT (widget), SOON, soon, soon_free);
}

void
dictum_announce (GtkWidget *widget, const char *words)
{
  g_autoptr (GtkATContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (words != NULL);

  g_debug ("%s", words);

  /* GTK 4.18 calls the function that this context does not have. */
  context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));
  if (context == NULL || g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    return;

  gtk_accessible_announce (GTK_ACCESSIBLE (widget), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
