/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

#include <string.h>

#define LONGEST_NAME 2000 /* bytes of it that are looked at */

/* What kind of source some words name. News writes sources in
 * few shapes: a head noun with what it belongs to before it ("UN officials") or behind it
 * ("officials in the capital"), or a name with a role before ("Prime Minister Ida Marrow") or
 * behind ("Ida Marrow, who chairs the council"). So the words up to the first preposition or comma
 * are looked at, and in them the last word decides. The lists are English, as the words of the
 * window are; in another language only the capital letters speak, and the kind is always shown and
 * can be changed. */

/* Persons who speak without a name. */
static const char *const unnamed_words[] = {
  "official",     "officials",    "source",        "sources",
  "analyst",      "analysts",     "expert",        "experts",
  "diplomat",     "diplomats",    "witness",       "witnesses",
  "eyewitness",   "eyewitnesses", "aide",          "aides",
  "critic",       "critics",      "resident",      "residents",
  "observer",     "observers",    "insider",       "insiders",
  "adviser",      "advisers",     "advisor",       "advisors",
  "spokesperson", "spokesman",    "spokeswoman",   "spokespeople",
  "person",       "people",       "persons",       "negotiator",
  "negotiators",  "economist",    "economists",    "researcher",
  "researchers",  "scientist",    "scientists",    "lawyer",
  "lawyers",      "activist",     "activists",     "doctor",
  "doctors",      "officer",      "officers",      "executive",
  "executives",   "lawmaker",     "lawmakers",     "minister",
  "ministers",    "historian",    "historians",    "trader",
  "traders",      "investigator", "investigators", "prosecutor",
  "prosecutors",  "worker",       "workers",       "employee",
  "employees",    "member",       "members",       "man",
  "woman",        "men",          "women",         "figure",
  "figures",      "delegate",     "delegates",     "envoy",
  "envoys",       "commander",    "commanders",    "soldier",
  "soldiers",     "captain",      "captains",      "insiders",
  "specialist",   "specialists",  "consultant",    "consultants",
  NULL,
};

static const char *const group_words[] = {
  "leaders",    "sides",      "side",      "parties",     "governments", "allies",  "families",
  "protesters", "supporters", "voters",    "opposition",  "fishermen",   "fishers", "farmers",
  "students",   "public",     "community", "communities", "countries",   "states",  "islanders",
  "rebels",     "militants",  "unions",    NULL,
};

static const char *const media_words[] = {
  "media",
  "reports",
  "newspaper",
  "newspapers",
  "broadcaster",
  "broadcasters",
  "press",
  "courier",
  "times",
  "post",
  "herald",
  "gazette",
  "news",
  "tribune",
  "daily",
  "radio",
  "television",
  "tv",
  "magazine",
  "journal",
  "wire",
  "telegraph",
  "chronicle",
  "outlet",
  "outlets",
  "website",
  "correspondent",
  "correspondents",
  "journalist",
  "journalists",
  "reporter",
  "reporters",
  "bbc",
  "cnn",
  "reuters",
  "afp",
  "ledger",
  "observer",
  "editorial",
  "blog",
  "podcast",
  "channel",
  NULL,
};

static const char *const document_words[] = {
  "statement",  "statements", "report",      "text",       "treaty",
  "document",   "documents",  "letter",      "memo",       "memorandum",
  "communique", "accord",     "agreement",   "transcript", "filing",
  "filings",    "indictment", "ruling",      "resolution", "constitution",
  "bill",       "law",        "act",         "study",      "survey",
  "poll",       "paper",      "email",       "emails",     "note",
  "record",     "records",    "minutes",     "data",       "census",
  "charter",    "audit",      "declaration", "draft",      "press release",
  "dossier",    "file",       "files",       "budget",     "contract",
  NULL,
};

static const char *const government_words[] = {
  "office",      "ministry",       "ministries",  "government",   "department",
  "treasury",    "parliament",     "cabinet",     "agency",       "authority",
  "authorities", "commission",     "police",      "army",         "military",
  "navy",        "court",          "embassy",     "consulate",    "municipality",
  "senate",      "congress",       "assembly",    "house",        "kremlin",
  "secretariat", "administration", "customs",     "guard",        "bureau",
  "pentagon",    "presidency",     "directorate", "inspectorate", "service",
  "chancellery", "palace",         "forces",      NULL,
};

static const char *const organisation_words[] = {
  "council",      "company",      "bank",       "union",      "party",       "association",
  "federation",   "institute",    "university", "foundation", "committee",   "chamber",
  "league",       "hospital",     "club",       "society",    "trust",       "group",
  "organisation", "organization", "nations",    "un",         "eu",          "nato",
  "cross",        "inc",          "ltd",        "plc",        "corporation", "firm",
  "charity",      "network",      "alliance",   "coalition",  "movement",    "board",
  "college",      "school",       "church",     "fund",       "cooperative", "observatory",
  NULL,
};

/* Roles and forms of address that stand before a name. */
static const char *const role_words[] = {
  "mr",           "mrs",
  "ms",           "miss",
  "dr",           "prof",
  "professor",    "sir",
  "dame",         "lord",
  "lady",         "gen",
  "general",      "col",
  "colonel",      "capt",
  "captain",      "lt",
  "sgt",          "rev",
  "president",    "minister",
  "senator",      "sen",
  "rep",          "representative",
  "secretary",    "chancellor",
  "premier",      "governor",
  "mayor",        "king",
  "queen",        "prince",
  "princess",     "judge",
  "justice",      "ambassador",
  "envoy",        "chair",
  "chairman",     "chairwoman",
  "chairperson",  "director",
  "chief",        "spokesman",
  "spokeswoman",  "spokesperson",
  "commissioner", "analyst",
  "economist",    "historian",
  "lawyer",       "leader",
  "deputy",       "councillor",
  "officer",      "harbourmaster",
  "inspector",    "admiral",
  "commander",    NULL,
};

/* What may stand small inside a person's name. */
static const char *const particles[] = {
  "van", "von", "de",  "der", "den", "da",  "di",  "del", "dos", "du", "la",
  "le",  "bin", "ibn", "al",  "el",  "ten", "ter", "zu",  "af",  "av", NULL,
};

static const char *const head_ends[] = {
  "of",       "in",    "at",   "for",    "from",     "with",     "who",    "which",
  "familiar", "close", "near", "on",     "to",       "briefed",  "inside", "within",
  "by",       "whose", "that", "issued", "speaking", "involved", NULL,
};

static gboolean
is_in (const char *const *list, const char *word)
{
  return g_strv_contains (list, word);
}

/* Whether a word begins with a capital letter. */
gboolean
dictum_word_is_capitalised (const char *word)
{
  gunichar first = g_utf8_get_char (word);

  return g_unichar_isupper (first) || g_unichar_istitle (first);
}

static gboolean
is_initials (const char *word)
{
  guint letters = 0;

  for (const char *place = word; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (g_unichar_islower (c))
        return FALSE;
      letters += g_unichar_isalpha (c) ? 1 : 0;
    }

  return letters > 1;
}

/* Without what sticks to a word: commas, full stops, quotation marks, a possessive. */
static char *
fold_word (const char *word)
{
  g_autofree char *folded = dictum_name_fold (word);

  if (g_str_has_suffix (folded, "'s"))
    folded[strlen (folded) - 2] = '\0';
  else if (g_str_has_suffix (folded, "'"))
    folded[strlen (folded) - 1] = '\0';

  return g_steal_pointer (&folded);
}

static gboolean
is_possessive (const char *word)
{
  return g_str_has_suffix (word, "'s") || g_str_has_suffix (word, "’s") ||
         g_str_has_suffix (word, "s'") || g_str_has_suffix (word, "s’");
}

/**
 * NameWords:
 *
 * Words that name a source, cut up: the head is what stands before the first preposition, relative
 * pronoun or comma, without its article.
 */
typedef struct
{
  GPtrArray *words;  /* of the head, as written */
  GPtrArray *folded; /* the same, folded */
  gboolean the;      /* "the" stood in front */
  gboolean any;      /* "a", "some", "several", a number */
} NameWords;

static void
clear_name_words (NameWords *self)
{
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NameWords, clear_name_words)

static gboolean
is_determiner (const char *folded, gboolean *the, gboolean *any)
{
  static const char *const definite[] = { "the",   "this", "that", "its",     "his",
                                          "their", "our",  "both", "neither", NULL };
  static const char *const indefinite[] = { "a",        "an",      "some", "several", "many", "one",
                                            "two",      "three",   "four", "five",    "most", "few",
                                            "multiple", "another", "any",  "various", NULL };

  if (is_in (definite, folded))
    *the = TRUE;
  else if (is_in (indefinite, folded))
    *any = TRUE;
  else
    return FALSE;

  return TRUE;
}

static void
cut_up (NameWords *self, const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t\n", -1);

  *self = (NameWords) { g_ptr_array_new_with_free_func (g_free),
                        g_ptr_array_new_with_free_func (g_free), FALSE, FALSE };

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = fold_word (words[i]);
      g_autofree char *bare = NULL;
      gboolean last = g_str_has_suffix (words[i], ",");

      /* dictum_name_fold() takes an article away; here it says something. */
      if (*folded == '\0')
        {
          bare = g_utf8_strdown (words[i], -1);
          if (self->words->len == 0)
            is_determiner (bare, &self->the, &self->any);
          continue;
        }
      if (self->words->len == 0 && is_determiner (folded, &self->the, &self->any))
        continue;
      if (self->words->len > 0 && is_in (head_ends, folded) &&
          !dictum_word_is_capitalised (words[i]))
        break;

      g_ptr_array_add (self->words, g_strdup (words[i]));
      g_ptr_array_add (self->folded, g_steal_pointer (&folded));
      if (last)
        break;
    }
}

static const char *
get_folded (const NameWords *self, guint position)
{
  return g_ptr_array_index (self->folded, position);
}

static gboolean
has_folded (const NameWords *self, const char *const *list)
{
  for (guint i = 0; i < self->folded->len; i++)
    if (is_in (list, get_folded (self, i)))
      return TRUE;

  return FALSE;
}

/* Where the name of a person starts behind a role: "Prime Minister Ida Marrow" gives 2; 0 when no
 * capitalised word follows a role. */
static guint
find_name_after_role (const NameWords *self)
{
  for (guint i = self->words->len; i > 1; i--)
    {
      const char *word = g_ptr_array_index (self->words, i - 1);

      if (is_in (role_words, get_folded (self, i - 2)) &&
          !is_possessive (g_ptr_array_index (self->words, i - 2)))
        return dictum_word_is_capitalised (word) && !is_in (role_words, get_folded (self, i - 1))
                   ? i - 1
                   : 0;
    }

  return 0;
}

/* Two capitalised words, an initial or a particle between them allowed. */
static gboolean
looks_like_person (const NameWords *self, guint from)
{
  guint names = 0;
  gboolean joined = FALSE;

  for (guint i = from; i < self->words->len; i++)
    {
      const char *word = g_ptr_array_index (self->words, i);

      if (is_in (particles, get_folded (self, i)) || g_utf8_strlen (get_folded (self, i), -1) == 1)
        joined = TRUE;
      else if (dictum_word_is_capitalised (word) && !is_initials (word))
        names++;
      else
        return FALSE;
    }

  return names == 2 || (joined && names > 0 && names < 4);
}

static gboolean
all_capitalised (const NameWords *self)
{
  for (guint i = 0; i < self->words->len; i++)
    if (!dictum_word_is_capitalised (g_ptr_array_index (self->words, i)))
      return FALSE;

  return self->words->len > 0;
}

/* What the last word of the head says. -1: nothing. */
static int
guess_by_head (const NameWords *self)
{
  const char *head = get_folded (self, self->folded->len - 1);

  if (is_in (document_words, head))
    return DICTUM_SOURCE_DOCUMENT;
  if (is_in (media_words, head) &&
      !(self->any && self->words->len == 1 && is_in (unnamed_words, head)))
    return DICTUM_SOURCE_MEDIA;
  if (is_in (government_words, head))
    return DICTUM_SOURCE_GOVERNMENT_BODY;
  if (is_in (organisation_words, head))
    return DICTUM_SOURCE_ORGANISATION;
  /* "The prime minister" is one person whom everybody can name, "a minister" is not. */
  if (self->the && is_in (role_words, head))
    return DICTUM_SOURCE_PERSON;
  if (is_in (unnamed_words, head))
    return DICTUM_SOURCE_UNNAMED;
  if (is_in (group_words, head))
    return DICTUM_SOURCE_GROUP;

  return -1;
}

static int
guess_by_name (const NameWords *self)
{
  guint length = self->words->len;
  const char *first = g_ptr_array_index (self->words, 0);

  if (has_folded (self, media_words) && all_capitalised (self))
    return DICTUM_SOURCE_MEDIA;
  if (!self->the && looks_like_person (self, 0))
    return DICTUM_SOURCE_PERSON;
  if (is_in (role_words, get_folded (self, length - 1)))
    return DICTUM_SOURCE_PERSON;
  if (length == 1 && dictum_word_is_capitalised (first))
    return self->the || is_initials (first) ? DICTUM_SOURCE_ORGANISATION : DICTUM_SOURCE_PERSON;
  if (all_capitalised (self))
    return DICTUM_SOURCE_ORGANISATION;

  return -1;
}

static gboolean
is_compound (const NameWords *self)
{
  for (guint i = 1; i + 1 < self->words->len; i++)
    if (strcmp (get_folded (self, i), "and") == 0)
      return TRUE;

  return FALSE;
}

/**
 * dictum_source_guess_kind:
 * @name: (nullable): words that name a source
 *
 * Returns: what kind of source they most probably name; DICTUM_SOURCE_OTHER when nothing tells
 */
DictumSourceKind
dictum_source_guess_kind (const char *name)
{
  g_auto (NameWords) cut = { 0 };
  g_autofree char *start = NULL;
  g_autofree char *folded = NULL;
  int kind;

  /* The first words tell, and files of others may have anything in the place of a name. */
  if (name != NULL && strlen (name) > LONGEST_NAME)
    {
      const char *end = g_utf8_find_prev_char (name, name + LONGEST_NAME);

      start = g_strndup (name, (gsize) (end - name));
      name = start;
    }
  folded = dictum_name_fold (name);
  if (dictum_name_is_pronoun (name))
    return strcmp (folded, "they") == 0 || strcmp (folded, "we") == 0 ? DICTUM_SOURCE_GROUP
                                                                      : DICTUM_SOURCE_PERSON;

  cut_up (&cut, name != NULL ? name : "");
  if (cut.words->len == 0)
    return cut.any ? DICTUM_SOURCE_UNNAMED : DICTUM_SOURCE_OTHER;
  if (is_compound (&cut) && all_capitalised (&cut) == FALSE &&
      dictum_word_is_capitalised (g_ptr_array_index (cut.words, 0)))
    return DICTUM_SOURCE_GROUP;
  if (!cut.any && find_name_after_role (&cut) > 0 &&
      guess_by_head (&cut) != DICTUM_SOURCE_GOVERNMENT_BODY)
    return DICTUM_SOURCE_PERSON;

  kind = guess_by_head (&cut);
  if (kind >= 0)
    return kind;
  kind = guess_by_name (&cut);
  if (kind >= 0)
    return kind;

  return cut.any ? DICTUM_SOURCE_UNNAMED : DICTUM_SOURCE_OTHER;
}

static char *
join_from (const NameWords *cut, guint from)
{
  GString *rest = g_string_new (NULL);

  for (guint i = from; i < cut->words->len; i++)
    g_string_append_printf (rest, "%s%s", i > from ? " " : "",
                            (const char *) g_ptr_array_index (cut->words, i));

  return g_string_free_and_steal (rest);
}

/**
 * dictum_source_strip_role:
 * @name: words that name a source
 *
 * "Israeli Prime Minister Benjamin Netanyahu" is kept as the name alone, "President Trump" as it
 * is: a surname by itself would be too little to know him by.
 *
 * Returns: (transfer full): the name
 */
char *
dictum_source_strip_role (const char *name)
{
  static const char *const addresses[] = { "mr", "mrs", "ms", "miss", "dr", NULL };
  g_auto (NameWords) cut = { 0 };
  guint from;

  cut_up (&cut, name);
  from = find_name_after_role (&cut);
  if (from == 0 || (cut.words->len - from < 2 && !is_in (addresses, get_folded (&cut, from - 1))) ||
      dictum_source_guess_kind (name) != DICTUM_SOURCE_PERSON)
    return g_strdup (name);

  return join_from (&cut, from);
}

/**
 * dictum_source_get_surname:
 * @name: words that name a source
 *
 * Returns: (transfer full) (nullable): what stands behind the role of a person who is called by one
 *   name: "Trump" for "President Trump"; NULL for anything else
 */
char *
dictum_source_get_surname (const char *name)
{
  g_auto (NameWords) cut = { 0 };
  guint from;

  cut_up (&cut, name);
  from = find_name_after_role (&cut);
  if (from == 0 || cut.words->len - from != 1 ||
      dictum_source_guess_kind (name) != DICTUM_SOURCE_PERSON)
    return NULL;

  return join_from (&cut, from);
}

/* "van", "de", "al": what may stand small inside a person's name; folded. */
gboolean
dictum_word_is_particle (const char *folded)
{
  return is_in (particles, folded);
}

/* "Prime Minister", "the chair": words that name a role, which one person has after the other. */
gboolean
dictum_name_is_title (const char *name)
{
  g_autofree char *folded = dictum_name_fold (name);
  const char *last = strrchr (folded, ' ');

  return is_in (role_words, last != NULL ? last + 1 : folded);
}
