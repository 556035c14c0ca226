import { NonRetriableError } from 'inngest';

/**
 * Does the same in steps for each of several, of which none waits for another: where a step fails for good, the next is done all the
 * same. Throws at the end, with what went wrong, so that it raises an alert.
 */
export async function doEach<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const failures = new Set<string>();
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failures.add(error instanceof Error ? error.message : String(error));
    }
  }
  if (failures.size > 0) {
    throw new NonRetriableError([...failures].join('\n'));
  }
}
