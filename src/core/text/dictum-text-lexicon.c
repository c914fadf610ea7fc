/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-text"

#include "text/dictum-text-private.h"

#include <string.h>

/* What the rules of Unicode cannot know: the words of the news that end in a full stop without
 * ending a sentence. Lists are strings of words with one space around each, searched as they are:
 * they are short and asked only where a full stop stands. */

typedef struct
{
  const char *languages; /* NULL: all */
  DictumAbbreviation kind;
  const char *words;
} WordList;

static const WordList abbreviations[] = {
  { NULL, DICTUM_ABBREVIATION_NEVER_ENDS,
    " Mr Mrs Ms Mx Dr Prof Gen Sen Rep Gov Lt Col Sgt Capt Cmdr Cdr Adm Maj Brig Cpl Pvt Rev Hon "
    "Pres"
    " Supt Det Insp Atty Amb Sec Treas Fr Ste Govs v Messrs Mme Mlle MM Mgr vs e.g i.e cf viz "
    "approx ca"
    " Lt.-Gen Maj.-Gen Ven Msgr Sens Reps Drs Profs Gens Asst Assoc Dir Comdr Ald Cllr " },
  { NULL, DICTUM_ABBREVIATION_MAY_END,
    " St Inc Ltd Co Corp Bros Jr Sr Esq etc al Ave Blvd Rd Ft Mt Hwy Dept Univ Assn Ph.D M.D B.A"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri"
    " Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb "
    "Nev"
    " Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta " },
  { NULL, DICTUM_ABBREVIATION_NUMBER,
    " No Nos no nos p pp Art art Vol vol Fig fig ch Ch sec par nr Nr n " },
  { "de", DICTUM_ABBREVIATION_NEVER_ENDS,
    " z.B z d.h d u.a u i.d.R bzw Hr Hrn Fr Frl Dipl Ing Dres Abs Ziff Art vgl ggf evtl sog bspw "
    "insb"
    " allg ehem geb gest verh Min Bd Str inkl exkl zzgl zz o.g u.U v.a rd Mio Mrd Tsd St Nr jun sen"
    " Jan Feb Apr Aug Sept Okt Nov Dez Mo Di Mi Do Sa So kath ev " },
  { "de", DICTUM_ABBREVIATION_MAY_END, " usw etc ff v.Chr n.Chr Chr e.V Co " },
  { "fr", DICTUM_ABBREVIATION_NEVER_ENDS,
    " M MM Mme Mmes Mlle Mlles Mgr Me Dr Pr St Ste env c.-à-d p.ex ex cf janv févr juil sept oct "
    "nov"
    " déc art chap " },
  { "es ca gl", DICTUM_ABBREVIATION_NEVER_ENDS,
    " Sr Sra Srta Sres Sras D Dª Dña Dr Dra Dres Prof Gral Cnel Tte Lic Ing Arq Excmo Excma Ilmo"
    " p.ej ej Ud Uds Vd Vds Sto Sta Mons Pdte Av Avda núm tel pág págs " },
  { "es ca gl", DICTUM_ABBREVIATION_MAY_END, " EE UU EE.UU RR HH CC OO FF AA S.A S.L Cía " },
  { "pt", DICTUM_ABBREVIATION_NEVER_ENDS,
    " Sr Sra Srs Sras Dr Dra Eng Prof Profa Exmo Exma pág págs D " },
  { "it", DICTUM_ABBREVIATION_NEVER_ENDS,
    " sig Sig sig.ra Sig.ra sigg dott Dott dott.ssa Dott.ssa prof avv Avv on On ing arch gen col "
    "cap"
    " mons p.es es pag " },
  { "nl", DICTUM_ABBREVIATION_NEVER_ENDS,
    " dhr mevr mw Dhr Mevr Mw dr drs mr ir ing prof ds bv bijv o.a d.w.z t.a.v nl ca jl " },
  { "pl", DICTUM_ABBREVIATION_NEVER_ENDS,
    " np tzn tzw prof dr hab mgr inż gen płk ks św ul al pl im pn " },
  { "ru uk bg", DICTUM_ABBREVIATION_NEVER_ENDS,
    " г гг им ул руб коп тыс млн млрд т.е т.к т.н проф акад см стр ср " },
};

static const WordList starters[] = {
  { NULL, 0,
    " The A An He She They It We You I But And Or So Yet In On At This That These Those There Here "
    "His"
    " Her Their Its Our My Your If When While After Before As For From With Without By Since "
    "Although"
    " Though Because However Meanwhile Both Some Many Most All Any Each Every One Two Three No Not "
    "Now"
    " Then Also Even Still What Who Why How Where Which Under Over During Despite According "
    "Officials"
    " Together Earlier Later Today Yesterday Once Several Critics Experts Asked Speaking Yes"
    " Police Another Other Others Such Until Unlike About Among Only " },
  { "de", 0,
    " Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ihr Ich Aber Und Oder Doch "
    "Denn"
    " In Im Am An Auf Bei Beim Nach Mit Von Vom Vor Zu Zum Zur Für Über Unter Gegen Dies Diese "
    "Dieser"
    " Dieses Damit Dabei Dann Da Dort Hier Auch Als Wenn Weil Während Seit Nun Jetzt So Sein Seine"
    " Ihre Unser Kein Keine Nicht Man Was Wer Wie Wo Warum Noch Laut Bis Seitdem " },
  { "fr", 0,
    " Le La Les L Un Une Des Du De D Il Elle Ils Elles On Nous Vous Je J Ce C Cet Cette Ces Mais "
    "Et Ou"
    " Or Donc Car En Dans Sur Sous Par Pour Avec Sans Selon Après Avant Depuis Son Sa Ses Leur "
    "Leurs"
    " Si Quand Lorsque Tandis Alors Ainsi Aussi Au Aux À Qui Que Quoi Pourquoi Comment Où Plus "
    "Tout " },
  { "es ca gl pt", 0,
    " El La Los Las Un Una Unos Unas Él Ella Ellos Ellas Yo Nosotros Pero Y E O Sin En De Del Al A "
    "Con"
    " Por Para Según Desde Hasta Entre Sobre Tras Este Esta Estos Estas Ese Esa Esto Eso Su Sus Si"
    " Cuando Mientras Aunque También Ya No Qué Quién Cómo Dónde Hoy O Os As Um Uma Ele Ela Eles "
    "Mas Em"
    " No Na Nos Nas Do Da Segundo Se Quando Não " },
  { "it", 0,
    " Il Lo La I Gli Le L Un Uno Una Lui Lei Loro Ma E Ed O In Nel Nella Di Del Della Da Dal Dalla "
    "A Al"
    " Alla Con Per Su Sul Secondo Dopo Prima Questo Questa Quel Quella Suo Sua Se Quando Mentre "
    "Anche"
    " Non Si Che Chi Come Dove Perché " },
};

static const char saying[] =
    " said says told tells asked asks added adds wrote writes replied replies warned warns insisted"
    " claimed argued continued explained recalled noted stated shouted answered declared announced"
    " tweeted posted testified demanded wondered joked quipped concluded responded remarked "
    "observed"
    " acknowledged admitted sagte fragte erklärte meinte betonte schrieb antwortete rief ergänzte ";

/* Whether @list, words with a space around each, has the word. */
static gboolean
list_has (const char *list, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (list, word); at != NULL; at = strstr (at + 1, word))
    {
      if (at > list && at[-1] == ' ' && at[length] == ' ')
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_word (const char *list, const gunichar *word, int length)
{
  char buffer[128];
  gsize n = 0;

  if (length <= 0 || length > 20)
    return FALSE;
  for (int i = 0; i < length; i++)
    n += g_unichar_to_utf8 (word[i], buffer + n);
  buffer[n] = '\0';
  return list_has (list, buffer);
}

/* Letters with a full stop between each two: "U.S", "a.m". */
static gboolean
is_dotted (const gunichar *word, int length)
{
  if (length < 3 || length % 2 == 0)
    return FALSE;
  for (int i = 0; i < length; i++)
    {
      if (i % 2 == 0 ? !g_unichar_isalpha (word[i]) : word[i] != '.')
        return FALSE;
    }
  return TRUE;
}

/* Whether the language, "pt-BR" say, is one of those in @list, "es pt". */
gboolean
dictum_language_is (const char *language, const char *list)
{
  gsize length = strcspn (language, "-_");
  const char *at = list;

  for (; at != NULL && length > 0; at = strchr (at, ' '), at = at != NULL ? at + 1 : NULL)
    {
      if (g_ascii_strncasecmp (at, language, length) == 0 &&
          (at[length] == ' ' || at[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

/* What the word before a full stop is, the full stop not counted. */
DictumAbbreviation
dictum_abbreviation_get (const char *language, const gunichar *word, int length)
{
  for (int i = G_N_ELEMENTS (abbreviations) - 1; i >= 0; i--)
    {
      const WordList *list = &abbreviations[i];

      if ((list->languages == NULL || dictum_language_is (language, list->languages)) &&
          find_word (list->words, word, length))
        return list->kind;
    }
  if (is_dotted (word, length))
    return DICTUM_ABBREVIATION_MAY_END;
  if (length == 1 && g_unichar_isupper (word[0]))
    return DICTUM_ABBREVIATION_MAY_END;
  return DICTUM_ABBREVIATION_NONE;
}

/* Whether the capital of the word says that a sentence begins, because in the middle of one the
 * word has none. */
gboolean
dictum_word_starts_sentence (const char *language, const gunichar *word, int length)
{
  gboolean known = FALSE;

  for (int i = G_N_ELEMENTS (starters) - 1; i >= 0; i--)
    {
      const WordList *list = &starters[i];

      if (list->languages == NULL ? known : !dictum_language_is (language, list->languages))
        continue;
      known = TRUE;
      if (find_word (list->words, word, length))
        return TRUE;
    }
  return FALSE;
}

gboolean
dictum_word_is_saying (const gunichar *word, int length)
{
  return find_word (saying, word, length);
}

/* Languages that write "3." for "third". */
gboolean
dictum_language_has_ordinal_stop (const char *language)
{
  return dictum_language_is (language, "de da no nb nn fi cs sk sl hr sr bs hu pl et lv is tr");
}

gboolean
dictum_text_is_saying (DictumText *self, int start, int end)
{
  gunichar word[32];
  int length = end - start;

  g_return_val_if_fail (self != NULL, FALSE);

  if (length <= 0 || length > (int) G_N_ELEMENTS (word))
    return FALSE;
  for (int i = 0; i < length; i++)
    word[i] = dictum_text_get_char (self, start + i);
  return dictum_word_is_saying (word, length);
}
