import type { Db } from '@/db/client';
import type { Context } from '@/lib/context';
import { loadSiteSettings } from './queries';
import type { SiteSettings } from './schema';

/** Younger than this, what was read is taken as it is. */
const freshMs = 2000;
/** Older than this, nobody is given it any more. */
const keptMs = 10_000;

interface Kept {
  readonly readAt: number;
  readonly settings: Promise<SiteSettings>;
  readonly isRenewed: boolean;
}

// A server may load this module once for pages and once for routes: what one of them changes, both forget.
const shared: typeof globalThis & { lecternSiteSettings?: WeakMap<Db, Kept> } = globalThis;
shared.lecternSiteSettings ??= new WeakMap();
const kept = shared.lecternSiteSettings;

/**
 * What admins have set for the site. Kept in the process for seconds: every page asks for it, and a page of a busy site must not wait
 * for it, so that it is read anew beside a request. What another process has changed is seen after ten seconds at most, what this one
 * has changed at once. What decides who may do something asks `loadSiteSettings`.
 */
export function readSiteSettings({ db, now }: Pick<Context, 'db' | 'now'>): Promise<SiteSettings> {
  const known = kept.get(db);
  const age = known ? now.getTime() - known.readAt : keptMs;
  if (known && age < (known.isRenewed ? keptMs : freshMs)) {
    return known.settings;
  }
  const next: Kept = { readAt: now.getTime(), settings: loadSiteSettings(db), isRenewed: false };
  if (known && age < keptMs) {
    const old = { ...known, isRenewed: true };
    kept.set(db, old);
    next.settings.then(
      () => replace(db, old, next),
      () => replace(db, old, { ...known, isRenewed: false }),
    );
    return known.settings;
  }
  kept.set(db, next);
  // A failure is told to whoever waits for it, and not kept.
  next.settings.catch(() => replace(db, next, undefined));
  return next.settings;
}

/** What was begun before a change must not stand in the place of what came after it. */
function replace(db: Db, expected: Kept, next: Kept | undefined): void {
  if (kept.get(db) !== expected) {
    return;
  }
  if (next) {
    kept.set(db, next);
  } else {
    kept.delete(db);
  }
}

/** After a change by this process. */
export function forgetSiteSettings(db: Db): void {
  kept.delete(db);
}
