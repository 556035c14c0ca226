import { useSyncExternalStore } from 'react';

/** Which block of the outline is chosen: the lines set it, and what stands beside them follows. `undefined`: as the page came. */
let chosen: string | null | undefined;
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
  const address = new URL(window.location.href);
  address.search = `?block=${encodeURIComponent(block).replaceAll('%40', '@')}`;
  window.history.replaceState(null, '', address);
  for (const listener of listeners) {
    listener();
  }
}

/** Forgets what was chosen on another page. */
export function forgetChosen(): void {
  chosen = undefined;
}

/** The chosen block; `initial` until somebody has chosen. */
export function useChosenBlock(initial: string | null): string | null {
  return useSyncExternalStore(
    subscribe,
    () => (chosen === undefined ? initial : chosen),
    () => initial,
  );
}
