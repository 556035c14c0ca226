import type { Inngest } from 'inngest';
import { accepted, handedIn, type Trace } from './functions';

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const event = (name: string, data: Record<string, unknown> = {}, id?: string) => ({
  name: `c/${name}`,
  data,
  ...(id !== undefined && { id }),
});

/** Sends what makes every function of the set do what it does. `token` makes ids that no earlier run of the scenario used. */
export async function playScenario(inngest: Inngest.Any, token: string): Promise<void> {
  await inngest.send([
    handedIn.create({ id: 's1', course: 'ts', points: 60 }),
    handedIn.create({ id: 's2', course: 'ts', points: 10 }),
  ]);
  await inngest.send(
    ['flaky', 'gives-up', 'final', 'recovers', 'sleeps', 'parent', 'parallel', 'loop', 'sends'].map((name) =>
      event(name),
    ),
  );
  await inngest.send(event('waits', { id: 'w1' }));
  await inngest.send([1, 2, 3, 4, 5].map((n) => event('batches', { group: 'x', n })));
  await inngest.send(event('batches', { group: 'y', n: 1 }));
  for (const n of [1, 2, 3]) {
    await inngest.send(event('debounced', { group: 'd', n }));
    await pause(300);
  }
  await inngest.send([event('cancelled', { id: 'c1' }), event('cancelled', { id: 'c2' })]);
  await inngest.send(['k1', 'k1', 'k2'].map((key) => event('once', { key: `${key}-${token}` })));
  // Never the same id with other data: which of the two counts differs.
  await inngest.send(event('same-id', { n: 1 }, `same-${token}`));
  await inngest.send(event('same-id', { n: 1 }, `same-${token}`));
  await inngest.send(Array.from({ length: 8 }, () => event('limited', { key: 'a' })));
  await inngest.send(event('alone', { key: 'z' }));
  await pause(700);
  await inngest.send(event('alone', { key: 'z' }));
  await inngest.send(accepted.create({ id: 'other', by: 'nobody' }));
  await inngest.send(accepted.create({ id: 'w1', by: 'Ann' }));
  await pause(600);
  await inngest.send(event('cancel', { id: 'c1' }));
}

/** The trace without what engines may differ in: order, and how often code outside steps was repeated. */
export const normalise = ({ counted, repeated, peak }: Trace): readonly string[] =>
  [...counted, ...repeated, `limited.peak ${peak}`].sort();
