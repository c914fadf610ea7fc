# SPDX-FileCopyrightText: 2026 The Dictum authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Running dictum-cli in tests: in a folder and with a home of its own, and TAP for the results."""

import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True


class Cli:
    """dictum-cli in a temporary folder, which goes when the test ends."""

    def __init__(self, program):
        self.program = os.path.abspath(program)
        self._folder = tempfile.TemporaryDirectory(prefix='dictum-cli-')
        self.folder = self._folder.name
        self.environment = dict(os.environ, HOME=self.folder)
        for name in ('DATA', 'STATE', 'CONFIG', 'CACHE'):
            self.environment[f'XDG_{name}_HOME'] = os.path.join(self.folder, name.lower())

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *arguments, stdin=None, **environment):
        """Return (exit code, standard output, standard error)."""
        done = subprocess.run([self.program, *arguments], cwd=self.folder, timeout=60,
                              env=dict(self.environment, **environment), input=stdin,
                              capture_output=True, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def ok(self, *arguments, **more):
        """Run what must work, and return its output."""
        code, out, err = self.run(*arguments, **more)
        if code != 0:
            raise AssertionError(f'dictum-cli {" ".join(arguments)}: {code}\n{err}')
        return out

    def json(self, *arguments):
        return json.loads(self.ok(*arguments, '--json'))

    def load(self, name):
        with open(self.path(name), encoding='utf-8') as file:
            return json.load(file)


def schema_problems(project):
    """Yield where a project file breaks the published schema; nothing without a validator."""
    try:
        import jsonschema
    except ImportError:
        return
    path = os.path.join(os.path.dirname(__file__), '../../data/dictum-project.schema.json')
    with open(path, encoding='utf-8') as file:
        validator = jsonschema.Draft202012Validator(json.load(file))
    for error in validator.iter_errors(project):
        yield f'{error.json_path}: {error.message[:300]}'


_cases = 0
_failed = False


def case(name, problems):
    """Print one case, which passes when there are no problems."""
    global _cases, _failed
    problems = list(problems)
    _cases += 1
    _failed = _failed or bool(problems)
    print(f'{"not " if problems else ""}ok {_cases} {name}', flush=True)
    for problem in problems:
        for line in str(problem).splitlines():
            print(f'# {line}', flush=True)


def run_cases(*functions):
    """Run each function as one case: it returns or yields problems, or raises."""
    for function in functions:
        name = (function.__doc__ or function.__name__).splitlines()[0].rstrip('.')
        try:
            problems = list(function() or [])
        except Exception as error:  # pylint: disable=broad-except
            problems = [f'{type(error).__name__}: {error}']
        case(name, problems)


def done():
    print(f'1..{_cases}')
    sys.exit(1 if _failed else 0)
