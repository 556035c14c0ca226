'use client';

import { useId, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { fromLine, fromParagraphs, toLine, toParagraphs } from '@/lib/capa/authoring/light-text';

const forms = {
  line: { show: toLine, read: fromLine },
  paragraphs: { show: toParagraphs, read: fromParagraphs },
} as const;

/** A piece of HTML as people type it: signs stand for themselves, and markup may be typed. It grows with what is in it. */
export function TypedField({
  label,
  isLabelHidden = false,
  html,
  form = 'line',
  className,
  placeholder,
  onChange,
}: {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly html: string;
  readonly form?: keyof typeof forms;
  readonly className?: string;
  readonly placeholder?: string;
  readonly onChange: (html: string) => void;
}) {
  const id = useId();
  const { show, read } = forms[form];
  // What is typed stays as it was typed: the HTML that it gives, shown again, may have other white space.
  const [typed, setTyped] = useState({ html, text: show(html) });
  if (typed.html !== html) {
    setTyped({ html, text: show(html) });
  }
  return (
    <div className={classNames('grid gap-1', className)}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'visual-label'}>
        {label}
      </label>
      <textarea
        id={id}
        className="ui-control visual-control"
        placeholder={placeholder}
        rows={form === 'line' ? 1 : 2}
        value={typed.text}
        onChange={(event) => {
          const text = event.target.value;
          const next = read(text);
          setTyped({ html: next, text });
          onChange(next);
        }}
      />
    </div>
  );
}
