import type { Page } from '@playwright/test';

/** What a browser measured of one visit to a page. */
export interface Vitals {
  /** Until the largest element of the first screen was painted. */
  readonly lcpMs: number;
  /** How far things moved by themselves: the sum of all shifts, which is never less than the official window's. */
  readonly cls: number;
  /** The longest that anything the reader did waited for the next paint. */
  readonly inpMs: number;
  /** Compressed, as they came over the network. */
  readonly scriptBytes: number;
  readonly bytes: number;
}

/** Has the page note its figures from its first moment on. */
export async function watchVitals(page: Page): Promise<void> {
  // What compiles the bench names functions by a helper, which the functions sent to the page ask for there.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0, inp: 0 };
    Object.assign(window, { labVitals: seen });
    const watch = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
    watch('largest-contentful-paint', ({ startTime }) => {
      seen.lcp = startTime;
    });
    watch('layout-shift', (entry) => {
      if ('value' in entry && 'hadRecentInput' in entry && !entry.hadRecentInput) {
        seen.cls += Number(entry.value);
      }
    });
    watch(
      'event',
      (entry) => {
        if ('interactionId' in entry && Number(entry.interactionId) > 0) {
          seen.inp = Math.max(seen.inp, entry.duration);
        }
      },
      { durationThreshold: 16 },
    );
  });
}

/** Reads what the page noted, and what came over the network. */
export async function readVitals(page: Page): Promise<Vitals> {
  // The events of the last interaction are told after its paint.
  await page.waitForTimeout(500);
  return await page.evaluate(() => {
    const { lcp, cls, inp } = Object(window).labVitals;
    const came = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const page = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const sum = (entries: readonly PerformanceResourceTiming[]) =>
      entries.reduce((bytes, { transferSize }) => bytes + transferSize, 0);
    const isScript = ({ name }: PerformanceResourceTiming) => new URL(name).pathname.endsWith('.js');
    return { lcpMs: lcp, cls, inpMs: inp, scriptBytes: sum(came.filter(isScript)), bytes: sum([...page, ...came]) };
  });
}
