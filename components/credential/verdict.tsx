import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import type { CertificateVerdict, PublicCertificate } from '@/lib/certificates';
import type { Check } from '@/lib/credential';

/** What was found out about a certificate: the answer first, then each check in plain words. */
export function Verdict({
  verdict,
  hrefOf,
}: {
  readonly verdict: CertificateVerdict;
  readonly hrefOf: (id: string) => string;
}) {
  const t = useTranslations('credential.verdict');
  if (verdict.kind === 'foreign') {
    return (
      <Notice tone="warn" title={t('foreign')}>
        <p>{t('foreignText', { issuer: verdict.issuer })}</p>
      </Notice>
    );
  }
  const { certificate, checks, isValid } = verdict;
  const state = certificate && certificate.state !== 'valid' ? certificate.state : isValid ? 'valid' : 'invalid';
  const tone = state === 'valid' ? 'good' : state === 'invalid' ? 'bad' : 'warn';
  return (
    <>
      <Notice tone={tone} title={t(state)}>
        {certificate ? <CertificateWords certificate={certificate} href={hrefOf(certificate.id)} /> : null}
        {certificate ? null : <p>{t(`${state}Text`)}</p>}
      </Notice>
      {checks.length > 0 ? (
        <>
          <h2 className="mt-8 mb-2 text-xl">{t('checks')}</h2>
          <ul className="divide-y divide-line border-y border-line">
            {checks.map((check) => (
              <CheckLine key={check.name} check={check} />
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function CertificateWords({ certificate, href }: { readonly certificate: PublicCertificate; readonly href: string }) {
  const t = useTranslations('credential.verdict');
  const title = certificate.course.title;
  const words = {
    valid: () =>
      certificate.state === 'valid' &&
      t.rich('says', {
        name: certificate.learnerName,
        title,
        organization: certificate.course.organization,
        date: () => <DateTime value={certificate.issuedAt} />,
      }),
    revoked: () =>
      certificate.state === 'revoked' &&
      t.rich('revokedText', { title, date: () => <DateTime value={certificate.revokedAt} /> }),
    erased: () =>
      certificate.state === 'erased' &&
      t.rich('erasedText', { title, date: () => <DateTime value={certificate.issuedAt} /> }),
  };
  return (
    <>
      <p>{words[certificate.state]()}</p>
      {certificate.state === 'valid' ? (
        <p className="mt-1">
          <TextLink href={href}>{t('open')}</TextLink>
        </p>
      ) : null}
    </>
  );
}

const marks = { passed: 'check', failed: 'cross', skipped: 'dash' } as const;
const colors = { passed: 'text-good', failed: 'text-bad', skipped: 'text-ink-3' } as const;

function CheckLine({ check: { name, outcome } }: { readonly check: Check }) {
  const t = useTranslations('credential.checks');
  return (
    <li className="flex gap-3 py-3">
      <span className={colors[outcome]}>
        <Icon name={marks[outcome]} className="mt-1 size-4.5" />
        <span className="sr-only">{t(`outcome.${outcome}`)}</span>
      </span>
      <div>
        <h3 className="font-sans font-semibold text-base tracking-normal">{t(`${name}.title`)}</h3>
        <p className="text-ink-2">{outcome === 'skipped' ? t('skipped') : t(`${name}.${outcome}`)}</p>
      </div>
    </li>
  );
}
