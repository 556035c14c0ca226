'use client';

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';

/** Takes files that are dropped on it, or chosen by its button. */
export function DropZone({
  label,
  button,
  hint,
  accept,
  isMultiple = false,
  isDisabled = false,
  onFiles,
}: {
  readonly label: string;
  readonly button: string;
  readonly hint: ReactNode;
  readonly accept?: string;
  readonly isMultiple?: boolean;
  readonly isDisabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !isDisabled) {
      onFiles(isMultiple ? files : files.slice(0, 1));
    }
  };
  const takeChosen = () => {
    const element = input.current;
    take(element?.files ?? null);
    if (element) {
      // The same file may be chosen once more.
      element.value = '';
    }
  };
  // What was chosen while the script was on its way told nobody.
  const takeWhatWaits = useEffectEvent(takeChosen);
  useEffect(() => takeWhatWaits(), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button within is the one for everybody
    <div
      className={classNames(
        'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-dashed px-4 py-4',
        isOver ? 'border-accent bg-accent-soft' : 'border-control bg-sheet',
      )}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        ref={input}
        type="file"
        aria-label={label}
        accept={accept}
        multiple={isMultiple}
        disabled={isDisabled}
        tabIndex={-1}
        className="sr-only"
        onChange={takeChosen}
      />
      <Button size="sm" disabled={isDisabled} onClick={() => input.current?.click()}>
        {button}
      </Button>
      <p className="text-sm text-ink-2">{hint}</p>
    </div>
  );
}
