import { useCallback, useSyncExternalStore } from 'react';

/** What was copied or cut: a block by its course and name. It is kept in this browser, for all its windows and courses. */
export interface Clipped {
  readonly courseKey: string;
  readonly block: string;
  readonly parent: string;
  readonly title: string;
  readonly isCut: boolean;
}

const storageKey = 'lectern-studio-clipboard';
const listeners = new Set<() => void>();
let read: { readonly text: string | null; readonly clipped: Clipped | null } = { text: null, clipped: null };

function parse(text: string): Clipped | null {
  try {
    const value: unknown = JSON.parse(text);
    return isClipped(value) ? value : null;
  } catch {
    return null;
  }
}

function isClipped(value: unknown): value is Clipped {
  const has = (name: string, type: string) =>
    typeof value === 'object' &&
    value !== null &&
    typeof Object.entries(value).find(([key]) => key === name)?.[1] === type;
  return ['courseKey', 'block', 'parent', 'title'].every((name) => has(name, 'string')) && has('isCut', 'boolean');
}

function snapshot(): Clipped | null {
  const text = window.localStorage.getItem(storageKey);
  if (text !== read.text) {
    read = { text, clipped: text === null ? null : parse(text) };
  }
  return read.clipped;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** The clipboard of the studio, and what puts something on it. */
export function useClipboard(): readonly [Clipped | null, (clipped: Clipped | null) => void] {
  const clipped = useSyncExternalStore(subscribe, snapshot, () => null);
  const clip = useCallback((value: Clipped | null) => {
    if (value) {
      window.localStorage.setItem(storageKey, JSON.stringify(value));
    } else {
      window.localStorage.removeItem(storageKey);
    }
    for (const listener of listeners) {
      listener();
    }
  }, []);
  return [clipped, clip];
}
