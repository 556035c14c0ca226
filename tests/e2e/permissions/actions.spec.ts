import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '../support/test';
import { type Call, calls, posts } from './action-calls';
import { addressOf, type Person, table, tenKinds } from './people';

/**
 * Every server action, and every address that takes more than a GET, called by everybody as a browser calls them. What came is compared
 * with `actions.txt`, which people review; `LECTERN_WRITE_WALK=1` writes it anew. An action without a call in `action-calls.ts` fails.
 *
 * `refused`: the form says that this account may not. `failed`: let in, and told that there is no such thing.
 */

const root = join(import.meta.dirname, '..', '..', '..');
const reviewed = join(import.meta.dirname, 'actions.txt');

const filesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

/** Every exported function of every file of server actions, in the sources. */
function actionsInSources(): string[] {
  return ['app', 'lib', 'components'].flatMap(filesOf).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    // A directive inside a function would make an action that no walk finds: there is none.
    expect(text.match(/^\s+'use server'/m), file).toBeNull();
    return /^'use server'/m.test(text)
      ? [...text.matchAll(/^export async function (\w+)/gm)].map(([, name]) => nameOf(file, name ?? ''))
      : [];
  });
}

const nameOf = (file: string, action: string) => `${dirname(file).replace(/^app\//, '')} ${action}`;

interface BuiltAction {
  readonly id: string;
  /** An address whose page may call it. */
  readonly address: string;
}

/** What the newest build knows of its actions. */
function builtActions(): ReadonlyMap<string, BuiltAction> {
  const builds = readdirSync(join(root, '.next'))
    .map((name) => join(root, '.next', name, 'server', 'server-reference-manifest.json'))
    .flatMap((path) => {
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats ? [{ path, at: stats.mtimeMs }] : [];
    })
    .sort((a, b) => b.at - a.at);
  const { node }: { node: Record<string, { exportedName: string; filename: string; workers: object }> } = JSON.parse(
    readFileSync(builds[0]?.path ?? '', 'utf8'),
  );
  return new Map(
    Object.entries(node).map(([id, { exportedName, filename, workers }]) => {
      const [page = ''] = Object.keys(workers);
      return [nameOf(filename, exportedName), { id, address: addressOf(page.replace(/\/page$/, '')) }];
    }),
  );
}

/** The last answer, as any of the forms would send it back. */
const lastAnswer = {
  status: 'idle',
  message: '',
  fields: {},
  values: {},
  errors: {},
  conflicts: [],
  previews: {},
  opened: '{}',
  round: 0,
};

/** The body of a call, as React writes it. */
function bodyOf(call: Call): FormData {
  const body = new FormData();
  if ('form' in call) {
    for (const [name, value] of Object.entries(call.form)) {
      body.append(`_1_${name}`, value);
    }
  }
  const args = 'args' in call ? call.args : call.isWithState ? [lastAnswer, '$K1'] : ['$K1'];
  body.append('0', JSON.stringify(args));
  return body;
}

/** The sentences by which a form says that somebody may not, or is not signed in. */
const sentences = ((): { readonly refused: readonly string[]; readonly signIn: readonly string[] } => {
  const said = JSON.parse(readFileSync(join(root, 'messages', 'en.json'), 'utf8'));
  return {
    refused: [
      'Your account may not',
      said.studioForms.say['permission-denied'],
      said.studioErrors.permission.denied,
      '"state":"forbidden"',
    ],
    signIn: [
      'Please sign in first.',
      said.studioForms.say['session-missing'],
      said.account.errors.session.missing,
      said.problem.signedOut,
    ],
  };
})();

interface Answer {
  status(): number;
  headers(): Record<string, string>;
  text(): Promise<string>;
}

async function answerOf(response: Answer): Promise<string> {
  const { location, 'x-action-redirect': to = location } = response.headers();
  if (to !== undefined) {
    const error = /[?&]error=([\w.-]+)/.exec(to)?.[1];
    return /\/sign-in\b(?!\?notice)/.test(to) ? 'sign-in' : error ? 'failed' : 'elsewhere';
  }
  if (response.status() !== 200) {
    return String(response.status());
  }
  const text = await response.text();
  const [, value = text] = /^1:(.*)$/m.exec(text) ?? [];
  const says = (words: readonly string[]) => words.some((word) => value.includes(word));
  if (says(sentences.signIn)) {
    return 'sign-in';
  }
  if (says(sentences.refused)) {
    return 'refused';
  }
  return /"status":"(failed|conflict)"|^\{"error":/.test(value) ? 'failed' : 'done';
}

test('every action answers those it is for, and nobody else', async ({ browser, baseURL: site }) => {
  test.setTimeout(300_000);
  const baseURL = site ?? '';
  const written = actionsInSources();
  expect(written.length).toBeGreaterThan(60);
  expect(Object.keys(calls).sort()).toEqual(written.sort());
  const built = builtActions();
  const people = await tenKinds(browser, baseURL);
  const rows: (readonly [string, readonly string[]])[] = [];
  for (const [name, call] of Object.entries(calls)) {
    const action = built.get(name);
    // Forms that no page shows yet are not in the build.
    expect(action, `${name} in the build`).toBeDefined();
    const ask = async ({ request }: Person) =>
      answerOf(
        await request.post(action?.address ?? '', {
          headers: { 'next-action': action?.id ?? '', origin: baseURL, accept: 'text/x-component' },
          multipart: bodyOf(call),
          maxRedirects: 0,
        }),
      );
    rows.push([name, await Promise.all(people.map(ask))]);
  }
  const routes = filesOf('app').filter((file) => /\/route\.ts$/.test(file));
  const changing = routes.filter((file) =>
    /\b(POST|PUT|PATCH|DELETE)\b/.test(readFileSync(join(root, file), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '')),
  );
  const addressesOfRoutes = changing.map((file) =>
    dirname(file)
      .replace(/^app/, '')
      .replace(/\/\([^/]+\)/g, ''),
  );
  // Signing out would end the sessions that the walk needs.
  expect(Object.keys(posts).sort()).toEqual(addressesOfRoutes.filter((path) => path !== '/sign-out').sort());
  for (const [pattern, { method, query = '', json, form, bytes }] of Object.entries(posts)) {
    const ask = async ({ request }: Person) =>
      answerOf(
        await request.fetch(`${addressOf(pattern)}${query}`, {
          method,
          headers: { origin: baseURL, 'sec-fetch-site': 'same-origin' },
          maxRedirects: 0,
          ...(form ? { form } : { data: json ?? Buffer.from(bytes ?? '') }),
        }),
      );
    rows.push([`${method} ${pattern}`, await Promise.all(people.map(ask))]);
  }
  const walked = table(people, rows);
  if (process.env.LECTERN_WRITE_WALK) {
    writeFileSync(reviewed, walked);
  }
  expect(walked).toBe(readFileSync(reviewed, 'utf8'));
});

test('an action that another site sends is not done', async ({ browser, baseURL: site }) => {
  const baseURL = site ?? '';
  const action = builtActions().get('(account)/verify-email confirmAddress');
  const call = calls['(account)/verify-email confirmAddress'];
  const { request } = await browser.newContext({ baseURL });
  const send = async (origin: string) =>
    await request.post(action?.address ?? '', {
      headers: { 'next-action': action?.id ?? '', origin, accept: 'text/x-component' },
      multipart: bodyOf(call ?? { args: [] }),
    });
  expect((await send(baseURL)).status()).toBe(200);
  expect((await send('https://elsewhere.example')).status()).toBe(500);
});
