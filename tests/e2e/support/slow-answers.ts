import { expect, type Page } from './test';

/**
 * Lets a test say when the server's answers to some of this page's actions come: those whose arguments name `field`. They come at once until
 * they are held; what else the page asks, as who else is here, is answered as ever.
 */
export async function slowAnswers(page: Page, field: string) {
  let held = Promise.resolve();
  let goOn = () => {};
  let count = 0;
  const hold = () => {
    count = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    held = promise;
    goOn = resolve;
  };
  await page.route('**', async (route) => {
    if (route.request().method() === 'POST' && route.request().postData()?.includes(`"${field}":`)) {
      count += 1;
      await held;
    }
    await route.continue();
  });
  return {
    hold,
    goOn: () => goOn(),
    /** Lets what was asked for until now be answered, and holds what is asked for from here on. */
    goOnAndHold: () => {
      const goOnWithThese = goOn;
      hold();
      goOnWithThese();
    },
    /** Waits until so many have been asked for since they are held. */
    asked: (times: number) => expect.poll(() => count).toBe(times),
  };
}
