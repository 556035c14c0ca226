import { connect, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { connectCourseware } from '@/db/courseware';
import { freePort } from '../support/app';

/** The socket of the engine that tests run against. */
const socketPath = decodeURIComponent(new URL(process.env.MONGODB_URI ?? '').host);

it('answers as soon as its server does, though nothing did when it was first asked', async () => {
  const port = await freePort();
  const uri = `mongodb://127.0.0.1:${port}/late?directConnection=true&serverSelectionTimeoutMS=300`;
  const courseware = connectCourseware(uri);
  const away = { kind: 'Unavailable', code: 'courseware.unavailable' };
  await expect(courseware.ping()).rejects.toMatchObject(away);
  await expect(courseware.ping()).rejects.toMatchObject(away);

  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(socketPath);
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    from.pipe(to).pipe(from);
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const answers = await Promise.all([courseware.ping(), courseware.ping(), courseware.ping()]);
  expect(answers).toMatchObject([{ engine: 'DocumentDB' }, { engine: 'DocumentDB' }, { engine: 'DocumentDB' }]);

  await courseware.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => server.close(done));
});
