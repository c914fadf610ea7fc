/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-source-pick"

#include "inspector/dictum-source-pick.h"

struct _DictumSourcePick
{
  GObject parent_instance;

  DictumPickKind pick;
  DictumItem *item;
  char *name;
  guint kind;
};

G_DEFINE_FINAL_TYPE (DictumSourcePick, dictum_source_pick, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
dictum_source_pick_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumSourcePick *self = DICTUM_SOURCE_PICK (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, dictum_source_pick_get_name (self));
      break;

    case PROP_KIND:
      g_value_set_uint (value, dictum_source_pick_get_kind (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_source_pick_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  DictumSourcePick *self = DICTUM_SOURCE_PICK (object);

  switch (prop_id)
    {
    case PROP_NAME:
      dictum_source_pick_set_name (self, g_value_get_string (value));
      break;

    case PROP_KIND:
      dictum_source_pick_set_kind (self, g_value_get_uint (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_source_pick_finalize (GObject *object)
{
  DictumSourcePick *self = DICTUM_SOURCE_PICK (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (dictum_source_pick_parent_class)->finalize (object);
}

static void
dictum_source_pick_class_init (DictumSourcePickClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dictum_source_pick_get_property;
  object_class->set_property = dictum_source_pick_set_property;
  object_class->finalize = dictum_source_pick_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                   G_PARAM_STATIC_STRINGS);
  properties[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                 G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dictum_source_pick_init (DictumSourcePick *self)
{
}

static DictumSourcePick *
new_pick (DictumPickKind pick)
{
  DictumSourcePick *self = g_object_new (DICTUM_TYPE_SOURCE_PICK, NULL);

  self->pick = pick;
  return self;
}

/**
 * dictum_source_pick_new_source:
 * @item: a source of the project
 *
 * Returns: (transfer full): the row for it
 */
DictumSourcePick *
dictum_source_pick_new_source (DictumItem *item)
{
  DictumSourcePick *self;

  g_return_val_if_fail (DICTUM_IS_ITEM (item), NULL);

  self = new_pick (DICTUM_PICK_SOURCE);
  self->item = g_object_ref (item);
  return self;
}

/**
 * dictum_source_pick_new_create:
 *
 * Returns: (transfer full): the row that offers to make a source
 */
DictumSourcePick *
dictum_source_pick_new_create (void)
{
  return new_pick (DICTUM_PICK_CREATE);
}

/**
 * dictum_source_pick_new_nobody:
 * @name: the words of the row
 *
 * Returns: (transfer full): the row that stands for no source
 */
DictumSourcePick *
dictum_source_pick_new_nobody (const char *name)
{
  DictumSourcePick *self = new_pick (DICTUM_PICK_NOBODY);

  g_set_str (&self->name, name);
  return self;
}

DictumPickKind
dictum_source_pick_get_pick (DictumSourcePick *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_PICK (self), DICTUM_PICK_NOBODY);

  return self->pick;
}

/* Returns: (transfer none) (nullable): the source; NULL for the other rows. */
DictumItem *
dictum_source_pick_get_item (DictumSourcePick *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_PICK (self), NULL);

  return self->item;
}

const char *
dictum_source_pick_get_name (DictumSourcePick *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_PICK (self), NULL);

  if (self->item != NULL && dictum_item_get_source (self->item) != NULL)
    return dictum_item_get_source (self->item)->name;

  return self->name;
}

void
dictum_source_pick_set_name (DictumSourcePick *self, const char *name)
{
  g_return_if_fail (DICTUM_IS_SOURCE_PICK (self));

  if (g_set_str (&self->name, name))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/* Returns: a DictumSourceKind. */
guint
dictum_source_pick_get_kind (DictumSourcePick *self)
{
  g_return_val_if_fail (DICTUM_IS_SOURCE_PICK (self), 0);

  if (self->item != NULL && dictum_item_get_source (self->item) != NULL)
    return (guint) dictum_item_get_source (self->item)->kind;

  return self->kind;
}

void
dictum_source_pick_set_kind (DictumSourcePick *self, guint kind)
{
  g_return_if_fail (DICTUM_IS_SOURCE_PICK (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}
