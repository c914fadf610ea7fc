/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-sources"

#include "sources/dictum-source-anonymity.h"

#include <glib/gi18n.h>

/* "success" and "warning" only repeat what the words say. */
static void
show_state (GtkLabel *label, const char *text, gboolean met)
{
  gtk_label_set_label (label, text);
  gtk_widget_remove_css_class (GTK_WIDGET (label), met ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (label), met ? "success" : "warning");
}

/* The first thing that is missing: the one to see to next. */
static const char *
find_missing (const DictumAnonymity *anonymity)
{
  if (anonymity == NULL || anonymity->ground_rules == DICTUM_GROUND_RULES_NONE)
    return _ ("To do: agree on the ground rules");
  if (anonymity->reason_in_text == NULL && anonymity->reason_known == NULL)
    return _ ("To do: give a reason, in the text or for the newsroom");
  if (anonymity->known_to == NULL)
    return _ ("To do: say who in the newsroom knows the source");
  if (anonymity->approved_by == NULL)
    return _ ("To do: have it approved");

  return NULL;
}

/**
 * dictum_source_show_anonymity_state:
 * @source: a source; nothing is shown of one that is named
 * @state: says what is missing, or that nothing is
 * @conditions: says how many of the conditions hold
 */
void
dictum_source_show_anonymity_state (const DictumSource *source,
                                    GtkLabel *state,
                                    GtkLabel *conditions)
{
  const DictumAnonymity *anonymity = source->anonymity;
  const char *missing = find_missing (anonymity);
  guint n_met = anonymity != NULL
                    ? !!anonymity->vital + !!anonymity->unavailable + !!anonymity->reliable
                    : 0;
  g_autofree char *met = g_strdup_printf (
      /* Translators: of the three conditions that agencies make. */
      ngettext ("%u of 3 conditions", "%u of 3 conditions", n_met), n_met);

  show_state (state, missing != NULL ? missing : _ ("Everything is known, and it is approved"),
              missing == NULL);
  show_state (conditions, n_met == 3 ? _ ("All conditions hold") : met, n_met == 3);
}
