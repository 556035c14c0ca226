import { useSyncExternalStore } from 'react';

/** Which block of the outline is chosen: the lines set it, and what stands beside them follows. `undefined`: as the page came. */
let chosen: string | null | undefined;
let naming: ReturnType<typeof setTimeout> | undefined;
/** Whoever walks down the outline passes many lines: only the one that they stop at counts for more than its line. */
export const restMilliseconds = 150;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Chooses a block (`TYPE@ID`), and names it in the address, so that the page can be found again as it is. */
export function chooseBlock(block: string): void {
  if (chosen === block) {
    return;
  }
  chosen = block;
  clearTimeout(naming);
  naming = setTimeout(() => nameInAddress(block), restMilliseconds);
  for (const listener of listeners) {
    listener();
  }
}

function nameInAddress(block: string): void {
  const address = new URL(window.location.href);
  const search = `?block=${encodeURIComponent(block).replaceAll('%40', '@')}`;
  if (address.search === search) {
    return;
  }
  address.search = search;
  window.history.replaceState(null, '', address);
}

/** Leaves the address as it is: whoever goes on to another page is not called back by another name for this one. */
export function keepAddress(): void {
  clearTimeout(naming);
}

/** Forgets what was chosen on another page. */
export function forgetChosen(): void {
  chosen = undefined;
  keepAddress();
}

/** The chosen block; `initial` until somebody has chosen. */
export function useChosenBlock(initial: string | null): string | null {
  return useSyncExternalStore(
    subscribe,
    () => (chosen === undefined ? initial : chosen),
    () => initial,
  );
}
