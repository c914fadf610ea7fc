# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is checked of the Flatpak without its window: signatures, permissions, files, the sandbox."""

import configparser
import os
import re
import shutil
import subprocess

from driver import Failure, wait_for
from sandbox import HOME, TEST_HOME, TOP, find_one, run

PERMISSIONS = {'shared': {'network', 'ipc'}, 'sockets': {'wayland', 'fallback-x11'},
               'devices': {'dri'}}


def expect(what, found, wanted):
    if found != wanted:
        raise Failure(f'{what}: {found}, not {wanted}')


def expect_refused(told):
    """Flatpak refused something for its signature, and for nothing else."""
    if 'public key not found' not in told and 'GPG' not in told:
        raise Failure(f'it is refused for another reason:\n{told}')


# ---- What was made --------------------------------------------------------------------------------


def check_sums(output):
    """The README's own commands for verifying a download, and what they say of one that was altered."""
    keys = os.path.join(TEST_HOME, 'gnupg')
    os.makedirs(keys, mode=0o700)
    with open(os.path.join(keys, 'gpg.conf'), 'w', encoding='utf-8') as file:
        file.write('batch\nno-autostart\n')
    env = dict(os.environ, GNUPGHOME=keys)
    with open(os.path.join(TOP, 'README.md'), encoding='utf-8') as file:
        readme = file.read()
    commands = re.findall(r'(?m)^    ((?:gpg|sha256sum) .+)', readme)
    expect('commands of the README', len(commands), 4)
    for command in commands:
        run(*command.split(), env=env, cwd=output)
    for name in re.findall(r'(?m)^    flatpak install --user (\S+)', readme):
        find_one(output, name)
    sums, signature = (os.path.join(output, name) for name in ['SHA256SUMS', 'SHA256SUMS.asc'])
    named = {line.split()[1] for line in open(sums, encoding='utf-8')}
    expect('the files with a checksum', named,
           {'dictum.gpg', 'dictum.flatpakref', os.path.basename(find_one(output, '*.flatpak'))})
    altered = os.path.join(TEST_HOME, 'altered')
    with open(sums, encoding='utf-8') as file, open(altered, 'w', encoding='utf-8') as other:
        other.write(file.read().replace('a', 'b', 1))
    run('gpg', '--verify', signature, altered, good=False, env=env)


def check_altered_bundle(place, output):
    """One other byte in the middle of the bundle, and it is not installed."""
    altered = os.path.join(TEST_HOME, 'altered.flatpak')
    shutil.copy(find_one(output, '*.flatpak'), altered)
    with open(altered, 'r+b') as file:
        middle = os.path.getsize(altered) // 2
        file.seek(middle)
        byte = file.read(1)
        file.seek(middle)
        file.write(bytes([byte[0] ^ 0x40]))
    place.install('--bundle', altered, good=False)
    expect('installed', place.is_installed(), False)
    os.unlink(altered)


def check_unknown_key(place, output):
    """The repository gives nothing to someone who trusts no key of its."""
    expect_refused(place.flatpak('remote-add', 'unknown', f'file://{output}/repository', good=False))
    expect('installed', place.is_installed(), False)


def check_reference(place, output):
    """The .flatpakref is made for the address of the repository; here it is led to the folder."""
    with open(os.path.join(output, 'dictum.flatpakref'), encoding='utf-8') as file:
        text = re.sub(r'(?m)^Url=.*', f'Url=file://{output}/repository', file.read())
    reference = os.path.join(TEST_HOME, 'dictum.flatpakref')
    with open(reference, 'w', encoding='utf-8') as file:
        file.write(text)
    place.install('--from', reference)
    expect('installed', place.is_installed(), True)


def check_catalogue(place):
    """Software centres learn of it from the repository that the reference has made known."""
    place.flatpak('update', '--appstream')
    told = place.flatpak('search', '--columns=application', 'Dictum')
    expect('found', told.split(), [place.app])
    for size in ['64x64', '128x128']:
        find_one(place.folder, f'appstream/*/*/active/icons/{size}/{place.app}.png')


def install_bundle(place, output):
    expect('installed before', place.is_installed(), False)
    place.install('--bundle', find_one(output, '*.flatpak'))
    expect('installed', place.is_installed(), True)


# ---- What is installed ----------------------------------------------------------------------------


def check_permissions(place):
    described = configparser.ConfigParser()
    described.optionxform = str
    described.read_string(place.flatpak('info', '--show-metadata', place.app))
    granted = {key: set(filter(None, value.split(';'))) for key, value in described['Context'].items()}
    # Old flatpaks, which do not know “only without Wayland”, are told X11 as well.
    if 'fallback-x11' in granted.get('sockets', ()):
        granted['sockets'].discard('x11')
    expect('permissions', granted, PERMISSIONS)
    others = [name for name in described.sections()
              if name not in ('Application', 'Context', 'Build') and not name.startswith('Extension ')]
    expect('more that is granted', others, [])


def check_exports(place):
    """What the desktop gets to see, all of it under the program's own name."""
    folder = place.path('export', 'share')
    found = {os.path.relpath(os.path.join(parent, name), folder)
             for parent, _, names in os.walk(folder) for name in names}
    provider = f'gnome-shell/search-providers/{place.app}.search-provider.ini'
    wanted = {f'applications/{place.app}.desktop', f'dbus-1/services/{place.app}.service', provider,
              f'icons/hicolor/scalable/apps/{place.app}.svg',
              f'icons/hicolor/scalable/mimetypes/{place.app}.project.svg',
              f'icons/hicolor/symbolic/apps/{place.app}-symbolic.svg',
              f'mime/packages/{place.app}.xml'}
    # Flatpak-builder before 1.4 gives it its old name.
    described = [path for path in found if re.fullmatch(
        rf'metainfo/{re.escape(place.app)}\.(metainfo|appdata)\.xml', path)]
    expect('descriptions', len(described), 1)
    expect('more or less', sorted(found ^ wanted ^ set(described)), [])
    with open(os.path.join(folder, provider), encoding='utf-8') as file:
        told = dict(line.rstrip('\n').split('=', 1) for line in file if '=' in line)
    expect('who answers the searches', (told['BusName'], told['DesktopId']),
           (place.app, f'{place.app}.desktop'))
    for path in [f'applications/{place.app}.desktop', f'dbus-1/services/{place.app}.service']:
        with open(os.path.join(folder, path), encoding='utf-8') as file:
            starts = re.findall(r'(?m)^Exec=(.*)', file.read())
        expect(f'{path} that starts it outside the sandbox',
               [start for start in starts if 'flatpak run' not in start or place.app not in start], [])


def check_valid(place):
    """The Sdk's own validators find nothing in what the desktop gets to see but what data/meson.build allows."""
    allowed = ['cid-contains-uppercase-letter', 'url-homepage-missing']
    overrides = [f'--override={name}=info' for name in allowed]
    os.makedirs(place.data, exist_ok=True)
    for pattern, *command in [
            ('applications/*', 'desktop-file-validate'),
            ('metainfo/*', 'appstreamcli', 'validate', '--no-net', '--pedantic', *overrides)]:
        path = shutil.copy(find_one(place.path('export', 'share'), pattern), place.data)
        told = place.inside(*command, path, options=['--devel'])
        expect(f'what {command[0]} finds',
               [line for line in re.findall(r'(?m)^[EWIP]: .*|.*: (?:warning|hint): .*', told)
                if not any(name in line for name in allowed)], [])
        os.unlink(path)


def check_files(place):
    """Licences of all modules, and the translations: a bundle has no place for them beside it."""
    with open(os.path.join(TOP, 'flatpak', f'{place.app}.json'), encoding='utf-8') as file:
        modules = re.findall(r'"name": "(.+)"', file.read())
    for name in modules:
        folder = place.path('files', 'share', 'licenses', place.app, name)
        if not os.path.isdir(folder) or not os.listdir(folder):
            raise Failure(f'no licence in {folder}')
    with open(os.path.join(TOP, 'po', 'LINGUAS'), encoding='utf-8') as file:
        for language in re.findall(r'(?m)^(?!#)(\S+)', file.read()):
            path = place.path('files', 'share', 'locale', language, 'LC_MESSAGES', 'dictum.mo')
            if not os.path.exists(path):
                raise Failure(f'no translation: {path}')
    for name in ['include', 'lib/pkgconfig', 'share/man']:
        expect(name, os.path.exists(place.path('files', name)), False)


def check_libraries(place):
    """Every library is found; those that are brought are ours, and not one of the runtime's."""
    for program, brought in [('/app/bin/dictum', ['gumbo', 'yyjson', 'gmime-3.0']),
                             ('/app/bin/dictum-cli', ['gumbo', 'yyjson', 'gmime-3.0']),
                             ('/app/libexec/dictum/dictum-read-pdf', ['poppler-glib', 'poppler'])]:
        told = place.inside(program, options=['--env=LD_TRACE_LOADED_OBJECTS=1'])
        expect(f'{program} does not find', re.findall(r'(\S+) => not found', told), [])
        for name in brought:
            if not re.search(rf'lib{name}\.so\S* => /app/lib', told):
                raise Failure(f'{program} does not take lib{name} from /app/lib:\n{told}')


# ---- The sandbox ----------------------------------------------------------------------------------


def check_home(place):
    """The files of the user and of other programs are neither read nor written."""
    own = os.path.join(place.data, 'own.txt')
    secrets = [os.path.join(folder, f'dictum-{os.getpid()}.txt') for folder in
               [HOME, os.path.join(HOME, '.config'), os.environ['XDG_CONFIG_HOME'], '/tmp', TEST_HOME]]
    os.makedirs(place.data, exist_ok=True)
    try:
        for path in [own, *secrets]:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'w', encoding='utf-8') as file:
                file.write('what a source said')
        expect('its own file', place.inside('cat', own), 'what a source said')
        for path in secrets:
            place.inside('cat', path, good=False)
            place.inside('sh', '-c', f'echo altered >"{path}"; mkdir -p "{HOME}/Documents"; '
                                     f'echo made >"{HOME}/Documents/made.txt"; true')
            with open(path, encoding='utf-8') as file:
                expect(path, file.read(), 'what a source said')
        expect('a file made in the home folder',
               os.path.exists(os.path.join(HOME, 'Documents', 'made.txt')), False)
    finally:
        for path in [own, *secrets]:
            os.unlink(path)


def check_own(place):
    """The program's own files are written, also where there is no session, as after su."""
    path = os.path.join(place.data, 'own.dictum')
    os.makedirs(place.data, exist_ok=True)
    place.inside('env', '--unset=XDG_RUNTIME_DIR', 'dictum-cli', 'new', path)
    expect('the file', os.path.exists(path), True)
    os.unlink(path)


def count_filters(pid):
    with open(f'/proc/{pid}/status', encoding='utf-8') as file:
        told = dict(line.rstrip('\n').split(':\t', 1) for line in file if ':\t' in line)
    return int(told['Seccomp_filters']), told['NoNewPrivs']


def find_process(program):
    """The number of the process that runs this program, as the machine counts, or None."""
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            if os.readlink(f'/proc/{pid}/exe').endswith(program):
                return pid
        except OSError:
            pass
    return None


def write_long_pdf(path):
    """A document with more words than fit between two processes at once."""
    line = 'The harbour office said that the northern pier would be closed until the end of March.'
    content = 'BT /F 8 Tf 30 800 Td 10 TL ' + f'({line}) Tj T* ' * 70 + 'ET'
    pages = 60
    objects = ['<< /Type /Catalog /Pages 2 0 R >>',
               f'<< /Type /Pages /Count {pages} /Kids [' +
               ' '.join(f'{number + 5} 0 R' for number in range(pages)) + '] >>',
               '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
               f'<< /Length {len(content)} >> stream\n{content}\nendstream']
    objects += ['<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R '
                '/Resources << /Font << /F 3 0 R >> >> >>'] * pages
    with open(path, 'wb') as file:
        file.write(b'%PDF-1.4\n')
        places = []
        for number, text in enumerate(objects, 1):
            places.append(file.tell())
            file.write(f'{number} 0 obj {text} endobj\n'.encode())
        start = file.tell()
        file.write(f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n'.encode())
        file.write(b''.join(b'%010d 00000 n \n' % place for place in places))
        file.write(f'trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n'
                   .encode())


def check_crash(place):
    """A helper that crashes costs nothing, and what to do instead is said."""
    helper = os.path.join(place.data, 'dictum-read-pdf')
    os.makedirs(place.data, exist_ok=True)
    shutil.copy(os.path.join(TOP, 'tests', 'data', 'load', 'pdf', 'memo.pdf'), place.data)
    with open(helper, 'w', encoding='utf-8') as file:
        file.write('#!/bin/sh\nkill -SEGV $$\n')
    os.chmod(helper, 0o755)
    told = place.inside('dictum-cli', 'extract', os.path.join(place.data, 'memo.pdf'),
                        options=[f'--env=DICTUM_HELPER_DIR={place.data}'], good=False)
    if 'Open it, copy its text and paste it here.' not in told:
        raise Failure(f'what was said is:\n{told}')


def check_pdf(place):
    """PDF is read, by the helper in its own, narrower sandbox within that of the program."""
    folder = os.path.join(TOP, 'tests', 'data', 'load', 'pdf')
    path = os.path.join(place.data, 'memo.pdf')
    os.makedirs(place.data, exist_ok=True)
    shutil.copy(os.path.join(folder, 'memo.pdf'), path)
    told = place.inside('dictum-cli', 'extract', path)
    if 'whether the bridge is safe, whether the limit can be enforced' not in told:
        raise Failure(f'not the text of the document:\n{told}')

    write_long_pdf(path)
    outside = count_outside(place)
    with open(path, 'rb') as document, \
            subprocess.Popen(['flatpak', 'run', '--user', '--command=/app/libexec/dictum/dictum-read-pdf',
                              place.app], env=place.env, stdin=document,
                             stdout=subprocess.PIPE) as reader:
        try:
            # It waits until somebody reads what it has to say.
            pid = wait_for('the helper', lambda: find_process('/dictum-read-pdf'), 60)
            wait_for('the helper’s own filter on top of the sandbox’s',
                     lambda: count_filters(pid) >= (outside + 1, '1'), 60)
        finally:
            told = reader.stdout.read().decode()
    if 'error' in told or told.count('northern') < 60 * 70:
        raise Failure(f'the helper said:\n{told[:400]}')
    os.unlink(path)


def count_outside(place):
    """How many filters the sandbox itself has."""
    return int(re.search(r'Seccomp_filters:\s*(\d+)', place.inside('cat', '/proc/self/status')).group(1))
