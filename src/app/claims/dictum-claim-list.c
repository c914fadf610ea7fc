/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-claims"

#include "claims/dictum-claim-list.h"

#include <string.h>

struct _DictumClaimPlace
{
  GObject parent_instance;

  DictumItem *item;
  guint number;
  char *key; /* in the list's places */
};

G_DEFINE_FINAL_TYPE (DictumClaimPlace, dictum_claim_place, G_TYPE_OBJECT)

struct _DictumClaimList
{
  GObject parent_instance;

  DictumProject *project;
  DictumClaimResult *result;
  GHashTable *places; /* key -> DictumClaimPlace, those in use; not owned */
};

static void list_model_init (GListModelInterface *iface);
static void section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DictumClaimList,
                               dictum_claim_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init))

/* ---- A row ---- */

static void
dictum_claim_place_finalize (GObject *object)
{
  DictumClaimPlace *self = DICTUM_CLAIM_PLACE (object);

  g_clear_object (&self->item);
  g_free (self->key);

  G_OBJECT_CLASS (dictum_claim_place_parent_class)->finalize (object);
}

static void
dictum_claim_place_class_init (DictumClaimPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_claim_place_finalize;
}

static void
dictum_claim_place_init (DictumClaimPlace *self)
{
}

DictumItem *
dictum_claim_place_get_item (DictumClaimPlace *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIM_PLACE (self), NULL);

  return self->item;
}

guint
dictum_claim_place_get_number (DictumClaimPlace *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIM_PLACE (self), 0);

  return self->number;
}

/* ---- The list ---- */

static gboolean
has_groups (DictumClaimList *self)
{
  return self->result != NULL && dictum_claim_result_get_n_groups (self->result) > 0;
}

/* The claim, and the label of its group where there are groups. */
static char *
make_key (DictumClaimList *self, guint position, const char *id)
{
  const char *label = dictum_claim_list_get_section_label (self, position);

  return label != NULL ? g_strconcat (id, " ", label, NULL) : g_strdup (id);
}

static void
gone_cb (gpointer data, GObject *place)
{
  g_hash_table_remove (DICTUM_CLAIM_LIST (data)->places, ((DictumClaimPlace *) place)->key);
}

static DictumClaimPlace *
get_place (DictumClaimList *self, guint position)
{
  const DictumClaim *claim = dictum_claim_result_get_claim (self->result, position);
  g_autofree char *key = make_key (self, position, claim->record.id);
  DictumClaimPlace *place = g_hash_table_lookup (self->places, key);

  if (place != NULL)
    {
      place->number = dictum_claim_result_get_number (self->result, position);
      return g_object_ref (place);
    }

  place = g_object_new (DICTUM_TYPE_CLAIM_PLACE, NULL);
  g_set_object (&place->item, dictum_project_get_item (self->project, claim->record.id));
  place->number = dictum_claim_result_get_number (self->result, position);
  place->key = g_strdup (key);
  g_hash_table_insert (self->places, place->key, place);
  g_object_weak_ref (G_OBJECT (place), gone_cb, self);

  return place;
}

static GType
get_item_type (GListModel *model)
{
  return DICTUM_TYPE_CLAIM_PLACE;
}

static guint
get_n_items (GListModel *model)
{
  DictumClaimList *self = DICTUM_CLAIM_LIST (model);

  return self->result != NULL ? dictum_claim_result_get_n_items (self->result) : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DictumClaimList *self = DICTUM_CLAIM_LIST (model);

  return position < get_n_items (model) ? get_place (self, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  DictumClaimList *self = DICTUM_CLAIM_LIST (model);
  guint n_items = get_n_items (G_LIST_MODEL (model));

  if (position >= n_items)
    {
      *start = n_items;
      *end = G_MAXUINT;
    }
  else if (!has_groups (self))
    {
      *start = 0;
      *end = n_items;
    }
  else
    {
      DictumClaimGroup group = dictum_claim_result_get_group (
          self->result, dictum_claim_result_find_group (self->result, position));

      *start = group.start;
      *end = group.start + group.length;
    }
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = get_section;
}

static void
forget_place (gpointer key, gpointer place, gpointer self)
{
  g_object_weak_unref (G_OBJECT (place), gone_cb, self);
}

static void
dictum_claim_list_dispose (GObject *object)
{
  DictumClaimList *self = DICTUM_CLAIM_LIST (object);

  if (self->places != NULL)
    g_hash_table_foreach (self->places, forget_place, self);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->result, dictum_claim_result_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (dictum_claim_list_parent_class)->dispose (object);
}

static void
dictum_claim_list_class_init (DictumClaimListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_claim_list_dispose;
}

static void
dictum_claim_list_init (DictumClaimList *self)
{
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
}

DictumClaimList *
dictum_claim_list_new (void)
{
  return g_object_new (DICTUM_TYPE_CLAIM_LIST, NULL);
}

static gboolean
groups_are_equal (DictumClaimResult *a, DictumClaimResult *b)
{
  guint length = dictum_claim_result_get_n_groups (a);

  if (length != dictum_claim_result_get_n_groups (b))
    return FALSE;
  for (guint i = 0; i < length; i++)
    {
      DictumClaimGroup x = dictum_claim_result_get_group (a, i);
      DictumClaimGroup y = dictum_claim_result_get_group (b, i);

      if (x.start != y.start || strcmp (x.label, y.label) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Where sections are others than before, all rows are told of: their headings have moved. */
static void
find_difference (DictumClaimResult *before, DictumClaimResult *after, guint *start, guint *end)
{
  *start = *end = 0;
  if (before == NULL || after == NULL)
    return;
  if (dictum_claim_result_get_n_groups (before) + dictum_claim_result_get_n_groups (after) == 0 ||
      groups_are_equal (before, after))
    dictum_claim_result_compare (before, after, start, end);
}

void
dictum_claim_list_set_result (DictumClaimList *self,
                              DictumProject *project,
                              DictumClaimResult *result)
{
  g_autoptr (DictumClaimResult) before = NULL;
  guint n_before, n_after, start, end;

  g_return_if_fail (DICTUM_IS_CLAIM_LIST (self));
  g_return_if_fail ((project == NULL) == (result == NULL));

  before = g_steal_pointer (&self->result);
  n_before = before != NULL ? dictum_claim_result_get_n_items (before) : 0;
  n_after = result != NULL ? dictum_claim_result_get_n_items (result) : 0;
  if (project == self->project)
    find_difference (before, result, &start, &end);
  else
    start = end = 0;

  self->result = result != NULL ? dictum_claim_result_ref (result) : NULL;
  g_set_object (&self->project, project);
  if (n_before > start + end || n_after > start + end)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start - end,
                                n_after - start - end);
}

DictumClaimResult *
dictum_claim_list_get_result (DictumClaimList *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIM_LIST (self), NULL);

  return self->result;
}

const char *
dictum_claim_list_get_section_label (DictumClaimList *self, guint position)
{
  g_return_val_if_fail (DICTUM_IS_CLAIM_LIST (self), NULL);

  if (!has_groups (self))
    return NULL;

  return dictum_claim_result_get_group (self->result,
                                        dictum_claim_result_find_group (self->result, position))
      .label;
}
