'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import type { SaveState } from './use-autosave';

/** Where saving stands, in a sentence that is read out when it changes, and a way to try again. */
export function SaveLine({ state, onSave }: { readonly state: SaveState; readonly onSave: () => void }) {
  const t = useTranslations('studioUnit.save');
  const format = useFormatter();
  const isBad = ['failed', 'blocked', 'conflict', 'offline'].includes(state.kind);
  const mayTry = state.kind === 'failed' || state.kind === 'offline';
  const said = (): string => {
    switch (state.kind) {
      case 'saved':
        return t('saved', { at: format.dateTime(new Date(state.at), { timeStyle: 'short' }) });
      case 'blocked':
        return t('blocked', { reason: state.reason });
      case 'failed':
        return t('failed', { reason: whyFailed(state) });
      default:
        return t(state.kind);
    }
  };
  const whyFailed = ({ code, message }: Extract<SaveState, { kind: 'failed' }>): string => {
    if (code === 'session.missing') {
      return t('signedOut');
    }
    return code === 'courses.no-block' ? t('gone') : code === 'internal' ? t('failedReason') : message;
  };
  return (
    <div className={classNames('save-line', isBad && 'save-line-bad')} data-save={state.kind}>
      <p role="status">{said()}</p>
      {mayTry && (
        <Button size="sm" variant="quiet" onClick={onSave}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
