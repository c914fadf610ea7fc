/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-query"

#include <string.h>

#include "query/dictum-claim-table-private.h"

static const DictumClaimRow *
get_row (DictumClaimResult *self, guint position)
{
  return g_ptr_array_index (self->table->rows, self->items[position]);
}

DictumClaimResult *
dictum_claim_result_ref (DictumClaimResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
dictum_claim_result_unref (DictumClaimResult *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->fits);
  g_free (self->items);
  g_clear_pointer (&self->groups, g_array_unref);
  dictum_claim_query_unref (self->query);
  dictum_claim_table_unref (self->table);
  g_free (self);
}

DictumClaimQuery *
dictum_claim_result_get_query (DictumClaimResult *self)
{
  return self->query;
}

DictumClaimTable *
dictum_claim_result_get_table (DictumClaimResult *self)
{
  return self->table;
}

guint
dictum_claim_result_get_n_claims (DictumClaimResult *self)
{
  return self->n_claims;
}

guint
dictum_claim_result_get_n_items (DictumClaimResult *self)
{
  return self->n_items;
}

guint
dictum_claim_result_get_n_groups (DictumClaimResult *self)
{
  return self->groups->len;
}

DictumClaimGroup
dictum_claim_result_get_group (DictumClaimResult *self, guint group)
{
  g_assert (group < self->groups->len);

  return g_array_index (self->groups, DictumClaimGroup, group);
}

guint
dictum_claim_result_find_group (DictumClaimResult *self, guint position)
{
  guint low = 0;
  guint high = self->groups->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->groups, DictumClaimGroup, middle).start <= position)
        low = middle;
      else
        high = middle;
    }

  return low;
}

const DictumClaim *
dictum_claim_result_get_claim (DictumClaimResult *self, guint position)
{
  g_return_val_if_fail (position < self->n_items, NULL);

  return get_row (self, position)->claim;
}

guint
dictum_claim_result_get_number (DictumClaimResult *self, guint position)
{
  g_return_val_if_fail (position < self->n_items, 0);

  return self->table->numbers[self->items[position]];
}

guint
dictum_claim_result_find (DictumClaimResult *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->n_items; i++)
    if (strcmp (get_row (self, i)->claim->record.id, id) == 0)
      return i;

  return G_MAXUINT;
}

/* A claim that was edited is the same one. */
static gboolean
is_same (DictumClaimResult *self, guint position, DictumClaimResult *other, guint other_position)
{
  const DictumClaimRow *a = get_row (self, position);
  const DictumClaimRow *b = get_row (other, other_position);

  return a == b || strcmp (a->claim->record.id, b->claim->record.id) == 0;
}

/**
 * dictum_claim_result_compare:
 * @self: a result
 * @other: another one of the same project
 * @n_same_start: (out): how many items are the same from the first one on
 * @n_same_end: (out): and how many of the rest from the last one back
 */
void
dictum_claim_result_compare (DictumClaimResult *self,
                             DictumClaimResult *other,
                             guint *n_same_start,
                             guint *n_same_end)
{
  guint least = MIN (self->n_items, other->n_items);

  *n_same_start = *n_same_end = 0;
  while (*n_same_start < least && is_same (self, *n_same_start, other, *n_same_start))
    *n_same_start += 1;
  least -= *n_same_start;
  while (*n_same_end < least &&
         is_same (self, self->n_items - 1 - *n_same_end, other, other->n_items - 1 - *n_same_end))
    *n_same_end += 1;
}
