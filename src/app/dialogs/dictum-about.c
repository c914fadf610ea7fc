/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-about"

#include "dialogs/dictum-about.h"

#include <glib/gi18n.h>

#include "dictum-config.h"

/* Returns: (transfer floating): the dialog about the program. */
AdwDialog *
dictum_about_new (void)
{
  AdwAboutDialog *dialog = ADW_ABOUT_DIALOG (adw_about_dialog_new ());

  adw_about_dialog_set_application_icon (dialog, DICTUM_APP_ID);
  adw_about_dialog_set_application_name (dialog, _ ("Dictum"));
  adw_about_dialog_set_version (dialog, DICTUM_VERSION);
  adw_about_dialog_set_developer_name (dialog, _ ("The Dictum authors"));
  adw_about_dialog_set_comments (
      dialog,
      _ ("Mark the claims in articles, say who each one comes from, and keep track of what has "
         "been checked."));
  adw_about_dialog_set_copyright (dialog, _ ("© 2026 The Dictum authors"));
  adw_about_dialog_set_license_type (dialog, GTK_LICENSE_GPL_3_0);
  /* Translators: put your names here, one a line. */
  adw_about_dialog_set_translator_credits (dialog, _ ("translator-credits"));

  return ADW_DIALOG (dialog);
}
