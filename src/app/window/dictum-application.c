/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-application"

#include "window/dictum-application.h"

#include <glib/gi18n.h>

#include "desktop/dictum-notices.h"
#include "desktop/dictum-search-provider.h"
#include "dialogs/dictum-about.h"
#include "dialogs/dictum-preferences-dialog.h"
#include "dialogs/dictum-shortcuts-dialog.h"
#include "load/dictum-saved-page.h"

#include "dictum-config.h"

struct _DictumApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  DictumSearchProvider *provider; /* NULL while the program is not on a bus */
  gboolean restored; /* what was open has been opened again, or something else was asked for */
  gboolean quitting;
};

G_DEFINE_FINAL_TYPE (DictumApplication, dictum_application, ADW_TYPE_APPLICATION)

/* ---- Windows ---- */

static DictumWindow *
make_window (DictumApplication *self)
{
  return DICTUM_WINDOW (dictum_window_new (GTK_APPLICATION (self)));
}

static DictumWindow *
get_active (DictumApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return DICTUM_IS_WINDOW (window) ? DICTUM_WINDOW (window) : NULL;
}

/* A window without a project: here if it is one, else a new one. */
static DictumWindow *
get_free (DictumApplication *self, DictumWindow *here)
{
  return here != NULL && dictum_window_is_free (here) ? here : make_window (self);
}

static DictumWindow *
find_window (DictumApplication *self, GFile *file, const char *id)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      DictumWindow *window = DICTUM_IS_WINDOW (l->data) ? l->data : NULL;
      DictumStore *store = NULL;
      GFile *open = NULL;

      if (window == NULL)
        continue;

      store = dictum_workbench_get_store (dictum_window_get_workbench (window));
      open = store != NULL ? dictum_store_get_file (store) : NULL;
      if (dictum_window_is_opening (window, file, id) ||
          (file != NULL && open != NULL && g_file_equal (file, open)) ||
          (id != NULL && store != NULL && g_strcmp0 (dictum_store_get_id (store), id) == 0))
        return window;
    }

  return NULL;
}

/* ---- The session ---- */

static void
remember_except (DictumApplication *self, DictumWindow *closing)
{
  g_autoptr (GStrvBuilder) open = g_strv_builder_new ();
  DictumSession *session = dictum_session_get_default ();
  g_auto (GStrv) addresses = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      DictumStore *store = NULL;

      if (!DICTUM_IS_WINDOW (l->data) || l->data == closing)
        continue;

      store = dictum_workbench_get_store (dictum_window_get_workbench (l->data));
      if (store != NULL)
        g_strv_builder_take (open, dictum_store_dup_address (store));
    }

  addresses = g_strv_builder_end (open);
  dictum_session_set_open (session, (const char *const *) addresses);
  dictum_session_queue_write (session);
}

/* Returns: (nullable): the window that has the project, or will have it in a moment */
static DictumWindow *
open_address (DictumApplication *self, const char *address, DictumWindow *here)
{
  g_autoptr (GFile) file = NULL;

  if (g_str_has_prefix (address, "unnamed:"))
    {
      dictum_application_open_unnamed (self, address + strlen ("unnamed:"), here);
      return find_window (self, NULL, address + strlen ("unnamed:"));
    }

  file = g_file_new_for_uri (address);
  dictum_application_open_project (self, file, here);
  return find_window (self, file, NULL);
}

static void
restore_session (DictumApplication *self)
{
  DictumSession *session = dictum_session_get_default ();
  g_auto (GStrv) open = dictum_session_list_open (session);

  for (guint i = 0; open != NULL && open[i] != NULL; i++)
    open_address (self, open[i], NULL);
}

/* ---- Actions ---- */

static void
new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (make_window (data)));
}

static void
new_project (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *window = get_free (data, get_active (data));

  dictum_window_new_project (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_project (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *window = get_active (data);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open", NULL);
}

/* What a notification leads to: a project, and a page of its window or "". */
static void
show_place (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumApplication *self = DICTUM_APPLICATION (data);
  DictumWindow *window;
  const char *project;
  const char *place;

  g_variant_get (parameter, "(&s&s)", &project, &place);
  self->restored = TRUE;
  window = open_address (self, project, get_active (self));
  if (window != NULL && *place != '\0')
    dictum_window_lead_to (window, place);
}

static void
open_sample (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *window = get_free (data, get_active (data));

  gtk_window_present (GTK_WINDOW (window));
  dictum_window_open_sample (window);
}

static void
quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumApplication *self = DICTUM_APPLICATION (data);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  remember_except (self, NULL);
  if (self->provider != NULL)
    dictum_search_provider_rest (self->provider);
  self->quitting = TRUE;
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (DICTUM_IS_WINDOW (l->data))
        dictum_window_leave (l->data);
      else
        gtk_window_close (l->data);
    }
  self->quitting = FALSE;
}

static void
about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (dictum_about_new (), GTK_WIDGET (get_active (data)));
}

static void
preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (dictum_preferences_dialog_new (), GTK_WIDGET (get_active (data)));
}

static void
shortcuts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_dialog_present (dictum_shortcuts_dialog_new (), GTK_WIDGET (get_active (data)));
}

static const GActionEntry actions[] = {
  { "about", about },        { "new-project", new_project }, { "new-window", new_window },
  { "open", open_project },  { "preferences", preferences }, { "quit", quit },
  { "sample", open_sample }, { "shortcuts", shortcuts },     { "show-place", show_place, "(ss)" },
};

/* ---- The command line ---- */

static const GOptionEntry options[] = {
  { "new-window", 'w', 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample project"), NULL },
  { "version", 'V', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE|URL…]") },
  { NULL },
};

static gboolean
is_project (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".dictum");
}

static DictumLoadRequest *
make_request (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  if (g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https"))
    return dictum_load_request_new_for_url (uri);

  return dictum_load_request_new_for_file (file);
}

/* Projects go into windows of their own, everything else becomes an article: of the project in the
 * active window, or of a new one. */
static void
open_files (DictumApplication *self, GFile **files, int n_files)
{
  g_autoptr (GPtrArray) requests = NULL;
  DictumWindow *window;

  self->restored = TRUE;
  requests = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_request_unref);
  for (int i = 0; i < n_files; i++)
    {
      if (is_project (files[i]))
        dictum_application_open_project (self, files[i], get_active (self));
      else
        g_ptr_array_add (requests, make_request (files[i]));
    }

  if (requests->len == 0)
    return;

  window = get_active (self);
  if (window == NULL)
    window = make_window (self);
  gtk_window_present (GTK_WINDOW (window));
  dictum_window_add_requests (window, requests);
}

static int
dictum_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  DictumApplication *self = DICTUM_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **names = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean sample = g_variant_dict_contains (dict, "sample");
  gboolean window = g_variant_dict_contains (dict, "new-window");

  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &names);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (files,
                     g_application_command_line_create_file_for_arg (command_line, names[i]));

  if (window || sample)
    self->restored = TRUE;
  if (window)
    g_action_group_activate_action (G_ACTION_GROUP (self), "new-window", NULL);
  if (sample)
    g_action_group_activate_action (G_ACTION_GROUP (self), "sample", NULL);
  if (files->len > 0)
    open_files (self, (GFile **) files->pdata, (int) files->len);
  else if (!window && !sample)
    g_application_activate (application);

  return 0;
}

static int
dictum_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  if (!g_variant_dict_contains (dict, "version"))
    return -1;

  g_print ("Dictum %s\n", DICTUM_VERSION);

  return 0;
}

static void
dictum_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  open_files (DICTUM_APPLICATION (application), files, n_files);
}

static void
dictum_application_activate (GApplication *application)
{
  DictumApplication *self = DICTUM_APPLICATION (application);
  DictumWindow *window;

  if (!self->restored)
    {
      self->restored = TRUE;
      restore_session (self);
    }

  window = get_active (self);
  if (window == NULL)
    window = make_window (self);
  gtk_window_present (GTK_WINDOW (window));
}

/* ---- Object ---- */

static void
colour_scheme_cb (DictumApplication *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int scheme = g_settings_get_enum (self->settings, "colour-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (scheme, 0, 2)]);
}

/* Copies of saved pages that a browser was given, of a run that did not come to its end. */
#define OLD_COPIES (24 * 60 * 60)

static void
clean_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  dictum_saved_page_clean (OLD_COPIES);
  g_task_return_boolean (task, TRUE);
}

static void
clean_copies (void)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_run_in_thread (task, clean_thread);
}

static void
dictum_application_startup (GApplication *application)
{
  DictumApplication *self = DICTUM_APPLICATION (application);

  G_APPLICATION_CLASS (dictum_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (DICTUM_APP_ID);
  self->settings = g_settings_new (DICTUM_APP_ID);
  g_signal_connect_object (self->settings, "changed::colour-scheme", G_CALLBACK (colour_scheme_cb),
                           self, G_CONNECT_SWAPPED);
  colour_scheme_cb (self);
  clean_copies ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  dictum_application_set_up_keys (GTK_APPLICATION (self));
}

/* ---- The bus ---- */

static gboolean
dictum_application_dbus_register (GApplication *application,
                                  GDBusConnection *connection,
                                  const char *path,
                                  GError **error)
{
  DictumApplication *self = DICTUM_APPLICATION (application);

  if (!G_APPLICATION_CLASS (dictum_application_parent_class)
           ->dbus_register (application, connection, path, error))
    return FALSE;

  dictum_notices_watch_desktop (connection);
  self->provider = dictum_search_provider_new (self, connection, error);
  return self->provider != NULL;
}

static void
dictum_application_dbus_unregister (GApplication *application,
                                    GDBusConnection *connection,
                                    const char *path)
{
  g_clear_object (&DICTUM_APPLICATION (application)->provider);

  G_APPLICATION_CLASS (dictum_application_parent_class)
      ->dbus_unregister (application, connection, path);
}

static void
dictum_application_finalize (GObject *object)
{
  DictumApplication *self = DICTUM_APPLICATION (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dictum_application_parent_class)->finalize (object);
}

/* The last windows have told where they were while they went. */
static void
dictum_application_shutdown (GApplication *application)
{
  g_autoptr (GError) error = NULL;

  if (!dictum_session_write (dictum_session_get_default (), &error))
    g_warning ("The session could not be written: %s", error->message);
  dictum_saved_page_clean (0);

  G_APPLICATION_CLASS (dictum_application_parent_class)->shutdown (application);
}

static void
dictum_application_class_init (DictumApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dictum_application_finalize;
  application_class->activate = dictum_application_activate;
  application_class->command_line = dictum_application_command_line;
  application_class->dbus_register = dictum_application_dbus_register;
  application_class->dbus_unregister = dictum_application_dbus_unregister;
  application_class->handle_local_options = dictum_application_handle_local_options;
  application_class->open = dictum_application_open;
  application_class->shutdown = dictum_application_shutdown;
  application_class->startup = dictum_application_startup;
}

static void
dictum_application_init (DictumApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Mark the claims in articles and say who they come from."));
}

GtkApplication *
dictum_application_new (void)
{
  return g_object_new (DICTUM_TYPE_APPLICATION, "application-id", DICTUM_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE, NULL);
}

/**
 * dictum_application_open_project:
 * @self: the application
 * @file: a project file
 * @here: (nullable): the window to take when it shows the welcome page
 *
 * Opens a project, or brings forward the window that has it already.
 */
void
dictum_application_open_project (DictumApplication *self, GFile *file, DictumWindow *here)
{
  DictumWindow *window;

  g_return_if_fail (DICTUM_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  window = find_window (self, file, NULL);
  if (window == NULL)
    {
      window = get_free (self, here);
      dictum_window_open_file (window, file);
    }

  gtk_window_present (GTK_WINDOW (window));
}

/* The same for a project that was never saved as a file; id: of the project. */
void
dictum_application_open_unnamed (DictumApplication *self, const char *id, DictumWindow *here)
{
  DictumWindow *window;

  g_return_if_fail (DICTUM_IS_APPLICATION (self));
  g_return_if_fail (id != NULL);

  window = find_window (self, NULL, id);
  if (window == NULL)
    {
      window = get_free (self, here);
      dictum_window_open_unnamed (window, id);
    }

  gtk_window_present (GTK_WINDOW (window));
}

void
dictum_application_show_record (DictumApplication *self,
                                const char *project,
                                const char *id,
                                int start,
                                int end)
{
  DictumWindow *window;

  g_return_if_fail (DICTUM_IS_APPLICATION (self));
  g_return_if_fail (project != NULL && id != NULL);

  self->restored = TRUE;
  window = open_address (self, project, get_active (self));
  if (window != NULL)
    dictum_window_show_record (window, id, start, end);
}

void
dictum_application_search (DictumApplication *self, const char *project, const char *words)
{
  DictumWindow *window;

  g_return_if_fail (DICTUM_IS_APPLICATION (self));
  g_return_if_fail (project != NULL && words != NULL);

  self->restored = TRUE;
  window = open_address (self, project, get_active (self));
  if (window != NULL)
    dictum_window_search (window, words);
}

/* Writes down which projects are open, for the next start. */
void
dictum_application_remember_open (DictumApplication *self)
{
  g_return_if_fail (DICTUM_IS_APPLICATION (self));

  remember_except (self, NULL);
}

/* A project that is closed while others stay is done with; the last one comes back at the next
 * start. */
void
dictum_application_window_closes (DictumApplication *self, DictumWindow *window)
{
  GList *windows;
  gboolean last;

  g_return_if_fail (DICTUM_IS_APPLICATION (self));

  windows = gtk_application_get_windows (GTK_APPLICATION (self));
  last = windows == NULL || windows->next == NULL;
  if (!self->quitting)
    remember_except (self, last ? NULL : window);
}
