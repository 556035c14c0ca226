'use client';

import { type ComponentProps, type KeyboardEvent, useRef } from 'react';

const indent = '    ';

/** A field for code. Tab indents; after Escape it moves on, as everywhere, so that the keyboard is never caught here. */
export function CodeArea(props: ComponentProps<'textarea'>) {
  const leaves = useRef(false);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isPlainTab = event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (isPlainTab && !leaves.current) {
      event.preventDefault();
      const { selectionStart, selectionEnd } = event.currentTarget;
      event.currentTarget.setRangeText(indent, selectionStart, selectionEnd, 'end');
    }
    leaves.current = event.key === 'Escape';
  };
  return (
    <textarea
      {...props}
      autoCapitalize="none"
      autoComplete="off"
      className="problem-control problem-textbox font-mono"
      onBlur={() => {
        leaves.current = false;
      }}
      onKeyDown={onKeyDown}
      spellCheck={false}
    />
  );
}
