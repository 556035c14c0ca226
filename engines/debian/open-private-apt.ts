import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../process/run-command';
import { choosePackages } from './choose-packages';

/** Only the unstable suite carries both MySQL and DocumentDB. */
const suite = 'sid';
const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

export interface PrivateApt {
  /** The packages and what they need, with the bytes to download. */
  choose(names: readonly string[]): Promise<{ names: string[]; bytes: number }>;
  /** All names of packages that begin so. */
  namesThatBeginWith(prefix: string): Promise<string[]>;
  /** Downloads packages (their signatures are checked) into `folder`. */
  download(names: readonly string[], folder: string): Promise<void>;
}

/**
 * A private apt in `folder`: own index, own (empty) list of installed packages, nothing of the system is read but the
 * archive's address, the proxy settings and the keyring, nothing of the system is changed, no rights are needed.
 */
export async function openPrivateApt(folder: string, signal: AbortSignal | undefined): Promise<PrivateApt> {
  const mirror = await findMirror(signal);
  mkdirSync(join(folder, 'lists/partial'), { recursive: true });
  mkdirSync(join(folder, 'archives/partial'), { recursive: true });
  writeFileSync(join(folder, 'status'), '');
  writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${keyring}] ${mirror} ${suite} main\n`);
  writeFileSync(join(folder, 'apt.conf'), `${await readAcquireSettings(signal)}\n${ownSettings(folder)}`);
  const env = { ...process.env, APT_CONFIG: join(folder, 'apt.conf'), LC_ALL: 'C' };
  const run = (file: string, args: readonly string[], cwd = folder) =>
    runCommand(file, args, { cwd, env, ...(signal && { signal }) });

  await run('apt-get', ['-qq', 'update', '--error-on=any']).catch((fault: Error) =>
    // A mirror may be days behind its Release file's validity; signatures are checked all the same.
    run('apt-get', [
      ...['-qq', 'update', '--error-on=any'],
      ...['-o', 'Acquire::Check-Valid-Until=false', '-o', 'Acquire::Check-Date=false'],
    ]).catch(() => {
      throw fault;
    }),
  );
  return {
    choose: async (wanted) => {
      const names = choosePackages(await run('apt-cache', ['depends', '--recurse', ...onlyDepends, ...wanted]), wanted);
      const uris = await run('apt-get', ['download', '--print-uris', ...names]);
      return { names, bytes: sumBytes(uris) };
    },
    namesThatBeginWith: async (prefix) =>
      (await run('apt-cache', ['pkgnames', prefix])).split('\n').filter(Boolean).sort(),
    download: async (names, target) => {
      await run('apt-get', ['-qq', 'download', ...names], target);
    },
  };
}

const onlyDepends = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map(
  (kind) => `--no-${kind}`,
);

/** The address of the Debian archive that this machine's own apt uses. */
async function findMirror(signal: AbortSignal | undefined): Promise<string> {
  const format = '$(REPO_URI)|$(ORIGIN)|$(COMPONENT)';
  const targets = await runCommand('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], {
    ...(signal && { signal }),
  });
  const rows = targets.split('\n').map((line) => line.split('|'));
  const main = rows.filter(([uri, , component]) => uri && component === 'main' && !uri.includes('security'));
  // The origin is known only where the system's own index was fetched before.
  const [mirror] =
    main.find(([, origin]) => origin === 'Debian') ?? main.find(([uri]) => /debian\/?$/.test(uri ?? '')) ?? [];
  if (!mirror) throw new Error('apt names no Debian archive');
  return mirror;
}

/** How this machine reaches the network: proxies, certificates, retries. */
async function readAcquireSettings(signal: AbortSignal | undefined): Promise<string> {
  const dump = await runCommand('apt-config', ['dump'], { ...(signal && { signal }) });
  return dump
    .split('\n')
    .filter((line) => line.startsWith('Acquire::'))
    .join('\n');
}

const ownSettings = (folder: string) => `
Dir::Etc::parts "/dev/null"; Dir::Etc::main "/dev/null"; Dir::Etc::preferences "/dev/null"; Dir::Etc::preferencesparts "/dev/null";
Dir::Etc::sourcelist "${folder}/sources.list"; Dir::Etc::sourceparts "/dev/null";
Dir::State "${folder}"; Dir::State::lists "${folder}/lists"; Dir::State::status "${folder}/status";
Dir::Cache "${folder}"; Dir::Cache::archives "${folder}/archives"; Dir::Cache::pkgcache "pkgcache.bin"; Dir::Cache::srcpkgcache "srcpkgcache.bin";
APT::Install-Recommends "false"; APT::Sandbox::User ""; Debug::NoLocking "true"; Acquire::Languages "none"; Acquire::GzipIndexes "false";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false"; Acquire::Retries "3";
`;

/** Sums the third field of lines like `'https://…/a.deb' a.deb 1234 SHA256:…`. */
function sumBytes(uris: string): number {
  let bytes = 0;
  for (const line of uris.split('\n')) bytes += Number(/^'[^']*' \S+ (\d+)/.exec(line)?.[1] ?? 0);
  return bytes;
}
