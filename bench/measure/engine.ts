import type { Inngest } from 'inngest';
import type { Db } from '@/db/client';
import { sendEvents } from '@/db/journal';
import { openEngine } from '../../tests/support/open-engine';

/** How fast the embedded engine is by itself, with functions that do nothing. */
export interface EngineFigures {
  /** Events that no function wants, read and passed over. */
  readonly eventsPerSecond: number;
  /** Runs of a function without steps. */
  readonly runsPerSecond: number;
  /** Steps of runs with three steps each, and with twenty. */
  readonly stepsPerSecondOfThree: number;
  readonly stepsPerSecondOfTwenty: number;
  /** From the commit of an event to the first line of its function, where nothing else is to be done. */
  readonly idleP50Ms: number;
  readonly idleP95Ms: number;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export async function measureEngine(db: Db): Promise<EngineFigures> {
  let ended = 0;
  let onBegin: () => void = () => {};
  const withSteps = (client: Inngest.Any, many: number) =>
    client.createFunction({ id: `steps-${many}`, triggers: [{ event: `b/steps-${many}` }] }, async ({ step }) => {
      for (let n = 0; n < many; n += 1) {
        await step.run(`step ${n}`, () => n);
      }
      ended += 1;
    });
  const { engine } = await openEngine(db, (client) => [
    ...[0, 3, 20].map((many) => withSteps(client, many)),
    client.createFunction({ id: 'idle', triggers: [{ event: 'b/idle' }] }, async () => onBegin()),
    client.createFunction({ id: 'last', triggers: [{ event: 'b/last' }] }, async () => {
      ended += 1;
    }),
  ]);
  let sent = 0;
  const send = async (name: string, many: number) => {
    const now = new Date();
    for (let at = 0; at < many; at += 200) {
      const events = Array.from({ length: Math.min(200, many - at) }, () => {
        sent += 1;
        return {
          internalId: `bench-${sent}`,
          isIdGiven: false,
          event: { id: `bench-${sent}`, name, data: {}, ts: now.getTime() },
        };
      });
      await sendEvents(db, events, now);
    }
  };
  /** Seconds from the first event that is sent to the end of the last run. */
  const time = async (runs: number, sending: () => Promise<void>) => {
    ended = 0;
    const began = performance.now();
    await sending();
    while (ended < runs) {
      await pause(5);
    }
    return (performance.now() - began) / 1000;
  };

  engine.start();
  await time(20, () => send('b/steps-3', 20));
  const events = await time(1, async () => {
    await send('b/nobody', 4000);
    await send('b/last', 1);
  });
  const bare = await time(400, () => send('b/steps-0', 400));
  const three = await time(200, () => send('b/steps-3', 200));
  const twenty = await time(40, () => send('b/steps-20', 40));

  const idle: number[] = [];
  for (let n = 0; n < 60; n += 1) {
    await pause(150 + Math.random() * 100);
    const begun = new Promise<number>((done) => {
      onBegin = () => done(performance.now());
    });
    await send('b/idle', 1);
    const committed = performance.now();
    idle.push((await begun) - committed);
  }
  await engine.stop();
  idle.sort((one, other) => one - other);
  const at = (part: number) => idle[Math.floor(idle.length * part)] ?? Number.NaN;
  return {
    eventsPerSecond: 4001 / events,
    runsPerSecond: 400 / bare,
    stepsPerSecondOfThree: 600 / three,
    stepsPerSecondOfTwenty: 800 / twenty,
    idleP50Ms: at(0.5),
    idleP95Ms: at(0.95),
  };
}
