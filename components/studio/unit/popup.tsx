'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';

/** A small sheet over the page that asks for something; Escape closes it. It is there while it is drawn. */
export function Popup({
  title,
  children,
  onClose,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!dialog.current?.open) {
      dialog.current?.showModal();
    }
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className="studio-popup"
      // Events of a dialog within a dialog would reach the outer one too.
      onCancel={(event) => {
        event.stopPropagation();
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id} className="mb-4 text-lg">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
