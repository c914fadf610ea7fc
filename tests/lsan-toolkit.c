/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Part of the program and of the tests of its widgets when they are built with the leak sanitizer:
 * what the toolkit loses, and nobody else can free.
 *
 * A suppression by name would need traces through GTK, which is built without frame pointers;
 * unwinding without them makes the tests ten times as slow. So the functions that make what is lost
 * stand here in the toolkit's place: what they give is not looked for. */

#define _GNU_SOURCE

#include <dlfcn.h>

#include <sanitizer/lsan_interface.h>

#include <adwaita.h>

/* GtkTextView keeps its overlays in a queue and, when it goes, forgets them without freeing the
 * queue's links (seen in GTK 4.18). What the links point to is still looked for. */
void
g_queue_push_tail (GQueue *queue, gpointer data)
{
  GList *link;

  g_return_if_fail (queue != NULL);

  __lsan_disable ();
  link = g_list_alloc ();
  __lsan_enable ();
  link->data = data;
  g_queue_push_tail_link (queue, link);
}

/* libadwaita keeps a picture of what a window looked like before its breakpoint changed, for one
 * frame; now and then a window or dialog that goes in that frame takes it along unfreed (seen in
 * libadwaita 1.7, when a program ended right after a dialog). */
GskRenderNode *
gtk_snapshot_free_to_node (GtkSnapshot *snapshot)
{
  static GskRenderNode *(*real) (GtkSnapshot *);
  GskRenderNode *node;

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "gtk_snapshot_free_to_node");
  node = real (snapshot);
  if (node != NULL)
    __lsan_ignore_object (node);
  return node;
}

/* A page that is drawn while AdwNavigationView moves it leaves one of its pictures behind, now and
 * then, when the view goes before the move has ended (seen in libadwaita 1.7 and GTK 4.18: a
 * container node with one reference, made below adw_navigation_view_snapshot()). */
void
gtk_widget_snapshot_child (GtkWidget *widget, GtkWidget *child, GtkSnapshot *snapshot)
{
  static void (*real) (GtkWidget *, GtkWidget *, GtkSnapshot *);
  gboolean moving = ADW_IS_NAVIGATION_VIEW (widget);

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "gtk_widget_snapshot_child");
  if (moving)
    __lsan_disable ();
  real (widget, child, snapshot);
  if (moving)
    __lsan_enable ();
}
