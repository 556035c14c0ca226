/** Writes a line to standard output and waits while a slow reader has not taken what came before. */
export async function printLine(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) {
    await new Promise<void>((done) => process.stdout.once('drain', done));
  }
}

/** Writes a line for the person, beside the command's result. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`);
