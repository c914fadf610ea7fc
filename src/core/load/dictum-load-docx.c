/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include <string.h>

#include "load/dictum-docx.h"
#include "load/dictum-loader.h"

/* Word's documents, ECMA-376: a ZIP file of XML parts that name one another by relations. */

static const char *const properties[DICTUM_OFFICE_N_PROPERTIES] = {
  [DICTUM_OFFICE_TITLE] = "title",       [DICTUM_OFFICE_AUTHOR] = "creator",
  [DICTUM_OFFICE_CREATED] = "created",   [DICTUM_OFFICE_MODIFIED] = "modified",
  [DICTUM_OFFICE_LANGUAGE] = "language",
};

typedef struct
{
  GHashTable *targets; /* char * (the last word of the relation's type) to char * (a name) */
  const char *folder;  /* that targets are relative to, with a slash at its end, or "" */
} Relations;

static void
relation_cb (const DictumXmlElement *element, gpointer data)
{
  Relations *self = data;
  g_autofree char *type = NULL;
  g_autofree char *target = NULL;
  const char *word;

  if (strcmp (element->name, "Relationship") != 0 ||
      dictum_xml_attribute_is (element, "", "TargetMode", "External"))
    return;
  type = dictum_xml_dup_attribute (element, "", "Type");
  target = dictum_xml_dup_attribute (element, "", "Target");
  if (type == NULL || target == NULL)
    return;
  word = strrchr (type, '/');
  word = word != NULL ? word + 1 : type;
  if (!g_hash_table_contains (self->targets, word))
    g_hash_table_insert (self->targets, g_strdup (word),
                         *target == '/' ? g_strdup (target + 1)
                                        : g_strconcat (self->folder, target, NULL));
}

/* The parts that a part names, by kind; empty when it names none. */
static GHashTable *
read_relations (const DictumContainer *container, const char *part, const DictumLoadJob *job)
{
  static const DictumXmlHandler handler = { relation_cb, NULL, NULL };
  GHashTable *targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *slash = strrchr (part, '/');
  g_autofree char *folder = g_strndup (part, slash != NULL ? slash + 1 - part : 0);
  g_autofree char *name = g_strconcat (folder, "_rels/", part + strlen (folder), ".rels", NULL);
  Relations relations = { targets, folder };
  GBytes *bytes = dictum_container_get (container, name);

  if (bytes != NULL)
    dictum_xml_read (bytes, DICTUM_XML_RECOVER, &handler, &relations, job, NULL);
  return targets;
}

static GBytes *
get_part (const DictumContainer *container,
          GHashTable *relations,
          const char *kind,
          const char *usual)
{
  const char *name = g_hash_table_lookup (relations, kind);

  return dictum_container_get (container, name != NULL ? name : usual);
}

static gboolean
read_parts (const DictumContainer *container,
            const char *main,
            DictumOffice *office,
            const DictumLoadJob *job,
            GError **error)
{
  g_autoptr (GHashTable) relations = read_relations (container, main, job);
  g_autoptr (DictumDocxStyles) styles = NULL;
  g_autoptr (GHashTable) footnotes = NULL;
  g_autoptr (GHashTable) endnotes = NULL;
  DictumDocxContext context = { .job = job };

  styles = dictum_docx_styles_new (get_part (container, relations, "styles", "word/styles.xml"),
                                   job, error);
  if (styles == NULL)
    return FALSE;
  dictum_office_details_set_language (dictum_office_get_details (office), styles->language);
  context.styles = styles;
  footnotes = dictum_docx_read_notes (
      get_part (container, relations, "footnotes", "word/footnotes.xml"), &context, office, error);
  if (footnotes == NULL)
    return FALSE;
  endnotes = dictum_docx_read_notes (
      get_part (container, relations, "endnotes", "word/endnotes.xml"), &context, office, error);
  if (endnotes == NULL)
    return FALSE;
  context.footnotes = footnotes;
  context.endnotes = endnotes;
  return dictum_docx_read_story (dictum_container_get (container, main), &context, office, error);
}

static gboolean
wants_cb (const char *name, gpointer data)
{
  return g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels");
}

static gboolean
read_docx (const DictumLoadContent *content,
           DictumArticleBuilder *builder,
           const DictumLoadJob *job,
           GError **error)
{
  g_autoptr (DictumContainer)
      container = dictum_container_new (content->bytes, wants_cb, NULL, job, error);
  g_autoptr (DictumOffice) office = dictum_office_new (builder);
  g_autoptr (GHashTable) relations = NULL;
  const char *main;

  if (container == NULL)
    return FALSE;
  relations = read_relations (container, "", job);
  main = g_hash_table_lookup (relations, "officeDocument");
  if (main == NULL || dictum_container_get (container, main) == NULL)
    main = "word/document.xml";
  if (dictum_container_get (container, main) == NULL)
    {
      dictum_container_set_damaged (error, content->name);
      return FALSE;
    }
  if (!read_parts (container, main, office, job, error))
    return FALSE;
  dictum_office_details_read_xml (
      dictum_office_get_details (office),
      get_part (container, relations, "core-properties", "docProps/core.xml"), properties, job);
  dictum_office_finish (office, content);
  return TRUE;
}

static DictumLoaderFit
recognise_docx (const DictumLoadContent *content)
{
  return dictum_container_find_kind (content->bytes) == DICTUM_CONTAINER_DOCX ? DICTUM_LOADER_SURE
                                                                              : DICTUM_LOADER_NO;
}

static const char *const docx_types[] = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.ms-word.document.macroenabled.12", NULL
};
static const char *const docx_suffixes[] = { "docx", "docm", NULL };

const DictumLoader dictum_loader_docx = {
  .name = "docx",
  .media_types = docx_types,
  .suffixes = docx_suffixes,
  .binary = TRUE,
  .recognise = recognise_docx,
  .read = read_docx,
};
