/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-inspector"

#include "inspector/dictum-claim-fields.h"

#include <glib/gi18n.h>

#include "edit/dictum-edit-card.h"
#include "inspector/dictum-binder.h"
#include "inspector/dictum-claim-elsewhere.h"
#include "inspector/dictum-claim-entries.h"
#include "inspector/dictum-claim-evidence.h"
#include "inspector/dictum-control.h"
#include "inspector/dictum-date-row.h"
#include "inspector/dictum-entry-list.h"
#include "inspector/dictum-known-words.h"
#include "inspector/dictum-link-fields.h"
#include "inspector/dictum-look.h"
#include "inspector/dictum-rating-fields.h"
#include "inspector/dictum-source-picker.h"
#include "inspector/dictum-word-list.h"
#include "window/dictum-format.h"

#include "dictum-config.h"

struct _DictumClaimFields
{
  GtkBox parent_instance;

  DictumBinder *binder;
  GPtrArray *link_fields; /* of DictumLinkFields, not owned: in links */
  DictumKnownWords *known;

  AdwMultiLayoutView *layouts;
  GtkBox *links;
  GtkButton *add_link;
  AdwButtonContent *add_link_content;
  GtkDropDown *kind;
  GtkCheckButton *check_worthy;
  GtkDropDown *status;
  DictumRatingFields *rating;
  DictumClaimElsewhere *elsewhere;
  GtkToggleButton *more;
  GtkLabel *more_label;
  GtkDropDown *certainty;
  GtkEntry *assigned;
  DictumWordList *tags;
  DictumClaimEvidence *evidence;
  DictumEntryList *replies;
  GtkTextView *notes;
  GtkCheckButton *reviewed;
  GtkLabel *origin;
};

G_DEFINE_FINAL_TYPE (DictumClaimFields, dictum_claim_fields, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_LAYOUT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const DictumClaim *
get_claim (DictumClaimFields *self)
{
  return self->binder != NULL ? dictum_binder_get_record (self->binder) : NULL;
}

static DictumProject *
get_project (DictumClaimFields *self)
{
  return dictum_workbench_get_project (dictum_binder_get_workbench (self->binder));
}

static const char *
get_author (DictumClaimFields *self)
{
  return dictum_workbench_get_author (dictum_binder_get_workbench (self->binder));
}

/* ---- Showing ---- */

static void
show_links (DictumClaimFields *self, const DictumClaim *claim)
{
  guint length = dictum_values_length (claim->attributions);

  while (self->link_fields->len > length)
    {
      gtk_box_remove (self->links,
                      g_ptr_array_index (self->link_fields, self->link_fields->len - 1));
      g_ptr_array_set_size (self->link_fields, (int) self->link_fields->len - 1);
    }
  while (self->link_fields->len < length)
    {
      GtkWidget *fields = dictum_link_fields_new ();

      gtk_box_append (self->links, fields);
      g_ptr_array_add (self->link_fields, fields);
    }
  for (guint i = 0; i < length; i++)
    dictum_link_fields_show (g_ptr_array_index (self->link_fields, i),
                             dictum_binder_get_workbench (self->binder), claim, i);

  gtk_widget_set_visible (GTK_WIDGET (self->links), length > 0);
  adw_button_content_set_label (self->add_link_content,
                                length == 0 ? _ ("Say Who Said It") : _ ("Add Who Told Them"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->add_link),
                               length == 0 ? _ ("Name the source of this claim")
                                           : _ ("Add the source behind the last one to the chain"));
}

static void
show_origin (DictumClaimFields *self, const DictumClaim *claim)
{
  g_autofree char *created = dictum_format_moment (claim->created);
  g_autofree char *modified = dictum_format_moment (claim->modified);
  g_autoptr (GString) text = g_string_new (NULL);
  int kind = claim->origin != NULL ? claim->origin->kind : DICTUM_ORIGIN_HAND;

  g_string_append (text, dictum_enum_get_label (&dictum_origin_kinds, kind));
  if (claim->origin != NULL && claim->origin->agent != NULL)
    g_string_append_printf (text, " · %s", claim->origin->agent);
  if (claim->created != NULL && claim->creator != NULL)
    {
      g_string_append_c (text, '\n');
      /* Translators: when a claim was marked, and by whom. */
      g_string_append_printf (text, _ ("Marked %1$s by %2$s"), created, claim->creator);
    }
  else if (claim->created != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Marked %s"), created);
    }
  if (claim->modified != NULL && g_strcmp0 (claim->created, claim->modified) != 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Changed %s"), modified);
    }

  gtk_label_set_label (self->origin, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->reviewed), kind != DICTUM_ORIGIN_HAND);
}

/* What is behind "More", so that nobody has to open it to know. */
static void
show_more_label (DictumClaimFields *self, const DictumClaim *claim)
{
  guint n_evidence = dictum_values_length (claim->evidence);
  guint n_replies = dictum_values_length (claim->replies);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *label = NULL;

  if (n_evidence > 0)
    g_strv_builder_take (parts, g_strdup_printf (ngettext ("%u piece of evidence",
                                                           "%u pieces of evidence", n_evidence),
                                                 n_evidence));
  if (n_replies > 0)
    g_strv_builder_take (
        parts, g_strdup_printf (ngettext ("%u request", "%u requests", n_replies), n_replies));
  if (claim->notes != NULL)
    g_strv_builder_add (parts, _ ("a note"));
  if (claim->tags != NULL)
    g_strv_builder_take (parts, g_strjoinv (C_ ("between parts", ", "), claim->tags));

  strings = g_strv_builder_end (parts);
  joined = g_strjoinv (" · ", strings);
  /* Translators: the title of the fields that are folded away, then what is in them. */
  label = *joined != '\0' ? g_strdup_printf (_ ("More: %s"), joined) : g_strdup (_ ("More"));
  gtk_label_set_label (self->more_label, label);
}

static void
shown_cb (DictumClaimFields *self)
{
  const DictumClaim *claim = get_claim (self);

  if (claim == NULL || get_project (self) == NULL)
    return;

  show_links (self, claim);
  dictum_rating_fields_show (self->rating, dictum_binder_get_workbench (self->binder), claim);
  dictum_word_list_show (self->tags, (const char *const *) claim->tags);
  dictum_claim_evidence_show (self->evidence, dictum_binder_get_workbench (self->binder), claim);
  dictum_claim_show_replies (claim, self->replies);
  dictum_claim_elsewhere_show (self->elsewhere, dictum_binder_get_workbench (self->binder), claim);
  show_origin (self, claim);
  show_more_label (self, claim);
}

/* ---- Tags and people ---- */

static void
set_tags (DictumClaimFields *self, GStrvBuilder *builder)
{
  const DictumClaim *claim = get_claim (self);
  g_auto (GStrv) tags = g_strv_builder_end (builder);
  GError *error = NULL;
  DictumChange *change;

  change = dictum_edit_set_list (get_project (self), claim->record.id, "tags",
                                 (const char *const *) tags, get_author (self), &error);
  dictum_binder_take (self->binder, change, error);
}

static void
add_tag_cb (DictumClaimFields *self, const char *tag)
{
  const DictumClaim *claim = get_claim (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (claim == NULL)
    return;

  if (claim->tags != NULL)
    g_strv_builder_addv (builder, (const char **) claim->tags);
  g_strv_builder_add (builder, tag);
  set_tags (self, builder);
}

static void
remove_tag_cb (DictumClaimFields *self, const char *tag)
{
  const DictumClaim *claim = get_claim (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (claim == NULL)
    return;

  for (guint i = 0; claim->tags != NULL && claim->tags[i] != NULL; i++)
    if (!g_str_equal (claim->tags[i], tag))
      g_strv_builder_add (builder, claim->tags[i]);
  set_tags (self, builder);
}

static GStrv
suggest_tags (const char *typed, gpointer data)
{
  DictumClaimFields *self = DICTUM_CLAIM_FIELDS (data);

  if (get_claim (self) == NULL)
    return NULL;

  return dictum_known_words_suggest_tags (self->known, typed);
}

static GStrv
suggest_people (const char *typed, gpointer data)
{
  DictumClaimFields *self = DICTUM_CLAIM_FIELDS (data);

  /* Not while the binder shows what the record says. */
  if (get_claim (self) == NULL || dictum_binder_is_showing (self->binder))
    return NULL;

  return dictum_known_words_suggest_people (self->known, typed);
}

/* ---- Replies ---- */

static void
edit_reply_cb (DictumClaimFields *self, guint position)
{
  if (get_claim (self) != NULL)
    dictum_claim_edit_reply (GTK_WIDGET (self), dictum_binder_get_workbench (self->binder),
                             get_claim (self), position);
}

static void
remove_reply_cb (DictumClaimFields *self, guint position)
{
  if (get_claim (self) != NULL)
    dictum_claim_remove_reply (dictum_binder_get_workbench (self->binder), get_claim (self),
                               position);
}

/* ---- Actions ---- */

static void
add_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimFields *self = DICTUM_CLAIM_FIELDS (widget);
  const DictumClaim *claim = get_claim (self);

  if (claim != NULL)
    dictum_source_picker_open (GTK_WIDGET (self->add_link), NULL,
                               dictum_binder_get_workbench (self->binder), claim->record.id,
                               dictum_values_length (claim->attributions), 0, 0);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumClaimFields *self = DICTUM_CLAIM_FIELDS (widget);
  const DictumClaim *claim = get_claim (self);
  const char *ids[] = { claim != NULL ? claim->record.id : NULL, NULL };
  GError *error = NULL;
  DictumChange *change;

  if (claim == NULL)
    return;

  change = dictum_edit_remove_claims (get_project (self), ids, get_author (self), &error);
  dictum_workbench_take (dictum_binder_get_workbench (self->binder), change, error,
                         _ ("Claim deleted"));
}

static void
set_layout (DictumClaimFields *self, const char *layout)
{
  gboolean roomy;

  if (g_strcmp0 (adw_multi_layout_view_get_layout_name (self->layouts), layout) == 0)
    return;

  roomy = !g_str_equal (layout, "card");
  adw_multi_layout_view_set_layout_name (self->layouts, layout);
  g_object_set (self->replies, "roomy", roomy, NULL);
  dictum_claim_evidence_set_roomy (self->evidence, roomy);
  dictum_claim_elsewhere_set_roomy (self->elsewhere, roomy);
  if (get_claim (self) != NULL)
    dictum_claim_show_replies (get_claim (self), self->replies);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYOUT]);
}

static void
dictum_claim_fields_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumClaimFields *self = DICTUM_CLAIM_FIELDS (object);

  switch (prop_id)
    {
    case PROP_LAYOUT:
      g_value_set_string (value, adw_multi_layout_view_get_layout_name (self->layouts));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_claim_fields_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  DictumClaimFields *self = DICTUM_CLAIM_FIELDS (object);

  switch (prop_id)
    {
    case PROP_LAYOUT:
      set_layout (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_claim_fields_dispose (GObject *object)
{
  DictumClaimFields *self = DICTUM_CLAIM_FIELDS (object);

  /* Before the controls it watches. */
  g_clear_object (&self->binder);
  dictum_known_words_set_workbench (self->known, NULL);
  g_ptr_array_set_size (self->link_fields, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_CLAIM_FIELDS);
  G_OBJECT_CLASS (dictum_claim_fields_parent_class)->dispose (object);
}

static void
dictum_claim_fields_finalize (GObject *object)
{
  DictumClaimFields *self = DICTUM_CLAIM_FIELDS (object);

  g_clear_pointer (&self->link_fields, g_ptr_array_unref);
  g_clear_object (&self->known);
  G_OBJECT_CLASS (dictum_claim_fields_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, layouts);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, links);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, add_link);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, add_link_content);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, kind);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, check_worthy);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, status);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, rating);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, more);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, more_label);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, certainty);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, assigned);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, tags);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, evidence);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, replies);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, notes);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, reviewed);
  gtk_widget_class_bind_template_child (widget_class, DictumClaimFields, origin);
  gtk_widget_class_bind_template_callback (widget_class, add_tag_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_tag_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_reply_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_reply_cb);
}

static void
dictum_claim_fields_class_init (DictumClaimFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dictum_claim_fields_dispose;
  object_class->finalize = dictum_claim_fields_finalize;
  object_class->get_property = dictum_claim_fields_get_property;
  object_class->set_property = dictum_claim_fields_set_property;

  properties[PROP_LAYOUT] = g_param_spec_string ("layout", NULL, NULL, "card",
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                     G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DICTUM_TYPE_CLAIM_ELSEWHERE);
  g_type_ensure (DICTUM_TYPE_CLAIM_EVIDENCE);
  g_type_ensure (DICTUM_TYPE_DATE_ROW);
  g_type_ensure (DICTUM_TYPE_ENTRY_LIST);
  g_type_ensure (DICTUM_TYPE_RATING_FIELDS);
  g_type_ensure (DICTUM_TYPE_WORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-claim-fields.ui");
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "claim.add-link", NULL, add_link_action);
  gtk_widget_class_install_action (widget_class, "claim.delete", NULL, delete_action);
}

static void
dictum_claim_fields_init (DictumClaimFields *self)
{
  self->link_fields = g_ptr_array_new ();
  self->known = dictum_known_words_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dictum_look_name_drop_down (self->kind, NULL);
  dictum_look_name_drop_down (self->status, NULL);
  dictum_look_name_drop_down (self->certainty, NULL);

  self->binder = dictum_binder_new (&dictum_claim_type);
  dictum_binder_add (self->binder, GTK_WIDGET (self->kind), "kind");
  dictum_binder_add (self->binder, GTK_WIDGET (self->check_worthy), "checkWorthy");
  dictum_binder_add (self->binder, GTK_WIDGET (self->status), "status");
  dictum_binder_add (self->binder, GTK_WIDGET (self->certainty), "certainty");
  dictum_binder_add (self->binder, GTK_WIDGET (self->assigned), "assigned");
  dictum_binder_add (self->binder, GTK_WIDGET (self->notes), "notes");
  dictum_control_keep_presses (GTK_WIDGET (self->notes));
  dictum_control_grow (GTK_WIDGET (self->notes));
  dictum_binder_add (self->binder, GTK_WIDGET (self->reviewed), "reviewed");
  g_signal_connect_object (self->binder, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  dictum_word_list_set_suggest (self->tags, suggest_tags, self);
  dictum_completion_attach (self->assigned, suggest_people, self);
}

GtkWidget *
dictum_claim_fields_new (void)
{
  return g_object_new (DICTUM_TYPE_CLAIM_FIELDS, NULL);
}

void
dictum_claim_fields_set_workbench (DictumClaimFields *self, DictumWorkbench *workbench)
{
  g_return_if_fail (DICTUM_IS_CLAIM_FIELDS (self));

  dictum_known_words_set_workbench (self->known, workbench);
  dictum_binder_set_workbench (self->binder, workbench);
}

/**
 * dictum_claim_fields_set_item:
 * @self: the fields
 * @item: (nullable): the claim that they show
 */
void
dictum_claim_fields_set_item (DictumClaimFields *self, DictumItem *item)
{
  g_return_if_fail (DICTUM_IS_CLAIM_FIELDS (self));

  dictum_rating_fields_flush (self->rating);
  dictum_binder_set_item (self->binder, item);
  if (item != NULL)
    dictum_known_words_prepare (self->known);
}

/* Returns: (transfer none) (nullable): the claim that they show. */
DictumItem *
dictum_claim_fields_get_item (DictumClaimFields *self)
{
  g_return_val_if_fail (DICTUM_IS_CLAIM_FIELDS (self), NULL);

  return dictum_binder_get_item (self->binder);
}

/* Puts the keyboard focus on the first field. */
void
dictum_claim_fields_edit (DictumClaimFields *self)
{
  GtkRoot *root;

  g_return_if_fail (DICTUM_IS_CLAIM_FIELDS (self));

  /* The first one, and not the one behind that which has the focus. */
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Opens the notes and puts the caret there. */
void
dictum_claim_fields_write_note (DictumClaimFields *self)
{
  g_return_if_fail (DICTUM_IS_CLAIM_FIELDS (self));

  gtk_toggle_button_set_active (self->more, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->notes));
}

/* Saves what has been typed and not yet saved. */
void
dictum_claim_fields_flush (DictumClaimFields *self)
{
  g_return_if_fail (DICTUM_IS_CLAIM_FIELDS (self));

  dictum_rating_fields_flush (self->rating);
  dictum_binder_flush (self->binder);
}

/**
 * dictum_claim_fields_add_evidence:
 * @self: the fields, which show a claim
 * @requests: (element-type DictumLoadRequest): what is evidence for or against it
 */
void
dictum_claim_fields_add_evidence (DictumClaimFields *self, GPtrArray *requests)
{
  g_return_if_fail (DICTUM_IS_CLAIM_FIELDS (self));

  if (get_claim (self) != NULL)
    dictum_claim_evidence_add (self->evidence, requests);
}
