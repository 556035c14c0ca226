import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/text-link';
import type { StudioBlockLink } from '@/lib/courses';
import type { Finding, Severity } from '@/lib/olx/check';
import { type FindingGroup, groupFindings } from './group-findings';

const tones: Readonly<Record<Severity, BadgeTone>> = { error: 'bad', warning: 'warn', info: 'neutral' };
/** Of one kind so many are in sight; the others unfold. */
const inSight = 5;

/** A way to what a finding is about, where it is no block: a settings page, a file. */
export interface FindingPlace {
  readonly label: string;
  readonly href: string;
}

/** What a check found, by kind: what it means, how to mend it, and the way to each place. */
export function FindingGroups({
  findings,
  linkOf,
  placeOf,
}: {
  readonly findings: readonly Finding[];
  readonly linkOf: (block: string) => StudioBlockLink | undefined;
  readonly placeOf: (finding: Finding) => FindingPlace | undefined;
}) {
  return (
    <ul className="grid gap-4">
      {groupFindings(findings).map((group) => (
        <FindingGroupItem key={group.code} group={group} linkOf={linkOf} placeOf={placeOf} />
      ))}
    </ul>
  );
}

function FindingGroupItem({
  group: { code, severity, findings },
  linkOf,
  placeOf,
}: {
  readonly group: FindingGroup;
  readonly linkOf: (block: string) => StudioBlockLink | undefined;
  readonly placeOf: (finding: Finding) => FindingPlace | undefined;
}) {
  const t = useTranslations('studioCheck');
  const { cause, mend } = useFindingWords(code);
  const line = (finding: Finding, index: number) => (
    <FindingLine
      key={`${finding.path}:${finding.line}:${index}`}
      finding={finding}
      link={finding.block === null ? undefined : linkOf(finding.block)}
      place={placeOf(finding)}
    />
  );
  return (
    <li className="rounded-lg border border-line bg-sheet">
      <div className="border-b border-line px-4 py-3">
        <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1 font-sans text-base">
          <Badge tone={tones[severity]}>{t(`severityOne.${severity}`)}</Badge>
          <span className="font-mono text-sm">{code}</span>
          <span className="num text-sm font-normal text-ink-3">{t('times', { count: findings.length })}</span>
        </h3>
        {cause ? <p className="mt-1.5 max-w-measure text-sm">{cause}</p> : null}
        {mend ? (
          <p className="mt-1 max-w-measure text-sm text-ink-2">
            <span className="font-semibold">{t('mend')}:</span> {mend}
          </p>
        ) : null}
      </div>
      <ul className="divide-y divide-line text-sm">{findings.slice(0, inSight).map(line)}</ul>
      {findings.length > inSight ? (
        <details className="border-t border-line">
          <summary className="min-h-11 px-4 py-2.5 text-sm text-accent">
            {t('more', { count: findings.length - inSight })}
          </summary>
          <ul className="divide-y divide-line border-t border-line text-sm">{findings.slice(inSight).map(line)}</ul>
        </details>
      ) : null}
    </li>
  );
}

function FindingLine({
  finding: { message, path, line },
  link,
  place,
}: {
  readonly finding: Finding;
  readonly link: StudioBlockLink | undefined;
  readonly place: FindingPlace | undefined;
}) {
  const t = useTranslations('studioCheck');
  return (
    <li className="grid gap-0.5 px-4 py-2.5">
      <p className="break-words">{message}</p>
      <p className="flex flex-wrap gap-x-3 text-ink-3">
        {link ? (
          <span>
            {link.path.length > 0 ? <bdi>{link.path.join(' › ')} › </bdi> : null}
            <TextLink href={link.href}>
              <bdi>{link.title}</bdi>
            </TextLink>
          </span>
        ) : null}
        {place ? <TextLink href={place.href}>{place.label}</TextLink> : null}
        {path === '' ? null : (
          <bdi className="break-all">{line === null ? t('where', { path }) : t('whereLine', { path, line })}</bdi>
        )}
      </p>
    </li>
  );
}

/** What a code means and how it is mended, as docs/course-check.md has it; a code that came later has no words yet. */
export function useFindingWords(code: string): { readonly cause: string | null; readonly mend: string | null } {
  const t = useTranslations('studioCheck.codes');
  const key = (part: 'cause' | 'mend') => `${code}.${part}` as Parameters<typeof t>[0];
  return t.has(key('cause')) ? { cause: t(key('cause')), mend: t(key('mend')) } : { cause: null, mend: null };
}
