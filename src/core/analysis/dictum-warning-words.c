/* SPDX-FileCopyrightText: 2026 The Dictum authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "dictum-analysis"

#include <string.h>

#include "analysis/dictum-warnings-private.h"

/* The words that rules look for, by language. Short on purpose: a word that is often meant
 * otherwise costs more trust than it wins. They are written as in the language, and folded as
 * dictum_words_pad() folds a text when they are first asked for; in Arabic and Hebrew with the
 * particles that are written together with them. */

/* As in DictumWarningWords; commas between phrases. */
typedef struct
{
  const char *language;
  const char *bare;
  const char *counting;
  const char *empty;
  const char *plurals;
  const char *saying;
  const char *according;
  const char *resuming;
  const char *reasons;
  const char *boilerplate;
  const char *because;
  const char *among;
  const char *superlatives;
  const char *accusations;
  const char *magnitudes;
  const char *dates;
} Lists;

static const Lists languages[] = {
  {
      .language = "en",
      .bare = "source, sources, insider, insiders",
      .counting = "a, an, the, one, two, three, four, some, several, many, multiple, various, "
                  "other, another, unnamed, anonymous, our, these, those",
      .empty = "",
      .plurals = "sources, officials, insiders, people, persons, aides, diplomats, analysts, "
                 "experts, officers, witnesses, executives, lawmakers, ministers, employees, "
                 "workers, members, advisers, advisors, negotiators, investigators, residents, "
                 "critics, observers, they",
      .saying = "said, says, say, saying, told, tells, tell, according to, reported, reports, "
                "report, announced, announces, stated, states, claimed, claims, claim, denied, "
                "denies, deny, warned, warns, added, adds, estimates, estimated, estimate, "
                "showed, shows, show, found, finds, argued, argues, wrote, writes, accused, "
                "accuses, alleged, alleges, allegedly, reportedly, described, called, calls, "
                "confirmed, confirms, insisted, insists, suggested, suggests, predicted, "
                "predicts, promised, noted, notes, revealed, admitted, conceded, acknowledged, "
                "explained, believes, believe, believed, thinks, think, quoted, quoting, cited, "
                "citing, asked, asks, urged, complained, testified, indicated, indicates, "
                "recalled, maintained, based on, figures from, data from, tweeted, posted, "
                "declared, agreed, concluded, recorded, charged, convicted, sentenced, ruled, its "
                "figures, in a statement, spokesman, spokeswoman, spokesperson, survey, study, "
                "poll, have put, has put",
      .according = "according to, told by, quoting, citing",
      .resuming = "",
      .reasons = "because, for fear, fearing, fear of, feared, asked not to be, asked that, asked "
                 "to remain, declined to be, requested anonymity, not authorised, not authorized, "
                 "anonymity, unauthorised, unauthorized, not to be named, not to be identified, "
                 "barred from, not permitted, not allowed, sensitivity, sensitive, retaliation, "
                 "reprisals, speak freely, speak candidly, safety, fear",
      .boilerplate =
          "not authorised to, not authorized to, wasn't authorised, wasn't authorized, "
          "unauthorised to speak, unauthorized to speak, condition of anonymity, asked not "
          "to be named, asked not to be identified, asked to remain anonymous, requested "
          "anonymity, declined to be named, speak candidly, speak freely",
      .because = "because, since, for fear, fearing, feared, due to, as the, as it, as he, as she, "
                 "as they, owing to, citing, would, could, to avoid, to protect",
      .among = "one of the, among the, one of its, some of the",
      .superlatives = "largest, deadliest, unprecedented, never before, record high, record low, "
                      "all-time, the first ever, highest ever, lowest ever, in history",
      .accusations = "fraud, fraudulent, bribe, bribes, bribed, bribery, corrupt, corruption, "
                     "embezzled, embezzlement, murdered, lied, illegally, laundering, laundered, "
                     "cover-up, covered up, abused, harassed, harassment, blackmail, blackmailed, "
                     "forged, falsified, misused, rigged, tortured, cheated",
      .magnitudes =
          "million, billion, trillion, percent, per cent, thousand, tonnes, tons, dollars, "
          "euros, pounds, crowns, people, deaths, jobs, times",
      .dates = "january, february, march, april, may, june, july, august, september, october, "
               "november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, "
               "aged, am, pm",
  },
  {
      .language = "de",
      .bare = "quelle, quellen, insider, insidern",
      .counting = "eine, einer, einem, ein, die, der, den, zwei, drei, mehrere, mehreren, einige, "
                  "einigen, viele, verschiedene, verschiedenen, anonyme, anonymen, ungenannte, "
                  "ungenannten",
      .empty = "",
      .plurals = "quellen, insider, beamte, beamten, personen, leute, diplomaten, analysten, "
                 "experten, zeugen, mitarbeiter, berater, minister, beobachter, kritiker, "
                 "anwohner, kreise, kreisen",
      .saying = "sagte, sagt, sagen, sagten, laut, zufolge, nach angaben, erklarte, erklart, "
                "teilte, teilten, berichtete, berichten, berichtet, meldete, behauptete, "
                "behauptet, bestritt, warnte, warnt, schatzt, schatzen, schatzungen, schrieb, "
                "schreibt, betonte, kundigte, versicherte, raumte, gab an, gaben an, so der, so "
                "die, hiess es, hieß es, beziffert, beschuldigt, wirft, werfen, warf, studie, "
                "umfrage, statistik, verurteilt, angeklagt",
      .according = "laut, nach angaben von, nach angaben, unter berufung auf",
      .resuming =
          "wird, werden, werde, wurde, wurden, ist, sind, sei, seien, war, waren, hat, haben, "
          "habe, hatte, hatten, soll, sollen, sollte, sollten, kann, konne, konnen, konnte, "
          "konnten, will, wollen, wolle, muss, musse, mussen, musste, darf, durfe, durfen",
      .reasons = "weil, aus angst, aus furcht, anonym, anonymitat, nicht genannt, nicht "
                 "namentlich, nicht befugt, nicht berechtigt, vertraulich, schutz",
      .boilerplate =
          "nicht genannt werden, anonym bleiben, nicht namentlich genannt, nicht befugt, "
          "unter der bedingung der anonymitat",
      .because = "weil, da, aus angst, aus furcht, denn, um zu, wegen",
      .among = "eine der, einer der, eines der, zu den",
      .superlatives = "grosste, grossten, großte, großten, schlimmste, schlimmsten, beispiellos, "
                      "beispiellose, noch nie, rekordhoch, rekordtief, aller zeiten",
      .accusations = "betrug, bestechung, bestochen, korrupt, korruption, unterschlagen, "
                     "unterschlagung, veruntreut, veruntreuung, ermordet, gelogen, illegal, "
                     "geldwasche, vertuscht, missbraucht, erpresst, gefalscht, gefoltert",
      .magnitudes = "millionen, million, milliarden, milliarde, prozent, tausend, tonnen, euro, "
                    "dollar, kronen, menschen, tote, arbeitsplatze",
      .dates = "januar, februar, marz, april, mai, juni, juli, august, september, oktober, "
               "november, dezember, uhr, jahrige, jahriger",
  },
  {
      .language = "fr",
      .bare = "source, sources",
      .counting = "une, d'une, un, d'un, des, de, la, les, le, deux, trois, plusieurs, quelques, "
                  "certaines, certains, diverses, nos, ces, autres, d'autres, nombreuses, l'une",
      .empty = "anonyme, anonymes, non identifiée",
      .plurals = "sources, responsables, fonctionnaires, officiels, proches, diplomates, "
                 "analystes, experts, témoins, employés, salariés, députés, ministres, "
                 "conseillers, négociateurs, enquêteurs, habitants, observateurs, personnes, "
                 "membres, dirigeants, milieux, ils, elles",
      .saying = "dit, disent, a dit, ont dit, disait, selon, d'après, a déclaré, ont déclaré, "
                "déclare, déclarent, affirme, affirment, a affirmé, ont affirmé, assure, "
                "assurent, a assuré, ont assuré, indique, indiquent, a indiqué, ont indiqué, "
                "explique, expliquent, a expliqué, ont expliqué, précise, a précisé, ont précisé, "
                "ajoute, a ajouté, annonce, a annoncé, ont annoncé, rapporte, rapportent, a "
                "rapporté, ont rapporté, raconte, a raconté, confie, a confié, confirme, a "
                "confirmé, ont confirmé, dément, a démenti, ont démenti, nie, a nié, prétend, a "
                "prétendu, estime, estiment, a estimé, reconnaît, a reconnu, révèle, révélé, "
                "souligne, a souligné, rappelle, avertit, prévient, a prévenu, écrit, a écrit, "
                "accuse, accusent, a accusé, dénonce, a dénoncé, promet, a promis, juge, "
                "regrette, soutient, admet, aurait, auraient, l'enquête, étude, sondage, "
                "statistiques, communiqué, porte-parole, condamné, inculpé, mis en examen, "
                "chiffres de, cité par",
      .according = "selon, d'après, citant, dit, a dit, déclaré, a déclaré, affirmé, indiqué, a "
                   "indiqué, assuré, expliqué, confié, rapporté, de la part de",
      .resuming = "",
      .reasons = "parce que, parce qu, par peur, par crainte, craignant, craint, crainte, "
                 "anonymat, anonyme, anonymement, pas autorisé, pas autorisée, pas habilité, pas "
                 "habilitée, sans être autorisé, requis l'anonymat, requérant l'anonymat, ne pas "
                 "être nommé, ne pas être nommée, ne pas être cité, ne pas être citée, ne pas être "
                 "identifié, représailles, sensible, confidentiel, confidentielles, sécurité, car",
      .boilerplate =
          "sous couvert d'anonymat, sous le couvert de l'anonymat, sous couvert de "
          "l'anonymat, sous condition d'anonymat, requis l'anonymat, requérant l'anonymat, "
          "souhaité garder l'anonymat, souhaité rester anonyme, souhaité conserver "
          "l'anonymat, pas autorisé à parler, pas autorisée à parler, pas habilité à "
          "parler, pas habilitée à parler",
      .because = "parce que, parce qu'il, parce qu'elle, parce qu'ils, car, par peur, par crainte, "
                 "craignant, en raison, afin de, pour éviter, pour protéger, puisque, de crainte",
      .among = "l'un des, l'une des, un des, une des, parmi les, certains des",
      .superlatives =
          "le plus grand, la plus grande, le plus meurtrier, la plus meurtrière, les plus "
          "élevés, sans précédent, jamais vu, record, historique, de tous les temps, de "
          "l'histoire, pour la première fois",
      .accusations =
          "fraude, frauduleux, corruption, corrompu, corrompus, pot-de-vin, pots-de-vin, "
          "soudoyé, détourné, détournement de fonds, détournements, assassiné, assassinat, "
          "menti, illégalement, blanchiment, étouffé l'affaire, harcèlement, harcelé, "
          "chantage, falsifié, truqué, torturé, escroquerie, abusé",
      .magnitudes = "million, millions, milliard, milliards, pour cent, mille, tonnes, dollars, "
                    "euros, livres, couronnes, francs, personnes, morts, emplois, fois",
      .dates = "janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, "
               "novembre, décembre, heures",
  },
  {
      .language = "es",
      .bare = "fuente, fuentes",
      .counting = "una, un, unas, unos, la, las, el, los, de, dos, tres, varias, varios, algunas, "
                  "algunos, muchas, diversas, distintas, otras, otra, nuestras, esas, estas",
      .empty = "anónima, anónimas, anónimo, anónimos",
      .plurals = "fuentes, funcionarios, responsables, allegados, diplomáticos, analistas, "
                 "expertos, testigos, empleados, trabajadores, diputados, ministros, asesores, "
                 "negociadores, investigadores, vecinos, observadores, personas, miembros, "
                 "directivos, autoridades, ellos, ellas",
      .saying = "dijo, dijeron, dice, dicen, ha dicho, según, de acuerdo con, afirmó, afirmaron, "
                "afirma, afirman, ha afirmado, aseguró, aseguraron, asegura, aseguran, ha "
                "asegurado, declaró, declararon, declara, ha declarado, señaló, señalaron, "
                "señala, señalan, indicó, indicaron, indica, explicó, explicaron, explica, "
                "añadió, agregó, anunció, anunciaron, anuncia, informó, informaron, informa, "
                "contó, contaron, cuenta, relató, confirmó, confirmaron, confirma, desmintió, "
                "negó, negaron, niega, niegan, sostuvo, sostiene, sostienen, estimó, estima, "
                "estiman, calcula, calculan, reconoció, reconoce, admitió, admite, reveló, "
                "revela, subrayó, recordó, advirtió, advierte, escribió, escribe, acusó, acusa, "
                "acusan, denunció, denuncia, denuncian, prometió, promete, insistió, insiste, "
                "criticó, considera, cree, habría, habrían, estudio, encuesta, estadísticas, "
                "comunicado, portavoz, condenado, imputado, procesado, datos de, cifras de, "
                "citado por",
      .according =
          "según, de acuerdo con, citando, dijo, dijeron, afirmó, aseguró, declaró, señaló, "
          "indicó, explicó, confirmó, contó, informaron, informó",
      .resuming = "",
      .reasons = "porque, por miedo, por temor, temiendo, teme, temor, anonimato, anónima, "
                 "anónimo, anónimamente, no está autorizado, no está autorizada, no estaba "
                 "autorizado, no estaba autorizada, no están autorizados, pidió no ser, pidieron "
                 "no ser, no ser nombrado, no ser nombrada, no ser identificado, no ser "
                 "identificada, no ser citado, no ser citada, represalias, delicado, confidencial, "
                 "seguridad",
      .boilerplate =
          "bajo condición de anonimato, bajo la condición de anonimato, a condición de "
          "anonimato, pidió el anonimato, pidieron el anonimato, pidió no ser identificado, "
          "pidió no ser identificada, prefirió mantener el anonimato, no está autorizado a "
          "hablar, no está autorizada a hablar, no estaba autorizado a hablar, no estaba "
          "autorizada a hablar",
      .because = "porque, por miedo, por temor, temiendo, debido a, a causa de, para evitar, para "
                 "proteger, ya que, puesto que",
      .among = "uno de los, una de las, entre los, entre las, algunos de los",
      .superlatives = "el mayor, la mayor, el más grande, la más grande, el más mortífero, la más "
                      "mortífera, sin precedentes, nunca visto, récord, histórico, de todos los "
                      "tiempos, de la historia, por primera vez",
      .accusations =
          "fraude, fraudulento, corrupción, corrupto, corruptos, soborno, sobornos, "
          "sobornó, malversación, malversó, asesinó, asesinado, mintió, ilegalmente, "
          "blanqueo, blanqueó, encubrió, acosó, acoso, chantaje, falsificó, falsificado, "
          "amañó, torturó, torturado, estafa, estafó, abusó",
      .magnitudes =
          "millón, millones, mil, por ciento, toneladas, dólares, euros, libras, coronas, "
          "pesos, personas, muertos, empleos, veces",
      .dates = "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, "
               "noviembre, diciembre, de enero, horas",
  },
  {
      .language = "ar",
      .bare = "مصدر, مصادر, المصدر, المصادر, لمصدر, لمصادر, مصدرا",
      .counting = "عدة, بعض, من, عن, ثلاثة, أربعة, نقلا",
      .empty = "مجهول, مجهولة, مطلع, مطلعة",
      .plurals =
          "مصادر, المصادر, مسؤولون, مسؤولين, مسؤولان, دبلوماسيون, دبلوماسيين, محللون, محللين, "
          "خبراء, شهود, موظفون, موظفين, نواب, وزراء, مراقبون, مراقبين",
      .saying =
          "قال, وقال, قالت, وقالت, قالوا, يقول, تقول, ذكر, وذكر, ذكرت, وذكرت, أفاد, وأفاد, "
          "أفادت, وأفادت, صرح, وصرح, صرحت, أعلن, وأعلن, أعلنت, وأعلنت, أكد, وأكد, أكدت, وأكدت, "
          "أضاف, وأضاف, أضافت, وأضافت, أوضح, وأوضح, أوضحت, زعم, زعمت, نفى, نفت, ونفى, ونفت, "
          "اتهم, اتهمت, أشار, وأشار, أشارت, حسب, بحسب, وبحسب, وفق, وفقا, ووفقا, نقلا عن, دراسة, "
          "استطلاع, بيان, المتحدث, المتحدثة",
      .according =
          "حسب, بحسب, وبحسب, وفق, وفقا, ووفقا, نقلا عن, قال, قالت, وقال, وقالت, ذكر, ذكرت, "
          "وذكر, وذكرت, أفاد, أفادت, وأفاد, وأفادت, أكد, أكدت, وأكد, وأكدت, أضاف, أضافت, "
          "وأضاف, وأضافت, أوضح, أوضحت",
      .resuming = "إن, أن, بأن, إنه, إنها, إنهم, أنه, أنها, أنهم",
      .reasons = "لأن, لأنه, لأنها, خوفا, خشية, لأسباب, عدم الكشف, عدم ذكر, غير مخول, غير مخولة, "
                 "هويته, هويتها, اسمه, اسمها, حساسية, سلامته, سلامتها, انتقام",
      .boilerplate =
          "عدم الكشف عن هويته, عدم الكشف عن هويتها, عدم الكشف عن هويتهم, عدم الكشف عن اسمه, عدم "
          "الكشف عن اسمها, عدم ذكر اسمه, عدم ذكر اسمها",
      .because = "لأن, لأنه, لأنها, لأنهم, خوفا, خشية, بسبب, لتجنب, لحماية",
      .among = "أحد, إحدى, من بين",
      .superlatives =
          "الأكبر, الأعلى, الأسوأ, غير مسبوق, غير مسبوقة, قياسي, قياسية, في التاريخ, لأول مرة",
      .accusations =
          "رشوة, رشاوى, فساد, احتيال, اختلاس, اختلس, تزوير, زور, كذب, ابتزاز, تعذيب, عذب, قتل, "
          "غسل الأموال",
      .magnitudes =
          "مليون, ملايين, مليار, مليارات, ألف, آلاف, بالمئة, بالمائة, دولار, يورو, طن, شخص, "
          "قتيل, قتلى",
      .dates = "يناير, فبراير, مارس, أبريل, مايو, يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, "
               "ديسمبر, كانون, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين",
  },
  {
      .language = "he",
      .bare = "מקור, מקורות, גורם, גורמים",
      .counting = "כמה, מספר, שני, שלושה, אחד",
      .empty = "אנונימי, אנונימיים",
      .plurals = "מקורות, גורמים, בכירים, פקידים, דיפלומטים, אנליסטים, מומחים, עדים, עובדים, שרים, "
                 "יועצים, חוקרים, תושבים, משקיפים",
      .saying =
          "אמר, אמרה, אמרו, אומר, אומרת, אומרים, לדברי, לדבריו, לדבריה, לפי, על פי, מסר, מסרה, "
          "מסרו, הודיע, הודיעה, הודיעו, טען, טענה, טענו, טוען, טוענת, טוענים, הכחיש, הכחישה, "
          "הכחישו, הוסיף, הוסיפה, הסביר, הסבירה, דיווח, דיווחה, דיווחו, הצהיר, הצהירה, העריך, "
          "העריכה, מעריכים, האשים, האשימה, אישר, אישרה, כתב, כתבה, סקר, מחקר, דובר, דוברת, "
          "הודעה",
      .according = "לפי, על פי, לדברי, אמר, אמרה, אמרו, מסר, מסרו",
      .resuming = "כי",
      .reasons =
          "כי, משום, מפני, מחשש, בעילום שם, בעילום, אנונימיות, לא הורשה, לא הורשתה, לא הוסמך, "
          "ביקש שלא, ביקשה שלא, ביטחונו, ביטחונה",
      .boilerplate =
          "בתנאי אנונימיות, בעילום שם, ביקש להישאר בעילום שם, ביקשה להישאר בעילום שם, ביקש שלא "
          "להיחשף, ביקשה שלא להיחשף",
      .because = "כי, משום, מפני, מחשש, בגלל, בשל, כדי",
      .among = "אחד ה, אחת ה, בין ה, אחד מן, אחת מן",
      .superlatives =
          "הגדול ביותר, הגדולה ביותר, הקטלני ביותר, חסר תקדים, חסרת תקדים, שיא, בהיסטוריה, "
          "לראשונה",
      .accusations =
          "שוחד, שיחד, הונאה, רמאות, שחיתות, מעילה, מעל, רצח, שיקר, שיקרה, הלבנת הון, סחיטה, "
          "זייף, זיוף, עינוי, עינה",
      .magnitudes =
          "מיליון, מיליוני, מיליארד, מיליארדי, אלף, אלפי, אחוז, אחוזים, שקל, שקלים, דולר, "
          "דולרים, אירו, טון, אנשים, הרוגים",
      .dates = "בינואר, ינואר, בפברואר, פברואר, במרץ, מרץ, באפריל, אפריל, במאי, מאי, ביוני, יוני, "
               "ביולי, יולי, באוגוסט, אוגוסט, בספטמבר, ספטמבר, באוקטובר, אוקטובר, בנובמבר, נובמבר, "
               "בדצמבר, דצמבר",
  },
};

static const char *const *
split (const char *list)
{
  GStrvBuilder *phrases = g_strv_builder_new ();
  g_auto (GStrv) raw = g_strsplit (list, ", ", -1);
  char **folded;

  for (guint i = 0; raw[i] != NULL; i++)
    g_strv_builder_take (phrases, g_strstrip (dictum_words_pad (raw[i])));
  folded = g_strv_builder_end (phrases);
  g_strv_builder_unref (phrases);

  return (const char *const *) folded;
}

static gpointer
fold_all (gpointer data)
{
  DictumWarningWords *words = g_new0 (DictumWarningWords, G_N_ELEMENTS (languages));

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const Lists *lists = &languages[i];

      words[i] = (DictumWarningWords) {
        .language = lists->language,
        .bare = split (lists->bare),
        .counting = split (lists->counting),
        .empty = split (lists->empty),
        .plurals = split (lists->plurals),
        .saying = split (lists->saying),
        .according = split (lists->according),
        .resuming = split (lists->resuming),
        .reasons = split (lists->reasons),
        .boilerplate = split (lists->boilerplate),
        .because = split (lists->because),
        .among = split (lists->among),
        .superlatives = split (lists->superlatives),
        .accusations = split (lists->accusations),
        .magnitudes = split (lists->magnitudes),
        .dates = split (lists->dates),
      };
    }

  return words;
}

/**
 * dictum_warning_get_words:
 * @language: BCP 47; the first subtag counts
 */
const DictumWarningWords *
dictum_warning_get_words (const char *language)
{
  static GOnce once = G_ONCE_INIT;
  const DictumWarningWords *words = g_once (&once, fold_all, NULL);
  gsize length = strcspn (language, "-_");

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (words[i].language) == length &&
        g_ascii_strncasecmp (words[i].language, language, length) == 0)
      return &words[i];

  return NULL;
}
