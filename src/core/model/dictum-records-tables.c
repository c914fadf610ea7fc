/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tables that describe every structure of a project: names as in the file, in the order of the
 * file. A field is added to its structure, to its table, and to the schema; nothing else needs to
 * know. */

#define G_LOG_DOMAIN "dictum-records"

#include "model/dictum-records.h"

#include <stddef.h>

#include <glib/gi18n-lib.h>

#include "model/dictum-version-text.h"

#define ENUM(name, nicks_, labels_)                                                                \
  const DictumEnum name = { (const char *const[]) { nicks_, NULL },                                \
                            (const char *const[]) { labels_, NULL } }
#define LIST(...) __VA_ARGS__

#define FIELD(structure, member, key, kind, flags, detail)                                         \
  { key, DICTUM_FIELD_##kind, flags, offsetof (structure, member), detail }
#define PLAIN DICTUM_FIELD_PLAIN
#define REQUIRED DICTUM_FIELD_REQUIRED
#define REFERENCE DICTUM_FIELD_REFERENCE
#define END { NULL }

#define TYPE(name_, title, structure, ...) TYPE_FULL (name_, title, structure, FALSE, __VA_ARGS__)
#define REFERRING_TYPE(name_, title, structure, ...)                                               \
  TYPE_FULL (name_, title, structure, TRUE, __VA_ARGS__)
#define TYPE_FULL(name_, title, structure, refers_, ...)                                           \
  static const DictumField name_##_fields[] = { __VA_ARGS__, END };                                \
  const DictumType name_ = { title, sizeof (structure), FALSE, name_##_fields, refers_, NULL }

/* ---- Enumerations ---- */

ENUM (dictum_block_kinds,
      LIST ("paragraph",
            "title",
            "standfirst",
            "byline",
            "heading",
            "quote",
            "list-item",
            "caption",
            "table-cell",
            "pull-quote"),
      LIST (N_ ("Paragraph"),
            N_ ("Title"),
            N_ ("Standfirst"),
            N_ ("Byline"),
            N_ ("Heading"),
            N_ ("Quote"),
            N_ ("List item"),
            N_ ("Caption"),
            N_ ("Table cell"),
            N_ ("Pull quote")));

ENUM (dictum_article_kinds,
      LIST ("report", "analysis", "opinion", "statement", "wire-copy", "transcript", "other"),
      LIST (N_ ("Report"),
            N_ ("Analysis"),
            N_ ("Opinion piece"),
            N_ ("Statement"),
            N_ ("Wire copy"),
            N_ ("Transcript"),
            N_ ("Other")));

ENUM (dictum_source_kinds,
      LIST ("person",
            "organisation",
            "government-body",
            "group",
            "document",
            "media",
            "unnamed",
            "other"),
      LIST (N_ ("Person"),
            N_ ("Organisation"),
            N_ ("Government body"),
            N_ ("Group"),
            N_ ("Document"),
            N_ ("Media"),
            N_ ("Unnamed"),
            N_ ("Other")));

ENUM (dictum_roles,
      LIST ("none", "participant", "representative", "informational", "other"),
      LIST (N_ ("Not set"),
            N_ ("Participant"),
            N_ ("Representative"),
            N_ ("Informational"),
            N_ ("Other")));

ENUM (dictum_standings,
      LIST ("none", "current", "former"),
      /* Translators: of somebody in an organisation. */
      LIST (N_ ("Not set"), N_ ("Current"), N_ ("Former")));

ENUM (dictum_bodies,
      LIST ("none", "government", "corporate", "ngo", "academic", "other"),
      LIST (N_ ("Not set"),
            N_ ("Government"),
            N_ ("Company"),
            N_ ("Non-governmental organisation"),
            N_ ("Academic"),
            N_ ("Other")));

ENUM (dictum_witnesses,
      LIST ("none", "actor", "witness", "victim"),
      LIST (N_ ("Not set"), N_ ("Took part"), N_ ("Witness"), N_ ("Victim")));

ENUM (dictum_ground_rules,
      LIST ("none", "on-the-record", "background", "deep-background", "off-the-record"),
      LIST (N_ ("Not set"),
            N_ ("On the record"),
            /* Translators: under which the words may be quoted without a name, see po/README.md. */
            N_ ("Background"),
            N_ ("Deep background"),
            N_ ("Off the record")));

ENUM (dictum_manners,
      LIST ("indirect", "direct", "mixed"),
      /* Translators: of speech. */
      LIST (N_ ("Indirect"), N_ ("Direct"), N_ ("Mixed")));

ENUM (dictum_polarities,
      LIST ("affirmed", "denied", "declined"),
      LIST (N_ ("Affirmed"), N_ ("Denied"), N_ ("Declined to say")));

ENUM (dictum_stances,
      LIST ("neutral", "doubting", "endorsing"),
      LIST (N_ ("Neutral"), N_ ("Doubting"), N_ ("Endorsing")));

ENUM (dictum_claim_kinds,
      LIST ("fact", "quotation", "opinion", "prediction", "promise", "definition", "question"),
      LIST (N_ ("Fact"),
            N_ ("Quotation"),
            N_ ("Opinion"),
            N_ ("Prediction"),
            N_ ("Promise"),
            N_ ("Definition"),
            N_ ("Question")));

ENUM (dictum_statuses,
      LIST ("to-do", "in-progress", "waiting-for-reply", "needs-second-opinion", "done"),
      LIST (N_ ("To do"),
            N_ ("In progress"),
            N_ ("Waiting for reply"),
            N_ ("Needs second opinion"),
            N_ ("Done")));

ENUM (dictum_certainties,
      LIST ("none", "certain", "probable", "possible"),
      LIST (N_ ("Not set"), N_ ("Certain"), N_ ("Probable"), N_ ("Possible")));

ENUM (dictum_evidence_stances,
      LIST ("context", "supports", "refutes", "not-addressed"),
      /* Translators: what evidence does for a claim. */
      LIST (N_ ("Context"), N_ ("Supports"), N_ ("Refutes"), N_ ("Does not address it")));

ENUM (dictum_origin_kinds,
      LIST ("hand", "suggestion-accepted", "suggestion-edited", "imported"),
      LIST (N_ ("By hand"), N_ ("Accepted suggestion"), N_ ("Edited suggestion"), N_ ("Imported")));

ENUM (dictum_carry_kinds,
      LIST ("unchanged", "moved", "altered", "lost"),
      /* Translators: what became of a claim in a new version of its article. */
      LIST (N_ ("Unchanged"), N_ ("Moved"), N_ ("Altered"), N_ ("Lost")));

ENUM (dictum_decisions,
      LIST ("open", "accepted", "placed", "let-go"),
      LIST (N_ ("To review"), N_ ("Accepted"), N_ ("Placed by hand"), N_ ("Let go")));

/* ---- Text ---- */

TYPE (dictum_span_type,
      "span",
      DictumSpan,
      FIELD (DictumSpan, start, "start", INTEGER, REQUIRED, NULL),
      FIELD (DictumSpan, end, "end", INTEGER, REQUIRED, NULL),
      FIELD (DictumSpan, exact, "exact", STRING, REQUIRED, NULL),
      FIELD (DictumSpan, prefix, "prefix", STRING, PLAIN, NULL),
      FIELD (DictumSpan, suffix, "suffix", STRING, PLAIN, NULL));

TYPE (dictum_block_type,
      "block",
      DictumBlock,
      FIELD (DictumBlock, kind, "kind", ENUM, PLAIN, &dictum_block_kinds),
      FIELD (DictumBlock, level, "level", INTEGER, PLAIN, NULL),
      FIELD (DictumBlock, text, "text", STRING, REQUIRED, NULL),
      FIELD (DictumBlock, page, "page", INTEGER, PLAIN, NULL),
      FIELD (DictumBlock, speaker, "speaker", STRING, PLAIN, NULL),
      FIELD (DictumBlock, time, "time", STRING, PLAIN, NULL));

TYPE (dictum_header_type,
      "header",
      DictumHeader,
      FIELD (DictumHeader, name, "name", STRING, REQUIRED, NULL),
      FIELD (DictumHeader, content, "content", STRING, REQUIRED, NULL));

static void
finalize_version (gpointer value)
{
  DictumVersion *version = value;

  dictum_version_clear_texts (version);
  g_clear_pointer (&version->fingerprint, dictum_fingerprint_free);
}

static const DictumField version_fields[] = {
  FIELD (DictumVersion, id, "id", STRING, REQUIRED, NULL),
  FIELD (DictumVersion, retrieved, "retrieved", TIME, PLAIN, NULL),
  FIELD (DictumVersion, sha256, "sha256", STRING, PLAIN, NULL),
  FIELD (DictumVersion, loader, "loader", STRING, PLAIN, NULL),
  FIELD (DictumVersion, address, "address", STRING, PLAIN, NULL),
  FIELD (DictumVersion, final_url, "finalUrl", STRING, PLAIN, NULL),
  FIELD (DictumVersion, snapshot, "snapshot", STRING, PLAIN, NULL),
  FIELD (DictumVersion, media_type, "mediaType", STRING, PLAIN, NULL),
  FIELD (DictumVersion, http_status, "httpStatus", INTEGER, PLAIN, NULL),
  FIELD (DictumVersion, headers, "headers", VALUES, PLAIN, &dictum_header_type),
  FIELD (DictumVersion, blocks, "blocks", VALUES, REQUIRED, &dictum_block_type),
  END
};
const DictumType dictum_version_type = { "version", sizeof (DictumVersion), TRUE, version_fields,
                                         FALSE,     finalize_version };

/* ---- Records ---- */

#define RECORD_ID(structure) FIELD (structure, record.id, "id", STRING, REQUIRED, NULL)

TYPE (dictum_other_mark_type,
      "otherMark",
      DictumOtherMark,
      FIELD (DictumOtherMark, version, "version", STRING, REQUIRED, NULL),
      FIELD (DictumOtherMark, kind, "kind", STRING, REQUIRED, NULL),
      FIELD (DictumOtherMark, spans, "spans", VALUES, REQUIRED, &dictum_span_type),
      FIELD (DictumOtherMark, notes, "notes", STRING, PLAIN, NULL));

TYPE (dictum_article_type,
      "article",
      DictumArticle,
      RECORD_ID (DictumArticle),
      FIELD (DictumArticle, title, "title", STRING, PLAIN, NULL),
      FIELD (DictumArticle, byline, "byline", STRING, PLAIN, NULL),
      FIELD (DictumArticle, publisher, "publisher", STRING, PLAIN, NULL),
      FIELD (DictumArticle, url, "url", STRING, PLAIN, NULL),
      FIELD (DictumArticle, published, "published", TIME, PLAIN, NULL),
      FIELD (DictumArticle, modified, "modified", TIME, PLAIN, NULL),
      FIELD (DictumArticle, language, "language", STRING, PLAIN, NULL),
      FIELD (DictumArticle, archived_url, "archivedUrl", STRING, PLAIN, NULL),
      FIELD (DictumArticle, kind, "kind", ENUM, PLAIN, &dictum_article_kinds),
      FIELD (DictumArticle, tags, "tags", STRINGS, PLAIN, NULL),
      FIELD (DictumArticle, creator, "creator", STRING, PLAIN, NULL),
      FIELD (DictumArticle, added, "added", TIME, PLAIN, NULL),
      FIELD (DictumArticle, versions, "versions", VALUES, REQUIRED, &dictum_version_type),
      FIELD (DictumArticle, other_marks, "otherMarks", VALUES, PLAIN, &dictum_other_mark_type));

TYPE (dictum_anonymity_type,
      "anonymity",
      DictumAnonymity,
      FIELD (DictumAnonymity, ground_rules, "groundRules", ENUM, PLAIN, &dictum_ground_rules),
      FIELD (DictumAnonymity, descriptor, "descriptor", STRING, PLAIN, NULL),
      FIELD (DictumAnonymity, persons, "persons", INTEGER, PLAIN, NULL),
      FIELD (DictumAnonymity, reason_in_text, "reasonInText", STRING, PLAIN, NULL),
      FIELD (DictumAnonymity, reason_known, "reasonKnown", STRING, PLAIN, NULL),
      FIELD (DictumAnonymity, known_to, "knownTo", STRING, PLAIN, NULL),
      FIELD (DictumAnonymity, approved_by, "approvedBy", STRING, PLAIN, NULL),
      FIELD (DictumAnonymity, vital, "vital", BOOLEAN, PLAIN, NULL),
      FIELD (DictumAnonymity, unavailable, "unavailable", BOOLEAN, PLAIN, NULL),
      FIELD (DictumAnonymity, reliable, "reliable", BOOLEAN, PLAIN, NULL));

TYPE (dictum_identifier_type,
      "identifier",
      DictumIdentifier,
      FIELD (DictumIdentifier, scheme, "scheme", STRING, REQUIRED, NULL),
      FIELD (DictumIdentifier, content, "content", STRING, REQUIRED, NULL));

REFERRING_TYPE (
    dictum_source_type,
    "source",
    DictumSource,
    RECORD_ID (DictumSource),
    FIELD (DictumSource, name, "name", STRING, REQUIRED, NULL),
    FIELD (DictumSource, aliases, "aliases", STRINGS, PLAIN, NULL),
    FIELD (DictumSource, kind, "kind", ENUM, PLAIN, &dictum_source_kinds),
    FIELD (DictumSource, affiliation, "affiliation", STRING, REFERENCE, NULL),
    FIELD (DictumSource, role, "role", ENUM, PLAIN, &dictum_roles),
    FIELD (DictumSource, standing, "status", ENUM, PLAIN, &dictum_standings),
    FIELD (DictumSource, body, "body", ENUM, PLAIN, &dictum_bodies),
    FIELD (DictumSource, witness, "witness", ENUM, PLAIN, &dictum_witnesses),
    FIELD (DictumSource, description, "description", STRING, PLAIN, NULL),
    FIELD (DictumSource, identifiers, "identifiers", VALUES, PLAIN, &dictum_identifier_type),
    FIELD (DictumSource, anonymity, "anonymity", VALUE, PLAIN, &dictum_anonymity_type),
    FIELD (DictumSource, distinct_from, "distinctFrom", STRINGS, REFERENCE, NULL),
    FIELD (DictumSource, notes, "notes", STRING, PLAIN, NULL),
    FIELD (DictumSource, creator, "creator", STRING, PLAIN, NULL),
    FIELD (DictumSource, created, "created", TIME, PLAIN, NULL),
    FIELD (DictumSource, modified, "modified", TIME, PLAIN, NULL));

REFERRING_TYPE (
    dictum_attribution_type,
    "attribution",
    DictumAttribution,
    FIELD (DictumAttribution, source, "source", STRING, REFERENCE, NULL),
    FIELD (DictumAttribution, source_span, "sourceSpan", VALUE, PLAIN, &dictum_span_type),
    FIELD (DictumAttribution, cue, "cue", VALUE, PLAIN, &dictum_span_type),
    FIELD (DictumAttribution, manner, "manner", ENUM, PLAIN, &dictum_manners),
    FIELD (DictumAttribution, manner_chosen, "mannerChosen", BOOLEAN, PLAIN, NULL),
    FIELD (DictumAttribution, polarity, "polarity", ENUM, PLAIN, &dictum_polarities),
    FIELD (DictumAttribution, stance, "stance", ENUM, PLAIN, &dictum_stances));

TYPE (dictum_rating_type,
      "rating",
      DictumRating,
      FIELD (DictumRating, person, "person", STRING, REQUIRED, NULL),
      FIELD (DictumRating, rating, "value", STRING, REQUIRED, NULL),
      FIELD (DictumRating, justification, "justification", STRING, PLAIN, NULL),
      FIELD (DictumRating, rated, "rated", TIME, PLAIN, NULL),
      FIELD (DictumRating, as_of, "asOf", TIME, PLAIN, NULL));

TYPE (dictum_evidence_type,
      "evidence",
      DictumEvidence,
      FIELD (DictumEvidence, id, "id", STRING, REQUIRED, NULL),
      FIELD (DictumEvidence, title, "title", STRING, PLAIN, NULL),
      FIELD (DictumEvidence, url, "url", STRING, PLAIN, NULL),
      FIELD (DictumEvidence, file, "file", STRING, PLAIN, NULL),
      FIELD (DictumEvidence, publisher, "publisher", STRING, PLAIN, NULL),
      FIELD (DictumEvidence, date, "date", TIME, PLAIN, NULL),
      FIELD (DictumEvidence, locator, "locator", STRING, PLAIN, NULL),
      FIELD (DictumEvidence, quote, "quote", STRING, PLAIN, NULL),
      FIELD (DictumEvidence, stance, "stance", ENUM, PLAIN, &dictum_evidence_stances),
      FIELD (DictumEvidence, primary, "primary", BOOLEAN, PLAIN, NULL),
      FIELD (DictumEvidence, retrieved, "retrieved", TIME, PLAIN, NULL),
      FIELD (DictumEvidence, archived_url, "archivedUrl", STRING, PLAIN, NULL),
      FIELD (DictumEvidence, sha256, "sha256", STRING, PLAIN, NULL));

TYPE (dictum_reply_type,
      "reply",
      DictumReply,
      FIELD (DictumReply, id, "id", STRING, REQUIRED, NULL),
      FIELD (DictumReply, asked, "asked", STRING, PLAIN, NULL),
      FIELD (DictumReply, channel, "channel", STRING, PLAIN, NULL),
      FIELD (DictumReply, asked_on, "askedOn", TIME, PLAIN, NULL),
      FIELD (DictumReply, deadline, "deadline", TIME, PLAIN, NULL),
      FIELD (DictumReply, answer, "answer", STRING, PLAIN, NULL),
      FIELD (DictumReply, answered_on, "answeredOn", TIME, PLAIN, NULL),
      FIELD (DictumReply, used, "used", BOOLEAN, PLAIN, NULL));

TYPE (dictum_origin_type,
      "origin",
      DictumOrigin,
      FIELD (DictumOrigin, kind, "kind", ENUM, PLAIN, &dictum_origin_kinds),
      FIELD (DictumOrigin, agent, "agent", STRING, PLAIN, NULL),
      FIELD (DictumOrigin, confidence, "confidence", NUMBER, PLAIN, NULL));

TYPE (dictum_carry_type,
      "carry",
      DictumCarry,
      FIELD (DictumCarry, from, "from", STRING, REQUIRED, NULL),
      FIELD (DictumCarry, to, "to", STRING, REQUIRED, NULL),
      FIELD (DictumCarry, kind, "kind", ENUM, PLAIN, &dictum_carry_kinds),
      FIELD (DictumCarry, decision, "decision", ENUM, PLAIN, &dictum_decisions),
      FIELD (DictumCarry, content, "content", VALUES, PLAIN, &dictum_span_type),
      FIELD (DictumCarry, attributions, "attributions", VALUES, PLAIN, &dictum_attribution_type));

REFERRING_TYPE (
    dictum_claim_type,
    "claim",
    DictumClaim,
    RECORD_ID (DictumClaim),
    FIELD (DictumClaim, article, "article", STRING, REQUIRED | REFERENCE, NULL),
    FIELD (DictumClaim, version, "version", STRING, REQUIRED, NULL),
    FIELD (DictumClaim, content, "content", VALUES, REQUIRED, &dictum_span_type),
    FIELD (DictumClaim, attributions, "attributions", VALUES, REQUIRED, &dictum_attribution_type),
    FIELD (DictumClaim, kind, "kind", ENUM, PLAIN, &dictum_claim_kinds),
    FIELD (DictumClaim, check_worthy, "checkWorthy", BOOLEAN, PLAIN, NULL),
    FIELD (DictumClaim, status, "status", ENUM, PLAIN, &dictum_statuses),
    FIELD (DictumClaim, ratings, "ratings", VALUES, PLAIN, &dictum_rating_type),
    FIELD (DictumClaim, published_rating, "publishedRating", STRING, PLAIN, NULL),
    FIELD (DictumClaim, certainty, "certainty", ENUM, PLAIN, &dictum_certainties),
    FIELD (DictumClaim, origin, "origin", VALUE, PLAIN, &dictum_origin_type),
    FIELD (DictumClaim, reviewed, "reviewed", BOOLEAN, PLAIN, NULL),
    FIELD (DictumClaim, evidence, "evidence", VALUES, PLAIN, &dictum_evidence_type),
    FIELD (DictumClaim, replies, "replies", VALUES, PLAIN, &dictum_reply_type),
    FIELD (DictumClaim, assigned, "assigned", STRING, PLAIN, NULL),
    FIELD (DictumClaim, notes, "notes", STRING, PLAIN, NULL),
    FIELD (DictumClaim, tags, "tags", STRINGS, PLAIN, NULL),
    FIELD (DictumClaim, same_as, "sameAs", STRINGS, REFERENCE, NULL),
    FIELD (DictumClaim, contradicts, "contradicts", STRINGS, REFERENCE, NULL),
    FIELD (DictumClaim, carries, "carries", VALUES, PLAIN, &dictum_carry_type),
    FIELD (DictumClaim, creator, "creator", STRING, PLAIN, NULL),
    FIELD (DictumClaim, created, "created", TIME, PLAIN, NULL),
    FIELD (DictumClaim, modified, "modified", TIME, PLAIN, NULL));

/* ---- Settings ---- */

TYPE (dictum_scale_value_type,
      "scaleValue",
      DictumScaleValue,
      FIELD (DictumScaleValue, id, "id", STRING, REQUIRED, NULL),
      FIELD (DictumScaleValue, label, "label", STRING, REQUIRED, NULL),
      FIELD (DictumScaleValue, colour, "colour", STRING, PLAIN, NULL),
      FIELD (DictumScaleValue, number, "numericValue", NUMBER, PLAIN, NULL),
      FIELD (DictumScaleValue, description, "description", STRING, PLAIN, NULL));

TYPE (dictum_rating_scale_type,
      "ratingScale",
      DictumRatingScale,
      FIELD (DictumRatingScale, name, "name", STRING, REQUIRED, NULL),
      FIELD (DictumRatingScale, values, "values", VALUES, REQUIRED, &dictum_scale_value_type));

TYPE (dictum_person_type,
      "person",
      DictumPerson,
      FIELD (DictumPerson, name, "name", STRING, REQUIRED, NULL),
      FIELD (DictumPerson, role, "role", STRING, PLAIN, NULL));

TYPE (dictum_saved_filter_type,
      "savedFilter",
      DictumSavedFilter,
      FIELD (DictumSavedFilter, name, "name", STRING, REQUIRED, NULL),
      FIELD (DictumSavedFilter, query, "query", STRING, REQUIRED, NULL));

TYPE (dictum_desk_type,
      "settings",
      DictumDesk,
      FIELD (DictumDesk, rating_scale, "ratingScale", VALUE, PLAIN, &dictum_rating_scale_type),
      FIELD (DictumDesk, people, "people", VALUES, PLAIN, &dictum_person_type),
      FIELD (DictumDesk, filters, "savedFilters", VALUES, PLAIN, &dictum_saved_filter_type),
      FIELD (DictumDesk, warnings_off, "warningsOff", STRINGS, PLAIN, NULL));

/* At the top of the file "modified" stands behind "created": it is the project's, not the record's.
 */
TYPE (dictum_settings_type,
      "project",
      DictumSettings,
      RECORD_ID (DictumSettings),
      FIELD (DictumSettings, title, "title", STRING, PLAIN, NULL),
      FIELD (DictumSettings, description, "description", STRING, PLAIN, NULL),
      FIELD (DictumSettings, language, "language", STRING, PLAIN, NULL),
      FIELD (DictumSettings, created, "created", TIME, PLAIN, NULL),
      FIELD (DictumSettings, desk, "settings", VALUE, PLAIN, &dictum_desk_type));
