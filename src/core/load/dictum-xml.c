/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-xml.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* Events between two looks at the cancellable. */
#define EVENTS_PER_STEP 4096

/* One reading of one document. The document declares nothing: entities of its own, default
 * attributes and external parts are neither kept nor followed, so that nothing can grow in it. */
typedef struct
{
  const DictumXmlHandler *handler;
  gpointer data;
  const DictumLoadJob *job;
  xmlParserCtxtPtr context;
  guint depth;
  guint events;
  gboolean too_deep;
  GError *error;
  xmlEntity entity; /* the last one that was asked for */
  xmlChar letters[8];
} Reading;

static void
step (Reading *self)
{
  if (++self->events % EVENTS_PER_STEP == 0 && self->job != NULL && self->error == NULL &&
      !dictum_load_job_step (self->job, NULL, -1, &self->error))
    xmlStopParser (self->context);
}

static void
start_cb (void *data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  Reading *self = data;
  DictumXmlElement element = {
    .name = (const char *) name,
    .ns = uri != NULL ? (const char *) uri : "",
    .internal = attributes,
    .n_attributes = n_attributes - n_defaulted,
  };

  if (++self->depth > DICTUM_XML_DEPTH)
    {
      self->too_deep = TRUE;
      xmlStopParser (self->context);
      return;
    }
  step (self);
  if (self->handler->start != NULL)
    self->handler->start (&element, self->data);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reading *self = data;

  self->depth--;
  if (self->handler->end != NULL && !self->too_deep)
    self->handler->end ((const char *) name, uri != NULL ? (const char *) uri : "", self->data);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  Reading *self = data;

  step (self);
  if (self->handler->text != NULL && !self->too_deep && length > 0)
    self->handler->text ((const char *) text, length, self->data);
}

/* XML's five entities and the letters that HTML has names for. */
static xmlEntityPtr
get_entity_cb (void *data, const xmlChar *name)
{
  Reading *self = data;
  xmlEntityPtr own = xmlGetPredefinedEntity (name);
  const htmlEntityDesc *letter;

  if (own != NULL)
    return own;
  letter = htmlEntityLookup (name);
  if (letter == NULL)
    return NULL;
  memset (&self->entity, 0, sizeof self->entity);
  memset (self->letters, 0, sizeof self->letters);
  self->entity.type = XML_ENTITY_DECL;
  self->entity.name = name;
  self->entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  self->entity.length = g_unichar_to_utf8 (letter->value, (char *) self->letters);
  self->entity.content = self->letters;
  self->entity.orig = self->letters;
  return &self->entity;
}

static void
ignore_error_cb (void *data, xmlErrorPtr error)
{
}

static gpointer
init_library_cb (gpointer data)
{
  xmlInitParser ();
  return NULL;
}

static xmlParserCtxtPtr
make_context (Reading *self, GBytes *bytes, DictumXmlFlags flags)
{
  static GOnce once = G_ONCE_INIT;
  gsize size;
  const char *start = g_bytes_get_data (bytes, &size);
  xmlSAXHandler *sax;

  g_once (&once, init_library_cb, NULL);
  if (size == 0 || size > G_MAXINT)
    return NULL;
  self->context = xmlCreateMemoryParserCtxt (start, size);
  if (self->context == NULL)
    return NULL;
  sax = self->context->sax;
  memset (sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = start_cb;
  sax->endElementNs = end_cb;
  sax->characters = text_cb;
  sax->cdataBlock = text_cb;
  sax->ignorableWhitespace = text_cb;
  sax->getEntity = get_entity_cb;
  sax->serror = ignore_error_cb;
  /* Also keeps the parser from its own search for entities. */
  self->context->userData = self;
  xmlCtxtUseOptions (self->context, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
#if LIBXML_VERSION >= 21300
                                        XML_PARSE_NO_XXE |
#endif
                                        (flags & DICTUM_XML_RECOVER ? XML_PARSE_RECOVER : 0));
  return self->context;
}

/**
 * dictum_xml_read:
 * @bytes: an XML document in any encoding that it declares
 * @flags: whether errors end the reading
 * @handler: who is told what is in it
 * @job: (nullable): to be cancelled by
 *
 * Reads a document from its beginning to its end without keeping it. Of entities only XML's own and
 * HTML's letters are known, and nothing outside of the document is looked at.
 *
 * Returns: FALSE with DICTUM_LOAD_ERROR_MALFORMED when it is not well-formed (unless it may be) or
 * nested deeper than DICTUM_XML_DEPTH, or with G_IO_ERROR_CANCELLED
 */
gboolean
dictum_xml_read (GBytes *bytes,
                 DictumXmlFlags flags,
                 const DictumXmlHandler *handler,
                 gpointer data,
                 const DictumLoadJob *job,
                 GError **error)
{
  Reading reading = { .handler = handler, .data = data, .job = job };
  gboolean well_formed = FALSE;

  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (handler != NULL, FALSE);

  if (make_context (&reading, bytes, flags) != NULL)
    {
      xmlParseDocument (reading.context);
      well_formed = reading.context->wellFormed;
      g_clear_pointer (&reading.context->myDoc, xmlFreeDoc);
      xmlFreeParserCtxt (reading.context);
    }
  if (reading.error != NULL)
    {
      g_propagate_error (error, reading.error);
      return FALSE;
    }
  if (!reading.too_deep && (well_formed || flags & DICTUM_XML_RECOVER))
    return TRUE;
  g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_MALFORMED,
                       reading.too_deep
                           ? _ ("This document is nested too deeply to be read. Open it in the "
                                "program it was made with, copy its text and paste it here.")
                           : _ ("This document is damaged: its XML cannot be read to the end. Open "
                                "it in the program it was made with, copy its text and paste it "
                                "here."));
  return FALSE;
}

/* The parser gives five pointers for each attribute: name, prefix, namespace, value, its end. */
static const char *
find_attribute (const DictumXmlElement *element, const char *ns, const char *name, gsize *length)
{
  const xmlChar *const *at = element->internal;

  for (int i = 0; i < element->n_attributes; i++, at += 5)
    if (strcmp ((const char *) at[0], name) == 0 &&
        (ns == NULL || strcmp (at[2] != NULL ? (const char *) at[2] : "", ns) == 0))
      {
        *length = at[4] - at[3];
        return (const char *) at[3];
      }
  return NULL;
}

/**
 * dictum_xml_dup_attribute:
 * @ns: (nullable): of the attribute; "" for none, NULL for any
 *
 * Returns: (transfer full) (nullable): the value of an attribute
 */
char *
dictum_xml_dup_attribute (const DictumXmlElement *element, const char *ns, const char *name)
{
  gsize length;
  const char *value = find_attribute (element, ns, name, &length);
  GString *copy;

  if (value == NULL)
    return NULL;
  copy = g_string_new_len (value, length);
  /* A parser that does not replace entities leaves every “&” of a value so. */
  g_string_replace (copy, "&#38;", "&", 0);
  return g_string_free_and_steal (copy);
}

/* Whether an attribute is there and has this value. */
gboolean
dictum_xml_attribute_is (const DictumXmlElement *element,
                         const char *ns,
                         const char *name,
                         const char *value)
{
  gsize length;
  const char *found = find_attribute (element, ns, name, &length);

  return found != NULL && strlen (value) == length && memcmp (found, value, length) == 0;
}
