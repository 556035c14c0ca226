'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Link } from '@/components/ui/link';

interface Present {
  readonly userId: string;
  readonly name: string;
  readonly place: string;
  readonly path: string;
}

const beatMilliseconds = 25_000;
const mostShown = 4;

/** Who else has the course open, and where. Says every 25 seconds, while the page is in sight, that this one is open too. */
export function Presence({ address, place }: { readonly address: string; readonly place: string }) {
  const t = useTranslations('studioPresence');
  const [present, setPresent] = useState<readonly Present[]>([]);
  useEffect(() => {
    let isGone = false;
    const beat = async () => {
      if (document.visibilityState === 'hidden') {
        return;
      }
      try {
        const headers = { 'content-type': 'application/json' };
        const body = JSON.stringify({ place: place.slice(0, 255), path: location.pathname });
        const response = await fetch(address, { method: 'POST', headers, body });
        const answer: { present?: readonly Present[] } = response.ok ? await response.json() : {};
        if (!isGone) {
          setPresent(answer.present ?? []);
        }
      } catch {
        // Without a network nobody else is seen; the next beat asks again.
      }
    };
    void beat();
    const timer = setInterval(() => void beat(), beatMilliseconds);
    const onVisible = () => void beat();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      isGone = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [address, place]);
  if (present.length === 0) {
    return null;
  }
  const others = present.length - mostShown;
  return (
    <ul aria-label={t('label')} className="presence">
      {present.slice(0, mostShown).map(({ userId, name, place: where, path }) => (
        <li key={userId}>
          <Link href={path} title={t('who', { name, place: where })}>
            <Avatar name={name} />
            <span className="sr-only">{t('who', { name, place: where })}</span>
          </Link>
        </li>
      ))}
      {others > 0 && <li className="num text-sm text-ink-3">{t('more', { count: others })}</li>}
    </ul>
  );
}
