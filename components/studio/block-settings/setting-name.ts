'use client';

import { useTranslations } from 'next-intl';
import { optionalWords } from '@/i18n/optional-words';

/** What people call a setting: its name in the reader's language, or the name itself where Lectern does not know it. */
export function useSettingName(): (name: string) => string {
  const words = optionalWords(useTranslations('studioUnit.field'));
  return (name) => words(name) ?? name;
}
