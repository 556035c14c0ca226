import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joints } from '@/edge/joints';

/** Reads every import of the house and fails on an arrow that `docs/architecture.md` does not draw. */

const root = join(import.meta.dirname, '..');
const pureCores = ['olx', 'capa', 'grading', 'schedule', 'credential', 'signature', 'transcript'];
const services = readdirSync(join(root, 'lib')).filter(
  (name) => statSync(join(root, 'lib', name)).isDirectory() && !pureCores.includes(name),
);
/** What a pure core may use of packages: parsers, cryptography, drawing, without a platform of their own. */
const purePackages = new Set(['saxes', 'zod', 'jose', 'pdfkit', 'fontkit', 'bidi-js', 'qrcode-generator']);

interface Import {
  readonly from: string;
  /** A path below the root, or a package's name. */
  readonly to: string;
  readonly isPackage: boolean;
  readonly isTypeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' ? [] : sources(path);
    }
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /^\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
  );
  return [...found].map((match) => {
    const specifier = match[3] ?? match[4] ?? '';
    const isTypeOnly = match[2] !== undefined;
    if (specifier.startsWith('@/')) {
      return { from: file, to: normalize(specifier.slice(2)), isPackage: false, isTypeOnly };
    }
    if (specifier.startsWith('.')) {
      return { from: file, to: relative(root, join(root, dirname(file), specifier)), isPackage: false, isTypeOnly };
    }
    return { from: file, to: specifier, isPackage: true, isTypeOnly };
  });
}

const folders = ['app', 'components', 'lib', 'db', 'cli', 'engines', 'sandbox', 'inngest', 'i18n'].filter((name) => {
  try {
    return statSync(join(root, name)).isDirectory();
  } catch {
    return false;
  }
});
const imports = folders.flatMap(sources).flatMap(importsOf);
const below = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const pureCoreOf = (path: string) => pureCores.find((core) => below(path, `lib/${core}`));
const serviceOf = (path: string) => services.find((service) => below(path, `lib/${service}`));
const show = (list: Import[]) => list.map((i) => `${i.from} → ${i.to}`);

describe('the house', () => {
  it('has imports to read', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('keeps pure cores free of platform, stores and framework', () => {
    const wrong = imports.filter((i) => {
      if (!pureCoreOf(i.from)) {
        return false;
      }
      return i.isPackage ? !purePackages.has(i.to) : !(pureCoreOf(i.to) || i.to === 'lib/errors');
    });
    expect(show(wrong)).toEqual([]);
  });

  it('keeps clocks and chance out of pure cores', () => {
    const wrong = pureCores
      .flatMap((core) => {
        try {
          return sources(`lib/${core}`);
        } catch {
          return [];
        }
      })
      .filter((file) => /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(readFileSync(join(root, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('lets app reach components and lib only, and the route of Inngest its functions', () => {
    const wrong = imports.filter(
      (i) =>
        below(i.from, 'app') &&
        !i.isPackage &&
        !(below(i.from, 'app/api/inngest') && i.to === 'inngest/handlers') &&
        !['app', 'components', 'lib', 'i18n', 'messages'].some((f) => below(i.to, f)),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('lets components reach pure cores and types only', () => {
    const wrong = imports.filter(
      (i) =>
        below(i.from, 'components') &&
        !i.isPackage &&
        !i.isTypeOnly &&
        !below(i.to, 'components') &&
        !pureCoreOf(i.to) &&
        !below(i.to, 'i18n') &&
        !(i.to === 'lib/action-state'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('opens a service only through its index', () => {
    // The policy is made before every page, by the proxy too: it takes the one list that it needs, not the whole service behind it.
    // Telemetry's start reaches for packages that nothing else may load: two starts of processes take it by itself.
    const allowed = new Set([
      'lib/operation/content-security-policy.ts → lib/courses/author-html/embed-hosts',
      'cli/worker.ts → lib/telemetry/start-telemetry',
      'lib/operation/start-operation.ts → lib/telemetry/start-telemetry',
    ]);
    const wrong = imports.filter((i) => {
      if (allowed.has(`${i.from} → ${i.to}`)) {
        return false;
      }
      const service = i.isPackage ? undefined : serviceOf(i.to);
      return service && serviceOf(i.from) !== service && i.to !== `lib/${service}`;
    });
    expect(show(wrong)).toEqual([]);
  });

  it('lets functions reach services, and the embedded engine the journal only', () => {
    const reach = (i: Import) =>
      below(i.from, 'inngest/embedded') ? ['inngest/embedded', 'db'] : ['inngest', 'lib', 'db', 'sandbox'];
    const wrong = imports.filter(
      (i) => below(i.from, 'inngest') && !i.isPackage && !reach(i).some((folder) => below(i.to, folder)),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('lets nothing but cli, the start and the route of Inngest import inngest', () => {
    const wrong = imports.filter((i) => {
      const mayReach = ['inngest', 'cli', 'app/api/inngest'].some((folder) => below(i.from, folder));
      const isInngest = i.isPackage ? /^(@?inngest)(\/|$)/.test(i.to) : below(i.to, 'inngest');
      return isInngest && !mayReach;
    });
    expect(show(wrong)).toEqual([]);
  });

  it('sends events only from the relay: everything else publishes them in its transaction', () => {
    const wrong = folders
      .flatMap(sources)
      .filter((file) => file !== 'inngest/relay-outbox.ts')
      .filter((file) => /\binngest\s*\.\s*send\s*\(/.test(readFileSync(join(root, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('has one function a file, named as the file', () => {
    const files = sources('inngest/functions');
    expect(files.length).toBeGreaterThan(0);
    const wrong = files.filter((file) => {
      const name = /([^/]+)\.ts$/.exec(file)?.[1] ?? '';
      const text = readFileSync(join(root, file), 'utf8');
      const calls = text.match(/\bcreateFunction\(/g) ?? [];
      return calls.length !== 1 || !(text.includes(`const id = '${name}'`) || text.includes(`id: '${name}'`));
    });
    expect(wrong).toEqual([]);
  });

  it('lets nothing below app import app, cli or engines', () => {
    const wrong = imports.filter((i) => {
      const isUpper = below(i.to, 'app') || below(i.to, 'cli') || below(i.to, 'engines');
      const mayReachUp = ['app', 'cli', 'engines'].some((f) => below(i.from, f));
      return !i.isPackage && isUpper && !mayReachUp;
    });
    expect(show(wrong)).toEqual([]);
  });

  it('opens the journal only through its index', () => {
    const wrong = imports.filter(
      (i) => !i.isPackage && below(i.to, 'db/journal') && i.to !== 'db/journal' && !below(i.from, 'db/journal'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it('opens the stores only in db and engines', () => {
    const drivers =
      /^(mysql2|mongodb|pg|@planetscale\/database|drizzle-orm\/(mysql2|planetscale-serverless).*)(\/.*)?$/;
    const wrong = imports.filter(
      (i) => i.isPackage && drivers.test(i.to) && !below(i.from, 'db') && !below(i.from, 'engines'),
    );
    expect(show(wrong)).toEqual([]);
  });

  it("lets what workerd loads in a module's place reach services by their index, like the module that it stands for", () => {
    const originals = new Set(Object.keys(joints).map((name) => name.replace('@/', '')));
    const wrong = sources('edge')
      .flatMap(importsOf)
      .filter(
        (i) =>
          !i.isPackage &&
          !originals.has(i.to) &&
          !below(i.to, 'edge') &&
          !below(i.to, 'sandbox') &&
          !(
            i.from === 'edge/worker.ts' && ['lib/operation/page-policy', 'lib/operation/trust-proxies'].includes(i.to)
          ) &&
          !/^lib\/[\w-]+$/.test(i.to),
      );
    expect(show(wrong)).toEqual([]);
  });

  it('prints only where a person reads along: the line tool, what starts servers, the log itself, and a browser', () => {
    const inBrowsers = [
      'components/studio/code/code-editor.tsx',
      'components/studio/problem/preview/use-preview.ts',
      'components/studio/text/image-popup.tsx',
    ];
    const wrong = [...folders.flatMap(sources), 'instrumentation.ts', 'proxy.ts', 'next.config.ts']
      .filter(
        (file) => !['cli', 'engines', 'lib/log'].some((folder) => below(file, folder)) && !inBrowsers.includes(file),
      )
      .filter((file) => /\bconsole\s*[.[]|\bprocess\.std(out|err)\b/.test(readFileSync(join(root, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('asks in one place whether a page of this site sends', () => {
    const asking = folders
      .flatMap(sources)
      .filter((file) => /sec-fetch-site/i.test(readFileSync(join(root, file), 'utf8')));
    expect(asking).toEqual(['lib/requests/own-form.ts']);
  });

  it("says failures of the studio's actions in the reader's language", () => {
    const unsaid = sources('app/studio').filter((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return /\bfailedState\(/.test(text) && !/\b(?:sayFailure|formWords|errorWords|words)\(/.test(text);
    });
    expect(unsaid).toEqual([]);
  });

  it('keeps files under 400 lines and folders under 26 files', () => {
    const long = folders
      .flatMap(sources)
      .filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401);
    expect(long).toEqual([]);
    const counts = new Map<string, number>();
    for (const file of folders.flatMap(sources)) {
      counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > 25)).toEqual([]);
  });
});
