import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '@/components/ui/button';

/** A dialog over the outline: a question or a form, and what closes it. It is open as long as it is there. */
export function OutlineDialog({
  title,
  confirm,
  cancel,
  isDanger = false,
  isBusy = false,
  onConfirm,
  onClose,
  children,
}: {
  readonly title: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly isDanger?: boolean;
  readonly isBusy?: boolean;
  readonly onConfirm: (form: FormData) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
  }, []);
  return (
    <dialog ref={ref} aria-labelledby={id} className="outline-dialog" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm(new FormData(event.currentTarget));
        }}
      >
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        <div className="outline-dialog-body">{children}</div>
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="quiet" size="sm" onClick={() => ref.current?.close()}>
            {cancel}
          </Button>
          <Button variant={isDanger ? 'danger' : 'primary'} size="sm" type="submit" disabled={isBusy}>
            {confirm}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
