/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-desktop"

#include "desktop/dictum-search-provider.h"

#include <glib/gi18n.h>

#include "recent/dictum-recent-search.h"

#include "dictum-config.h"

#define LIMIT 5   /* of each kind in each project; the shell shows few */
#define LINGER 30 /* seconds in which the next letter finds the program and its files in memory */

/* What a result leads to, as the shell keeps it: project, id of the record, start, end. It may come
 * back to a program that was started again meanwhile. */
#define ID_TYPE "(ssii)"

struct _DictumSearchProvider
{
  GObject parent_instance;

  DictumApplication *application; /* not owned */
  GDBusConnection *connection;
  guint registration;
  DictumRecentSearch *search;
  GHashTable *hits; /* char * result to DictumRecentHit: of the latest search */
  guint linger;
};

G_DEFINE_FINAL_TYPE (DictumSearchProvider, dictum_search_provider, G_TYPE_OBJECT)

/* https://developer.gnome.org/documentation/tutorials/search-provider.html */
static const char interface_xml[] =
    "<node><interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'>"
    "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
    "</method>"
    "<method name='GetSubsearchResultSet'>"
    "<arg type='as' name='previous' direction='in'/><arg type='as' name='terms' direction='in'/>"
    "<arg type='as' name='results' direction='out'/>"
    "</method>"
    "<method name='GetResultMetas'>"
    "<arg type='as' name='identifiers' direction='in'/>"
    "<arg type='aa{sv}' name='metas' direction='out'/>"
    "</method>"
    "<method name='ActivateResult'>"
    "<arg type='s' name='identifier' direction='in'/><arg type='as' name='terms' direction='in'/>"
    "<arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "<method name='LaunchSearch'>"
    "<arg type='as' name='terms' direction='in'/><arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "</interface></node>";

static void
linger_cb (gpointer data)
{
  DictumSearchProvider *self = DICTUM_SEARCH_PROVIDER (data);

  self->linger = 0;
  dictum_recent_search_forget (self->search);
  g_application_release (G_APPLICATION (self->application));
}

/* Somebody types: the program, started for the first letter, is there for the next one. */
static void
linger (DictumSearchProvider *self)
{
  g_application_hold (G_APPLICATION (self->application));
  dictum_search_provider_rest (self);
  self->linger = g_timeout_add_seconds_once (LINGER, linger_cb, self);
}

static char *
make_result (const DictumRecentHit *hit)
{
  g_autoptr (GVariant) result = NULL;

  result = g_variant_ref_sink (
      g_variant_new (ID_TYPE, hit->project, hit->id, hit->start, hit->end));

  return g_variant_print (result, FALSE);
}

/* ---- Asking ---- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GDBusMethodInvocation) invocation = data;
  DictumSearchProvider *self = g_object_get_data (source, "provider");
  g_autoptr (GPtrArray) hits = NULL;
  g_auto (GVariantBuilder) results = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("(as)"));

  hits = dictum_recent_search_find_finish (DICTUM_RECENT_SEARCH (source), result, NULL);
  g_variant_builder_open (&results, G_VARIANT_TYPE ("as"));
  /* Without hits another search was begun, whose results are awaited. */
  if (hits != NULL && self != NULL)
    {
      g_hash_table_remove_all (self->hits);
      for (guint i = 0; i < hits->len; i++)
        {
          char *name = make_result (hits->pdata[i]);

          g_variant_builder_add (&results, "s", name);
          g_hash_table_replace (self->hits, name, g_steal_pointer (&hits->pdata[i]));
        }
    }
  g_variant_builder_close (&results);
  g_dbus_method_invocation_return_value (g_steal_pointer (&invocation),
                                         g_variant_builder_end (&results));
}

/* invocation: (transfer full) */
static void
find (DictumSearchProvider *self, GVariant *terms, GDBusMethodInvocation *invocation)
{
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  g_autofree char *text = g_strjoinv (" ", (GStrv) words);

  linger (self);
  dictum_recent_search_find_async (self->search, text, LIMIT, found_cb, invocation);
}

static char *
describe (const DictumRecentHit *hit)
{
  const char *project = hit->project_title != NULL ? hit->project_title : _ ("Untitled project");

  switch (hit->kind)
    {
    case DICTUM_FOUND_ARTICLE:
      /* Translators: in the search of the desktop; %s is the title of a project. */
      return g_strdup_printf (_ ("Article in “%s”"), project);
    case DICTUM_FOUND_CLAIM:
      /* Translators: in the search of the desktop; %s is the title of a project. */
      return g_strdup_printf (_ ("Claim in “%s”"), project);
    case DICTUM_FOUND_SOURCE:
      /* Translators: in the search of the desktop; %s is the title of a project. */
      return g_strdup_printf (_ ("Source in “%s”"), project);
    case DICTUM_FOUND_NOTE:
    case DICTUM_FOUND_EVIDENCE:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

static GVariant *
make_metas (DictumSearchProvider *self, GVariant *identifiers)
{
  g_autofree const char **names = g_variant_get_strv (identifiers, NULL);
  g_auto (GVariantBuilder) metas = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("(aa{sv})"));

  g_variant_builder_open (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const DictumRecentHit *hit = g_hash_table_lookup (self->hits, names[i]);
      g_autofree char *description = NULL;

      if (hit == NULL)
        continue;

      description = describe (hit);
      g_variant_builder_open (&metas, G_VARIANT_TYPE_VARDICT);
      g_variant_builder_add (&metas, "{sv}", "id", g_variant_new_string (names[i]));
      g_variant_builder_add (&metas, "{sv}", "name", g_variant_new_string (hit->title));
      g_variant_builder_add (&metas, "{sv}", "description", g_variant_new_string (description));
      g_variant_builder_close (&metas);
    }
  g_variant_builder_close (&metas);

  return g_variant_builder_end (&metas);
}

/* ---- Going there ---- */

static void
activate (DictumSearchProvider *self, const char *name)
{
  g_autoptr (GVariant) result = NULL;
  const char *project;
  const char *id;
  int start;
  int end;

  result = g_variant_parse (G_VARIANT_TYPE (ID_TYPE), name, NULL, NULL, NULL);
  if (result == NULL)
    return;

  g_variant_get (result, "(&s&sii)", &project, &id, &start, &end);
  dictum_application_show_record (self->application, project, id, start, end);
}

/* All results are those of the project that was opened last: it has the search of its own. */
static void
launch (DictumSearchProvider *self, GVariant *terms)
{
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  g_autofree char *text = g_strjoinv (" ", (GStrv) words);
  g_autoptr (GPtrArray) recent = NULL;
  g_autofree char *address = NULL;

  recent = dictum_session_list_recent (dictum_session_get_default ());
  if (recent->len == 0)
    {
      g_application_activate (G_APPLICATION (self->application));
      return;
    }

  address = dictum_recent_dup_address (recent->pdata[0]);
  dictum_application_search (self->application, address, text);
}

static void
method_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer data)
{
  DictumSearchProvider *self = DICTUM_SEARCH_PROVIDER (data);
  g_autoptr (GVariant) first = g_variant_get_child_value (parameters, 0);

  if (g_str_equal (method, "GetInitialResultSet"))
    find (self, first, invocation);
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, 1);

      find (self, terms, invocation);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    g_dbus_method_invocation_return_value (invocation, make_metas (self, first));
  else
    {
      if (g_str_equal (method, "ActivateResult"))
        activate (self, g_variant_get_string (first, NULL));
      else
        launch (self, first);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

/* ---- Object ---- */

static void
dictum_search_provider_dispose (GObject *object)
{
  DictumSearchProvider *self = DICTUM_SEARCH_PROVIDER (object);

  dictum_search_provider_rest (self);
  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  if (self->search != NULL)
    g_object_set_data (G_OBJECT (self->search), "provider", NULL);
  g_clear_object (&self->search);
  g_clear_object (&self->connection);
  g_clear_pointer (&self->hits, g_hash_table_unref);

  G_OBJECT_CLASS (dictum_search_provider_parent_class)->dispose (object);
}

static void
dictum_search_provider_class_init (DictumSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_search_provider_dispose;
}

static void
dictum_search_provider_init (DictumSearchProvider *self)
{
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) dictum_recent_hit_free);
}

DictumSearchProvider *
dictum_search_provider_new (DictumApplication *application,
                            GDBusConnection *connection,
                            GError **error)
{
  static const GDBusInterfaceVTable table = { .method_call = method_cb };
  g_autoptr (DictumSearchProvider) self = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, error);

  g_return_val_if_fail (DICTUM_IS_APPLICATION (application), NULL);

  if (node == NULL)
    return NULL;

  self = g_object_new (DICTUM_TYPE_SEARCH_PROVIDER, NULL);
  self->application = application;
  self->connection = g_object_ref (connection);
  self->search = dictum_recent_search_new (dictum_session_get_default ());
  g_object_set_data (G_OBJECT (self->search), "provider", self);
  self->registration = g_dbus_connection_register_object (
      connection, DICTUM_RESOURCE_PATH "SearchProvider", node->interfaces[0], &table, self, NULL,
      error);

  return self->registration != 0 ? g_steal_pointer (&self) : NULL;
}

void
dictum_search_provider_rest (DictumSearchProvider *self)
{
  g_return_if_fail (DICTUM_IS_SEARCH_PROVIDER (self));

  if (self->linger == 0)
    return;
  g_clear_handle_id (&self->linger, g_source_remove);
  g_application_release (G_APPLICATION (self->application));
}
