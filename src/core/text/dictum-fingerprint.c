/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-fingerprint.h"

#include <string.h>

#include "text/dictum-scripts.h"
#include "text/dictum-text-private.h"

/* Words in a run. Two reports on one event share words and names, but hardly four in a row. */
#define RUN 4

/* Hashes kept of a text. The likeness of two texts is then right within about 3 % (one standard
 * deviation, at worst). */
#define MAX_HASHES 256

/* A share is not estimated from fewer: a single phrase that a note and a long text have in common
 * would look like a third of the note. */
#define FEWEST_COMMON 4

struct _DictumFingerprint
{
  guint size;                 /* different runs in the text */
  guint n_hashes;             /* MIN (size, MAX_HASHES) */
  guint32 hashes[MAX_HASHES]; /* the smallest ones, rising */
};

/* The words of a text as they come by. */
typedef struct
{
  GArray *hashes; /* of guint32 */
  guint64 run[RUN];
  guint n_words;
} Sketch;

static guint64
mix (guint64 x)
{
  /* The finaliser of SplitMix64: each bit of the input reaches each bit of the output. */
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return x ^ (x >> 31);
}

static void
add_run (Sketch *sketch, guint n_words)
{
  guint64 hash = n_words;
  guint32 taken;

  for (guint i = 0; i < n_words; i++)
    hash = mix (hash ^ sketch->run[(sketch->n_words - n_words + i) % RUN]);
  taken = (guint32) (hash >> 32);
  g_array_append_val (sketch->hashes, taken);
}

static void
add_word (Sketch *sketch, guint64 hash)
{
  sketch->run[sketch->n_words++ % RUN] = hash;
  if (sketch->n_words >= RUN)
    add_run (sketch, RUN);
}

static gboolean
is_part_of_word (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
add_text (Sketch *sketch, const char *text)
{
  gsize length;
  g_autofree char *folded = dictum_fold_string (text, strlen (text), DICTUM_FOLD_SEARCH, &length);
  const char *end = folded + length;
  guint64 word = 0;

  for (const char *at = folded; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean part = is_part_of_word (c);
      gboolean alone = part && c >= 0x80 && dictum_letter_stands_alone (c);

      if (part && !alone)
        {
          /* FNV-1a, a code point at a time. */
          word = (word == 0 ? G_GUINT64_CONSTANT (0xcbf29ce484222325) : word) ^ c;
          word *= G_GUINT64_CONSTANT (0x100000001b3);
          continue;
        }
      /* An apostrophe belongs to its word, also where another text leaves it out. */
      if (c == '\'')
        continue;
      if (word != 0)
        add_word (sketch, word);
      word = 0;
      if (alone)
        add_word (sketch, c);
    }
  if (word != 0)
    add_word (sketch, word);
}

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

DictumFingerprint *
dictum_fingerprint_new (const char *const *texts, guint n_texts)
{
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint32));
  DictumFingerprint *self = g_new0 (DictumFingerprint, 1);
  Sketch sketch = { hashes, { 0 }, 0 };

  g_return_val_if_fail (texts != NULL || n_texts == 0, NULL);

  for (guint i = 0; i < n_texts; i++)
    add_text (&sketch, texts[i]);
  /* A text of fewer words than a run has is one run. */
  if (sketch.n_words > 0 && sketch.n_words < RUN)
    add_run (&sketch, sketch.n_words);

  g_array_sort (hashes, compare_hashes);
  for (guint i = 0; i < hashes->len; i++)
    {
      guint32 hash = g_array_index (hashes, guint32, i);

      if (i > 0 && hash == g_array_index (hashes, guint32, i - 1))
        continue;
      if (self->size < MAX_HASHES)
        self->hashes[self->size] = hash;
      self->size++;
    }
  self->n_hashes = MIN (self->size, MAX_HASHES);

  return self;
}

void
dictum_fingerprint_free (DictumFingerprint *self)
{
  g_free (self);
}

guint
dictum_fingerprint_get_size (const DictumFingerprint *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

/* Of the smallest hashes of both texts together: how many they are, and how many are in both. */
static void
count_common (const DictumFingerprint *a,
              const DictumFingerprint *b,
              guint *n_common,
              guint *n_together)
{
  /* What is left out of a sketch cannot be told to be missing: a sketch that is whole has all. */
  guint most = a->n_hashes == a->size && b->n_hashes == b->size ? G_MAXUINT : MAX_HASHES;
  guint i = 0;
  guint j = 0;

  *n_common = 0;
  for (*n_together = 0; *n_together < most && (i < a->n_hashes || j < b->n_hashes); ++*n_together)
    {
      if (j >= b->n_hashes || (i < a->n_hashes && a->hashes[i] < b->hashes[j]))
        i++;
      else if (i >= a->n_hashes || b->hashes[j] < a->hashes[i])
        j++;
      else
        {
          ++*n_common;
          i++;
          j++;
        }
    }
}

double
dictum_fingerprint_compare (const DictumFingerprint *a, const DictumFingerprint *b)
{
  guint n_common;
  guint n_together;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  count_common (a, b, &n_common, &n_together);

  return n_together > 0 ? (double) n_common / n_together : 0;
}

double
dictum_fingerprint_contain (const DictumFingerprint *a, const DictumFingerprint *b)
{
  guint shorter;
  guint n_common;
  guint n_together;
  double likeness;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  count_common (a, b, &n_common, &n_together);
  if (n_common < FEWEST_COMMON)
    return 0;

  /* |A ∩ B| = J · |A ∪ B| and |A ∪ B| = (|A| + |B|) / (1 + J). */
  shorter = MIN (a->size, b->size);
  likeness = (double) n_common / n_together;

  return MIN (1, likeness * ((double) a->size + b->size) / (1 + likeness) / shorter);
}
