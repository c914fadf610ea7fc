/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-tour"

#include "window/dictum-tour.h"

#include <glib/gi18n.h>

#include "dictum-announce.h"

#include "dictum-config.h"

struct _DictumTour
{
  GtkBox parent_instance;

  GSettings *settings;
  guint step;

  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *text;
  GtkButton *show;
  GtkButton *next;
  GtkButton *leave;
};

G_DEFINE_FINAL_TYPE (DictumTour, dictum_tour, GTK_TYPE_BOX)

enum
{
  LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *title;
  const char *text;
  const char *label; /* of the button that leads there */
  const char *action;
} Step;

/* The words of the sample’s first article that they quote are not translated in it. */
static const Step steps[] = {
  { N_ ("Mark a claim"),
    N_ ("In the sentence “Its figures show that boats …” select what is claimed, from “boats” on, "
        "and press C: it becomes a claim, with a card. With nothing selected, C takes the "
        "sentence. Ctrl+Z takes anything back."),
    N_ ("_Show the Article"), "win.show-place::article" },
  { N_ ("Say who it comes from"),
    N_ ("Select the words that name who says it, here “Its figures”, press S and choose the "
        "Ministry of Fisheries. Then select “show” and press V: that is the cue, which links the "
        "two."),
    N_ ("_Show the Article"), "win.show-place::article" },
  { N_ ("Follow the chain"),
    N_ ("Claim 4 comes from “Island media”. Who told them? In its card, “Add Who Told Them” makes "
        "a chain: whoever told the reader, and behind them whoever told it first-hand."),
    N_ ("_Show the Article"), "win.show-place::article" },
  { N_ ("Look at the warnings"),
    N_ ("The Overview counts who speaks, and lists at its end what the rules of newsrooms object "
        "to. “Show” leads to each place."),
    N_ ("_Show the Overview"), "win.show-place::overview" },
  { N_ ("Give it out"),
    N_ ("Export writes reports for people and annotations for other tools, on request without the "
        "names that you protect. F1 opens the help on the place where you are."),
    N_ ("_Show the Export"), "win.export" },
};

static char *
describe_count (DictumTour *self)
{
  /* Translators: a step of the tour, as in “1 of 5”. */
  return g_strdup_printf (_ ("%1$u of %2$u"), self->step + 1, (guint) G_N_ELEMENTS (steps));
}

/* GTK sets the name first, and warns of a target that is still another action’s. */
static void
show_action (GtkButton *button, const char *detailed)
{
  GtkActionable *actionable = GTK_ACTIONABLE (button);
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    g_assert_not_reached ();

  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, target);
  gtk_actionable_set_action_name (actionable, name);
}

static void
show_step (DictumTour *self)
{
  const Step *step = &steps[self->step];
  g_autofree char *count = describe_count (self);

  gtk_label_set_label (self->title, _ (step->title));
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->text, _ (step->text));
  gtk_button_set_label (self->show, _ (step->label));
  show_action (self->show, step->action);
  gtk_button_set_label (self->next,
                        self->step + 1 < G_N_ELEMENTS (steps) ? _ ("_Next") : _ ("_Finish"));
}

static void
leave_cb (DictumTour *self)
{
  g_settings_set_int (self->settings, "tour-step", DICTUM_TOUR_OVER);
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
next_cb (DictumTour *self)
{
  if (self->step + 1 == G_N_ELEMENTS (steps))
    {
      leave_cb (self);
      return;
    }

  self->step++;
  g_settings_set_int (self->settings, "tour-step", (int) self->step);
  show_step (self);
  dictum_tour_announce (self);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  leave_cb (DICTUM_TOUR (widget));
  return GDK_EVENT_STOP;
}

static void
dictum_tour_dispose (GObject *object)
{
  DictumTour *self = DICTUM_TOUR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_TOUR);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dictum_tour_parent_class)->dispose (object);
}

static void
dictum_tour_class_init (DictumTourClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_tour_dispose;

  signals[LEAVE] = g_signal_new ("leave", DICTUM_TYPE_TOUR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "tour");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DICTUM_RESOURCE_PATH "window/dictum-tour.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumTour, count);
  gtk_widget_class_bind_template_child (widget_class, DictumTour, leave);
  gtk_widget_class_bind_template_child (widget_class, DictumTour, next);
  gtk_widget_class_bind_template_child (widget_class, DictumTour, show);
  gtk_widget_class_bind_template_child (widget_class, DictumTour, text);
  gtk_widget_class_bind_template_child (widget_class, DictumTour, title);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
dictum_tour_init (DictumTour *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* settings: of the program; begins at the step that stands there. */
GtkWidget *
dictum_tour_new (GSettings *settings)
{
  DictumTour *self = g_object_new (DICTUM_TYPE_TOUR, NULL);
  int step = g_settings_get_int (settings, "tour-step");

  self->settings = g_object_ref (settings);
  self->step = (guint) CLAMP (step, 0, (int) G_N_ELEMENTS (steps) - 1);
  show_step (self);

  return GTK_WIDGET (self);
}

/* Tells a screen reader, whose user does not see it come, the step and what to do in it. */
void
dictum_tour_announce (DictumTour *self)
{
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (DICTUM_IS_TOUR (self));

  count = describe_count (self);
  /* Translators: for screen readers: %1$s is “1 of 5”, %2$s the title of a step, %3$s its text. */
  words = g_strdup_printf (_ ("Tour, %1$s: %2$s. %3$s"), count, gtk_label_get_label (self->title),
                           gtk_label_get_label (self->text));
  dictum_announce (GTK_WIDGET (self), words);
}
