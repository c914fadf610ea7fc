/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "inspector/dictum-claim-card.h"
#include "inspector/dictum-claim-fields.h"
#include "inspector/dictum-inspector.h"
#include "ui-find.h"
#include "ui-fixture.h"

/* An inspector in a window, with two claims. */

typedef struct
{
  Fixture base;
  GtkWidget *inspector;
  GtkWidget *window;
  const char *first;
  const char *second;
  char *message;
  gboolean undo;
} Cards;

static inline void
cards_message_cb (Cards *cards, const char *text, gboolean undo)
{
  g_set_str (&cards->message, text);
  cards->undo = undo;
}

static inline void
cards_set_up (Cards *cards, gconstpointer data)
{
  fixture_set_up (&cards->base);
  cards->first = g_intern_string (fixture_add_claim (&cards->base,
                                                     "The two governments will reopen talks on "
                                                     "the harbour treaty"));
  cards->second = g_intern_string (
      fixture_add_claim (&cards->base, "neither side set out a timetable"));
  g_signal_connect_swapped (cards->base.workbench, "message", G_CALLBACK (cards_message_cb), cards);
  cards->inspector = dictum_inspector_new (cards->base.workbench);
  cards->window = fixture_show (cards->inspector, 372, 860);
}

static inline void
cards_tear_down (Cards *cards, gconstpointer data)
{
  g_object_ref (cards->inspector);
  gtk_window_destroy (GTK_WINDOW (cards->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (cards->inspector);
  g_clear_pointer (&cards->message, g_free);
  fixture_tear_down (&cards->base);
}

static inline const DictumClaim *
cards_get_claim (Cards *cards, const char *id)
{
  const DictumClaim *claim = dictum_project_get_claim (cards->base.project, id);

  g_assert_nonnull (claim);

  return claim;
}

static inline DictumClaimCard *
cards_find_card (Cards *cards, const char *id)
{
  GtkWidget *card;

  for (guint i = 0; (card = find_widget (cards->inspector, DICTUM_TYPE_CLAIM_CARD, i)) != NULL; i++)
    {
      DictumItem *item = dictum_claim_card_get_item (DICTUM_CLAIM_CARD (card));

      if (item != NULL && g_strcmp0 (dictum_item_get_id (item), id) == 0)
        return DICTUM_CLAIM_CARD (card);
    }

  return NULL;
}

static inline GtkWidget *
cards_open_card (Cards *cards, const char *id)
{
  dictum_workbench_set_claim (cards->base.workbench, id);
  fixture_wait (count_widgets (cards->inspector, DICTUM_TYPE_CLAIM_FIELDS) == 1);

  return find_widget (cards->inspector, DICTUM_TYPE_CLAIM_FIELDS, 0);
}

static inline void
cards_set_field (Cards *cards, const char *id, const char *field, const char *text)
{
  const char *ids[] = { id, NULL };
  GError *error = NULL;
  DictumChange *change = dictum_edit_set_field (cards->base.project, ids, field, text, NULL,
                                                &error);

  fixture_take (&cards->base, change, error);
}
