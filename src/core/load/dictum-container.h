/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-loader.h"

G_BEGIN_DECLS

/* Bounds of what is read out of one container. */
#define DICTUM_CONTAINER_CAP (200 * 1024 * 1024) /* bytes unpacked, all entries together */
#define DICTUM_CONTAINER_ENTRIES 10000

/* What a ZIP file is, by the names in it. */
typedef enum
{
  DICTUM_CONTAINER_NONE, /* no ZIP file, or none that can be listed */
  DICTUM_CONTAINER_PLAIN,
  DICTUM_CONTAINER_DOCX,
  DICTUM_CONTAINER_XLSX,
  DICTUM_CONTAINER_PPTX,
  DICTUM_CONTAINER_ODT,
  DICTUM_CONTAINER_OPENDOCUMENT, /* a spreadsheet, a presentation, a drawing */
  DICTUM_CONTAINER_EPUB,
  DICTUM_CONTAINER_WACZ,
} DictumContainerKind;

/**
 * DictumContainer:
 *
 * The entries of a ZIP file that a loader asked for, unpacked in memory. Names are never paths:
 * nothing is written to a disk, and a container in the container stays bytes.
 */
typedef struct _DictumContainer DictumContainer;

typedef gboolean (*DictumContainerWanted) (const char *name, gpointer data);

DictumContainerKind dictum_container_find_kind (GBytes *bytes);

DictumContainer *dictum_container_new (GBytes *bytes,
                                       DictumContainerWanted wanted,
                                       gpointer data,
                                       const DictumLoadJob *job,
                                       GError **error);
void dictum_container_free (DictumContainer *self);
GBytes *dictum_container_get (const DictumContainer *self, const char *name);
const char *dictum_container_get_nth_name (const DictumContainer *self, guint position);
gboolean dictum_container_has (const DictumContainer *self, const char *name);

/* Sets DICTUM_LOAD_ERROR_MALFORMED: a document of that name (may be NULL) that is damaged. */
void dictum_container_set_damaged (GError **error, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumContainer, dictum_container_free)

G_END_DECLS
