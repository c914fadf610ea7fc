/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-word-list"

#include "inspector/dictum-word-list.h"

#include <string.h>

#include <glib/gi18n.h>

#include "inspector/dictum-look.h"

#include "dictum-config.h"

struct _DictumWordList
{
  AdwBin parent_instance;

  GPtrArray *chips; /* of GtkWidget, not owned: in the box, in front of the entry */
  GStrv words;
  char *placeholder;

  AdwWrapBox *box;
  GtkEntry *entry;
};

G_DEFINE_FINAL_TYPE (DictumWordList, dictum_word_list, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  N_PROPS
};

enum
{
  ADD,
  REMOVE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
remove_clicked_cb (GtkButton *button, gpointer data)
{
  DictumWordList *self = DICTUM_WORD_LIST (data);
  GtkWidget *chip = gtk_widget_get_parent (GTK_WIDGET (button));
  g_autofree char *word = NULL;
  guint position;

  if (!g_ptr_array_find (self->chips, chip, &position))
    return;

  word = g_strdup (self->words[position]);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  g_signal_emit (self, signals[REMOVE], 0, word);
}

/* A chip is a label and a button; made here as a list's factory makes its rows. */
static GtkWidget *
new_chip (DictumWordList *self)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (chip, "word-chip");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);

  return chip;
}

static void
show_chip (GtkWidget *chip, const char *word)
{
  GtkWidget *label = gtk_widget_get_first_child (chip);
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), word);

  gtk_label_set_label (GTK_LABEL (label), word);
  dictum_look_bind_label (gtk_widget_get_last_child (chip), name);
}

static void
add_typed (DictumWordList *self)
{
  g_autofree char *word = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*word == '\0')
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (self->words == NULL || !g_strv_contains ((const char *const *) self->words, word))
    g_signal_emit (self, signals[ADD], 0, word);
}

static void
activate_cb (DictumWordList *self)
{
  add_typed (self);
}

/* What was only suggested is not meant by somebody who goes away, or goes on to the next word. */
static void
leave_cb (DictumWordList *self)
{
  dictum_completion_dismiss (self->entry);
  add_typed (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer data)
{
  DictumWordList *self = DICTUM_WORD_LIST (data);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  guint length = dictum_strings_length ((const char *const *) self->words);

  if (keyval == GDK_KEY_comma)
    {
      leave_cb (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape && *text != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return TRUE;
    }
  if (keyval == GDK_KEY_BackSpace && *text == '\0' && length > 0)
    {
      g_autofree char *word = g_strdup (self->words[length - 1]);

      g_signal_emit (self, signals[REMOVE], 0, word);
      return TRUE;
    }

  return FALSE;
}

static gboolean
dictum_word_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DICTUM_WORD_LIST (widget)->entry));
}

static void
dictum_word_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DictumWordList *self = DICTUM_WORD_LIST (object);

  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_word_list_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DictumWordList *self = DICTUM_WORD_LIST (object);

  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      dictum_word_list_set_placeholder (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dictum_word_list_dispose (GObject *object)
{
  DictumWordList *self = DICTUM_WORD_LIST (object);

  g_ptr_array_set_size (self->chips, 0);
  /* Before the template lets go of it: the bin would unparent it a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_WORD_LIST);
  G_OBJECT_CLASS (dictum_word_list_parent_class)->dispose (object);
}

static void
dictum_word_list_finalize (GObject *object)
{
  DictumWordList *self = DICTUM_WORD_LIST (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->placeholder, g_free);
  G_OBJECT_CLASS (dictum_word_list_parent_class)->finalize (object);
}

static void
dictum_word_list_class_init (DictumWordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dictum_word_list_get_property;
  object_class->set_property = dictum_word_list_set_property;
  object_class->dispose = dictum_word_list_dispose;
  object_class->finalize = dictum_word_list_finalize;
  widget_class->grab_focus = dictum_word_list_grab_focus;

  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                          G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, DICTUM_RESOURCE_PATH
                                               "inspector/dictum-word-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumWordList, box);
  gtk_widget_class_bind_template_child (widget_class, DictumWordList, entry);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
dictum_word_list_init (DictumWordList *self)
{
  self->chips = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_word_list_show:
 * @self: a list
 * @words: (nullable): what it shows; chips that are there already are used again
 */
void
dictum_word_list_show (DictumWordList *self, const char *const *words)
{
  guint length = dictum_strings_length (words);

  g_return_if_fail (DICTUM_IS_WORD_LIST (self));

  g_strfreev (self->words);
  self->words = length > 0 ? g_strdupv ((GStrv) words) : NULL;

  while (self->chips->len > length)
    {
      adw_wrap_box_remove (self->box, g_ptr_array_index (self->chips, self->chips->len - 1));
      g_ptr_array_set_size (self->chips, (int) self->chips->len - 1);
    }
  while (self->chips->len < length)
    {
      GtkWidget *chip = new_chip (self);
      GtkWidget *last = self->chips->len > 0 ? g_ptr_array_index (self->chips, self->chips->len - 1)
                                             : NULL;

      adw_wrap_box_insert_child_after (self->box, chip, last);
      g_ptr_array_add (self->chips, chip);
    }
  for (guint i = 0; i < length; i++)
    show_chip (g_ptr_array_index (self->chips, i), words[i]);
}

/**
 * dictum_word_list_set_suggest:
 * @self: a list
 * @suggest: says what could be meant while somebody types
 * @data: for @suggest; it has to live as long as the list
 */
void
dictum_word_list_set_suggest (DictumWordList *self, DictumSuggest suggest, gpointer data)
{
  g_return_if_fail (DICTUM_IS_WORD_LIST (self));

  dictum_completion_attach (self->entry, suggest, data);
}

/**
 * dictum_word_list_set_placeholder:
 * @self: a list
 * @placeholder: what the entry says when it is empty, and is called
 */
void
dictum_word_list_set_placeholder (DictumWordList *self, const char *placeholder)
{
  g_return_if_fail (DICTUM_IS_WORD_LIST (self));

  if (!g_set_str (&self->placeholder, placeholder))
    return;

  gtk_entry_set_placeholder_text (self->entry, placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder != NULL ? placeholder : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACEHOLDER]);
}
