/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "bench.h"
#include "window/dictum-window.h"

/* What the files of this program share: the window that is measured, and what is done in it. */

typedef struct
{
  GtkApplication *application;
  DictumWindow *window;
  GtkWidget *part; /* of the window, what the actions are about: the reader, a page */
  GFile *file;     /* a project */
  gboolean done;
  guint step;
} Bench;

typedef struct
{
  const char *name;
  void (*prepare) (Bench *bench); /* not measured; or NULL */
  void (*act) (Bench *bench);
  gboolean (*there) (Bench *bench);
  double limit; /* until it is there and was drawn, in milliseconds; 0: that is not of interest */
} Action;

/* Whether what is named so is wanted, or something of it. */
gboolean bench_wants (const char *name);

/* Does it some times, and prints the longest turn of the main loop outside frames and the longest
 * frame. */
void bench_measure (Bench *bench, const Action *action);

/* Iterates the main loop: until it is there, with a bound; until what comes late has come. */
void bench_wait_until (Bench *bench, gboolean (*there) (Bench *bench));
void bench_settle (void);

/* Closes the window, if there is one, and opens another one with the file. */
void bench_open_again (Bench *bench);
void bench_close (Bench *bench);

/* The first widget of the type in the tree, or NULL. */
gpointer bench_find (GtkWidget *widget, GType type);

/* There, for what is done as soon as act() is over and has set bench->done. */
gboolean bench_is_done (Bench *bench);

/* Measure a project that was written to bench->file. */
void bench_measure_search (Bench *bench);
void bench_measure_claims (Bench *bench);
void bench_measure_pages (Bench *bench);
