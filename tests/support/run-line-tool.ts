import { projectFolder } from '@/engines/project-folder';
import { startCommand } from './start-command';

export interface EndedTool {
  readonly code: number | NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as it came. */
  readonly bytes: Buffer;
}

export interface ToolSurroundings {
  readonly stores: { readonly databaseUrl: string; readonly mongodbUri: string };
  /** The data folder. */
  readonly folder: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `lectern …` as a process of its own over configured stores, to its end. */
export async function runLineTool(
  args: readonly string[],
  { stores, folder, input = '', env = {} }: ToolSurroundings,
): Promise<EndedTool> {
  const tool = startCommand('node', ['cli/lectern.mjs', ...args], {
    input,
    env: {
      DATABASE_URL: stores.databaseUrl,
      MONGODB_URI: stores.mongodbUri,
      LECTERN_DATA: folder,
      INIT_CWD: projectFolder,
      npm_config_loglevel: 'silent',
      ...env,
    },
  });
  return { code: await tool.ended, out: tool.out(), err: tool.err(), bytes: tool.bytes() };
}
