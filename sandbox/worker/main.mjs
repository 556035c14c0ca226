/**
 * The process that runs author Python. It is started with nothing in its environment and leave to read two folders; before the
 * first script it gives up its user, and the process that started it takes away its right to open anything more.
 *
 * stdin: one request a line. Descriptor 3: one answer a line. Descriptor 4, where asked for: the memory snapshot.
 */
import { closeSync, readFileSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { dropUser } from './drop-user.mjs';
import { Forbidden } from './gate.mjs';
import { Interpreter } from './interpreter.mjs';

const answers = 3;
const snapshots = 4;

const options = JSON.parse(process.argv[2] ?? '{}');
// The loader tells Python how the program is called.
process.argv.splice(1, process.argv.length, 'python');

function send(message) {
  writeAll(answers, Buffer.from(`${JSON.stringify(message)}\n`));
}

function writeAll(descriptor, bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

/** Why an interpreter that threw cannot go on, in the words of a reply's reason. */
function describeBreak(error) {
  if (error instanceof Forbidden) return { why: 'forbidden', what: error.message };
  if (error instanceof RangeError) return { why: 'depth', what: '' };
  return { why: 'trap', what: String(error?.message ?? error) };
}

const interpreter = await Interpreter.load({
  pyodideFolder: options.pyodideFolder,
  pythonFolder: options.pythonFolder,
  snapshot: options.snapshotFile ? readFileSync(options.snapshotFile) : undefined,
  makesSnapshot: options.makesSnapshot === true,
});
if (options.makesSnapshot) {
  writeAll(snapshots, interpreter.snapshot());
  closeSync(snapshots);
}
interpreter.seal();

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
// Whoever started this process takes its limits away now: only its own user may, so the user goes after them.
send({ type: 'loaded' });
await lines.next();
dropUser();
send({ type: 'ready' });

for await (const line of lines) {
  const { id, seed, request, replyLimit } = JSON.parse(line);
  let text;
  try {
    text = interpreter.run(request, seed);
  } catch (error) {
    send({ type: 'broken', id, ...describeBreak(error) });
    process.exit(1);
  }
  const isTired = interpreter.isTired;
  if (text.length > replyLimit) send({ type: 'too-large', id, isTired });
  else send({ type: 'reply', id, text, isTired });
  interpreter.restore();
}
