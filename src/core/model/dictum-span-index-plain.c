/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* NEEDSWORK: stands in until dictum-span-index.c (the interval tree) is in the tree; delete then.
 */

#include "model/dictum-span-index.h"

struct _DictumSpanIndex
{
  GArray *marks;
};

DictumSpanIndex *
dictum_span_index_new (void)
{
  DictumSpanIndex *self = g_new0 (DictumSpanIndex, 1);

  self->marks = g_array_new (FALSE, TRUE, sizeof (DictumMark));
  return self;
}

void
dictum_span_index_free (DictumSpanIndex *self)
{
  g_array_unref (self->marks);
  g_free (self);
}

void
dictum_span_index_add (DictumSpanIndex *self, const DictumMark *mark)
{
  g_array_append_val (self->marks, *mark);
}

gboolean
dictum_span_index_remove (DictumSpanIndex *self, const DictumMark *mark)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const DictumMark *other = &g_array_index (self->marks, DictumMark, i);

      if (other->start == mark->start && other->end == mark->end && other->owner == mark->owner &&
          other->part == mark->part && other->position == mark->position)
        {
          g_array_remove_index (self->marks, i);
          return TRUE;
        }
    }

  return FALSE;
}

guint
dictum_span_index_get_size (DictumSpanIndex *self)
{
  return self->marks->len;
}

void
dictum_span_index_foreach_in (DictumSpanIndex *self,
                              int start,
                              int end,
                              DictumMarkFunc func,
                              gpointer data)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const DictumMark *mark = &g_array_index (self->marks, DictumMark, i);

      if (mark->start < end && mark->end > start && !func (mark, data))
        return;
    }
}

void
dictum_span_index_foreach_at (DictumSpanIndex *self, int offset, DictumMarkFunc func, gpointer data)
{
  dictum_span_index_foreach_in (self, offset, offset + 1, func, data);
}

static gboolean
append_cb (const DictumMark *mark, gpointer data)
{
  g_array_append_vals (data, mark, 1);
  return TRUE;
}

GArray *
dictum_span_index_list_in (DictumSpanIndex *self, int start, int end)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (DictumMark));

  dictum_span_index_foreach_in (self, start, end, append_cb, list);
  return list;
}

GArray *
dictum_span_index_list_at (DictumSpanIndex *self, int offset)
{
  return dictum_span_index_list_in (self, offset, offset + 1);
}
