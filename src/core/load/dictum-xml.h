/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "load/dictum-loader.h"

G_BEGIN_DECLS

/* Elements deeper than this are no document. */
#define DICTUM_XML_DEPTH 250

/* The element that begins; valid during the call only. */
typedef struct
{
  const char *name;     /* without prefix */
  const char *ns;       /* its namespace's name; "" for none */
  const void *internal; /* the attributes */
  int n_attributes;
} DictumXmlElement;

/* What is told of a document, in its order. Each may be NULL. Text comes in as many pieces as the
 * parser likes, is valid UTF-8, and is given with its length in bytes. */
typedef struct
{
  void (*start) (const DictumXmlElement *element, gpointer data);
  void (*end) (const char *name, const char *ns, gpointer data);
  void (*text) (const char *text, gsize length, gpointer data);
} DictumXmlHandler;

typedef enum
{
  DICTUM_XML_STRICT = 0,
  DICTUM_XML_RECOVER = 1 << 0, /* goes on behind errors, as far as that makes sense */
} DictumXmlFlags;

gboolean dictum_xml_read (GBytes *bytes,
                          DictumXmlFlags flags,
                          const DictumXmlHandler *handler,
                          gpointer data,
                          const DictumLoadJob *job,
                          GError **error);
char *dictum_xml_dup_attribute (const DictumXmlElement *element, const char *ns, const char *name);
gboolean dictum_xml_attribute_is (const DictumXmlElement *element,
                                  const char *ns,
                                  const char *name,
                                  const char *value);

G_END_DECLS
