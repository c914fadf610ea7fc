/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-look"

#include "inspector/dictum-look.h"

#include "edit/dictum-edit-version.h"

#include <glib/gi18n.h>

#include "window/dictum-format.h"

typedef struct
{
  const char *icon;
  const char *style;
} Look;

static const Look looks[] = {
  [DICTUM_SOURCE_PERSON] = { "dictum-person-symbolic", "kind-person" },
  [DICTUM_SOURCE_ORGANISATION] = { "dictum-organisation-symbolic", "kind-organisation" },
  [DICTUM_SOURCE_GOVERNMENT_BODY] = { "dictum-government-symbolic", "kind-government-body" },
  [DICTUM_SOURCE_GROUP] = { "dictum-group-symbolic", "kind-group" },
  [DICTUM_SOURCE_DOCUMENT] = { "dictum-document-symbolic", "kind-document" },
  [DICTUM_SOURCE_MEDIA] = { "dictum-media-symbolic", "kind-media" },
  [DICTUM_SOURCE_UNNAMED] = { "dictum-unnamed-symbolic", "kind-unnamed" },
  [DICTUM_SOURCE_OTHER] = { "dictum-other-symbolic", "kind-other" },
};

static const Look nobody = { "dialog-question-symbolic", "kind-nobody" };

static const Look *
get_look (int kind)
{
  return kind >= 0 && kind < (int) G_N_ELEMENTS (looks) ? &looks[kind] : &nobody;
}

/**
 * dictum_look_kind_icon:
 * @kind: a DictumSourceKind, or -1 for nobody named
 *
 * Returns: the name of the icon that stands for it
 */
const char *
dictum_look_kind_icon (int kind)
{
  return get_look (kind)->icon;
}

/**
 * dictum_look_kind_class:
 * @kind: a DictumSourceKind, or -1 for nobody named
 *
 * Returns: the style class that gives a widget the kind's colour
 */
const char *
dictum_look_kind_class (int kind)
{
  return get_look (kind)->style;
}

/**
 * dictum_look_kind_label:
 * @kind: a DictumSourceKind
 *
 * Returns: "Government body", in the user's language
 */
const char *
dictum_look_kind_label (int kind)
{
  return dictum_enum_get_label (&dictum_source_kinds, kind);
}

/**
 * dictum_look_apply_kind:
 * @widget: what takes the kind's colour
 * @kind: a DictumSourceKind, or -1 for nobody named
 *
 * Replaces the style class of any other kind.
 */
void
dictum_look_apply_kind (GtkWidget *widget, int kind)
{
  const char *style = dictum_look_kind_class (kind);

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (gtk_widget_has_css_class (widget, style))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (widget, looks[i].style);
  gtk_widget_remove_css_class (widget, nobody.style);
  gtk_widget_add_css_class (widget, style);
}

/**
 * dictum_look_source_subtitle:
 * @project: the source's project
 * @source: a source
 *
 * Returns: (transfer full): its kind and what it belongs to: "Person · island council"
 */
char *
dictum_look_source_subtitle (DictumProject *project, const DictumSource *source)
{
  const DictumSource *affiliation = NULL;
  const char *kind;
  guint n_aliases;

  g_return_val_if_fail (source != NULL, NULL);

  kind = dictum_look_kind_label (source->kind);
  n_aliases = dictum_strings_length ((const char *const *) source->aliases);

  if (source->affiliation != NULL)
    affiliation = dictum_project_get_source (project, source->affiliation);

  if (affiliation != NULL)
    {
      /* Translators: a source's kind, then what it belongs to: “Person · island council”. */
      return g_strdup_printf (C_ ("source", "%1$s · %2$s"), kind, affiliation->name);
    }

  if (n_aliases > 0)
    {
      /* Translators: a source's kind, then how many other names it has. */
      return g_strdup_printf (ngettext ("%1$s · %2$u alias", "%1$s · %2$u aliases", n_aliases),
                              kind, n_aliases);
    }

  return g_strdup (kind);
}

/**
 * dictum_look_source_initials:
 * @name: a name
 *
 * Returns: (transfer full): the first letters of its first and last word, or of its only one
 */
char *
dictum_look_source_initials (const char *name)
{
  g_auto (GStrv) words = NULL;
  GString *initials = g_string_new (NULL);
  const char *first = NULL;
  const char *last = NULL;

  words = g_strsplit_set (name != NULL ? name : "", " -", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!g_unichar_isalnum (g_utf8_get_char (words[i])))
        continue;
      if (first == NULL)
        first = words[i];
      else
        last = words[i];
    }

  if (first != NULL)
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (first)));
  if (last != NULL)
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (last)));

  return g_string_free (initials, FALSE);
}

static guint
count_articles (GListModel *claims)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_claims = g_list_model_get_n_items (claims);

  for (guint i = 0; i < n_claims; i++)
    {
      g_autoptr (DictumItem) item = g_list_model_get_item (claims, i);
      const DictumClaim *claim = dictum_item_get_claim (item);

      if (claim != NULL)
        g_hash_table_add (articles, claim->article);
    }

  return g_hash_table_size (articles);
}

/**
 * dictum_look_said:
 * @project: the source's project
 * @source: a source
 *
 * Returns: (transfer full): how much it said: "3 claims · 2 articles"
 */
char *
dictum_look_said (DictumProject *project, const DictumSource *source)
{
  GListModel *claims;
  guint n_claims;
  g_autofree char *in_claims = NULL;
  g_autofree char *in_articles = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  claims = dictum_project_get_source_claims (project, source->record.id);
  n_claims = g_list_model_get_n_items (claims);
  if (n_claims == 0)
    return g_strdup (_ ("No claims"));

  in_claims = dictum_format_claims (n_claims);
  in_articles = dictum_format_articles (count_articles (claims));

  return dictum_format_facts (in_claims, in_articles, NULL);
}

/**
 * dictum_look_link_cue:
 * @link: a link of a claim's chain
 *
 * Returns: (transfer full) (nullable): the words that link it, with what they do to the claim when
 *   that is not plain: "did not say (denied)"; NULL when there is nothing to say
 */
char *
dictum_look_link_cue (const DictumAttribution *link)
{
  const char *cue;

  g_return_val_if_fail (link != NULL, NULL);

  cue = link->cue != NULL ? link->cue->exact : NULL;
  switch ((DictumPolarity) link->polarity)
    {
    case DICTUM_POLARITY_DENIED:
      /* Translators: the words of the article that link a claim to its source. */
      return cue != NULL ? g_strdup_printf (_ ("%s (denied)"), cue) : g_strdup (_ ("denied"));
    case DICTUM_POLARITY_DECLINED:
      /* Translators: the words of the article that link a claim to its source. */
      return cue != NULL ? g_strdup_printf (_ ("%s (declined)"), cue) : g_strdup (_ ("declined"));
    case DICTUM_POLARITY_AFFIRMED:
    default:
      return g_strdup (cue);
    }
}

/**
 * dictum_look_link_name:
 * @project: the claim's project
 * @link: a link of a claim's chain
 *
 * Returns: (transfer full): the source's name, the words that stand for it, or that there is none
 */
char *
dictum_look_link_name (DictumProject *project, const DictumAttribution *link)
{
  const DictumSource *source = NULL;

  g_return_val_if_fail (link != NULL, NULL);

  if (link->source != NULL)
    source = dictum_project_get_source (project, link->source);
  if (source != NULL)
    return g_strdup (source->name);
  if (link->source_span != NULL)
    /* Translators: words of the article, in quotation marks. */
    return g_strdup_printf (_ ("“%s”"), link->source_span->exact);

  return g_strdup (_ ("no named source"));
}

static gboolean
lacks_reason (const DictumSource *source)
{
  if (source == NULL || source->kind != DICTUM_SOURCE_UNNAMED)
    return FALSE;

  return source->anonymity == NULL || source->anonymity->reason_in_text == NULL;
}

/**
 * dictum_look_claim_warning:
 * @project: the claim's project
 * @claim: a claim
 *
 * Returns: (transfer full) (nullable): what an editor should look at, or NULL
 */
char *
dictum_look_claim_warning (DictumProject *project, const DictumClaim *claim)
{
  const DictumArticle *article;
  guint n_links;

  g_return_val_if_fail (claim != NULL, NULL);

  article = project != NULL ? dictum_project_get_article (project, claim->article) : NULL;
  if (article != NULL &&
      g_strcmp0 (dictum_article_get_latest_version (article)->id, claim->version) != 0)
    return g_strdup (_ ("Not in the latest version of the text"));
  if (article != NULL && dictum_claim_needs_review (article, claim))
    return g_strdup (_ ("The text has changed since this was marked"));

  n_links = dictum_values_length (claim->attributions);
  for (guint i = 0; i < n_links; i++)
    {
      const DictumAttribution *link = dictum_values_get (claim->attributions, i);

      if (link->source != NULL && lacks_reason (dictum_project_get_source (project, link->source)))
        return g_strdup (_ ("Unnamed: no reason for anonymity given in the text"));
    }

  return NULL;
}

/**
 * dictum_look_claim_summary:
 * @project: the claim's project
 * @claim: a claim
 * @number: its number in the article, from 1
 *
 * Returns: (transfer full): the claim in one sentence, for assistive technology
 */
char *
dictum_look_claim_summary (DictumProject *project, const DictumClaim *claim, guint number)
{
  g_autofree char *quote = NULL;
  g_autofree char *name = NULL;
  guint n_links;

  g_return_val_if_fail (claim != NULL, NULL);

  quote = dictum_claim_get_quote (claim);
  n_links = dictum_values_length (claim->attributions);
  if (n_links == 0)
    {
      /* Translators: number of the claim, then its words. */
      return g_strdup_printf (_ ("Claim %1$u: %2$s. The writer’s own"), number, quote);
    }

  name = dictum_look_link_name (project, dictum_values_get (claim->attributions, n_links - 1));
  /* Translators: number of the claim, its words, and the name of its source. */
  return g_strdup_printf (_ ("Claim %1$u: %2$s. Source: %3$s"), number, quote, name);
}

/**
 * dictum_look_rating_markup:
 * @value: (nullable): a value of the rating scale
 * @words: what it is called
 *
 * Returns: (transfer full): Pango markup: the words, behind a dot in the value's colour
 */
char *
dictum_look_rating_markup (const DictumScaleValue *value, const char *words)
{
  g_autofree char *isolated = dictum_format_isolated (words);

  if (value == NULL || value->colour == NULL)
    return g_markup_escape_text (isolated, -1);

  return g_markup_printf_escaped ("<span color=\"%s\">●</span> %s", value->colour, isolated);
}

/**
 * dictum_look_claim_state:
 * @project: the claim's project
 * @claim: a claim
 *
 * Returns: (transfer full) (nullable): Pango markup: how far the checking has come, when it has
 *   begun: "In progress · ● Mostly true"
 */
char *
dictum_look_claim_state (DictumProject *project, const DictumClaim *claim)
{
  const DictumRating *rating;
  const DictumScaleValue *value = NULL;
  const char *status;
  g_autofree char *dot = NULL;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (claim != NULL, NULL);

  rating = dictum_claim_get_shown_rating (claim);
  if (rating != NULL)
    value = dictum_settings_find_rating (dictum_project_get_settings (project), rating->rating);
  if (value != NULL)
    dot = dictum_look_rating_markup (value, value->label);
  if (claim->status == DICTUM_STATUS_TO_DO)
    return g_steal_pointer (&dot);

  status = dictum_enum_get_label (&dictum_statuses, claim->status);
  escaped = g_markup_escape_text (status, -1);
  if (dot == NULL)
    return g_steal_pointer (&escaped);

  /* Translators: the status of a claim, then its rating: “In progress · Mostly true”. */
  return g_strdup_printf (_ ("%1$s · %2$s"), escaped, dot);
}

/**
 * dictum_look_article_line:
 * @article: an article
 *
 * Returns: (transfer full): where and when it appeared: "Coastal Courier, 14 Nov"
 */
char *
dictum_look_article_line (const DictumArticle *article)
{
  g_autofree char *date = NULL;
  g_autofree char *isolated = NULL;
  const char *where;

  g_return_val_if_fail (article != NULL, NULL);

  where = article->publisher != NULL ? article->publisher : article->title;
  date = dictum_format_date_now (article->published);
  if (where == NULL)
    where = _ ("Untitled");
  if (date == NULL)
    return g_strdup (where);

  isolated = dictum_format_isolated (where);
  /* Translators: the publisher of an article and the day it appeared. */
  return g_strdup_printf (_ ("%1$s, %2$s"), isolated, date);
}

/**
 * dictum_look_enum_model:
 * @names: an enumeration
 *
 * Returns: (transfer full): its translated labels in order, for a drop-down
 */
GListModel *
dictum_look_enum_model (const DictumEnum *names)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  guint length = dictum_enum_length (names);

  for (guint i = 0; i < length; i++)
    gtk_string_list_append (list, dictum_enum_get_label (names, (int) i));

  return G_LIST_MODEL (list);
}

/**
 * dictum_look_bind_label:
 * @widget: a control without words of its own
 * @name: what assistive technology calls it; also its tooltip
 */
void
dictum_look_bind_label (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The words of what is chosen, where a screen reader would otherwise hear the name alone. */
static void
tell_value_cb (GtkDropDown *drop_down)
{
  gpointer item = gtk_drop_down_get_selected_item (drop_down);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "", -1);
}

/**
 * dictum_look_name_drop_down:
 * @drop_down: of a list of strings
 * @name: (nullable): what assistive technology calls it; NULL when a label beside it names it
 *
 * GTK calls a drop-down by what is chosen in it, whatever label it is given, so that nobody hears
 * what is chosen there.
 */
void
dictum_look_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  if (name != NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down),
                                     GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
    }
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (tell_value_cb), NULL);
  tell_value_cb (drop_down);
}

GMenuItem *
dictum_look_menu_item (const char *words)
{
  g_autoptr (GString) label = g_string_new (words);

  /* In a menu an underline marks the key. */
  g_string_replace (label, "_", "__", 0);

  return g_menu_item_new (label->str, NULL);
}
