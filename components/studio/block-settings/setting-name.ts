'use client';

import { useTranslations } from 'next-intl';

/** What people call a setting: its name in the reader's language, or the name itself where Lectern does not know it. */
export function useSettingName(): (name: string) => string {
  const t = useTranslations('studioUnit.field');
  return (name) => (t.has(asKey(name)) ? t(asKey(name)) : name);
}

type FieldKey = Parameters<ReturnType<typeof useTranslations<'studioUnit.field'>>['has']>[0];

/** Names come from the course and are not known to the compiler; `has` is asked before a message is read. */
const asKey = (name: string): FieldKey => name as FieldKey;
