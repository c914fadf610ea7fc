/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-edit"

#include "edit/dictum-edit-private.h"

/**
 * LinkEdit:
 *
 * The common frame of all that is done to the chain of one claim: the claim as it is, its copy, the
 * text, and the draft that the copy belongs to. Freed with clear_link_edit(); what
 * begin_link_edit() has set up is whole or not there at all.
 */
typedef struct
{
  DictumDraft *draft;
  const DictumClaim *before;
  DictumClaim *after; /* owned by the draft */
  DictumText *text;   /* owned by the article */
} LinkEdit;

static void
clear_link_edit (LinkEdit *self)
{
  g_clear_pointer (&self->draft, dictum_draft_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinkEdit, clear_link_edit)

static gboolean
begin_link_edit (LinkEdit *self,
                 DictumProject *project,
                 const char *claim,
                 const char *author,
                 GError **error)
{
  self->before = dictum_edit_find_claim (project, claim, error);
  if (self->before == NULL)
    return FALSE;

  self->text = dictum_edit_find_text (project, self->before, error);
  if (self->text == NULL)
    return FALSE;

  self->draft = dictum_draft_new (project, author);
  self->after = dictum_draft_edit (self->draft, self->before);

  return TRUE;
}

static DictumChange *
finish_link_edit (LinkEdit *self, const char *label, GError **error)
{
  dictum_edit_refresh_manner (self->text, self->after);

  return dictum_draft_finish (self->draft, label, error);
}

static gboolean
check_link (LinkEdit *self, guint link, guint length, GError **error)
{
  if (link < length)
    return TRUE;

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
               ngettext ("The claim has no link %u: its chain has %u link.",
                         "The claim has no link %u: its chain has %u links.",
                         dictum_values_length (self->after->attributions)),
               link + 1, dictum_values_length (self->after->attributions));

  return FALSE;
}

/* The link that is there, or a new one at the end of the chain. */
static DictumAttribution *
take_link (LinkEdit *self, guint link, GError **error)
{
  guint length = dictum_values_length (self->after->attributions);

  if (!check_link (self, link, length + 1, error))
    return NULL;
  if (link == length)
    dictum_values_add (&self->after->attributions, dictum_value_new (&dictum_attribution_type));

  return dictum_values_get (self->after->attributions, link);
}

static DictumAttribution *
get_link (LinkEdit *self, guint link, GError **error)
{
  if (!check_link (self, link, dictum_values_length (self->after->attributions), error))
    return NULL;

  return dictum_values_get (self->after->attributions, link);
}

/* Sets record and span of a link; a range with end <= start leaves the span. */
static gboolean
fill_source (LinkEdit *self, guint link, const char *id, int start, int end, GError **error)
{
  DictumAttribution *attribution = take_link (self, link, error);

  if (attribution == NULL)
    return FALSE;

  if (end > start)
    {
      DictumSpan *span = dictum_edit_make_span (self->text, start, end, error);

      if (span == NULL)
        return FALSE;
      dictum_value_unref (attribution->source_span);
      attribution->source_span = span;
    }
  dictum_value_set_string (&attribution->source, id);

  return TRUE;
}

void
dictum_claim_drop_empty_link (DictumClaim *claim, guint link)
{
  const DictumAttribution *attribution = dictum_values_get (claim->attributions, link);

  if (attribution->source == NULL && attribution->source_span == NULL && attribution->cue == NULL)
    dictum_values_remove (&claim->attributions, link);
}

static int
parse_nick (const DictumEnum *names, const char *field, const char *nick, GError **error)
{
  int value = dictum_enum_from_nick (names, nick);

  if (value < 0)
    {
      g_autofree char *known = g_strjoinv (", ", (GStrv) names->nicks);

      g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_INVALID,
                   _ ("“%s” is no value of “%s”. Choose one of: %s"), nick != NULL ? nick : "",
                   field, known);
    }

  return value;
}

static gboolean
set_enum (int *place, const DictumEnum *names, const char *field, const char *nick, GError **error)
{
  int value = parse_nick (names, field, nick, error);

  if (value < 0)
    return FALSE;

  *place = value;
  return TRUE;
}

/* Returns the label of the action, or NULL with an error. */
static char *
assign_link_field (DictumAttribution *link, const char *field, const char *nick, GError **error)
{
  if (g_strcmp0 (field, "manner") == 0 && g_strcmp0 (nick, "auto") == 0)
    {
      link->manner_chosen = FALSE;
      return g_strdup (_ ("Work out manner from the text"));
    }
  if (g_strcmp0 (field, "manner") == 0)
    {
      if (!set_enum (&link->manner, &dictum_manners, field, nick, error))
        return NULL;
      link->manner_chosen = TRUE;
      return g_strdup_printf (_ ("Set manner to %s"),
                              dictum_enum_get_label (&dictum_manners, link->manner));
    }
  if (g_strcmp0 (field, "polarity") == 0)
    return set_enum (&link->polarity, &dictum_polarities, field, nick, error)
               ? g_strdup_printf (_ ("Set polarity to %s"),
                                  dictum_enum_get_label (&dictum_polarities, link->polarity))
               : NULL;
  if (g_strcmp0 (field, "stance") == 0)
    return set_enum (&link->stance, &dictum_stances, field, nick, error)
               ? g_strdup_printf (_ ("Set stance of cue to %s"),
                                  dictum_enum_get_label (&dictum_stances, link->stance))
               : NULL;

  g_set_error (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_NOT_FOUND,
               _ ("A link of a chain has no field “%s”. Choose one of: manner, polarity, stance"),
               field != NULL ? field : "");
  return NULL;
}

/**
 * dictum_edit_set_source:
 * @project: a project
 * @claim: a claim's id
 * @link: which link, 0 is the outermost; the chain's length appends one
 * @source: (nullable): id of a source; NULL for nobody: the link names no source afterwards, and
 *   goes when it has neither words nor a cue
 * @start: where the words that name it start, in code points of the claim's version
 * @end: where they end; not above @start leaves the words as they are
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_set_source (DictumProject *project,
                        const char *claim,
                        guint link,
                        const char *source,
                        int start,
                        int end,
                        const char *author,
                        GError **error)
{
  g_auto (LinkEdit) edit = { 0 };
  g_autofree char *label = NULL;
  const DictumSource *record = NULL;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!begin_link_edit (&edit, project, claim, author, error))
    return NULL;
  if (source == NULL && end <= start && link >= dictum_values_length (edit.before->attributions))
    {
      g_set_error_literal (error, DICTUM_EDIT_ERROR, DICTUM_EDIT_ERROR_EMPTY,
                           _ ("No source is given. Select the words that name it, or choose one."));
      return NULL;
    }
  if (source != NULL)
    {
      record = dictum_edit_find_source (project, source, error);
      if (record == NULL)
        return NULL;
    }
  if (!fill_source (&edit, link, source, start, end, error))
    return NULL;

  if (record != NULL)
    label = g_strdup_printf (_ ("Set source to %s"), record->name);
  else
    label = g_strdup (end > start ? _ ("Mark words of source") : _ ("Remove source"));
  dictum_claim_drop_empty_link (edit.after, link);

  return finish_link_edit (&edit, label, error);
}

/**
 * dictum_edit_set_new_source:
 * @project: a project
 * @claim: a claim's id
 * @link: which link; the chain's length appends one
 * @name: the name of the new source
 * @kind: its kind
 * @start: as for dictum_edit_set_source()
 * @end: likewise
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change; the source is its first entry
 */
DictumChange *
dictum_edit_set_new_source (DictumProject *project,
                            const char *claim,
                            guint link,
                            const char *name,
                            DictumSourceKind kind,
                            int start,
                            int end,
                            const char *author,
                            GError **error)
{
  g_autoptr (DictumDraft) draft = NULL;
  g_auto (LinkEdit) edit = { 0 };
  g_autofree char *label = NULL;
  DictumSource *source;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  draft = dictum_draft_new (project, author);
  source = dictum_edit_draft_add_source (draft, name, kind, error);
  if (source == NULL || !begin_link_edit (&edit, project, claim, author, error))
    return NULL;

  /* The claim moves into the draft that has the source in front. */
  clear_link_edit (&edit);
  edit.draft = g_steal_pointer (&draft);
  edit.after = dictum_draft_edit (edit.draft, edit.before);
  if (!fill_source (&edit, link, source->record.id, start, end, error))
    return NULL;
  label = g_strdup_printf (_ ("Set source to %s"), source->name);

  return finish_link_edit (&edit, label, error);
}

/**
 * dictum_edit_set_cue:
 * @project: a project
 * @claim: a claim's id
 * @link: which link; the chain's length appends one
 * @start: code points in the claim's version
 * @end: code points, excluded
 * @author: (nullable): who does it
 *
 * Marks the words that link the claim to its source. Stance ("claimed", "admitted") and polarity
 * ("denied", "declined to") are worked out from them, as long as the editor has not chosen them.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_set_cue (DictumProject *project,
                     const char *claim,
                     guint link,
                     int start,
                     int end,
                     const char *author,
                     GError **error)
{
  g_auto (LinkEdit) edit = { 0 };
  g_autoptr (DictumSpan) span = NULL;
  DictumAttribution *attribution;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!begin_link_edit (&edit, project, claim, author, error))
    return NULL;

  span = dictum_edit_make_span (edit.text, start, end, error);
  attribution = span != NULL ? take_link (&edit, link, error) : NULL;
  if (attribution == NULL)
    return NULL;
  dictum_link_take_cue (attribution, g_steal_pointer (&span));

  return finish_link_edit (&edit, _ ("Mark cue"), error);
}

/**
 * dictum_edit_clear_source:
 * @project: a project
 * @claim: a claim's id
 * @link: which link
 * @author: (nullable): who does it
 *
 * Takes record and words of the source away. A link that has no cue either goes with them.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_clear_source (DictumProject *project,
                          const char *claim,
                          guint link,
                          const char *author,
                          GError **error)
{
  g_auto (LinkEdit) edit = { 0 };
  DictumAttribution *attribution;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!begin_link_edit (&edit, project, claim, author, error))
    return NULL;

  attribution = get_link (&edit, link, error);
  if (attribution == NULL)
    return NULL;
  g_clear_pointer (&attribution->source, g_free);
  g_clear_pointer (&attribution->source_span, dictum_value_unref);
  dictum_claim_drop_empty_link (edit.after, link);

  return finish_link_edit (&edit, _ ("Remove source"), error);
}

/**
 * dictum_edit_clear_cue:
 * @project: a project
 * @claim: a claim's id
 * @link: which link
 * @author: (nullable): who does it
 *
 * Takes the cue away, and the stance and polarity that came from its words. A link that has no
 * source either goes with it.
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_clear_cue (DictumProject *project,
                       const char *claim,
                       guint link,
                       const char *author,
                       GError **error)
{
  g_auto (LinkEdit) edit = { 0 };
  DictumAttribution *attribution;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!begin_link_edit (&edit, project, claim, author, error))
    return NULL;

  attribution = get_link (&edit, link, error);
  if (attribution == NULL)
    return NULL;
  dictum_link_take_cue (attribution, NULL);
  dictum_claim_drop_empty_link (edit.after, link);

  return finish_link_edit (&edit, _ ("Remove cue"), error);
}

/**
 * dictum_edit_remove_link:
 * @project: a project
 * @claim: a claim's id
 * @link: which link
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_remove_link (DictumProject *project,
                         const char *claim,
                         guint link,
                         const char *author,
                         GError **error)
{
  g_auto (LinkEdit) edit = { 0 };

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!begin_link_edit (&edit, project, claim, author, error) ||
      get_link (&edit, link, error) == NULL)
    return NULL;
  dictum_values_remove (&edit.after->attributions, link);

  return finish_link_edit (&edit, _ ("Remove link of the chain"), error);
}

/**
 * dictum_edit_move_link:
 * @project: a project
 * @claim: a claim's id
 * @link: which link
 * @to: where it stands afterwards
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_move_link (DictumProject *project,
                       const char *claim,
                       guint link,
                       guint to,
                       const char *author,
                       GError **error)
{
  g_auto (LinkEdit) edit = { 0 };
  DictumAttribution *moved;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!begin_link_edit (&edit, project, claim, author, error) ||
      get_link (&edit, link, error) == NULL || get_link (&edit, to, error) == NULL)
    return NULL;

  moved = g_ptr_array_steal_index (edit.after->attributions, link);
  dictum_values_insert (&edit.after->attributions, to, moved);

  return finish_link_edit (&edit, _ ("Move link of the chain"), error);
}

/**
 * dictum_edit_set_link_field:
 * @project: a project
 * @claim: a claim's id
 * @link: which link
 * @field: "manner", "polarity" or "stance"
 * @nick: one of its values; for the manner also "auto", to work it out from the text again
 * @author: (nullable): who does it
 *
 * Returns: (transfer full): the change
 */
DictumChange *
dictum_edit_set_link_field (DictumProject *project,
                            const char *claim,
                            guint link,
                            const char *field,
                            const char *nick,
                            const char *author,
                            GError **error)
{
  g_auto (LinkEdit) edit = { 0 };
  g_autofree char *label = NULL;
  DictumAttribution *attribution;

  g_return_val_if_fail (DICTUM_IS_PROJECT (project), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!begin_link_edit (&edit, project, claim, author, error))
    return NULL;

  attribution = get_link (&edit, link, error);
  label = attribution != NULL ? assign_link_field (attribution, field, nick, error) : NULL;
  if (label == NULL)
    return NULL;

  return finish_link_edit (&edit, label, error);
}
