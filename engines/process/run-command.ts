import { spawn } from 'node:child_process';
import { basename } from 'node:path';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/** A command that failed, with everything it wrote. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';

  constructor(
    message: string,
    readonly output: string,
  ) {
    super(message);
  }
}

/**
 * Runs a command to its end and returns what it wrote to standard output. Throws `CommandFailed`, whose message ends with
 * the last lines of its standard error, where it fails.
 */
export function runCommand(file: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', (cause) => reject(new Error(`${file} cannot be run: ${cause.message}`, { cause })));
    child.on('close', (code, signal) => {
      const [written, complaint] = [output, errors].map((chunks) => Buffer.concat(chunks).toString('utf8'));
      if (code === 0) resolve(written ?? '');
      else
        reject(
          new CommandFailed(
            `${basename(file)} ended with ${signal ?? code}: ${lastLines(complaint ?? '')}`,
            `${written}${complaint}`,
          ),
        );
    });
  });
}

/** The last three lines of a text that say something, as one line. */
export function lastLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).slice(-3).join(' | ');
}
