import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Popup } from '../unit/popup';

/** A sheet of the text editor that asks for something, takes it with one button and is left with another. */
export function FormPopup({
  title,
  submit,
  isReady = true,
  actions,
  children,
  onSubmit,
  onClose,
}: {
  readonly title: string;
  /** What the button that takes it says. */
  readonly submit: string;
  readonly isReady?: boolean;
  /** Buttons between the two. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('studioUnit.text');
  return (
    <Popup title={title} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <div className="flex flex-wrap gap-3">
          <Button disabled={!isReady} type="submit">
            {submit}
          </Button>
          {actions}
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Popup>
  );
}
