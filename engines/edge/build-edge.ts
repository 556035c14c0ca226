import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { unavailable } from '@/lib/errors';
import { type BuildOptions, hashSources } from '../build-site';
import { CommandFailed, runCommand } from '../process/run-command';
import { nodeProgram } from '../process/typescript-command';
import { projectFolder } from '../project-folder';
import { writeBuildTsconfig } from '../write-build-tsconfig';

/** What a build for the edge leaves behind. */
export const edgeFolder = join(projectFolder, '.edge');
export const edgeModule = join(edgeFolder, 'dist/worker.js');
export const edgeAssets = join(edgeFolder, '.open-next/assets');
export const edgeTools = join(projectFolder, 'edge/tools');

/** The program itself: its package has one for each platform. */
export const workerdProgram = (): string => {
  const architecture = process.arch === 'arm64' ? 'arm64' : '64';
  return join(edgeTools, `node_modules/@cloudflare/workerd-${process.platform}-${architecture}/bin/workerd`);
};

const stamp = join(edgeFolder, 'dist/lectern-build.json');
const builtEdge = z.object({ sources: z.string(), bytes: z.number(), gzipBytes: z.number() });
export type BuiltEdge = z.infer<typeof builtEdge>;

/** As `buildEdge`, where the sources differ from those of the build that is there. */
export async function buildEdgeWhereNeeded(options: BuildOptions): Promise<BuiltEdge> {
  const sources = await hashSources(projectFolder, options.dataDir);
  const built = readStamp();
  return built?.sources === sources && existsSync(edgeModule) ? built : await buildEdge(options);
}

/**
 * Builds the site for workerd: by Next.js with the joints of `edge/`, packed by OpenNext, then into one module beside a folder of static
 * files. Throws (kind Unavailable) with what the build said.
 */
export async function buildEdge({ env, dataDir, log, signal }: BuildOptions): Promise<BuiltEdge> {
  const sources = await hashSources(projectFolder, dataDir);
  prepareFolder();
  const buildEnv = {
    ...env,
    LECTERN_BUILD_FOR: 'edge',
    LECTERN_BUILD_DIR: '.edge/.next',
    LECTERN_BUILD_TSCONFIG: writeBuildTsconfig('.edge/tsconfig.json'),
    // As OpenNext sets them where it runs the build.
    NEXT_PRIVATE_STANDALONE: 'true',
    NEXT_PRIVATE_OUTPUT_TRACE_ROOT: projectFolder,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    WRANGLER_SEND_METRICS: 'false',
  };
  const run = (args: readonly string[]) =>
    runCommand(nodeProgram(), args, { cwd: projectFolder, env: buildEnv, ...(signal && { signal }) }).catch(
      (cause: unknown) => {
        signal?.throwIfAborted();
        const reason = cause instanceof CommandFailed ? cause.output : String(cause);
        throw unavailable('engines.build', `The website cannot be built for the edge:\n${reason}`, { cause });
      },
    );
  log('Building the website for the edge (after each change of its sources, about a minute)');
  await run([join(projectFolder, 'node_modules/next/dist/bin/next'), 'build']);
  log('Packing it for workerd');
  await run([join(edgeTools, 'fold-chunks.mjs'), join(edgeFolder, '.next/standalone/.edge/.next/server/chunks')]);
  await run([
    join(edgeTools, 'node_modules/@opennextjs/cloudflare/dist/cli/index.js'),
    'build',
    '--skipNextBuild',
    ...['--openNextConfigPath', 'edge/tools/open-next.config.mjs'],
    ...['--config', 'edge/tools/wrangler.jsonc'],
  ]);
  mkdirSync(join(edgeAssets, 'packages'), { recursive: true });
  copyFileSync(join(projectFolder, 'node_modules/jquery/dist/jquery.min.js'), join(edgeAssets, 'packages/jquery.js'));
  const size = JSON.parse(await run([join(edgeTools, 'bundle.mjs'), projectFolder, edgeFolder]));
  const built = builtEdge.parse({ sources, ...size });
  writeFileSync(stamp, JSON.stringify(built));
  return built;
}

export const describeSize = ({ bytes, gzipBytes }: BuiltEdge): string =>
  `The edge module has ${megabytes(bytes)}, ${megabytes(gzipBytes)} packed by gzip`;

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(2)} MiB`;

/** OpenNext wants an application's folder of its own, so that it leaves `.next` alone; what it reads there is the project's. */
function prepareFolder(): void {
  rmSync(edgeFolder, { recursive: true, force: true });
  mkdirSync(edgeFolder);
  for (const name of ['next.config.ts', 'package.json', 'public'])
    symlinkSync(join('..', name), join(edgeFolder, name));
}

function readStamp(): BuiltEdge | undefined {
  try {
    return builtEdge.parse(JSON.parse(readFileSync(stamp, 'utf8')));
  } catch {
    return undefined;
  }
}
