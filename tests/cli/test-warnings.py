# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Three articles on one invented fire, in which every warning fires once and once does not.

test-warnings.py DICTUM-CLI FOLDER"""

import os
import sys

sys.path.insert(0, os.path.dirname(__file__))

from cli import Cli, done, run_cases  # noqa: E402

PROGRAM, FOLDER = (os.path.abspath(path) for path in sys.argv[1:3])
cli = Cli(PROGRAM)
FILE = 'fire.dictum'
ARTICLES = [('courier', 'Coastal Courier'), ('wire', 'Island Wire'), ('ledger', 'The Ledger')]

SOURCES = [
    ('Harbour office', 'government-body', []),
    ('Ferry company', 'organisation', []),
    ('Fire service source', 'unnamed', ['anonymity.persons=1']),
    ('Repair officials', 'unnamed', ['anonymity.persons=1',
                                     'anonymity.reasonInText=They advise the inquiry']),
    ('Foreman', 'unnamed', []),
    ('Employee', 'unnamed', ['anonymity.reasonInText=Fears dismissal']),
    ('Deckhand', 'unnamed', []),
    ('Electrician', 'unnamed', ['anonymity.reasonInText=Still under contract']),
    ('Dana Holm', 'person', []),
    ('Piet Lohr', 'person', []),
    ('Ole Brandt', 'person', []),
    ('Insurer', 'organisation', []),
    ('Coastal Courier', 'media', []),
    ('Island Wire', 'media', []),
    ('Register of buildings', 'document', []),
]

CLAIMS = [
    # name, article, words, source, words that name it, cue, more options
    ('pumps', 1, 'the pumps had failed', 'Fire service source', 'A source in the fire service',
     'said', ['--cue-suffix= the pumps']),
    ('roof', 1, 'the roof had been repaired in May', 'Repair officials', 'Officials', 'told', []),
    ('cheap', 1, '“It was a cheap repair,”', 'Foreman', 'a foreman', 'said',
     ['--cue-suffix= a foreman']),
    ('spring', 1, 'had warned of the wiring in spring', 'Dana Holm', None, None, []),
    ('told', 1, '“We were never told of any warning,”', 'Piet Lohr', 'Piet Lohr', 'said',
     ['--cue-suffix= Piet']),
    ('keys', 1, 'the keys had been lost', 'Dana Holm', 'She', 'said',
     ['--source-suffix= said that the keys', '--cue-suffix= that the keys']),
    ('gate', 2, 'the gate had been locked from outside', 'Employee',
     'An employee of the ferry company', 'said', []),
    ('open', 2, 'the gate was open', 'Deckhand', 'A deckhand', 'said', ['--cue-suffix= the gate']),
    ('watch', 2, 'the night watch had been sent home', 'Coastal Courier', 'The Courier', 'reported',
     []),
    ('nobody', 2, 'nobody had been sent home', 'Harbour office', 'The harbour office', 'claimed',
     []),
    ('two', 2, 'two men had been', 'Ferry company', 'the ferry company', 'said',
     ['--source-suffix= said that two', '--cue-suffix= that two']),
    ('insured', 2, 'The terminal was insured at its full value', 'Insurer',
     'the insurer’s letter', 'says', []),
    ('genuine', 2, 'The letter is genuine', 'Insurer', 'the insurer’s office', 'said', []),
    ('home', 1, 'the night watch had been sent home on Tuesday', 'Island Wire', 'Island Wire',
     'reported', []),
    ('bribe', 3, 'Dana Holm bribed an inspector', 'Harbour office', 'the harbour office', 'said',
     ['--source-prefix=an inspector, ', '--cue-prefix=an inspector, the harbour office ']),
    ('log', 3, 'Piet Lohr falsified the log of the pumps', 'Ferry company', 'the ferry company',
     'said', ['--source-prefix=of the pumps, ', '--cue-prefix=pumps, the ferry company ']),
    ('stone', 3, 'The terminal will be rebuilt in stone', 'Harbour office', 'the harbour office',
     'said', ['--source-prefix=in stone, ', '--cue-prefix=in stone, the harbour office ']),
    ('opened', 3, 'It opened in 1931', 'Register of buildings', 'the register of buildings', 'says',
     []),
    ('sound', 3, '“The wiring was sound,”', 'Electrician', 'an electrician', 'said',
     ['--kind=opinion', '--cue-prefix=an electrician ']),
    ('disgrace', 3, '“The wiring was a disgrace,”', 'Ole Brandt', 'Ole Brandt', 'said',
     ['--kind=opinion', '--cue-suffix= Ole Brandt']),
]

# What supports a claim that rests on somebody unnamed, so that one of them has nothing else.
SUPPORTED = ['pumps', 'roof', 'cheap', 'open', 'opened']

# Each rule, where it fires, and what it does not fire at.
EXPECTED = {
    'bare-source': ['Sources'],  # not: a source in the fire service
    'plural-of-one': ['Officials'],  # not: a source in the fire service, who is one
    'no-reason': ['a foreman'],  # not: a deckhand, who feared for his job
    'boilerplate-reason': ['condition of anonymity'],  # not: asked not to be named because of that
    'anonymous-opinion': ['“The wiring was sound,”'],  # not: Ole Brandt’s
    'single-unnamed': ['the gate had been locked from outside'],  # not: the gate was open
    # Each of the two quotes the other; not: nobody had been sent home.
    'circular': ['the night watch had been sent home on Tuesday',
                 'the night watch had been sent home'],
    'unattributed': ['40,000 crowns'],  # not: two million crowns
    'far-pronoun': ['She'],  # not: “He knew nothing of keys”, which has no mark
    'attribution-elsewhere': ['The terminal was insured at its full value'],
    'unequal-cues': ['nobody had been sent home'],  # not: two men had been
    'open-quotation': ['“The letter is genuine, the insurer’s office said on Thursday.'],
    'no-reply': ['Dana Holm bribed an inspector'],  # not: Piet Lohr, who was asked
    'no-evidence': ['The terminal will be rebuilt in stone'],  # not: It opened in 1931
}


def make():
    """The project is made with dictum-cli."""
    ids = {}
    cli.ok('new', FILE, '--title=The fire at Marrow Quay')
    for name, publisher in ARTICLES:
        cli.ok('add', FILE, os.path.join(FOLDER, f'{name}.txt'), f'--title={name}',
               f'--publisher={publisher}', '--language=en')
    for name, kind, fields in SOURCES:
        cli.ok('sources', FILE, f'--add={name}', f'--kind={kind}')
        if fields:
            cli.ok('sources', FILE, f'--set={name}', *fields)
    for name, article, words, source, mark, cue, more in CLAIMS:
        options = [f'--quote={words}', f'--source={source}', *more]
        options += [f'--source-quote={mark}'] if mark else []
        options += [f'--cue={cue}'] if cue else []
        ids[name] = cli.json('mark', FILE, str(article), *options)['id']
    for name in SUPPORTED:
        cli.ok('evidence', FILE, ids[name], 'title=Report of the inquiry', 'stance=supports')
    cli.ok('set', FILE, ids['watch'], f'sameAs={ids["home"]}')
    cli.ok('set', FILE, ids['nobody'], f'contradicts={ids["two"]}')
    cli.ok('reply', FILE, ids['log'], 'asked=Piet Lohr', 'askedOn=2026-11-20')
    cli.ok('rate', FILE, ids['stone'], '--rating=supported')
    cli.ok('rate', FILE, ids['opened'], '--rating=supported')
    cli.ok('rate', FILE, ids['keys'], '--rating=cannot-be-checked')


def found(*options):
    rules = {}
    for warning in cli.json('warnings', FILE, *options):
        rules.setdefault(warning['rule'], []).append(warning['words'])
    return rules


def fires():
    """Every warning fires where it should, and nowhere else."""
    rules = found()
    for rule, words in EXPECTED.items():
        if rules.get(rule) != words:
            yield f'{rule}: {rules.get(rule)} instead of {words}'
    yield from sorted(set(rules) - set(EXPECTED))


def listed():
    """All rules are listed, and each is tried here."""
    rules = [rule['id'] for rule in cli.json('warnings', FILE, '--rules')]
    if rules != list(EXPECTED):
        yield rules
    yield from [rule['id'] for rule in cli.json('warnings', FILE, '--rules')
                if len(rule['explanation']) < 40 or not rule['on']]


def switched():
    """A rule that is switched off finds nothing; undo brings it back."""
    for rule in EXPECTED:
        cli.ok('warnings', FILE, f'--off={rule}')
        if set(found()) != set(EXPECTED) - {rule}:
            yield f'{rule} is not off'
        cli.ok('warnings', FILE, f'--on={rule}')
    cli.ok('warnings', FILE, '--off=no-reply')
    cli.ok('undo', FILE)
    if set(found()) != set(EXPECTED):
        yield 'undo'
    first, second = sorted(EXPECTED)[:2]
    cli.ok('warnings', FILE, f'--off={first}')
    cli.ok('warnings', FILE, f'--on={first}', f'--off={second}')
    if set(found()) != set(EXPECTED) - {second}:
        yield 'not both were switched'
    cli.ok('warnings', FILE, f'--on={second}')
    if cli.run('warnings', FILE, '--off=nonsense')[0] != 2:
        yield 'nonsense is a rule'
    if cli.run('warnings', FILE, '--on=no-reply')[0] != 1:
        yield 'on twice'
    cli.ok('validate', FILE)


def languages():
    """Words are looked for in the article's language only."""
    cli.ok('set', FILE, '1', 'language=fi')
    if 'Sources' in found('--article=1').get('bare-source', []):
        yield 'English words in a Finnish text'
    cli.ok('undo', FILE)


# In each language what its lists are for: somebody who says nothing of himself, a formula, a figure
# without a source; and what is none of them.
TEXTS = {
    'fr': ("""Selon des sources, le quai sera fermé au printemps. Une source anonyme a déclaré que les \
travaux étaient à l’arrêt. Une source proche du chantier a déclaré le contraire.

Un employé s’est exprimé sous couvert d’anonymat au sujet des pompes du port de Saltmère hier.

La rénovation du quai a coûté 40\u202f000 couronnes à la ville et elle durera tout l’hiver prochain.

Le chantier a coûté deux millions, selon le bureau du port, et il durera encore tout l’hiver.""",
           {'bare-source': ['sources', 'source'], 'boilerplate-reason': ['sous couvert d’anonymat'],
            'unattributed': ['40\u202f000 couronnes']}),
    'es': ("""Según fuentes, el muelle cerrará en primavera. Una fuente anónima dijo que las obras habían \
terminado. Una fuente cercana a las obras dijo lo contrario.

Un empleado habló bajo condición de anonimato sobre las bombas del puerto de Saltmere esta semana.

La reforma del muelle costó 400 millones a la ciudad de Saltmere y durará todo el invierno que viene.

La obra costó 40 millones, según la oficina del puerto, y durará todo el invierno que viene.""",
           {'bare-source': ['fuentes', 'fuente'],
            'boilerplate-reason': ['bajo condición de anonimato'],
            'unattributed': ['400 millones']}),
    'de': ("""Mehrere Quellen sagten, der Kai werde bald geschlossen. Eine Quelle aus der Werft widersprach dem. \
Laut Quellen wird der Umbau im Herbst beginnen. Laut Quellen aus dem Hafenamt wird er es nicht.

Ein Angestellter äußerte sich unter der Bedingung der Anonymität über die Pumpen im Hafen von Saltmere.

Die Erneuerung des Kais hat die Stadt Saltmere 400 Millionen gekostet, und sie dauert den Winter über an.

Der Bau kostete 40 Millionen, sagte das Hafenamt, und er wird noch den ganzen Winter über andauern.

Am Hafen von Saltmere hängen 12.500 Arbeitsplätze, die meisten davon in der Werft und im alten Kai.

Im letzten Winter haben 4500 Menschen ihre Wohnung verloren, fast alle davon in der unteren Stadt.

Das Hafenamt tagt seit 1998 in Raum 204, und am 14.11.2026 tagt es dort zum letzten Mal vor dem Umbau.""",
           {'bare-source': ['Quellen', 'Quellen'],
            'boilerplate-reason': ['unter der Bedingung der Anonymität'],
            'unattributed': ['400 Millionen', '12.500 Arbeitsplätze',
                             '4500 Menschen']}),
    'ar': ("""قالت مصادر إن الرصيف سيغلق في الربيع. وقالت مصادر أمنية إن الرصيف مفتوح. وأفادت مصادر مطلعة أن \
العمل توقف. وبحسب مصادر، سيستأنف العمل قريبا. وبحسب مصادر في الميناء، لن يستأنف.

تحدث موظف في الميناء وطلب عدم الكشف عن هويته عن مضخات الميناء هذا الأسبوع في المدينة كلها.

كلف ترميم الرصيف 40 مليون كرونة من أموال المدينة وسيستمر طوال فصل الشتاء القادم في سالتمير كلها.

وقال مكتب الميناء إن العمل كلف 30 مليون كرونة وإنه سيستمر طوال فصل الشتاء القادم في سالتمير.""",
           {'bare-source': ['مصادر'] * 3, 'boilerplate-reason': ['عدم الكشف عن هويته'], 'unattributed': ['40 مليون']}),
    'he': ("""לפי מקורות, הרציף ייסגר באביב. לפי מקורות בנמל, הוא ייפתח שוב.

עובד דיבר בתנאי אנונימיות על המשאבות של הנמל השבוע בעיר סולטמיר ועל מצבן הירוד מאוד.

שיפוץ הרציף עלה 40 מיליון כתרים מכספי העיר ויימשך לאורך כל החורף הבא בסולטמיר ובסביבתה.

משרד הנמל אמר שהעבודה עלתה 30 מיליון כתרים ושהיא תימשך לאורך כל החורף הבא בסולטמיר.""",
           {'bare-source': ['מקורות'], 'boilerplate-reason': ['בתנאי אנונימיות'],
            'unattributed': ['40 מיליון']}),
}


def lists():
    """Each language has its own words."""
    for language, (text, expected) in TEXTS.items():
        project = f'{language}.dictum'
        with open(cli.path(f'{language}.txt'), 'w', encoding='utf-8') as file:
            file.write(text)
        cli.ok('new', project, '--title=Words')
        cli.ok('add', project, f'{language}.txt', f'--language={language}')
        rules = {}
        for warning in cli.json('warnings', project):
            rules.setdefault(warning['rule'], []).append(warning['words'])
        if rules != expected:
            yield f'{language}: {rules}'


run_cases(make, fires, listed, switched, languages, lists)
done()
