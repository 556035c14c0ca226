/**
 * A worker as it would be if an author had broken out of Python and out of WebAssembly: it does what the attack says in plain
 * JavaScript. What is left to stop it is what stops the process itself.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { dropUser } from '../../../sandbox/worker/drop-user.mjs';

const send = (message) => writeSync(3, `${JSON.stringify(message)}\n`);

const attacks = {
  'file of the host': async ({ file }) => (await import('node:fs')).readFileSync(file, 'utf8'),
  'file of the system': async () => `HELD ${(await import('node:fs')).readFileSync('/etc/passwd', 'utf8')}`,
  'file of the process': async () => `HELD ${(await import('node:fs')).readFileSync('/proc/self/environ', 'utf8')}`,
  'file that it may read by the rules': async ({ own }) =>
    `HELD ${(await import('node:fs')).readFileSync(own, 'utf8')}`,
  'write of a file': async ({ folder }) => (await import('node:fs')).writeFileSync(`${folder}/loot`, 'x'),
  environment: async () => JSON.stringify(process.env),
  network: async ({ port }) => {
    const { connect } = await import('node:net');
    await new Promise((resolve, reject) => connect(port, '127.0.0.1').on('connect', resolve).on('error', reject));
    return 'HELD';
  },
  'network by fetch': async ({ port }) => `HELD ${(await fetch(`http://127.0.0.1:${port}/`)).status}`,
  'network by datagrams': async ({ port }) => {
    const { createSocket } = await import('node:dgram');
    const socket = createSocket('udp4');
    await new Promise((resolve, reject) => {
      socket.on('error', reject);
      socket.send('x', port, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
    });
    return 'HELD';
  },
  command: async ({ folder }) => {
    const { execFileSync } = await import('node:child_process');
    return `HELD ${execFileSync('/usr/bin/touch', [`${folder}/loot`])}`;
  },
  thread: async () => {
    const { Worker } = await import('node:worker_threads');
    await new Promise((resolve, reject) => new Worker('0', { eval: true }).on('online', resolve).on('error', reject));
    return 'HELD';
  },
  'code from text': async () => `HELD ${Reflect.get(globalThis, 'eval')('1 + 1')}`,
  'function from text': async () => `HELD ${Reflect.construct(Reflect.get(globalThis, 'Function'), ['return 1'])()}`,
  'native code': async () => `HELD ${process.dlopen({ exports: {} }, '/usr/lib/x86_64-linux-gnu/libm.so.6')}`,
  'inner parts of Node': async () => `HELD ${Object.keys(process.binding('fs'))}`,
  inspector: async () => `HELD ${(await import('node:inspector')).open(0)}`,
  'root again': async () => {
    process.setuid(0);
    return 'HELD';
  },
  'signal to the parent': async () => {
    process.kill(process.ppid, 'SIGUSR2');
    return 'HELD';
  },
};

const { secrets } = JSON.parse(process.argv[2] ?? '{}');
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
send({ type: 'loaded' });
await lines.next();
dropUser();
send({ type: 'ready' });
for await (const line of lines) {
  const { id, request } = JSON.parse(line);
  const { script } = JSON.parse(request);
  const { attack, given } = JSON.parse(script);
  let text;
  try {
    text = String(await attacks[attack]({ ...secrets, ...given }));
  } catch (error) {
    text = `stopped: ${error.message}`;
  }
  send({
    type: 'reply',
    id,
    isTired: false,
    text: JSON.stringify({ ok: true, values: { loot: { text, truthy: true } } }),
  });
}
