import { useTranslations } from 'next-intl';
import type { ProblemAction } from '@/components/problem/problem-form';
import { ProblemSheet } from '@/components/problem/problem-sheet';
import type { BlockView } from '@/lib/courses';
import { LockedReason } from './closed-course';
import { HtmlFrame } from './html-frame';
import { VideoBlock } from './video-block';

/** One block of a unit. */
export function BlockShown({
  block,
  courseKey,
  unitHref,
  action,
}: {
  block: BlockView;
  courseKey: string;
  /** The page that it stands on. */
  unitHref: string;
  action: ProblemAction;
}) {
  const t = useTranslations('learn');
  switch (block.kind) {
    case 'html':
      return <div className="prose my-8" dangerouslySetInnerHTML={{ __html: block.html }} />;
    case 'frame':
      return (
        <HtmlFrame block={block.block} sandbox={block.sandbox} src={block.src} title={block.title || t('framed')} />
      );
    case 'video':
      return <VideoBlock courseKey={courseKey} video={block} />;
    case 'problem':
      return <ProblemSheet action={action} courseKey={courseKey} problem={block} unitHref={unitHref} />;
    case 'group':
      return (
        <section aria-label={block.title}>
          {block.blocks.map((child) => (
            <BlockShown action={action} block={child} courseKey={courseKey} key={child.block} unitHref={unitHref} />
          ))}
        </section>
      );
    case 'locked':
      return (
        <div className="placeholder">
          <LockedReason reason={block.reason} />
        </div>
      );
    case 'discussion':
      return (
        <div className="placeholder">
          <p className="font-medium text-ink">{block.title}</p>
          <p>{t('discussionLater')}</p>
        </div>
      );
    case 'unsupported':
      return (
        <div className="placeholder">
          <p className="font-medium text-ink">{block.title}</p>
          <p>{t(`unsupported.${block.reason}`, { type: block.type })}</p>
          {block.fault && <p className="mt-2 font-mono text-sm">{block.fault}</p>}
        </div>
      );
  }
}
