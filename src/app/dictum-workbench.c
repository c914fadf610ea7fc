/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-workbench"

#include "dictum-workbench.h"

#include <glib/gi18n.h>

struct _DictumWorkbench
{
  GObject parent_instance;

  DictumStore *store;
  char *article;
  char *claim;
  guint link;
  char *author;
};

G_DEFINE_FINAL_TYPE (DictumWorkbench, dictum_workbench, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_ARTICLE,
  PROP_CLAIM,
  PROP_LINK,
  PROP_AUTHOR,
  N_PROPS
};

enum
{
  MESSAGE,
  TOLD,
  CHANGED,
  SHOW_ARTICLE,
  SHOW_CLAIM,
  SHOW_WORDS,
  SHOW_CLAIMS,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_author (DictumWorkbench *self, const char *author)
{
  if (g_set_str (&self->author, author))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTHOR]);
}

/* Hands the error over to the editor; what the editor himself stopped is no news to him. */
static void
show_error (DictumWorkbench *self, const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dictum_workbench_message (self, error->message);
}

/* The article and the claim that the workbench is at may be gone after a change (or come back by
 * undo, which then says where to look). */
static void
leave_deleted (DictumWorkbench *self)
{
  DictumProject *project = dictum_workbench_get_project (self);

  if (self->claim != NULL && dictum_project_get_claim (project, self->claim) == NULL)
    dictum_workbench_set_claim (self, NULL);

  if (self->article != NULL && dictum_project_get_article (project, self->article) == NULL)
    dictum_workbench_set_article (self, NULL);
}

static void
changed_cb (DictumWorkbench *self, DictumChange *change)
{
  g_assert (DICTUM_IS_WORKBENCH (self));

  leave_deleted (self);
  g_signal_emit (self, signals[CHANGED], 0, change);
}

static void
dictum_workbench_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumWorkbench *self = DICTUM_WORKBENCH (object);

  switch (prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;

    case PROP_ARTICLE:
      g_value_set_string (value, self->article);
      break;

    case PROP_CLAIM:
      g_value_set_string (value, self->claim);
      break;

    case PROP_LINK:
      g_value_set_uint (value, self->link);
      break;

    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_workbench_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DictumWorkbench *self = DICTUM_WORKBENCH (object);

  switch (prop_id)
    {
    case PROP_STORE:
      dictum_workbench_set_store (self, g_value_get_object (value));
      break;

    case PROP_ARTICLE:
      dictum_workbench_set_article (self, g_value_get_string (value));
      break;

    case PROP_CLAIM:
      dictum_workbench_set_claim (self, g_value_get_string (value));
      break;

    case PROP_LINK:
      dictum_workbench_set_link (self, g_value_get_uint (value));
      break;

    case PROP_AUTHOR:
      set_author (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_workbench_dispose (GObject *object)
{
  DictumWorkbench *self = DICTUM_WORKBENCH (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (dictum_store_get_project (self->store), self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dictum_workbench_parent_class)->dispose (object);
}

static void
dictum_workbench_finalize (GObject *object)
{
  DictumWorkbench *self = DICTUM_WORKBENCH (object);

  g_free (self->article);
  g_free (self->claim);
  g_free (self->author);

  G_OBJECT_CLASS (dictum_workbench_parent_class)->finalize (object);
}

static void
dictum_workbench_class_init (DictumWorkbenchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dictum_workbench_get_property;
  object_class->set_property = dictum_workbench_set_property;
  object_class->dispose = dictum_workbench_dispose;
  object_class->finalize = dictum_workbench_finalize;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, DICTUM_TYPE_STORE, flags);
  properties[PROP_ARTICLE] = g_param_spec_string ("article", NULL, NULL, NULL, flags);
  properties[PROP_CLAIM] = g_param_spec_string ("claim", NULL, NULL, NULL, flags);
  properties[PROP_LINK] = g_param_spec_uint ("link", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MESSAGE] = g_signal_new ("message", DICTUM_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[TOLD] = g_signal_new ("told", DICTUM_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", DICTUM_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, DICTUM_TYPE_CHANGE);
  signals[SHOW_ARTICLE] = g_signal_new ("show-article", DICTUM_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW_CLAIM] = g_signal_new ("show-claim", DICTUM_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_WORDS] = g_signal_new ("show-words", DICTUM_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[SHOW_CLAIMS] = g_signal_new ("show-claims", DICTUM_TYPE_WORKBENCH, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dictum_workbench_init (DictumWorkbench *self)
{
}

DictumWorkbench *
dictum_workbench_new (void)
{
  return g_object_new (DICTUM_TYPE_WORKBENCH, NULL);
}

/* Article and claim are left first, so that no page looks for them in another project. */
void
dictum_workbench_set_store (DictumWorkbench *self, DictumStore *store)
{
  g_return_if_fail (DICTUM_IS_WORKBENCH (self));
  g_return_if_fail (store == NULL || DICTUM_IS_STORE (store));

  if (self->store == store)
    return;

  g_object_freeze_notify (G_OBJECT (self));

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (dictum_store_get_project (self->store), self);

  dictum_workbench_set_article (self, NULL);
  g_set_object (&self->store, store);

  if (store != NULL)
    g_signal_connect_object (dictum_store_get_project (store), "changed", G_CALLBACK (changed_cb),
                             self, G_CONNECT_SWAPPED);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_object_thaw_notify (G_OBJECT (self));
}

DictumStore *
dictum_workbench_get_store (DictumWorkbench *self)
{
  g_return_val_if_fail (DICTUM_IS_WORKBENCH (self), NULL);

  return self->store;
}

DictumProject *
dictum_workbench_get_project (DictumWorkbench *self)
{
  g_return_val_if_fail (DICTUM_IS_WORKBENCH (self), NULL);

  return self->store != NULL ? dictum_store_get_project (self->store) : NULL;
}

const char *
dictum_workbench_get_article (DictumWorkbench *self)
{
  g_return_val_if_fail (DICTUM_IS_WORKBENCH (self), NULL);

  return self->article;
}

/* Another article has no current claim. */
void
dictum_workbench_set_article (DictumWorkbench *self, const char *article)
{
  g_return_if_fail (DICTUM_IS_WORKBENCH (self));

  if (g_strcmp0 (self->article, article) == 0)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  dictum_workbench_set_claim (self, NULL);
  g_set_str (&self->article, article);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
  g_object_thaw_notify (G_OBJECT (self));
}

const char *
dictum_workbench_get_claim (DictumWorkbench *self)
{
  g_return_val_if_fail (DICTUM_IS_WORKBENCH (self), NULL);

  return self->claim;
}

/* Another claim is looked at from its outermost link. */
void
dictum_workbench_set_claim (DictumWorkbench *self, const char *claim)
{
  g_return_if_fail (DICTUM_IS_WORKBENCH (self));

  if (g_strcmp0 (self->claim, claim) == 0)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  dictum_workbench_set_link (self, 0);
  g_set_str (&self->claim, claim);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLAIM]);
  g_object_thaw_notify (G_OBJECT (self));
}

guint
dictum_workbench_get_link (DictumWorkbench *self)
{
  g_return_val_if_fail (DICTUM_IS_WORKBENCH (self), 0);

  return self->link;
}

void
dictum_workbench_set_link (DictumWorkbench *self, guint link)
{
  g_return_if_fail (DICTUM_IS_WORKBENCH (self));

  if (self->link == link)
    return;

  self->link = link;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINK]);
}

const char *
dictum_workbench_get_author (DictumWorkbench *self)
{
  g_return_val_if_fail (DICTUM_IS_WORKBENCH (self), NULL);

  return self->author;
}

static gboolean
go_to_claim (DictumWorkbench *self, const char *claim)
{
  DictumProject *project = dictum_workbench_get_project (self);
  const DictumClaim *record = project != NULL ? dictum_project_get_claim (project, claim) : NULL;

  if (record == NULL)
    return FALSE;

  dictum_workbench_set_article (self, record->article);
  dictum_workbench_set_claim (self, claim);

  return TRUE;
}

/* Goes to the article of the claim, makes the claim the current one and asks for it to be shown. */
void
dictum_workbench_show_claim (DictumWorkbench *self, const char *claim)
{
  g_return_if_fail (DICTUM_IS_WORKBENCH (self));
  g_return_if_fail (claim != NULL);

  if (!go_to_claim (self, claim))
    return;

  g_signal_emit (self, signals[SHOW_ARTICLE], 0);
  g_signal_emit (self, signals[SHOW_CLAIM], 0, claim);
}

/* Goes to the article and asks for the words at a place in its latest version to be searched for.
 */
void
dictum_workbench_show_words (DictumWorkbench *self, const char *article, int start, int end)
{
  DictumProject *project;

  g_return_if_fail (DICTUM_IS_WORKBENCH (self));
  g_return_if_fail (article != NULL);
  g_return_if_fail (start >= 0 && end >= start);

  project = dictum_workbench_get_project (self);
  if (project == NULL || dictum_project_get_article (project, article) == NULL)
    return;

  dictum_workbench_set_article (self, article);
  g_signal_emit (self, signals[SHOW_ARTICLE], 0);
  g_signal_emit (self, signals[SHOW_WORDS], 0, start, end);
}

void
dictum_workbench_show_claims (DictumWorkbench *self, const char *query)
{
  g_return_if_fail (DICTUM_IS_WORKBENCH (self));

  if (self->store != NULL)
    g_signal_emit (self, signals[SHOW_CLAIMS], 0, query);
}

gboolean
dictum_workbench_take (DictumWorkbench *self,
                       DictumChange *change,
                       GError *error,
                       const char *toast)
{
  g_autoptr (DictumChange) owned = change;
  g_autoptr (GError) failed = error;

  g_return_val_if_fail (DICTUM_IS_WORKBENCH (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (owned == NULL || !dictum_store_apply (self->store, owned, &failed))
    {
      show_error (self, failed);
      return FALSE;
    }

  if (toast != NULL)
    g_signal_emit (self, signals[MESSAGE], 0, toast, TRUE);

  return TRUE;
}

/* After an undo or redo the editor is led to the claim that it was about, if there is one; the page
 * that is in front stays there. */
static void
follow (DictumWorkbench *self, DictumChange *change)
{
  for (guint i = 0; change != NULL && i < dictum_change_get_length (change); i++)
    {
      const DictumRecord *after = dictum_change_get_entry (change, i)->after;

      if (after != NULL && dictum_is_claim (after))
        {
          if (go_to_claim (self, after->id))
            g_signal_emit (self, signals[SHOW_CLAIM], 0, after->id);
          return;
        }
    }
}

void
dictum_workbench_undo (DictumWorkbench *self)
{
  g_autoptr (DictumChange) change = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DICTUM_IS_WORKBENCH (self));

  if (self->store == NULL)
    return;

  change = dictum_history_peek_undo (dictum_store_get_history (self->store), &error);
  if (error == NULL && change != NULL && dictum_store_undo (self->store, &error))
    {
      /* Translators: %s is what was done: “Mark claim”. */
      g_autofree char *words = g_strdup_printf (_ ("Undo: %s"), dictum_change_get_label (change));

      follow (self, change);
      g_signal_emit (self, signals[TOLD], 0, words);
    }

  show_error (self, error);
}

void
dictum_workbench_redo (DictumWorkbench *self)
{
  g_autoptr (DictumChange) change = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DICTUM_IS_WORKBENCH (self));

  if (self->store == NULL)
    return;

  change = dictum_history_peek_redo (dictum_store_get_history (self->store), &error);
  if (error == NULL && change != NULL && dictum_store_redo (self->store, &error))
    {
      /* Translators: %s is what was undone: “Mark claim”. */
      g_autofree char *words = g_strdup_printf (_ ("Redo: %s"), dictum_change_get_label (change));

      follow (self, change);
      g_signal_emit (self, signals[TOLD], 0, words);
    }

  show_error (self, error);
}

void
dictum_workbench_message (DictumWorkbench *self, const char *text)
{
  g_return_if_fail (DICTUM_IS_WORKBENCH (self));
  g_return_if_fail (text != NULL);

  g_signal_emit (self, signals[MESSAGE], 0, text, FALSE);
}
