/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-model"

#include "model/dictum-span-index.h"

/* A treap: a search tree in the order of the marks that is at the same time a heap in the order of
 * priorities drawn at random, which keeps it about as flat as a balanced one without any
 * bookkeeping. Each node knows the greatest end of all marks below it, itself included, so that a
 * search leaves out every subtree that ends too early. The same additions always draw the same
 * priorities. */
typedef struct _Node Node;

struct _Node
{
  DictumMark mark;
  guint32 priority;
  int greatest_end;
  Node *left;
  Node *right;
};

struct _DictumSpanIndex
{
  Node *root;
  guint n_marks;
  guint32 seed;
};

/* By start, then longer first, then part, then owner, then position. Marks that compare equal are
 * the same in every field. */
static int
compare_marks (const DictumMark *a, const DictumMark *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end > b->end ? -1 : 1;
  if (a->part != b->part)
    return a->part < b->part ? -1 : 1;
  if (a->owner != b->owner)
    return (guintptr) a->owner < (guintptr) b->owner ? -1 : 1;
  if (a->position != b->position)
    return a->position < b->position ? -1 : 1;
  return 0;
}

/* Marsaglia's xorshift: enough to keep the tree flat whatever order the marks come in. */
static guint32
draw_priority (DictumSpanIndex *self)
{
  self->seed ^= self->seed << 13;
  self->seed ^= self->seed >> 17;
  self->seed ^= self->seed << 5;
  return self->seed;
}

static void
update_end (Node *node)
{
  node->greatest_end = node->mark.end;
  if (node->left != NULL)
    node->greatest_end = MAX (node->greatest_end, node->left->greatest_end);
  if (node->right != NULL)
    node->greatest_end = MAX (node->greatest_end, node->right->greatest_end);
}

/* Takes the tree apart into what comes before @mark and what does not. */
static void
split (Node *node, const DictumMark *mark, Node **before, Node **rest)
{
  if (node == NULL)
    {
      *before = NULL;
      *rest = NULL;
    }
  else if (compare_marks (&node->mark, mark) < 0)
    {
      split (node->right, mark, &node->right, rest);
      *before = node;
      update_end (node);
    }
  else
    {
      split (node->left, mark, before, &node->left);
      *rest = node;
      update_end (node);
    }
}

/* Joins two trees of which the first comes wholly before the second. */
static Node *
join (Node *before, Node *behind)
{
  if (before == NULL)
    return behind;
  if (behind == NULL)
    return before;
  if (before->priority > behind->priority)
    {
      before->right = join (before->right, behind);
      update_end (before);
      return before;
    }
  behind->left = join (before, behind->left);
  update_end (behind);
  return behind;
}

static Node *
insert (Node *node, Node *added)
{
  if (node == NULL || added->priority > node->priority)
    {
      split (node, &added->mark, &added->left, &added->right);
      update_end (added);
      return added;
    }
  if (compare_marks (&added->mark, &node->mark) < 0)
    node->left = insert (node->left, added);
  else
    node->right = insert (node->right, added);
  update_end (node);
  return node;
}

static Node *
take_out (Node *node, const DictumMark *mark, gboolean *found)
{
  int order;

  if (node == NULL)
    return NULL;
  order = compare_marks (mark, &node->mark);
  if (order == 0)
    {
      Node *rest = join (node->left, node->right);

      g_free (node);
      *found = TRUE;
      return rest;
    }
  if (order < 0)
    node->left = take_out (node->left, mark, found);
  else
    node->right = take_out (node->right, mark, found);
  update_end (node);
  return node;
}

/* Calls @func in order for the marks that touch [start, end); FALSE when it had enough. */
static gboolean
visit (const Node *node, int start, int end, DictumMarkFunc func, gpointer data)
{
  if (node == NULL || node->greatest_end <= start)
    return TRUE;
  if (!visit (node->left, start, end, func, data))
    return FALSE;
  if (node->mark.start >= end)
    return TRUE;
  if (node->mark.end > start && !func (&node->mark, data))
    return FALSE;
  return visit (node->right, start, end, func, data);
}

static void
free_node (Node *node)
{
  if (node == NULL)
    return;
  free_node (node->left);
  free_node (node->right);
  g_free (node);
}

static gboolean
append_mark_cb (const DictumMark *mark, gpointer data)
{
  g_array_append_vals (data, mark, 1);
  return TRUE;
}

DictumSpanIndex *
dictum_span_index_new (void)
{
  DictumSpanIndex *self = g_new0 (DictumSpanIndex, 1);

  self->seed = 2463534242u;
  return self;
}

void
dictum_span_index_free (DictumSpanIndex *self)
{
  g_return_if_fail (self != NULL);

  free_node (self->root);
  g_free (self);
}

/**
 * dictum_span_index_add:
 * @mark: what to add; copied. It may equal one that is there, which then counts twice.
 */
void
dictum_span_index_add (DictumSpanIndex *self, const DictumMark *mark)
{
  Node *added;

  g_return_if_fail (self != NULL && mark != NULL);
  g_return_if_fail (mark->start < mark->end);

  added = g_new0 (Node, 1);
  added->mark = *mark;
  added->priority = draw_priority (self);
  self->root = insert (self->root, added);
  self->n_marks++;
}

/**
 * dictum_span_index_remove:
 * @mark: equal in every field to the one to remove
 *
 * Returns: %FALSE when there was none
 */
gboolean
dictum_span_index_remove (DictumSpanIndex *self, const DictumMark *mark)
{
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && mark != NULL, FALSE);

  self->root = take_out (self->root, mark, &found);
  if (found)
    self->n_marks--;
  return found;
}

guint
dictum_span_index_get_size (DictumSpanIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_marks;
}

void
dictum_span_index_foreach_at (DictumSpanIndex *self, int offset, DictumMarkFunc func, gpointer data)
{
  g_return_if_fail (self != NULL && func != NULL);

  if (offset < G_MAXINT)
    visit (self->root, offset, offset + 1, func, data);
}

void
dictum_span_index_foreach_in (DictumSpanIndex *self,
                              int start,
                              int end,
                              DictumMarkFunc func,
                              gpointer data)
{
  g_return_if_fail (self != NULL && func != NULL);

  visit (self->root, start, end, func, data);
}

/**
 * dictum_span_index_list_at:
 * @offset: code points
 *
 * Returns: (transfer full) (element-type DictumMark): as foreach_at() finds them
 */
GArray *
dictum_span_index_list_at (DictumSpanIndex *self, int offset)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (DictumMark));

  dictum_span_index_foreach_at (self, offset, append_mark_cb, marks);
  return marks;
}

/**
 * dictum_span_index_list_in:
 * @start: code points
 * @end: code points, excluded
 *
 * Returns: (transfer full) (element-type DictumMark): as foreach_in() finds them
 */
GArray *
dictum_span_index_list_in (DictumSpanIndex *self, int start, int end)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (DictumMark));

  dictum_span_index_foreach_in (self, start, end, append_mark_cb, marks);
  return marks;
}
