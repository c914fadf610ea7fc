/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "edit/dictum-edit.h"
#include "ui-find.h"
#include "ui-shell.h"
#include "window/dictum-window-private.h"

/* What the desktop is told of a window in the background, by way of the session bus. */

#define INTERVAL 50 /* milliseconds, where the program waits for minutes */

static const char area_xml[] =
    "<node><interface name='org.freedesktop.Notifications'>"
    "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
    "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
    "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
    "</interface></node>";

/* A desktop that shows notifications: here it keeps them. */
typedef struct
{
  Shell shell;
  GDBusConnection *bus;
  GPtrArray *told;
  guint object;
  guint name;
  gboolean owned;
} Desk;

static void
call_cb (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer data)
{
  Desk *desk = data;
  const char *title;
  const char *text;

  if (g_str_equal (method, "Notify"))
    {
      g_variant_get_child (parameters, 3, "&s", &title);
      g_variant_get_child (parameters, 4, "&s", &text);
      g_ptr_array_add (desk->told, g_strdup_printf ("%s: %s", title, text));
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", desk->told->len));
    }
  else if (g_str_equal (method, "GetCapabilities"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", NULL));
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
owned_cb (GDBusConnection *connection, const char *name, gpointer data)
{
  ((Desk *) data)->owned = TRUE;
}

static void
set_up_desk (Desk *desk, gconstpointer data)
{
  static const GDBusInterfaceVTable calls = { .method_call = call_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (area_xml, NULL);
  GError *error = NULL;

  desk->told = g_ptr_array_new_with_free_func (g_free);
  desk->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  desk->object = g_dbus_connection_register_object (
      desk->bus, "/org/freedesktop/Notifications", node->interfaces[0], &calls, desk, NULL, &error);
  g_assert_no_error (error);
  desk->name = g_bus_own_name_on_connection (desk->bus, "org.freedesktop.Notifications", 0,
                                             owned_cb, NULL, desk, NULL);
  wait_until (desk->owned);

  set_up (&desk->shell, data);
  add_text (&desk->shell, letter);
  wait_until (dictum_workbench_get_article (desk->shell.workbench) != NULL);
}

static void
tear_down_desk (Desk *desk, gconstpointer data)
{
  tear_down (&desk->shell, data);
  g_bus_unown_name (desk->name);
  g_dbus_connection_unregister_object (desk->bus, desk->object);
  g_object_unref (desk->bus);
  g_ptr_array_unref (desk->told);
}

static void
take (Desk *desk, DictumChange *change, GError *error)
{
  g_assert_no_error (error);
  g_assert_true (dictum_workbench_take (desk->shell.workbench, change, error, NULL));
}

static void
ask (Desk *desk, const char *claim, const char *deadline)
{
  g_autoptr (DictumReply) reply = dictum_value_new (&dictum_reply_type);
  DictumProject *project = dictum_workbench_get_project (desk->shell.workbench);
  GError *error = NULL;
  DictumChange *change;

  dictum_value_set_string (&reply->asked, "Press desk");
  dictum_value_set_string (&reply->deadline, deadline);
  change = dictum_edit_put_entry (project, claim, reply, NULL, &error);
  take (desk, change, error);
}

static const char *
add_claim (Desk *desk)
{
  DictumProject *project = dictum_workbench_get_project (desk->shell.workbench);
  GError *error = NULL;
  DictumChange *change = dictum_edit_add_claim (
      project, dictum_workbench_get_article (desk->shell.workbench), 50, 60, NULL, &error);
  const char *id;

  g_assert_no_error (error);
  id = g_intern_string (dictum_change_get_entry (change, 0)->after->id);
  take (desk, change, error);

  return id;
}

static gboolean
is_told (Desk *desk, const char *words)
{
  return desk->told->len > 0 && strstr (g_ptr_array_index (desk->told, desk->told->len - 1), words);
}

/* Each request for reply is told of once, when it is due. */
static void
test_replies (Desk *desk, gconstpointer data)
{
  const char *claim = add_claim (desk);
  GtkWindow *window = GTK_WINDOW (desk->shell.window);
  GtkWindow *other = GTK_WINDOW (gtk_window_new ());

  ask (desk, claim, "2999-01-01");
  ask (desk, claim, "2020-01-01");
  gtk_window_present (other);
  wait_until (!gtk_window_is_active (window));
  dictum_notices_set_interval (desk->shell.window->notices, INTERVAL);
  wait_until (is_told (desk, "1 reply is due."));

  ask (desk, claim, "2020-01-02");
  wait_until (is_told (desk, "2 replies are due."));
  g_assert_cmpuint (desk->told->len, ==, 2);
  gtk_window_destroy (other);
}

/* It leads to where replies are listed. */
static void
test_place (Desk *desk, gconstpointer data)
{
  DictumStore *store = dictum_workbench_get_store (desk->shell.workbench);
  g_autofree char *address = dictum_store_dup_address (store);

  g_action_group_activate_action (G_ACTION_GROUP (desk->shell.application), "show-place",
                                  g_variant_new ("(ss)", address, "overview"));
  wait_until (g_str_equal (get_place (&desk->shell), "overview"));

  /* The same where the project has to be opened first. */
  dictum_window_show_place (desk->shell.window, "article");
  tear_down (&desk->shell, NULL);
  set_up (&desk->shell, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (desk->shell.application), "show-place",
                                  g_variant_new ("(ss)", address, "overview"));
  wait_until (dictum_workbench_get_store (desk->shell.workbench) != NULL);
  wait_until (g_str_equal (get_place (&desk->shell), "overview"));
}

static void
add_tests (void)
{
  g_test_add ("/notices/replies", Desk, NULL, set_up_desk, test_replies, tear_down_desk);
  g_test_add ("/notices/place", Desk, NULL, set_up_desk, test_place, tear_down_desk);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  return shell_run (add_tests);
}
