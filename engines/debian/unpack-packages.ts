import { spawn } from 'node:child_process';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../process/run-command';

/** What no server reads: texts, other programs' data, command line tools. */
const excluded = [
  ...['doc', 'man', 'locale', 'gdal', 'fonts', 'lintian', 'bug'].map((folder) => `./usr/share/${folder}/*`),
  '*/bitcode/*',
  ...['my*', 'ib*', 'inno*', 'perror'].map((tool) => `./usr/bin/${tool}`),
];

/** Unpacks Debian packages from `archives` into `root`, several at once, without running anything of them. */
export async function unpackPackages(archives: string, root: string, signal?: AbortSignal): Promise<void> {
  const packages = readdirSync(archives).filter((name) => name.endsWith('.deb'));
  const work = async () => {
    for (let name = packages.pop(); name !== undefined; name = packages.pop())
      await unpackPackage(join(archives, name), root, signal);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

function unpackPackage(path: string, root: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { signal };
    const reader = spawn('dpkg-deb', ['--fsys-tarfile', path], { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
    const excludes = excluded.map((pattern) => `--exclude=${pattern}`);
    const writer = spawn('tar', ['-C', root, '-x', '--no-same-owner', ...excludes], {
      ...options,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    reader.stdout.pipe(writer.stdin);
    // `tar` says by its exit code that the stream broke off; writing to a tar that ended is no second fault.
    writer.stdin.on('error', () => {});
    const fail = (cause: unknown) => reject(new Error(`${path} cannot be unpacked`, { cause }));
    reader.on('error', fail);
    writer.on('error', fail);
    writer.on('close', (code) => (code === 0 ? resolve() : fail(`tar ended with ${code}`)));
  });
}

/** Names of the platform in Debian's paths. */
const platforms: Partial<Record<NodeJS.Architecture, { triplet: string; loader: string }>> = {
  x64: { triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { triplet: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

/**
 * Rewrites the servers so that they find their libraries, and the C library itself, below `finalRoot`, where `root`
 * will be moved to.
 */
export async function relocateServers(root: string, finalRoot: string, signal?: AbortSignal): Promise<void> {
  const platform = platforms[process.arch];
  if (!platform) throw new Error(`Debian's packages are not prepared for the processor ${process.arch}`);
  const postgresVersion = findPostgresVersion(root);
  const libraries = join('usr/lib', platform.triplet);
  const modules = `usr/lib/postgresql/${postgresVersion}/lib`;
  const searched = [libraries, modules, ...foldersWithLibraries(root, libraries)];
  const loader = [
    join('usr/lib64', platform.loader),
    join(libraries, platform.loader),
    join('usr/lib', platform.loader),
  ].find((path) => existsSync(join(root, path)));
  if (!loader) throw new Error('The C library has no loader where it was looked for');

  const rpath = (base: string) => searched.map((folder) => join(base, folder)).join(':');
  const patch = (args: readonly string[]) =>
    runCommand(join(root, loader), ['--library-path', rpath(root), join(root, 'usr/bin/patchelf'), ...args], {
      ...(signal && { signal }),
    });
  const postgresBin = `usr/lib/postgresql/${postgresVersion}/bin`;
  const servers = [join(postgresBin, 'postgres'), join(postgresBin, 'initdb'), 'usr/sbin/mysqld'];
  await patch([
    ...['--force-rpath', '--set-rpath', rpath(finalRoot), '--set-interpreter', join(finalRoot, loader)],
    ...servers.map((path) => join(root, path)),
  ]);
  // Debian's own run path in the extensions would hide ours.
  const extensions = readdirSync(join(root, modules)).filter((name) => name.endsWith('.so'));
  await patch(['--remove-rpath', ...extensions.map((name) => join(root, modules, name))]);
  linkPostgis(join(root, `usr/share/postgresql/${postgresVersion}/extension`));
}

export function findPostgresVersion(root: string): string {
  const [version] = readdirSync(join(root, 'usr/lib/postgresql')).sort((a, b) => Number(b) - Number(a));
  if (version === undefined) throw new Error('PostgreSQL is not among the packages');
  return version;
}

function foldersWithLibraries(root: string, libraries: string): string[] {
  return readdirSync(join(root, libraries), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(libraries, entry.name))
    .filter((folder) => readdirSync(join(root, folder)).some((name) => /\.so(\.|$)/.test(name)));
}

/** Debian's alternatives system would make this link. */
function linkPostgis(extensions: string): void {
  const control = readdirSync(extensions).find((name) => /^postgis-\d+\.control$/.test(name));
  if (control && !existsSync(join(extensions, 'postgis.control')))
    symlinkSync(control, join(extensions, 'postgis.control'));
}
