'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Field } from '@/components/ui/field';
import { FieldError } from '@/components/ui/field-notes';
import { Input } from '@/components/ui/input';
import type { CourseKeyCheck } from '@/lib/courses';
import { formatCourseKey, isCourseIdentity } from '@/lib/olx/identity';

export interface CourseKeyParts {
  readonly org: string;
  readonly number: string;
  readonly run: string;
}

const parts = ['org', 'number', 'run'] as const;
/** So long nothing was typed until the site is asked. */
const restMs = 350;

/** Whether one part holds only what may stand in a key. */
const isLegal = (text: string) => text === '' || isCourseIdentity({ org: text, number: 'n', run: 'r' });

/**
 * The three parts of a course key, checked as they are typed: characters here, and whether the key is free by asking the site.
 * The key itself stands beneath, since it is in every address of the course for good.
 */
export function CourseKeyFields({
  initial,
  organizations,
  errors = {},
  check,
  onCheck,
  isTakenAllowed = false,
}: {
  readonly initial: CourseKeyParts;
  /** Those to choose from; any other may be typed too. */
  readonly organizations: readonly string[];
  readonly errors?: Readonly<Record<string, string>>;
  readonly check: (key: CourseKeyParts) => Promise<CourseKeyCheck>;
  readonly onCheck: (check: CourseKeyCheck | null) => void;
  /** A key that is taken may be meant: whoever shows these fields says what becomes of the course there. */
  readonly isTakenAllowed?: boolean;
}) {
  const t = useTranslations('studioHome.key');
  const [key, setKey] = useState(initial);
  const { found, isAsking } = useKeyCheck(key, check, onCheck);
  const isWhole = parts.every((part) => key[part] !== '');
  const illegal = parts.some((part) => !isLegal(key[part]));
  return (
    <fieldset className="grid gap-4">
      <legend className="sr-only">{t('legend')}</legend>
      <div className="grid gap-4 sm:grid-cols-3">
        {parts.map((part) => (
          <Field
            key={part}
            id={part}
            label={t(`${part}.label`)}
            hint={t(`${part}.hint`)}
            error={isLegal(key[part]) ? errors[part] : t('illegal')}
            required
          >
            {(control) => (
              <Input
                {...control}
                name={part}
                value={key[part]}
                maxLength={64}
                dir="ltr"
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                list={part === 'org' && organizations.length > 1 ? 'known-organizations' : undefined}
                onChange={({ target }) => setKey({ ...key, [part]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <datalist id="known-organizations">
        {organizations.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div role="status" className="min-h-12 text-sm">
        {isWhole && !illegal ? (
          <>
            <p className="break-all text-ink-2">
              <bdi className="font-mono">{formatCourseKey(key)}</bdi>
            </p>
            {found && !isAsking ? (
              <KeyVerdict found={found} isTakenAllowed={isTakenAllowed} />
            ) : (
              <p className="text-ink-3">{t('asking')}</p>
            )}
          </>
        ) : null}
      </div>
    </fieldset>
  );
}

function KeyVerdict({ found, isTakenAllowed }: { readonly found: CourseKeyCheck; readonly isTakenAllowed: boolean }) {
  const t = useTranslations('studioHome.key');
  if (found.state === 'taken' && found.mayReplace && isTakenAllowed) {
    return null;
  }
  if (found.state === 'free') {
    return <p className="text-good">{t('free')}</p>;
  }
  return (
    <FieldError id="key-verdict">
      {found.state === 'taken' ? t('taken', { title: found.title }) : t(found.state)}
    </FieldError>
  );
}

/** Both functions must stay the same from one drawing to the next. */
function useKeyCheck(
  { org, number, run }: CourseKeyParts,
  check: (key: CourseKeyParts) => Promise<CourseKeyCheck>,
  onCheck: (found: CourseKeyCheck | null) => void,
) {
  const [answer, setAnswer] = useState<{ readonly text: string; readonly found: CourseKeyCheck } | null>(null);
  useEffect(() => {
    const key = { org, number, run };
    onCheck(null);
    if (!isCourseIdentity(key)) {
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const found = await check(key).catch(() => null);
      if (isCurrent && found) {
        setAnswer({ text: formatCourseKey(key), found });
        onCheck(found);
      }
    }, restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [org, number, run, check, onCheck]);
  const isAnswered = answer?.text === formatCourseKey({ org, number, run });
  return { found: isAnswered ? answer.found : null, isAsking: !isAnswered };
}
