/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-load"

#include "load/dictum-rtf.h"

#include <string.h>

#include "load/dictum-rtf-letters.h"

/* Where the text of a group goes. */
typedef enum
{
  TEXT,
  SKIPPED,
  FONTS,
  STYLES,
  INFO, /* a group whose groups are the document's properties */
  TITLE,
  AUTHOR,
  CREATED,
  MODIFIED,
  FIELD_WORDS,
} Destination;

/* Groups by the word that begins them. Those that begin with \* and are not here are skipped. */
static const struct
{
  const char *word;
  Destination destination;
} destinations[] = {
  { "fonttbl", FONTS },     { "stylesheet", STYLES },   { "info", INFO },
  { "title", TITLE },       { "author", AUTHOR },       { "creatim", CREATED },
  { "revtim", MODIFIED },   { "fldinst", FIELD_WORDS }, { "shpinst", TEXT },
  { "ud", TEXT },           { "colortbl", SKIPPED },    { "pict", SKIPPED },
  { "header", SKIPPED },    { "headerl", SKIPPED },     { "headerr", SKIPPED },
  { "headerf", SKIPPED },   { "footer", SKIPPED },      { "footerl", SKIPPED },
  { "footerr", SKIPPED },   { "footerf", SKIPPED },     { "listtext", SKIPPED },
  { "pntext", SKIPPED },    { "pn", SKIPPED },          { "nonesttables", SKIPPED },
  { "shprslt", SKIPPED },   { "sp", SKIPPED },          { "objdata", SKIPPED },
  { "xe", SKIPPED },        { "tc", SKIPPED },          { "operator", SKIPPED },
  { "subject", SKIPPED },   { "doccomm", SKIPPED },     { "keywords", SKIPPED },
  { "comment", SKIPPED },   { "company", SKIPPED },     { "category", SKIPPED },
  { "manager", SKIPPED },   { "hlinkbase", SKIPPED },   { "ftnsep", SKIPPED },
  { "ftnsepc", SKIPPED },   { "aftnsep", SKIPPED },     { "aftnsepc", SKIPPED },
  { "ftncn", SKIPPED },     { "aftncn", SKIPPED },      { "upr", TEXT },
  { "bkmkstart", SKIPPED }, { "bkmkend", SKIPPED },     { "nonshppict", SKIPPED },
};

/* Words that stand for a letter. */
static const struct
{
  const char *word;
  gunichar letter;
} letters[] = {
  { "tab", '\t' },         { "line", '\n' },        { "lquote", 0x2018 },  { "rquote", 0x2019 },
  { "ldblquote", 0x201c }, { "rdblquote", 0x201d }, { "emdash", 0x2014 },  { "endash", 0x2013 },
  { "bullet", 0x2022 },    { "emspace", 0x2003 },   { "enspace", 0x2002 }, { "qmspace", 0x2005 },
  { "zwj", 0x200d },       { "zwnj", 0x200c },      { "ltrmark", 0x200e }, { "rtlmark", 0x200f },
  { "lbr", '\n' },
};

typedef struct
{
  Destination destination;
  int font;
  int skip_after_unicode; /* \uc: bytes behind each \u that stand for it in old readers */
  gboolean starred;       /* \* stood here: the next word says what is skipped */
  gboolean hidden;
  gboolean deleted;
  gboolean pushed; /* a note or box of the office */
  int style;       /* of the paragraph */
  int outline;     /* likewise; -1 not said */
  gboolean in_table;
  gboolean list;
  gboolean plain_half; /* of \upr: the next group says the same without Unicode */
} Group;

struct _DictumRtf
{
  DictumOffice *office;
  GArray *groups;     /* of Group */
  GHashTable *fonts;  /* GINT font to GINT codepage */
  GHashTable *styles; /* GINT style to char * */
  DictumRtfLetters *letters;
  GByteArray *bytes; /* not decoded yet */
  GString *words;    /* of a property, a style's name, a field */
  GArray *silent;    /* of guint: depths of fields whose results are no text */
  int codepage;
  int to_skip;   /* bytes behind a \u */
  gunichar lead; /* first half of a pair */
  int date[5];   /* year, month, day, hour, minute */
  guint notes;
  guint endnotes;
  char *created;
  char *modified;
};

DictumRtf *
dictum_rtf_new (DictumOffice *office)
{
  DictumRtf *self = g_new0 (DictumRtf, 1);
  Group group = { .font = -1, .skip_after_unicode = 1, .outline = -1 };

  self->office = office;
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_array_append_val (self->groups, group);
  self->fonts = g_hash_table_new (NULL, NULL);
  self->styles = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->letters = dictum_rtf_letters_new ();
  self->bytes = g_byte_array_new ();
  self->words = g_string_new (NULL);
  self->silent = g_array_new (FALSE, FALSE, sizeof (guint));
  self->codepage = 1252;
  return self;
}

void
dictum_rtf_free (DictumRtf *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->groups);
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->styles);
  dictum_rtf_letters_free (self->letters);
  g_byte_array_unref (self->bytes);
  g_string_free (self->words, TRUE);
  g_array_unref (self->silent);
  g_free (self->created);
  g_free (self->modified);
  g_free (self);
}

/* Each word is compared with all that are known: most differ in their first letter. */
static gboolean
is_word (const char *word, const char *other)
{
  return *word == *other && strcmp (word, other) == 0;
}

static Group *
get_group (DictumRtf *self)
{
  return &g_array_index (self->groups, Group, self->groups->len - 1);
}

guint
dictum_rtf_get_depth (const DictumRtf *self)
{
  return self->groups->len;
}

static void
write_text (DictumRtf *self, const char *text, gsize length)
{
  const Group *group = get_group (self);

  switch (group->destination)
    {
    case TEXT:
      if (self->silent->len > 0)
        return;
      if (group->deleted)
        dictum_office_note (self->office, DICTUM_OFFICE_TRACKED);
      else if (group->hidden)
        dictum_office_note (self->office, DICTUM_OFFICE_HIDDEN);
      else
        dictum_office_append (self->office, text, length);
      break;
    case STYLES:
    case TITLE:
    case AUTHOR:
    case FIELD_WORDS:
      if (self->words->len < 4096)
        g_string_append_len (self->words, text, length);
      break;
    case SKIPPED:
    case FONTS:
    case INFO:
    case CREATED:
    case MODIFIED:
    default:
      break;
    }
}

static void
write_letter (DictumRtf *self, gunichar letter)
{
  char text[6];

  if (letter != 0 && g_unichar_validate (letter))
    write_text (self, text, g_unichar_to_utf8 (letter, text));
}

/* The bytes since the last word, in the encoding of the font. */
static void
flush_bytes (DictumRtf *self)
{
  int codepage = GPOINTER_TO_INT (
      g_hash_table_lookup (self->fonts, GINT_TO_POINTER (get_group (self)->font)));
  g_autofree char *text = NULL;
  gsize length;

  if (self->bytes->len == 0)
    return;
  text = dictum_rtf_letters_decode (self->letters, codepage != 0 ? codepage : self->codepage,
                                    self->bytes, &length);
  g_byte_array_set_size (self->bytes, 0);
  write_text (self, text, length);
}

void
dictum_rtf_byte (DictumRtf *self, guint8 byte)
{
  if (self->to_skip > 0)
    {
      self->to_skip--;
      return;
    }
  if (get_group (self)->destination != SKIPPED)
    g_byte_array_append (self->bytes, &byte, 1);
}

void
dictum_rtf_begin_group (DictumRtf *self)
{
  Group group;

  flush_bytes (self);
  self->to_skip = 0;
  group = *get_group (self);
  group.starred = FALSE;
  group.pushed = FALSE;
  if (group.plain_half)
    {
      group.destination = SKIPPED;
      group.plain_half = FALSE;
      get_group (self)->plain_half = FALSE;
    }
  g_array_append_val (self->groups, group);
}

static void
set_date_once (char **place, const DictumRtf *self)
{
  if (*place == NULL && self->date[0] != 0)
    *place = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:00", self->date[0], self->date[1],
                              self->date[2], self->date[3], self->date[4]);
}

/* Takes what was collected for a group that is no text. */
static void
finish_words (DictumRtf *self, const Group *group)
{
  Destination destination = group->destination;
  Destination outer = get_group (self)->destination;
  g_autofree char *words = g_strstrip (g_strdup (self->words->str));

  if (destination == STYLES && outer == STYLES)
    {
      g_strdelimit (words, ";", ' ');
      g_hash_table_replace (self->styles, GINT_TO_POINTER (group->style),
                            g_strdup (g_strstrip (words)));
    }
  else if (destination == TITLE && outer == INFO)
    dictum_office_details_set_title (dictum_office_get_details (self->office), words);
  else if (destination == AUTHOR && outer == INFO)
    dictum_office_details_set_author (dictum_office_get_details (self->office), words);
  else if (destination == CREATED && outer == INFO)
    set_date_once (&self->created, self);
  else if (destination == MODIFIED && outer == INFO)
    set_date_once (&self->modified, self);
  else if (destination == FIELD_WORDS && outer == TEXT &&
           (g_str_has_prefix (words, "TOC") || g_str_has_prefix (words, "INDEX")))
    {
      /* The group around is the field, with its result still to come. */
      guint depth = self->groups->len;

      g_array_append_val (self->silent, depth);
    }
  g_string_truncate (self->words, 0);
}

void
dictum_rtf_end_group (DictumRtf *self)
{
  Group group;

  flush_bytes (self);
  self->to_skip = 0;
  if (self->groups->len < 2)
    return;
  group = *get_group (self);
  if (group.pushed)
    dictum_office_pop (self->office);
  g_array_set_size (self->groups, self->groups->len - 1);
  if (group.destination != TEXT && group.destination != SKIPPED)
    finish_words (self, &group);
  while (self->silent->len > 0 &&
         g_array_index (self->silent, guint, self->silent->len - 1) > self->groups->len)
    g_array_set_size (self->silent, self->silent->len - 1);
}

static void
end_paragraph (DictumRtf *self, gboolean cell)
{
  const Group *group = get_group (self);
  const char *style = g_hash_table_lookup (self->styles, GINT_TO_POINTER (group->style));
  int kind = DICTUM_BLOCK_PARAGRAPH, level = 0;

  if (style == NULL || !dictum_office_find_kind (style, &kind, &level))
    {
      if (group->outline >= 0 && group->outline < 9)
        {
          kind = DICTUM_BLOCK_HEADING;
          level = group->outline + 1;
        }
      else if (cell || group->in_table)
        kind = DICTUM_BLOCK_TABLE_CELL;
      else if (group->list)
        kind = DICTUM_BLOCK_LIST_ITEM;
    }
  dictum_office_set_kind (self->office, kind, level);
  dictum_office_end_paragraph (self->office);
}

static void
reset_paragraph (DictumRtf *self)
{
  Group *group = get_group (self);

  group->style = 0;
  group->outline = -1;
  group->in_table = FALSE;
  group->list = FALSE;
}

static void
write_unicode (DictumRtf *self, gint64 number)
{
  gunichar unit = number < 0 ? number + 65536 : number;

  self->to_skip = get_group (self)->skip_after_unicode;
  if (unit >= 0xd800 && unit < 0xdc00)
    self->lead = unit;
  else if (unit >= 0xdc00 && unit < 0xe000)
    {
      if (self->lead != 0)
        write_letter (self, 0x10000 + ((self->lead - 0xd800) << 10) + (unit - 0xdc00));
      self->lead = 0;
    }
  /* Letters of picture fonts have private numbers. */
  else if (unit < 0xe000 || unit > 0xf8ff)
    write_letter (self, unit);
}

static void
begin_aside (DictumRtf *self, gboolean note)
{
  Group *group = get_group (self);
  g_autofree char *label = note ? g_strdup_printf ("%u", ++self->notes) : NULL;

  if (group->destination != TEXT || group->pushed)
    return;
  group->pushed = dictum_office_push (self->office, DICTUM_OFFICE_BEHIND, label);
  if (!group->pushed)
    group->destination = SKIPPED;
}

/* The note that was just begun is one of those at the end of the document, which are counted by
 * themselves. */
static void
make_endnote (DictumRtf *self)
{
  g_autofree char *label = NULL;

  if (!get_group (self)->pushed || self->notes == 0)
    return;
  label = g_strdup_printf ("%u", self->endnotes + 1);
  if (!dictum_office_move_to_end (self->office, label))
    return;
  self->endnotes++;
  self->notes--;
}

/* Words that begin a group; FALSE for all others. */
static gboolean
begin_destination (DictumRtf *self, const char *word)
{
  Group *group = get_group (self);
  gboolean starred = group->starred;

  group->starred = FALSE;
  if (group->destination == SKIPPED)
    return TRUE;
  if (is_word (word, "footnote") || is_word (word, "shptxt"))
    return FALSE;
  if ((is_word (word, "listtext") || is_word (word, "pntext")) && self->groups->len > 1)
    g_array_index (self->groups, Group, self->groups->len - 2).list = TRUE;
  if (is_word (word, "annotation"))
    dictum_office_note (self->office, DICTUM_OFFICE_COMMENTS);
  for (gsize i = 0; i < G_N_ELEMENTS (destinations); i++)
    if (is_word (word, destinations[i].word))
      {
        group->destination = destinations[i].destination;
        group->plain_half = is_word (word, "upr");
        g_string_truncate (self->words, 0);
        memset (self->date, 0, sizeof self->date);
        return TRUE;
      }
  if (starred)
    group->destination = SKIPPED;
  return starred;
}

static void
set_font_charset (DictumRtf *self, int charset)
{
  int codepage = dictum_rtf_letters_find_codepage (charset);

  if (codepage != 0)
    g_hash_table_insert (self->fonts, GINT_TO_POINTER (get_group (self)->font),
                         GINT_TO_POINTER (codepage));
}

static gboolean
set_date (DictumRtf *self, const char *word, int number)
{
  static const char *const words[] = { "yr", "mo", "dy", "hr", "min" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_word (word, words[i]))
      {
        self->date[i] = CLAMP (number, 0, 9999);
        return TRUE;
      }
  return FALSE;
}

/* Words about the text that follows in the group. */
static void
set_property (DictumRtf *self, const char *word, int number, gboolean numbered)
{
  Group *group = get_group (self);
  gboolean on = !numbered || number != 0;

  if (is_word (word, "uc"))
    group->skip_after_unicode = CLAMP (number, 0, 100);
  else if (is_word (word, "f"))
    group->font = number;
  else if (is_word (word, "fcharset"))
    set_font_charset (self, number);
  else if (is_word (word, "ansicpg"))
    self->codepage = CLAMP (number, 1, 65001);
  else if (is_word (word, "mac"))
    self->codepage = 10000;
  else if (is_word (word, "pc") || is_word (word, "pca"))
    self->codepage = word[2] == 'a' ? 850 : 437;
  else if (is_word (word, "v"))
    group->hidden = on;
  else if (is_word (word, "deleted"))
    group->deleted = on;
  else if (is_word (word, "revised") && on)
    dictum_office_note (self->office, DICTUM_OFFICE_TRACKED);
  else if (is_word (word, "plain"))
    group->hidden = group->deleted = FALSE;
  else if (is_word (word, "s"))
    group->style = number;
  else if (is_word (word, "outlinelevel") && group->destination == TEXT)
    group->outline = number;
  else if (is_word (word, "ls") && group->destination == TEXT)
    group->list = number > 0;
  else if (is_word (word, "intbl"))
    group->in_table = TRUE;
  else
    set_date (self, word, number);
}

void
dictum_rtf_control (DictumRtf *self, const char *word, gint64 number)
{
  gboolean numbered = number != DICTUM_RTF_NO_NUMBER;

  flush_bytes (self);
  self->to_skip = 0;
  if (begin_destination (self, word))
    return;
  if (is_word (word, "u") && numbered)
    write_unicode (self, number);
  else if (get_group (self)->destination == TEXT &&
           (is_word (word, "par") || is_word (word, "sect") || is_word (word, "cell") ||
            is_word (word, "nestcell")))
    end_paragraph (self, g_str_has_suffix (word, "cell"));
  else if (is_word (word, "pard"))
    reset_paragraph (self);
  else if (is_word (word, "footnote") || is_word (word, "shptxt"))
    begin_aside (self, *word == 'f');
  else if (is_word (word, "ftnalt"))
    make_endnote (self);
  else
    {
      for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
        if (is_word (word, letters[i].word))
          {
            write_letter (self, letters[i].letter);
            return;
          }
      set_property (self, word, numbered ? (int) CLAMP (number, G_MININT, G_MAXINT) : 0, numbered);
    }
}

void
dictum_rtf_symbol (DictumRtf *self, char c)
{
  if (self->to_skip > 0 && c != '*')
    {
      self->to_skip--;
      return;
    }
  flush_bytes (self);
  switch (c)
    {
    case '*':
      get_group (self)->starred = TRUE;
      break;
    case '~':
      write_letter (self, 0xa0);
      break;
    case '_':
      write_letter (self, 0x2011);
      break;
    case '\\':
    case '{':
    case '}':
      write_letter (self, c);
      break;
    case '\r':
    case '\n':
      if (get_group (self)->destination == TEXT)
        end_paragraph (self, FALSE);
      break;
    default:
      break;
    }
}

/* At the end of the document: whatever it left open. */
void
dictum_rtf_finish (DictumRtf *self)
{
  while (self->groups->len > 1)
    dictum_rtf_end_group (self);
  flush_bytes (self);
  end_paragraph (self, FALSE);
  dictum_office_details_set_times (dictum_office_get_details (self->office), self->created,
                                   self->modified);
}
