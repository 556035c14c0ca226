import { getFormatter, getTranslations } from 'next-intl/server';
import { BlockChanges } from '@/components/studio/outline/block-changes';
import { BlockHistory } from '@/components/studio/outline/block-history';
import { TextLink } from '@/components/ui/text-link';
import type { UserContext } from '@/lib/auth';
import {
  inspectBlock,
  listUnits,
  type StudioCourse,
  settingSource,
  studioCoursePath,
  studioUnitPath,
} from '@/lib/courses';
import { settingWords } from './block-settings/setting-words';

/** What stands beside the outline: what learners see of the chosen block, what is drafted, its settings, its history. */
export async function OutlinePanel({
  ctx,
  course,
  block,
}: {
  readonly ctx: UserContext;
  readonly course: StudioCourse;
  readonly block: string | null;
}) {
  const t = await getTranslations('studioBlockPanel');
  const isThere = block !== null && (course.draft.entries.has(block) || course.published.entries.has(block));
  if (!isThere) {
    return <p className="text-ink-3">{t('none')}</p>;
  }
  const [words, format, inspected] = await Promise.all([
    settingWords(),
    getFormatter(),
    inspectBlock(ctx, course, block),
  ]);
  const { entry, isDeleted, isPublished, publishedAt, changes, otherChanges, history } = inspected;
  const date = publishedAt && format.dateTime(publishedAt, { day: 'numeric', month: 'long', year: 'numeric' });
  const historyHref = studioCoursePath(course.courseKey, 'history');
  const isChanged = changes.length > 0;
  const sees = isDeleted
    ? t('deleted')
    : !isPublished
      ? t('seesNone')
      : isChanged
        ? date
          ? t('seesVersion', { date })
          : t('seesOld')
        : date
          ? t('seesSameSince', { date })
          : t('seesSame');
  const kind =
    entry.type === 'chapter' || entry.type === 'sequential' || entry.type === 'vertical' ? entry.type : 'other';
  return (
    <>
      <h2 className="text-lg" lang={course.run.language ?? undefined}>
        {words.titleOf(entry)}
      </h2>
      <p className="mt-1 text-ink-3">
        {t(`type.${kind}`)} · {sees}
      </p>
      {listUnits(course.draft).place.has(entry.block) ? (
        <p className="mt-2">
          <TextLink href={studioUnitPath(course.courseKey, entry.block)}>{t('open')}</TextLink>
        </p>
      ) : null}
      {isChanged && isPublished && !isDeleted ? (
        <PanelPart title={t('changes')}>
          <BlockChanges changes={changes} others={otherChanges} chosen={entry.block} words={words} />
        </PanelPart>
      ) : null}
      {isDeleted ? null : (
        <PanelPart title={t('settings')}>
          <dl className="studio-facts">
            {settingsOf(entry.type).map((name) => {
              const { value, from } = settingSource(entry, name);
              const isOwn = from === entry;
              return (
                <div key={name}>
                  <dt>{words.labelOf(name)}</dt>
                  <dd>
                    {words.sayValue(name, value)}
                    {isOwn ? null : (
                      <span className="text-ink-3">
                        {' · '}
                        {from ? t('from', { title: words.titleOf(from) }) : t('usual')}
                      </span>
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
        </PanelPart>
      )}
      <PanelPart title={t('history')}>
        <BlockHistory
          revisions={history}
          compareHref={`${historyHref}/compare`}
          viewer={ctx.actor.userId}
          now={ctx.now}
        />
        <p className="mt-2">
          <TextLink href={`${historyHref}?block=${encodeURIComponent(entry.block)}`}>{t('all')}</TextLink>
        </p>
      </PanelPart>
    </>
  );
}

function PanelPart({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="mt-6">
      <h3 className="studio-aside-heading">{title}</h3>
      {children}
    </section>
  );
}

function settingsOf(type: string): readonly string[] {
  switch (type) {
    case 'chapter':
      return ['visible_to_staff_only', 'start'];
    case 'sequential':
      return ['visible_to_staff_only', 'start', 'due', 'format', 'show_correctness', 'max_attempts', 'showanswer'];
    default:
      return ['visible_to_staff_only', 'start', 'due', 'max_attempts', 'showanswer'];
  }
}
