import { spawn } from 'node:child_process';
import { join } from 'node:path';

const projectFolder = join(import.meta.dirname, '..', '..');

export interface EndedTool {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface ToolSurroundings {
  readonly stores: { readonly databaseUrl: string; readonly mongodbUri: string };
  /** The data folder. */
  readonly folder: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `lectern …` as a process of its own over configured stores, to its end. */
export function runLineTool(
  args: readonly string[],
  { stores, folder, input = '', env = {} }: ToolSurroundings,
): Promise<EndedTool> {
  return new Promise((done) => {
    const { INIT_CWD: _, HOST: __, ...inherited } = process.env;
    const child = spawn('npx', ['tsx', 'cli/main.ts', ...args], {
      cwd: projectFolder,
      env: {
        ...inherited,
        DATABASE_URL: stores.databaseUrl,
        MONGODB_URI: stores.mongodbUri,
        LECTERN_DATA: folder,
        npm_config_loglevel: 'silent',
        ...env,
      },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}
