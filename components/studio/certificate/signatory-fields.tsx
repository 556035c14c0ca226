import { useTranslations } from 'next-intl';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Input, Select } from '@/components/ui/input';
import type { SignatoryRow } from './certificate-draft';

const parts = ['name', 'title', 'organization'] as const;

/** Those who sign: name, title, organisation and the picture of a signature. */
export function SignatoryFields({
  rows,
  images,
  lang,
  change,
}: {
  readonly rows: readonly SignatoryRow[];
  readonly images: readonly { readonly value: string; readonly label: string }[];
  readonly lang: string | undefined;
  readonly change: (rows: readonly SignatoryRow[]) => void;
}) {
  const t = useTranslations('studioCertificate.signatory');
  const set = (index: number, more: Partial<SignatoryRow>) =>
    change(rows.map((row, at) => (at === index ? { ...row, ...more } : row)));
  return (
    <StudioSection id="signatories" title={t('heading')} text={t('text')}>
      <div className="grid gap-5">
        {rows.map((row, index) => {
          const at = `signatory.${index}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: places under the certificate, not people
            <fieldset key={index} className="studio-fields">
              <legend className="studio-wide mb-1 text-sm text-ink-3">{t('place', { number: index + 1 })}</legend>
              {parts.map((part) => (
                <label key={part} htmlFor={`${at}.${part}`} className="grid gap-1">
                  <span className="font-semibold">{t(part)}</span>
                  <Input
                    id={`${at}.${part}`}
                    name={`${at}.${part}`}
                    value={row[part]}
                    onChange={(event) => set(index, { [part]: event.target.value })}
                    dir="auto"
                    lang={lang}
                  />
                </label>
              ))}
              <label htmlFor={`${at}.image`} className="grid gap-1">
                <span className="font-semibold">{t('image')}</span>
                <Select
                  id={`${at}.image`}
                  name={`${at}.image`}
                  value={row.image}
                  onChange={(event) => set(index, { image: event.target.value })}
                >
                  <option value="">{t('noImage')}</option>
                  {images.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </Select>
              </label>
            </fieldset>
          );
        })}
      </div>
    </StudioSection>
  );
}
