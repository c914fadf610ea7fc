/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dictum-workbench.h"

G_BEGIN_DECLS

/* What a command needs besides an open project. */
typedef enum
{
  DICTUM_COMMAND_ALWAYS,
  DICTUM_COMMAND_ARTICLE, /* one that is shown */
  DICTUM_COMMAND_CLAIM,   /* one that is the current one */
  DICTUM_COMMAND_UNDO,    /* something to undo */
  DICTUM_COMMAND_REDO,
} DictumCommandNeed;

/* What a window can be told to do by name, from every page of it. */
typedef struct
{
  const char *title;  /* to be translated */
  const char *action; /* detailed name: of the window or the application */
  const char *keys;   /* accelerator; NULL when the application has it */
  DictumCommandNeed need;
} DictumCommand;

const DictumCommand *dictum_commands_get (guint *n_commands);
gboolean dictum_command_is_possible (const DictumCommand *self, DictumWorkbench *workbench);
/* As it is shown: "Ctrl+S"; NULL when there is none. Transfer full. */
char *dictum_command_get_keys (const DictumCommand *self);

G_END_DECLS
