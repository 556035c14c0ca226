'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CodeDiagnostic } from './code-diagnostic';
import { codePhrases } from './code-phrases';
import { CodeProblems } from './code-problems';
import type { CodeMode, MountedCode } from './mount-code-mirror';

const nothingFound: readonly CodeDiagnostic[] = [];

/**
 * A field for code with colours, line numbers, search and what was found wrong, by line. The editor itself comes when it is first
 * needed; until then, and where it does not come, a plain field stands in its place and works. The page gives the words of
 * `studioCode` to the browser.
 */
export function CodeEditor({
  label,
  isLabelHidden = false,
  mode,
  value,
  onChange,
  diagnostics = nothingFound,
  isReadOnly = false,
}: {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly mode: CodeMode;
  /** What stands in the field. Another value than the last one that `onChange` told is put in its place. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly diagnostics?: readonly CodeDiagnostic[];
  readonly isReadOnly?: boolean;
}) {
  const t = useTranslations('studioCode');
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const plain = useRef<HTMLTextAreaElement>(null);
  const [mounted, setMounted] = useState<MountedCode | null>(null);
  // What was told and has not come back yet: while somebody types on, older values come in, and must not undo what is newer.
  const told = useRef<string[]>([]);
  const onEdit = useEffectEvent((text: string) => {
    told.current = [...told.current.slice(-20), text];
    onChange(text);
  });
  const current = useEffectEvent(() => value);
  const phrases = useEffectEvent(() => codePhrases(t));

  useEffect(() => {
    let code: MountedCode | null = null;
    let isGone = false;
    const mount = async () => {
      const { mountCodeMirror } = await import('./mount-code-mirror');
      const parent = place.current;
      if (isGone || !parent) {
        return;
      }
      const field = plain.current;
      const selection = field && { from: field.selectionStart, to: field.selectionEnd };
      const isFocused = field !== null && document.activeElement === field;
      code = mountCodeMirror({
        parent,
        text: current(),
        mode,
        isReadOnly,
        attributes: { 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-keys` },
        phrases: phrases(),
        onChange: onEdit,
      });
      const shown = code;
      // At once, so that nobody ever meets both fields.
      flushSync(() => setMounted(shown));
      if (isFocused && selection) {
        code.focus(selection);
      }
    };
    mount().catch((error: unknown) => console.error('The code editor did not come; the plain field stays.', error));
    return () => {
      isGone = true;
      code?.destroy();
      setMounted(null);
    };
  }, [id, mode, isReadOnly]);

  useEffect(() => {
    const at = told.current.indexOf(value);
    told.current = told.current.slice(at + 1);
    if (at < 0) {
      mounted?.setText(value);
    }
  }, [mounted, value]);
  useEffect(() => mounted?.show(diagnostics), [mounted, diagnostics]);

  return (
    <div className="grid gap-1.5">
      <div className={isLabelHidden ? 'sr-only' : 'text-sm font-semibold'} id={`${id}-label`}>
        {label}
      </div>
      <div ref={place} className="code-editor" dir="ltr">
        {mounted ? null : (
          <textarea
            ref={plain}
            aria-labelledby={`${id}-label`}
            autoCapitalize="none"
            autoComplete="off"
            className="ui-control code-editor-plain"
            onChange={(event) => onChange(event.target.value)}
            readOnly={isReadOnly}
            spellCheck={false}
            value={value}
          />
        )}
      </div>
      <p className="text-xs text-ink-3" id={`${id}-keys`}>
        {t('keys')}
      </p>
      <CodeProblems
        diagnostics={diagnostics}
        onOpen={(diagnostic) => (mounted ? mounted.goTo(diagnostic) : plain.current?.focus())}
      />
    </div>
  );
}
