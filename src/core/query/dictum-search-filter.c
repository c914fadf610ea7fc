/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-query"

#include "query/dictum-search-private.h"

/* A Bloom filter with one hash (B. Bloom, Space/time trade-offs in hash coding with allowable
 * errors, 1970). With a bit or two for each byte of the text a third of them is set at most; a word
 * of six letters has nine runs, all of which must be there. */

#define LEAST_BITS 256
#define MOST_BITS (1 << 20)
#define MULTIPLIER 2654435761u /* D. Knuth, The Art of Computer Programming, 6.4 */

static guint32
hash_run (const DictumSearchFilter *self, const char *at, gsize length)
{
  guint32 run = length;

  for (gsize i = 0; i < length; i++)
    run = run << 8 | (guint8) at[i];
  run *= MULTIPLIER;
  return (run ^ run >> 15) & self->mask;
}

static void
set_bit (DictumSearchFilter *self, guint32 bit)
{
  self->bits[bit / 32] |= 1u << bit % 32;
}

static gboolean
has_bit (const DictumSearchFilter *self, guint32 bit)
{
  return (self->bits[bit / 32] & 1u << bit % 32) != 0;
}

DictumSearchFilter *
dictum_search_filter_new (const char *folded, gsize n_bytes)
{
  DictumSearchFilter *self;
  gsize n_bits = LEAST_BITS;

  while (n_bits < n_bytes && n_bits < MOST_BITS)
    n_bits *= 2;
  self = g_malloc0 (sizeof (DictumSearchFilter) + n_bits / 8);
  self->mask = n_bits - 1;
  for (gsize i = 0; i + 1 < n_bytes; i++)
    {
      set_bit (self, hash_run (self, folded + i, 2));
      if (i + 2 < n_bytes)
        set_bit (self, hash_run (self, folded + i, 3));
    }

  return self;
}

gboolean
dictum_search_filter_may_have (const DictumSearchFilter *self, const DictumSearchNeedle *needle)
{
  for (gsize length = 2; length <= 3; length++)
    for (gsize i = 0; i + length <= needle->n_bytes; i++)
      if (!has_bit (self, hash_run (self, needle->folded + i, length)))
        return FALSE;

  return TRUE;
}
