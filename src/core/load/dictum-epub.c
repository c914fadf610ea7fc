/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-epub.h"

#include <string.h>

#include "load/dictum-xml.h"

/* One who had a part in the book. */
typedef struct
{
  char *id;
  char *name;
  char *role; /* of MARC's relators, "aut"; NULL not said */
} Creator;

/* While the package document is read. EPUB 2 and 3 say the same in different ways. */
typedef struct
{
  const char *folder; /* that names in it are relative to */
  DictumEpubBook *book;
  GHashTable *items;  /* char * (id) to DictumEpubItem */
  GHashTable *asides; /* char * (name), the set of what the guide lists as not the text */
  GPtrArray *creators;
  GString *text;
  Creator *creator; /* whose name comes next; owned by creators */
  char *refines;    /* the id that the next text is about */
  char *property;   /* what the next text says of it */
  char *date_event;
  char *contents; /* the name of the table of contents; may be NULL */
  char *ncx;      /* likewise, EPUB 2 */
} Package;

/* While a table of contents is read. */
typedef struct
{
  const char *folder;
  GHashTable *labels; /* char * (name) to char *, the first of each */
  GString *text;
  char *name; /* what the label is for */
} Contents;

static void
item_free (gpointer data)
{
  DictumEpubItem *self = data;

  g_free (self->name);
  g_free (self->label);
  g_free (self);
}

static void
creator_free (gpointer data)
{
  Creator *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->role);
  g_free (self);
}

/* A link in a document as a name in the container; NULL when it leads elsewhere. */
static char *
resolve (const char *folder, const char *link)
{
  g_autofree char *file = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *path = NULL;
  g_autofree char *canonical = NULL;

  if (link == NULL || strstr (link, "://") != NULL)
    return NULL;
  file = g_strndup (link, strcspn (link, "#?"));
  plain = g_uri_unescape_string (file, NULL);
  if (plain == NULL)
    plain = g_steal_pointer (&file);
  path = *plain == '/' ? g_strdup (plain) : g_strconcat ("/", folder, plain, NULL);
  /* Only words: nothing asks the disk. */
  canonical = g_canonicalize_filename (path, "/");
  return g_strdup (canonical + 1);
}

static char *
dup_folder (const char *name)
{
  const char *slash = strrchr (name, '/');

  return g_strndup (name, slash != NULL ? slash + 1 - name : 0);
}

static void
begin_item (Package *self, const DictumXmlElement *element)
{
  g_autofree char *id = dictum_xml_dup_attribute (element, "", "id");
  g_autofree char *href = dictum_xml_dup_attribute (element, "", "href");
  g_autofree char *properties = dictum_xml_dup_attribute (element, "", "properties");
  g_autofree char *name = resolve (self->folder, href);
  DictumEpubItem *item;

  if (id == NULL || name == NULL)
    return;
  if (properties != NULL && strstr (properties, "nav") != NULL)
    g_set_str (&self->contents, name);
  if (dictum_xml_attribute_is (element, "", "media-type", "application/x-dtbncx+xml"))
    g_set_str (&self->ncx, name);
  item = g_new0 (DictumEpubItem, 1);
  item->aside = properties != NULL && strstr (properties, "nav") != NULL;
  item->name = g_steal_pointer (&name);
  g_hash_table_replace (self->items, g_steal_pointer (&id), item);
}

static void
begin_reference (Package *self, const DictumXmlElement *element)
{
  static const char *const types[] = { "cover", "toc", "title-page", "copyright-page",
                                       "loi",   "lot", NULL };
  g_autofree char *type = dictum_xml_dup_attribute (element, "", "type");
  g_autofree char *href = dictum_xml_dup_attribute (element, "", "href");
  char *name = resolve (self->folder, href);

  if (type != NULL && name != NULL && g_strv_contains (types, type))
    g_hash_table_add (self->asides, name);
  else
    g_free (name);
}

static void
begin_chapter (Package *self, const DictumXmlElement *element)
{
  g_autofree char *id = dictum_xml_dup_attribute (element, "", "idref");
  const DictumEpubItem *item = id != NULL ? g_hash_table_lookup (self->items, id) : NULL;
  DictumEpubItem *chapter;

  if (item == NULL)
    return;
  chapter = g_new0 (DictumEpubItem, 1);
  chapter->name = g_strdup (item->name);
  chapter->aside = item->aside;
  g_ptr_array_add (self->book->spine, chapter);
}

static void
package_start_cb (const DictumXmlElement *element, gpointer data)
{
  Package *self = data;

  g_string_truncate (self->text, 0);
  if (strcmp (element->name, "item") == 0)
    begin_item (self, element);
  else if (strcmp (element->name, "itemref") == 0)
    begin_chapter (self, element);
  else if (strcmp (element->name, "reference") == 0)
    begin_reference (self, element);
  else if (strcmp (element->name, "creator") == 0)
    {
      self->creator = g_new0 (Creator, 1);
      self->creator->id = dictum_xml_dup_attribute (element, "", "id");
      self->creator->role = dictum_xml_dup_attribute (element, NULL, "role");
      g_ptr_array_add (self->creators, self->creator);
    }
  else if (strcmp (element->name, "meta") == 0)
    {
      g_free (self->refines);
      g_free (self->property);
      self->refines = dictum_xml_dup_attribute (element, "", "refines");
      self->property = dictum_xml_dup_attribute (element, "", "property");
    }
  else if (strcmp (element->name, "date") == 0)
    {
      g_free (self->date_event);
      self->date_event = dictum_xml_dup_attribute (element, NULL, "event");
    }
}

static void
text_cb (const char *text, gsize length, gpointer data)
{
  Package *self = data;

  if (self->text->len < 4096)
    g_string_append_len (self->text, text, length);
}

static void
end_meta (Package *self, const char *value)
{
  if (self->property == NULL)
    return;
  if (strcmp (self->property, "dcterms:modified") == 0)
    g_set_str (&self->book->modified, value);
  else if (strcmp (self->property, "role") == 0 && self->refines != NULL)
    for (guint i = 0; i < self->creators->len; i++)
      {
        Creator *creator = g_ptr_array_index (self->creators, i);

        if (creator->id != NULL && *self->refines == '#' &&
            strcmp (creator->id, self->refines + 1) == 0)
          g_set_str (&creator->role, value);
      }
}

static void
set_once (char **place, const char *value)
{
  if (*place == NULL && *value != '\0')
    *place = g_strdup (value);
}

static void
package_end_cb (const char *name, const char *ns, gpointer data)
{
  Package *self = data;
  const char *value = g_strstrip (self->text->str);

  if (strcmp (name, "title") == 0)
    set_once (&self->book->title, value);
  else if (strcmp (name, "publisher") == 0)
    set_once (&self->book->publisher, value);
  else if (strcmp (name, "language") == 0)
    set_once (&self->book->language, value);
  else if (strcmp (name, "creator") == 0 && self->creator != NULL)
    g_set_str (&self->creator->name, value);
  else if (strcmp (name, "date") == 0)
    {
      if (self->date_event == NULL || strcmp (self->date_event, "publication") == 0)
        set_once (&self->book->published, value);
      else if (strcmp (self->date_event, "modification") == 0)
        g_set_str (&self->book->modified, value);
    }
  else if (strcmp (name, "meta") == 0)
    end_meta (self, value);
  g_string_assign (self->text, "");
}

static void
contents_start_cb (const DictumXmlElement *element, gpointer data)
{
  Contents *self = data;
  gboolean link = strcmp (element->name, "a") == 0;

  if (link || strcmp (element->name, "navLabel") == 0)
    g_string_truncate (self->text, 0);
  if (link)
    {
      g_autofree char *href = dictum_xml_dup_attribute (element, "", "href");

      g_free (self->name);
      self->name = resolve (self->folder, href);
    }
  /* EPUB 2 has the link behind its label. */
  else if (strcmp (element->name, "content") == 0)
    {
      g_autofree char *source = dictum_xml_dup_attribute (element, "", "src");
      char *name = resolve (self->folder, source);

      if (name != NULL && !g_hash_table_contains (self->labels, name))
        g_hash_table_insert (self->labels, name, g_strdup (g_strstrip (self->text->str)));
      else
        g_free (name);
      g_string_assign (self->text, "");
    }
}

static void
contents_text_cb (const char *text, gsize length, gpointer data)
{
  Contents *self = data;

  if (self->text->len < 1000)
    g_string_append_len (self->text, text, length);
}

static void
contents_end_cb (const char *name, const char *ns, gpointer data)
{
  Contents *self = data;

  if (strcmp (name, "a") != 0 || self->name == NULL)
    return;
  if (!g_hash_table_contains (self->labels, self->name))
    g_hash_table_insert (self->labels, g_steal_pointer (&self->name), g_strdup (self->text->str));
}

static GHashTable *
read_labels (const DictumContainer *container, const char *name, const DictumLoadJob *job)
{
  static const DictumXmlHandler handler = { contents_start_cb, contents_end_cb, contents_text_cb };
  GHashTable *labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GBytes *bytes = name != NULL ? dictum_container_get (container, name) : NULL;

  if (bytes != NULL)
    {
      g_autofree char *folder = dup_folder (name);
      g_autoptr (GString) text = g_string_new (NULL);
      Contents contents = { .folder = folder, .labels = labels, .text = text };

      dictum_xml_read (bytes, DICTUM_XML_RECOVER, &handler, &contents, job, NULL);
      g_free (contents.name);
    }
  return labels;
}

/* What is known only when the whole package document was read. */
static void
complete (Package *self, const DictumContainer *container, const DictumLoadJob *job)
{
  g_autoptr (GHashTable)
      labels = read_labels (container, self->contents != NULL ? self->contents : self->ncx, job);

  for (guint i = 0; i < self->creators->len; i++)
    {
      const Creator *creator = g_ptr_array_index (self->creators, i);

      if (creator->name != NULL && *creator->name != '\0' &&
          (creator->role == NULL || strcmp (creator->role, "aut") == 0))
        g_ptr_array_add (self->book->authors, g_strdup (creator->name));
    }
  for (guint i = 0; i < self->book->spine->len; i++)
    {
      DictumEpubItem *item = g_ptr_array_index (self->book->spine, i);

      item->label = g_strdup (g_hash_table_lookup (labels, item->name));
      item->aside |= g_hash_table_contains (self->asides, item->name);
    }
}

static void
rootfile_cb (const DictumXmlElement *element, gpointer data)
{
  char **name = data;

  if (strcmp (element->name, "rootfile") == 0 && *name == NULL)
    *name = dictum_xml_dup_attribute (element, "", "full-path");
}

static char *
find_package (const DictumContainer *container, const DictumLoadJob *job)
{
  static const DictumXmlHandler handler = { rootfile_cb, NULL, NULL };
  GBytes *bytes = dictum_container_get (container, "META-INF/container.xml");
  char *name = NULL;

  if (bytes != NULL)
    dictum_xml_read (bytes, DICTUM_XML_RECOVER, &handler, &name, job, NULL);
  return name;
}

/**
 * dictum_epub_book_new:
 *
 * Reads the package document and the table of contents of a book.
 *
 * Returns: (transfer full): the book; NULL with DICTUM_LOAD_ERROR_MALFORMED
 */
DictumEpubBook *
dictum_epub_book_new (const DictumContainer *container, const DictumLoadJob *job, GError **error)
{
  static const DictumXmlHandler handler = { package_start_cb, package_end_cb, text_cb };
  g_autoptr (DictumEpubBook) book = g_new0 (DictumEpubBook, 1);
  g_autofree char *name = find_package (container, job);
  g_autofree char *folder = dup_folder (name != NULL ? name : "");
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, item_free);
  g_autoptr (GHashTable) asides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) creators = g_ptr_array_new_with_free_func (creator_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Package package = { .folder = folder,
                      .book = book,
                      .items = items,
                      .asides = asides,
                      .creators = creators,
                      .text = text };
  GBytes *bytes = name != NULL ? dictum_container_get (container, name) : NULL;

  book->authors = g_ptr_array_new_with_free_func (g_free);
  book->spine = g_ptr_array_new_with_free_func (item_free);
  if (bytes == NULL)
    {
      dictum_container_set_damaged (error, NULL);
      return NULL;
    }
  if (dictum_xml_read (bytes, DICTUM_XML_RECOVER, &handler, &package, job, error))
    complete (&package, container, job);
  else
    g_clear_pointer (&book, dictum_epub_book_free);
  g_free (package.refines);
  g_free (package.property);
  g_free (package.date_event);
  g_free (package.contents);
  g_free (package.ncx);
  return g_steal_pointer (&book);
}

void
dictum_epub_book_free (DictumEpubBook *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_ptr_array_unref (self->authors);
  g_free (self->publisher);
  g_free (self->language);
  g_free (self->published);
  g_free (self->modified);
  g_ptr_array_unref (self->spine);
  g_free (self);
}
