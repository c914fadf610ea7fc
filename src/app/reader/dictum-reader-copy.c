/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-reader"

#include "reader/dictum-reader-private.h"

#include "dictum-claim-copy.h"

/* Of claims that lie over one another the current one, if it is among them. */
static const char *
find_claim (DictumReader *self)
{
  const char *current = dictum_workbench_get_claim (self->workbench);
  g_autoptr (GPtrArray)
      claims = dictum_reader_list_claims_at (self, dictum_reader_get_caret (self));

  for (guint i = 0; i < claims->len; i++)
    if (g_strcmp0 (dictum_item_get_id (g_ptr_array_index (claims, i)), current) == 0)
      return current;

  return claims->len > 0 ? dictum_item_get_id (g_ptr_array_index (claims, 0)) : NULL;
}

/* Without a selection, the claim at the caret with its attribution. */
void
dictum_reader_copy_claim (DictumReader *self)
{
  const char *ids[] = { self->workbench != NULL ? find_claim (self) : NULL, NULL };

  if (ids[0] != NULL)
    dictum_claim_copy_to_clipboard (GTK_WIDGET (self), self->workbench, ids);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}
