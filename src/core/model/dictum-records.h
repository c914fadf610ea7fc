/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/dictum-value.h"
#include "text/dictum-fingerprint.h"
#include "text/dictum-text.h"

G_BEGIN_DECLS

/**
 * DictumRecord:
 *
 * A value with an id that lives in a project: an article, a claim, a source or the settings.
 * Other records refer to it by that id. Sealed as soon as it is part of a change.
 */
typedef struct
{
  DictumValue value;
  char *id; /* a UUID; never NULL in a project */
} DictumRecord;

/**
 * DictumSpan:
 *
 * A place in the text of an article's version: code points, start included, end excluded, with the
 * words that stand there, so that it can be found again in another version. The context is at most
 * 32 code points on each side.
 */
typedef struct
{
  DictumValue value;
  int start;
  int end;
  char *exact;
  char *prefix;
  char *suffix;
} DictumSpan;

/* ---- Article ---- */

typedef enum
{
  DICTUM_BLOCK_PARAGRAPH,
  DICTUM_BLOCK_TITLE,
  DICTUM_BLOCK_STANDFIRST,
  DICTUM_BLOCK_BYLINE,
  DICTUM_BLOCK_HEADING,
  DICTUM_BLOCK_QUOTE,
  DICTUM_BLOCK_LIST_ITEM,
  DICTUM_BLOCK_CAPTION,
  DICTUM_BLOCK_TABLE_CELL,
  DICTUM_BLOCK_PULL_QUOTE,
} DictumBlockKind;

typedef struct
{
  DictumValue value;
  int kind;      /* DictumBlockKind */
  int level;     /* of a heading, 1..6; 0 otherwise */
  char *text;    /* UTF-8, NFC, no newline, never empty, at most 4,000 code points */
  int page;      /* of the document it came from, 1..n; 0 unknown */
  char *speaker; /* in a transcript; NULL otherwise */
  char *time;    /* in a transcript, "00:12:03.500", or of a live-blog entry, RFC 3339 */
} DictumBlock;

typedef struct
{
  DictumValue value;
  char *name; /* lower case */
  char *content;
} DictumHeader;

/**
 * DictumVersion:
 *
 * What an article said when it was loaded. Never altered once made: copies of an article share it.
 * The plain text is the blocks' texts joined with one newline; dictum_article_get_text() makes it,
 * for it is read in the article's language, and it is kept here. It is not in the file, where it
 * would stand twice.
 */
typedef struct
{
  DictumValue value;
  char *id;
  char *retrieved;    /* UTC */
  char *sha256;       /* of the plain text as UTF-8, hexadecimal */
  char *loader;       /* how it was loaded: "text", "markdown", "html", "paste" */
  char *address;      /* what was asked for: the URL or the file's name; NULL for a paste */
  char *final_url;    /* where redirects led */
  char *snapshot;     /* SHA-256 of the original bytes, the name in the snapshot store */
  char *media_type;   /* of the snapshot */
  int http_status;    /* 0 when not loaded over HTTP */
  GPtrArray *headers; /* of DictumHeader */
  GPtrArray *blocks;  /* of DictumBlock */
  /* Made of the blocks when first asked for, one a language: dictum_article_get_text(). */
  struct _DictumVersionText *texts;
  DictumFingerprint *fingerprint; /* likewise; use dictum_version_get_fingerprint() */
} DictumVersion;

typedef enum
{
  DICTUM_ARTICLE_REPORT,
  DICTUM_ARTICLE_ANALYSIS,
  DICTUM_ARTICLE_OPINION,
  DICTUM_ARTICLE_STATEMENT,
  DICTUM_ARTICLE_WIRE_COPY,
  DICTUM_ARTICLE_TRANSCRIPT,
  DICTUM_ARTICLE_OTHER,
} DictumArticleKind;

/* What another program marked in the text and Dictum has no name for: kept, so that an export gives
 * it back. */
typedef struct
{
  DictumValue value;
  char *version;    /* id of the version that the spans are in */
  char *kind;       /* as that program calls it: "Discard" */
  GPtrArray *spans; /* of DictumSpan, at least one */
  char *notes;
} DictumOtherMark;

typedef struct
{
  DictumRecord record;
  char *title;
  char *byline;
  char *publisher;
  char *url;
  char *published;    /* as the publisher gave it: a date, or a date-time with its zone */
  char *modified;     /* likewise */
  char *language;     /* BCP 47; NULL unknown */
  char *archived_url; /* a copy in a web archive */
  int kind;           /* DictumArticleKind */
  GStrv tags;
  GPtrArray *versions;    /* of DictumVersion, oldest first, at least one */
  GPtrArray *other_marks; /* of DictumOtherMark */
  char *creator;
  char *added; /* UTC */
} DictumArticle;

/* ---- Source ---- */

typedef enum
{
  DICTUM_SOURCE_PERSON,
  DICTUM_SOURCE_ORGANISATION,
  DICTUM_SOURCE_GOVERNMENT_BODY,
  DICTUM_SOURCE_GROUP,
  DICTUM_SOURCE_DOCUMENT,
  DICTUM_SOURCE_MEDIA,
  DICTUM_SOURCE_UNNAMED,
  DICTUM_SOURCE_OTHER,
} DictumSourceKind;

typedef enum
{
  DICTUM_ROLE_NONE,
  DICTUM_ROLE_PARTICIPANT,
  DICTUM_ROLE_REPRESENTATIVE,
  DICTUM_ROLE_INFORMATIONAL,
  DICTUM_ROLE_OTHER,
} DictumRole;

typedef enum
{
  DICTUM_STANDING_NONE,
  DICTUM_STANDING_CURRENT,
  DICTUM_STANDING_FORMER,
} DictumStanding;

typedef enum
{
  DICTUM_BODY_NONE,
  DICTUM_BODY_GOVERNMENT,
  DICTUM_BODY_CORPORATE,
  DICTUM_BODY_NGO,
  DICTUM_BODY_ACADEMIC,
  DICTUM_BODY_OTHER,
} DictumBody;

typedef enum
{
  DICTUM_WITNESS_NONE,
  DICTUM_WITNESS_ACTOR,
  DICTUM_WITNESS_WITNESS,
  DICTUM_WITNESS_VICTIM,
} DictumWitness;

typedef enum
{
  DICTUM_GROUND_RULES_NONE,
  DICTUM_GROUND_RULES_ON_THE_RECORD,
  DICTUM_GROUND_RULES_BACKGROUND,
  DICTUM_GROUND_RULES_DEEP_BACKGROUND,
  DICTUM_GROUND_RULES_OFF_THE_RECORD,
} DictumGroundRules;

/* What agencies want to know of an unnamed source before they print what it says. */
typedef struct
{
  DictumValue value;
  int ground_rules;     /* DictumGroundRules */
  char *descriptor;     /* as in the text: "officials in the capital" */
  int persons;          /* how many stand behind it; 0 unknown */
  char *reason_in_text; /* for anonymity, as the text gives it */
  char *reason_known;   /* to the newsroom */
  char *known_to;       /* who in the newsroom knows the identity */
  char *approved_by;
  gboolean vital;       /* information, not opinion, and vital to the report */
  gboolean unavailable; /* not available otherwise */
  gboolean reliable;    /* and in a position to know */
} DictumAnonymity;

typedef struct
{
  DictumValue value;
  char *scheme; /* "wikidata", "url" */
  char *content;
} DictumIdentifier;

typedef struct
{
  DictumRecord record;
  char *name;
  GStrv aliases;
  int kind;          /* DictumSourceKind */
  char *affiliation; /* id of another source */
  int role;          /* DictumRole in the affiliation */
  int standing;      /* DictumStanding: "status" in the file */
  int body;          /* DictumBody */
  int witness;       /* DictumWitness */
  char *description;
  GPtrArray *identifiers; /* of DictumIdentifier */
  DictumAnonymity *anonymity;
  GStrv distinct_from; /* ids of sources that look like it and are others */
  char *notes;
  char *creator;
  char *created;
  char *modified;
} DictumSource;

/* ---- Claim ---- */

typedef enum
{
  DICTUM_MANNER_INDIRECT,
  DICTUM_MANNER_DIRECT,
  DICTUM_MANNER_MIXED,
} DictumManner;

typedef enum
{
  DICTUM_POLARITY_AFFIRMED,
  DICTUM_POLARITY_DENIED,
  DICTUM_POLARITY_DECLINED,
} DictumPolarity;

typedef enum
{
  DICTUM_STANCE_NEUTRAL,
  DICTUM_STANCE_DOUBTING,
  DICTUM_STANCE_ENDORSING,
} DictumStance;

/* One link of the chain that leads from the text to whoever first said it. */
typedef struct
{
  DictumValue value;
  char *source; /* id of a source; NULL when nobody is named */
  DictumSpan *source_span;
  DictumSpan *cue;
  int manner;             /* DictumManner */
  gboolean manner_chosen; /* by the editor; otherwise worked out from the text */
  int polarity;           /* DictumPolarity */
  int stance;             /* DictumStance of the cue */
} DictumAttribution;

typedef enum
{
  DICTUM_CLAIM_FACT,
  DICTUM_CLAIM_QUOTATION,
  DICTUM_CLAIM_OPINION,
  DICTUM_CLAIM_PREDICTION,
  DICTUM_CLAIM_PROMISE,
  DICTUM_CLAIM_DEFINITION,
  DICTUM_CLAIM_QUESTION,
} DictumClaimKind;

typedef enum
{
  DICTUM_STATUS_TO_DO,
  DICTUM_STATUS_IN_PROGRESS,
  DICTUM_STATUS_WAITING_FOR_REPLY,
  DICTUM_STATUS_SECOND_OPINION,
  DICTUM_STATUS_DONE,
} DictumStatus;

typedef enum
{
  DICTUM_CERTAINTY_NONE,
  DICTUM_CERTAINTY_CERTAIN,
  DICTUM_CERTAINTY_PROBABLE,
  DICTUM_CERTAINTY_POSSIBLE,
} DictumCertainty;

typedef struct
{
  DictumValue value;
  char *person; /* who rated; one rating a person */
  char *rating; /* id of a value of the project's rating scale */
  char *justification;
  char *rated; /* UTC */
  char *as_of; /* the date as of which it was known */
} DictumRating;

typedef enum
{
  DICTUM_EVIDENCE_CONTEXT,
  DICTUM_EVIDENCE_SUPPORTS,
  DICTUM_EVIDENCE_REFUTES,
  DICTUM_EVIDENCE_NOT_ADDRESSED,
} DictumEvidenceStance;

typedef struct
{
  DictumValue value;
  char *id;
  char *title;
  char *url;
  char *file;
  char *publisher;
  char *date;
  char *locator; /* page, timestamp */
  char *quote;
  int stance;       /* DictumEvidenceStance */
  gboolean primary; /* FALSE: secondary */
  char *retrieved;
  char *archived_url;
  char *sha256; /* of the stored copy */
} DictumEvidence;

typedef struct
{
  DictumValue value;
  char *id;
  char *asked; /* who was asked */
  char *channel;
  char *asked_on;
  char *deadline;
  char *answer;
  char *answered_on;
  gboolean used;
} DictumReply;

typedef enum
{
  DICTUM_ORIGIN_HAND,
  DICTUM_ORIGIN_SUGGESTION_ACCEPTED,
  DICTUM_ORIGIN_SUGGESTION_EDITED,
  DICTUM_ORIGIN_IMPORTED,
} DictumOriginKind;

typedef struct
{
  DictumValue value;
  int kind;          /* DictumOriginKind */
  char *agent;       /* what made it; NULL by hand */
  double confidence; /* 0..1; NAN unknown */
} DictumOrigin;

typedef enum
{
  DICTUM_CARRY_UNCHANGED,
  DICTUM_CARRY_MOVED,
  DICTUM_CARRY_ALTERED,
  DICTUM_CARRY_LOST,
} DictumCarryKind;

typedef enum
{
  DICTUM_DECISION_OPEN,
  DICTUM_DECISION_ACCEPTED,
  DICTUM_DECISION_PLACED, /* by hand */
  DICTUM_DECISION_LET_GO, /* it stays in the older version */
} DictumDecision;

/**
 * DictumCarry:
 *
 * What became of a claim when its article got another version: how it was carried over, how it
 * stood before, and what the editor said to that. A claim that stands as it did gets none.
 */
typedef struct
{
  DictumValue value;
  char *from;              /* id of the version that it was in */
  char *to;                /* id of the version that came */
  int kind;                /* DictumCarryKind */
  int decision;            /* DictumDecision */
  GPtrArray *content;      /* of DictumSpan in from; empty when it was lost and still is there */
  GPtrArray *attributions; /* of DictumAttribution, with the marks in from and no source */
} DictumCarry;

typedef struct
{
  DictumRecord record;
  char *article;           /* id */
  char *version;           /* id of the version of the article that the spans are in */
  GPtrArray *content;      /* of DictumSpan, in document order, not overlapping, at least one */
  GPtrArray *attributions; /* of DictumAttribution, outermost first; empty: the writer's own */
  int kind;                /* DictumClaimKind */
  gboolean check_worthy;
  int status;             /* DictumStatus */
  GPtrArray *ratings;     /* of DictumRating */
  char *published_rating; /* whose rating is published */
  int certainty;          /* DictumCertainty */
  DictumOrigin *origin;   /* NULL: by hand */
  gboolean reviewed;      /* a person has looked at it */
  GPtrArray *evidence;    /* of DictumEvidence */
  GPtrArray *replies;     /* of DictumReply */
  char *assigned;         /* to whom */
  char *notes;
  GStrv tags;
  GStrv same_as;      /* ids of claims */
  GStrv contradicts;  /* ids of claims */
  GPtrArray *carries; /* of DictumCarry, oldest first */
  char *creator;
  char *created;
  char *modified;
} DictumClaim;

/* ---- Settings of the project ---- */

typedef struct
{
  DictumValue value;
  char *id; /* stable: "supported" */
  char *label;
  char *colour;  /* "#26a269" */
  double number; /* for ratingValue; NAN none: "numericValue" in the file */
  char *description;
} DictumScaleValue;

typedef struct
{
  DictumValue value;
  char *name;
  GPtrArray *values; /* of DictumScaleValue, best first */
} DictumRatingScale;

typedef struct
{
  DictumValue value;
  char *name;
  char *role;
} DictumPerson;

/* A list of claims that is looked at again and again. */
typedef struct
{
  DictumValue value;
  char *name;
  char *query; /* as in the search field of the Claims page: dictum-claim-query.h */
} DictumSavedFilter;

/* What the desk has agreed on for this project. */
typedef struct
{
  DictumValue value;
  DictumRatingScale *rating_scale;
  GPtrArray *people;  /* of DictumPerson */
  GPtrArray *filters; /* of DictumSavedFilter, by name */
  GStrv warnings_off; /* ids of rules that are not looked for */
} DictumDesk;

typedef struct
{
  DictumRecord record;
  char *title;
  char *description;
  char *language;
  char *created;
  DictumDesk *desk; /* "settings" in the file */
} DictumSettings;

extern const DictumType dictum_span_type, dictum_block_type, dictum_header_type,
    dictum_version_type, dictum_other_mark_type, dictum_article_type, dictum_anonymity_type,
    dictum_identifier_type, dictum_source_type, dictum_attribution_type, dictum_rating_type,
    dictum_evidence_type, dictum_reply_type, dictum_origin_type, dictum_carry_type,
    dictum_claim_type, dictum_scale_value_type, dictum_rating_scale_type, dictum_person_type,
    dictum_saved_filter_type, dictum_desk_type, dictum_settings_type;

extern const DictumEnum dictum_block_kinds, dictum_article_kinds, dictum_source_kinds, dictum_roles,
    dictum_standings, dictum_bodies, dictum_witnesses, dictum_ground_rules, dictum_manners,
    dictum_polarities, dictum_stances, dictum_claim_kinds, dictum_statuses, dictum_certainties,
    dictum_evidence_stances, dictum_origin_kinds, dictum_carry_kinds, dictum_decisions;

const char *dictum_record_get_id (gconstpointer record);
gboolean dictum_is_claim (gconstpointer record);
gboolean dictum_is_article (gconstpointer record);
gboolean dictum_is_source (gconstpointer record);
gboolean dictum_is_settings (gconstpointer record);

DictumSpan *
dictum_span_new (int start, int end, const char *exact, const char *prefix, const char *suffix);
const DictumFingerprint *dictum_version_get_fingerprint (const DictumVersion *version);
const DictumVersion *dictum_article_get_version (const DictumArticle *article, const char *id);
const DictumVersion *dictum_article_get_latest_version (const DictumArticle *article);
DictumText *dictum_article_get_text (const DictumArticle *article, const DictumVersion *version);
char *dictum_claim_get_quote (const DictumClaim *claim);
void dictum_claim_get_extent (const DictumClaim *claim, int *start, int *end);
/* What became of the claim at the latest version that it was carried to; borrowed, NULL when it
 * stands as it did. */
const DictumCarry *dictum_claim_get_carry (const DictumClaim *claim);
const DictumRating *dictum_claim_get_rating (const DictumClaim *claim, const char *person);
const DictumRating *dictum_claim_get_shown_rating (const DictumClaim *claim);
const DictumScaleValue *dictum_settings_find_rating (const DictumSettings *settings,
                                                     const char *id);
/* By its name; NULL when there is none. */
const DictumSavedFilter *dictum_settings_find_filter (const DictumSettings *settings,
                                                      const char *name);
DictumRatingScale *dictum_rating_scale_new_preset (const char *name);
const char *const *dictum_rating_scale_list_presets (void);

/* Every string of a record that is the id of another record, nested values included. */
typedef void (*DictumReferenceFunc) (const char *id, gpointer data);
void
dictum_record_foreach_reference (gconstpointer record, DictumReferenceFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSpan, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumBlock, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumHeader, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumVersion, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumOtherMark, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumArticle, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumAnonymity, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumIdentifier, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSource, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumAttribution, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRating, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumEvidence, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumReply, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumOrigin, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumCarry, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumClaim, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumScaleValue, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRatingScale, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumPerson, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSavedFilter, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumDesk, dictum_value_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumSettings, dictum_value_unref)

G_END_DECLS
