/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-load-article.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "text/dictum-text.h"

/* More paragraphs than any article has; a file of blank lines must not eat the memory. */
#define MAX_BLOCKS 500000

/* More articles than anybody chooses from. */
#define MAX_CHOICES 10000

/* A title or byline longer than this is a mistake of the page. In code points. */
#define MAX_DETAIL 500

/**
 * DictumArticleBuilder:
 *
 * The one way from what a loader read to an article. Everything that goes in is raw text; what
 * comes out keeps the promises of DictumBlock and DictumVersion: normalised, no line break in a
 * block, no empty block, none above the cap, the hash of the text right. Loaders decide only what
 * is a block.
 */
struct _DictumArticleBuilder
{
  char *details[DICTUM_N_DETAILS];
  DictumDetailOrigin origins[DICTUM_N_DETAILS];
  GPtrArray *blocks;  /* of DictumBlock */
  GPtrArray *choices; /* of DictumLoadChoice */
  char *notice;
  char *final_url; /* NULL: that of the content */
  DictumArticleKind kind;
  /* Of the blocks to come; see DictumBlock. */
  int page;
  char *speaker;
  char *time;
  gboolean too_many;
};

DictumArticleBuilder *
dictum_article_builder_new (void)
{
  DictumArticleBuilder *self = g_new0 (DictumArticleBuilder, 1);

  self->blocks = g_ptr_array_new_with_free_func (dictum_value_unref);
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_choice_free);
  return self;
}

void
dictum_article_builder_free (DictumArticleBuilder *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < DICTUM_N_DETAILS; i++)
    g_free (self->details[i]);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->choices);
  g_free (self->notice);
  g_free (self->final_url);
  g_free (self->speaker);
  g_free (self->time);
  g_free (self);
}

char *
dictum_load_normalise_line (const char *text)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  normal = dictum_text_normalise (text, -1);
  g_strdelimit (normal, "\n", ' ');
  /* A blank line inside becomes two blanks, which normalising again makes one. */
  if (strstr (normal, "  ") != NULL)
    {
      char *again = dictum_text_normalise (normal, -1);

      g_free (normal);
      normal = again;
    }
  g_strstrip (normal);
  return *normal != '\0' ? g_steal_pointer (&normal) : NULL;
}

static char *
shorten (char *line)
{
  if (line != NULL && g_utf8_strlen (line, -1) > MAX_DETAIL)
    *g_utf8_offset_to_pointer (line, MAX_DETAIL) = '\0';
  return line;
}

/**
 * dictum_article_builder_set:
 * @value: (nullable): raw text; what does not fit the detail (a date that is none) sets nothing
 * @origin: where it was found
 *
 * Sets a detail, over what was there.
 */
void
dictum_article_builder_set (DictumArticleBuilder *self,
                            DictumDetail detail,
                            const char *value,
                            DictumDetailOrigin origin)
{
  char *clean = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (detail < DICTUM_N_DETAILS);

  if (value == NULL)
    return;
  switch (detail)
    {
    case DICTUM_DETAIL_PUBLISHED:
    case DICTUM_DETAIL_MODIFIED:
      clean = dictum_load_parse_time (value);
      break;
    case DICTUM_DETAIL_LANGUAGE:
      clean = dictum_load_parse_language (value);
      break;
    case DICTUM_DETAIL_URL:
      clean = g_strdup (value);
      break;
    case DICTUM_DETAIL_TITLE:
    case DICTUM_DETAIL_BYLINE:
    case DICTUM_DETAIL_PUBLISHER:
    case DICTUM_DETAIL_SECTION:
    case DICTUM_N_DETAILS:
    default:
      clean = shorten (dictum_load_normalise_line (value));
      break;
    }
  if (clean == NULL)
    return;
  g_free (self->details[detail]);
  self->details[detail] = clean;
  self->origins[detail] = origin;
}

const char *
dictum_article_builder_get (DictumArticleBuilder *self, DictumDetail detail)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (detail < DICTUM_N_DETAILS, NULL);

  return self->details[detail];
}

static void
add_line (DictumArticleBuilder *self, DictumBlockKind kind, int level, const char *line)
{
  g_auto (GStrv) pieces = dictum_text_split_block (line, self->details[DICTUM_DETAIL_LANGUAGE]);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      DictumBlock *block;
      char *piece = g_strstrip (pieces[i]);

      if (*piece == '\0')
        continue;
      if (self->blocks->len >= MAX_BLOCKS)
        {
          self->too_many = TRUE;
          return;
        }
      block = dictum_value_new (&dictum_block_type);
      block->kind = kind;
      block->level = kind == DICTUM_BLOCK_HEADING ? CLAMP (level, 1, 6) : 0;
      block->text = g_strdup (piece);
      block->page = self->page;
      block->speaker = g_strdup (self->speaker);
      block->time = g_strdup (self->time);
      g_ptr_array_add (self->blocks, block);
    }
}

/**
 * dictum_article_builder_add:
 * @level: of a heading, 1..6; ignored otherwise
 * @text: valid UTF-8; may hold line breaks, and each line becomes a block, except in a title, a
 * heading or a byline, which are one line each
 * @length: bytes, or -1
 *
 * Adds text at the end of the article. Nothing is added when there is no text in it.
 */
void
dictum_article_builder_add (DictumArticleBuilder *self,
                            DictumBlockKind kind,
                            int level,
                            const char *text,
                            gssize length)
{
  g_autofree char *normal = NULL;
  char *line, *next;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  if (self->too_many)
    return;
  if (kind == DICTUM_BLOCK_TITLE || kind == DICTUM_BLOCK_HEADING || kind == DICTUM_BLOCK_BYLINE)
    {
      g_autofree char *raw = length < 0 ? NULL : g_strndup (text, length);

      normal = dictum_load_normalise_line (raw != NULL ? raw : text);
      if (normal != NULL)
        add_line (self, kind, level, normal);
      return;
    }

  normal = dictum_text_normalise (text, length);
  for (line = normal; line != NULL && !self->too_many; line = next)
    {
      next = strchr (line, '\n');
      if (next != NULL)
        *next++ = '\0';
      if (*line != '\0')
        add_line (self, kind, level, line);
    }
}

/**
 * dictum_article_builder_set_page:
 * @page: of the document, from 1; 0 unknown
 *
 * Says which page the blocks stand on that are added from now on.
 */
void
dictum_article_builder_set_page (DictumArticleBuilder *self, int page)
{
  g_return_if_fail (self != NULL);

  self->page = MAX (page, 0);
}

/**
 * dictum_article_builder_set_speech:
 * @speaker: (nullable): raw text
 * @time: (nullable): as in DictumBlock
 *
 * Says who speaks, and when, in the blocks that are added from now on.
 */
void
dictum_article_builder_set_speech (DictumArticleBuilder *self,
                                   const char *speaker,
                                   const char *time)
{
  g_return_if_fail (self != NULL);

  g_free (self->speaker);
  self->speaker = speaker != NULL ? shorten (dictum_load_normalise_line (speaker)) : NULL;
  g_set_str (&self->time, time);
}

guint
dictum_article_builder_count_words (DictumArticleBuilder *self)
{
  guint words = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DictumBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind != DICTUM_BLOCK_TITLE)
        words += dictum_load_count_words (block->text);
    }
  return words;
}

/**
 * dictum_article_builder_set_kind:
 *
 * Says what kind of article it is, where the document shows it; a report otherwise.
 */
void
dictum_article_builder_set_kind (DictumArticleBuilder *self, DictumArticleKind kind)
{
  g_return_if_fail (self != NULL);

  self->kind = kind;
}

/**
 * dictum_article_builder_set_final_url:
 * @url: (nullable): absolute
 *
 * Says where a document that was kept in a file had been when it was kept.
 */
void
dictum_article_builder_set_final_url (DictumArticleBuilder *self, const char *url)
{
  g_return_if_fail (self != NULL);

  if (url == NULL || g_utf8_validate (url, -1, NULL))
    g_set_str (&self->final_url, url);
}

/**
 * dictum_article_builder_set_notice:
 * @notice: a translated sentence
 *
 * Tells the editor something about the text that it does not show: that its end is missing, say.
 */
void
dictum_article_builder_set_notice (DictumArticleBuilder *self, const char *notice)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->notice, notice);
}

/**
 * dictum_article_builder_add_choice:
 * @choice: (transfer full): with a request; its words are raw text
 *
 * Adds an article that can be chosen. Where there is one, the result is a list of choices, called
 * by the title that was set, and the blocks are left out.
 */
void
dictum_article_builder_add_choice (DictumArticleBuilder *self, DictumLoadChoice *choice)
{
  char **lines[] = { &choice->title, &choice->byline, &choice->summary };
  g_autofree char *published = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (choice != NULL && choice->request != NULL);

  if (self->choices->len >= MAX_CHOICES)
    {
      dictum_load_choice_free (choice);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *raw = g_steal_pointer (lines[i]);

      *lines[i] = raw != NULL ? shorten (dictum_load_normalise_line (raw)) : NULL;
    }
  published = g_steal_pointer (&choice->published);
  choice->published = published != NULL ? dictum_load_parse_time (published) : NULL;
  g_ptr_array_add (self->choices, choice);
}

gboolean
dictum_article_builder_has_choices (DictumArticleBuilder *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->choices->len > 0;
}

static char *
join_blocks (GPtrArray *blocks)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DictumBlock *block = g_ptr_array_index (blocks, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, block->text);
    }
  return g_string_free_and_steal (text);
}

static DictumVersion *
make_version (DictumArticleBuilder *self,
              const DictumLoadContent *content,
              const char *loader,
              const char *text)
{
  DictumVersion *version = dictum_value_new (&dictum_version_type);

  version->id = dictum_id_new ();
  version->retrieved = content->retrieved != NULL ? g_strdup (content->retrieved) : dictum_now ();
  version->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  version->loader = g_strdup (content->paste ? "paste" : loader);
  version->address = g_strdup (content->address);
  version->final_url = g_strdup (self->final_url != NULL ? self->final_url : content->final_url);
  version->http_status = content->http_status;
  if (!content->paste)
    {
      version->snapshot = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content->bytes);
      version->media_type = g_strdup (content->media_type);
    }
  for (guint i = 0; i < dictum_values_length (content->headers); i++)
    dictum_values_add (&version->headers,
                       dictum_value_ref (dictum_values_get (content->headers, i)));
  version->blocks = g_steal_pointer (&self->blocks);
  self->blocks = g_ptr_array_new_with_free_func (dictum_value_unref);
  return version;
}

/* What a loader had to say, and what the way here has to. NULL: nothing. */
static char *
join_notices (const char *notice, const DictumLoadContent *content)
{
  const char *exposed = _ ("The site led from a protected address to one that is not protected: "
                           "others may have altered the page on its way.");

  if (!content->exposed)
    return g_strdup (notice);
  return notice != NULL ? g_strconcat (notice, " ", exposed, NULL) : g_strdup (exposed);
}

static DictumLoaded *
make_choices (DictumArticleBuilder *self)
{
  DictumLoaded *loaded = g_new0 (DictumLoaded, 1);

  loaded->title = g_steal_pointer (&self->details[DICTUM_DETAIL_TITLE]);
  loaded->notice = g_steal_pointer (&self->notice);
  loaded->choices = g_steal_pointer (&self->choices);
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_load_choice_free);
  return loaded;
}

/**
 * dictum_article_builder_finish:
 * @loader: the name of the loader
 *
 * Makes the article of what was collected, or the list of choices, and leaves the builder empty.
 *
 * Returns: (transfer full): the article with one version, or choices; NULL with
 * DICTUM_LOAD_ERROR_EMPTY when there was no text, DICTUM_LOAD_ERROR_TOO_LARGE when there were too
 * many paragraphs
 */
DictumLoaded *
dictum_article_builder_finish (DictumArticleBuilder *self,
                               const DictumLoadContent *content,
                               const char *loader,
                               GError **error)
{
  g_autofree char *text = NULL;
  DictumArticle *article;
  DictumLoaded *loaded;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  if (self->choices->len > 0)
    return make_choices (self);
  if (self->too_many)
    {
      g_set_error (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_TOO_LARGE,
                   _ ("This document has more than %d paragraphs, which is more than an article "
                      "can have. Split it and add the parts."),
                   MAX_BLOCKS);
      return NULL;
    }
  if (self->blocks->len == 0)
    {
      g_set_error_literal (error, DICTUM_LOAD_ERROR, DICTUM_LOAD_ERROR_EMPTY,
                           content->paste
                               ? _ ("There is no text in what was pasted.")
                               : _ ("No text was found in this document. If it shows text on the "
                                    "screen, copy that and paste it here."));
      return NULL;
    }

  text = join_blocks (self->blocks);
  article = dictum_value_new (&dictum_article_type);
  article->record.id = dictum_id_new ();
  article->title = g_steal_pointer (&self->details[DICTUM_DETAIL_TITLE]);
  article->byline = g_steal_pointer (&self->details[DICTUM_DETAIL_BYLINE]);
  article->publisher = g_steal_pointer (&self->details[DICTUM_DETAIL_PUBLISHER]);
  article->url = g_steal_pointer (&self->details[DICTUM_DETAIL_URL]);
  article->published = g_steal_pointer (&self->details[DICTUM_DETAIL_PUBLISHED]);
  article->modified = g_steal_pointer (&self->details[DICTUM_DETAIL_MODIFIED]);
  article->language = g_steal_pointer (&self->details[DICTUM_DETAIL_LANGUAGE]);
  if (article->language == NULL)
    {
      article->language = g_strdup (dictum_load_guess_language (text, strlen (text)));
      if (article->language != NULL)
        self->origins[DICTUM_DETAIL_LANGUAGE] = DICTUM_DETAIL_ORIGIN_GUESSED;
    }
  article->kind = self->kind;
  article->added = dictum_now ();
  dictum_values_add (&article->versions, make_version (self, content, loader, text));

  loaded = g_new0 (DictumLoaded, 1);
  loaded->article = article;
  loaded->section = g_steal_pointer (&self->details[DICTUM_DETAIL_SECTION]);
  loaded->snapshot = content->paste ? NULL : g_bytes_ref (content->bytes);
  loaded->notice = join_notices (self->notice, content);
  memcpy (loaded->origins, self->origins, sizeof self->origins);
  memset (self->origins, 0, sizeof self->origins);
  return loaded;
}
