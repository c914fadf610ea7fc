/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-say"

#include "dictum-say.h"

#include "dictum-announce.h"

#define REFUSED "error"         /* the style class */
#define REASON "dictum-refusal" /* the AdwToast, as data of the field */

static AdwToast *
add_toast (AdwToastOverlay *toasts, const char *words)
{
  AdwToast *toast = adw_toast_new (words);

  adw_toast_set_use_markup (toast, FALSE);
  /* Escape takes away what is said before it closes the dialog: one press should do for that. */
  adw_toast_overlay_dismiss_all (toasts);
  adw_toast_overlay_add_toast (toasts, g_object_ref (toast));
  dictum_announce (GTK_WIDGET (toasts), words);

  return toast;
}

void
dictum_say (AdwToastOverlay *toasts, const char *words)
{
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));
  g_return_if_fail (words != NULL);

  toast = add_toast (toasts, words);
}

gboolean
dictum_is_refused (GtkWidget *field)
{
  return gtk_widget_has_css_class (field, REFUSED);
}

/* What tells that the words in a field are altered. */
static gpointer
get_typed (GtkWidget *field)
{
  return GTK_IS_TEXT_VIEW (field) ? (gpointer) gtk_text_view_get_buffer (GTK_TEXT_VIEW (field))
                                  : field;
}

void
dictum_clear_refusal (GtkWidget *field)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (field));

  if (!gtk_widget_has_css_class (field, REFUSED))
    return;

  gtk_widget_remove_css_class (field, REFUSED);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID);
  g_signal_handlers_disconnect_by_func (get_typed (field), dictum_clear_refusal, field);
  toast = g_object_get_data (G_OBJECT (field), REASON);
  if (toast != NULL)
    adw_toast_dismiss (toast);
  g_object_set_data (G_OBJECT (field), REASON, NULL);
}

void
dictum_mark_refused (GtkWidget *field)
{
  g_return_if_fail (GTK_IS_WIDGET (field));

  if (gtk_widget_has_css_class (field, REFUSED))
    return;

  gtk_widget_add_css_class (field, REFUSED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (GTK_IS_EDITABLE (field) || GTK_IS_TEXT_VIEW (field))
    g_signal_connect_object (get_typed (field), "changed", G_CALLBACK (dictum_clear_refusal), field,
                             G_CONNECT_SWAPPED);
}

void
dictum_refuse (AdwToastOverlay *toasts, GtkWidget *field, const char *reason)
{
  AdwToast *toast;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));
  g_return_if_fail (reason != NULL);

  dictum_mark_refused (field);
  toast = add_toast (toasts, reason);
  /* Who reads slowly, or corrects slowly, needs it longer than a moment. */
  adw_toast_set_timeout (toast, 0);
  g_object_set_data_full (G_OBJECT (field), REASON, toast, g_object_unref);
}
