import { useTimeZone, useTranslations } from 'next-intl';
import { useState } from 'react';
import { controlClass } from '@/components/ui/input';
import { parseDate } from '@/lib/olx/fields/parse-date';
import type { Json } from '@/lib/olx/model';
import { fromZonedText, toZonedText } from '@/lib/schedule/zoned-time';

/** A date and a time of the day in the reader's zone; stored in UTC, as Open edX stores it. */
export function DateSetting({
  id,
  value,
  onChange,
}: {
  readonly id: string;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}) {
  const t = useTranslations('studioUnit.settingsForm');
  const timeZone = useTimeZone() ?? 'UTC';
  const instant = parseDate(value);
  const [text, setText] = useState(instant === null ? '' : toZonedText(new Date(instant), timeZone));
  const type = (typed: string) => {
    setText(typed);
    const read = fromZonedText(typed, timeZone);
    // Half a date is nothing yet: the browser hands over nothing until it is whole.
    onChange(read ? read.toISOString().replace('.000Z', 'Z') : '');
  };
  return (
    <div className="min-w-0 flex-1">
      <input
        id={id}
        aria-describedby={`${id}-note`}
        className={controlClass}
        dir="ltr"
        max="9999-12-31T23:59"
        type="datetime-local"
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      <p id={`${id}-note`} className="text-xs text-ink-3">
        {t('dateZone', { zone: timeZone })}
      </p>
    </div>
  );
}
