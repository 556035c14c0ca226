import type { ScriptRequest } from '@/lib/capa';
import type { AttackKind } from './attacks';

/** Attacks that come in by another way than the script: attributes of the problem, what a function returns, a learner's answer. */
export interface RequestAttack {
  readonly kind: AttackKind;
  readonly name: string;
  readonly request: ScriptRequest;
}

const honest = 'def grade(expect, answer):\n    return answer == "7"';

function check(changes: Partial<Extract<ScriptRequest, { kind: 'check' }>>): ScriptRequest {
  return {
    kind: 'check',
    seed: 1,
    script: honest,
    functionName: 'grade',
    expect: null,
    answer: '7',
    extraArguments: [],
    globals: {},
    ...changes,
  };
}

const returning = (body: string): ScriptRequest =>
  check({ script: `def grade(expect, answer):\n${body.replaceAll(/^/gm, '    ')}` });

const answering = (
  code: string,
  globals: Extract<ScriptRequest, { kind: 'answer' }>['globals'] = {},
): ScriptRequest => ({
  kind: 'answer',
  seed: 1,
  script: '',
  code,
  globals,
  read: ['correct', 'loot'],
});

/** `FILE`, `FOLDER` and `PORT` stand for what they do in the scripts. */
export const requestAttacks: readonly RequestAttack[] = [
  { kind: 'reach', name: 'cfn that is code', request: check({ functionName: 'lambda e, a: open("FILE").read()' }) },
  {
    kind: 'reach',
    name: 'cfn that runs a command',
    request: check({ functionName: '__import__("os").system("touch FOLDER/loot")' }),
  },
  {
    kind: 'steal',
    name: 'extra arguments that name inner parts',
    request: check({
      script: 'def grade(expect, answer, **given):\n    return str(given)',
      extraArguments: ['__builtins__', 'request', 'names', 'lectern_runner', 'answers', 'submission'],
    }),
  },
  {
    kind: 'reach',
    name: 'code of an <answer>',
    request: answering('import os\nos.system("touch FOLDER/loot")\nloot = open("FILE").read()'),
  },
  {
    kind: 'poison',
    name: 'globals that replace names of Python',
    request: answering('loot = str(__builtins__)', { __builtins__: {}, __name__: 'x', random: null, print: 'x' }),
  },
  {
    kind: 'bomb',
    name: 'verdict that never says whether it is true',
    request: returning('class V:\n    def __bool__(self):\n        while True: pass\nreturn V()'),
  },
  {
    kind: 'bomb',
    name: 'dictionary that never says what it holds',
    request: returning('class V(dict):\n    def __contains__(self, key):\n        while True: pass\nreturn V()'),
  },
  {
    kind: 'bomb',
    name: 'share that never says its number',
    request: returning(
      'class V:\n    def __float__(self):\n        while True: pass\nreturn {"ok": True, "grade_decimal": V()}',
    ),
  },
  {
    kind: 'bomb',
    name: 'list that never ends',
    request: returning(
      'class V(list):\n    def __iter__(self):\n        while True: yield {"ok": True}\nreturn {"input_list": V()}',
    ),
  },
  { kind: 'bomb', name: 'message without end', request: returning('return {"ok": True, "msg": "x" * (1 << 26)}') },
  {
    kind: 'bomb',
    name: 'pattern and answer without end',
    request: answering('import re\ncorrect = re.search(pattern, given) is not None', {
      pattern: '^(a+)\\1b$',
      given: 'a'.repeat(1_000_000),
    }),
  },
  {
    kind: 'bomb',
    name: 'answer read as a number again and again',
    request: check({
      script: 'def grade(expect, answer):\n    x = float(answer)\n    while x > 0: x = x ** 1.0000001',
      answer: '1e300',
    }),
  },
  { kind: 'poison', name: 'answer of half a character', request: check({ answer: '\ud800' }) },
  { kind: 'poison', name: 'answer of no characters', request: check({ answer: '\0'.repeat(1000) }) },
  { kind: 'poison', name: 'answer that is a line of our own', request: check({ answer: '\n{"type":"ready"}\n' }) },
  {
    kind: 'poison',
    name: 'answer of a hundred thousand lists',
    request: check({
      script: 'import json\ndef grade(expect, answer):\n    return json.loads(answer)',
      answer: '['.repeat(100_000),
    }),
  },
  {
    kind: 'poison',
    name: 'answer of a hundred thousand digits',
    request: check({ script: 'def grade(expect, answer):\n    return int(answer) > 0', answer: '9'.repeat(100_000) }),
  },
  { kind: 'bomb', name: 'answer larger than a request may be', request: check({ answer: 'x'.repeat(5_000_000) }) },
];
