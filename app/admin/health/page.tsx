import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { Figures } from '@/components/admin/figures';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { HeaderCell, Table } from '@/components/ui/table';
import { Duration } from '@/components/ui/time/duration';
import { requireUser } from '@/lib/auth';
import { checkOwnHealth } from '@/lib/health';
import { readWorkflowStatus } from '@/lib/workflows';
import { AdminPage } from '../admin-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.health');
  return { title: t('title') };
}

const path = '/admin/health';
const parts = ['mysql', 'mongodb'] as const;

/** Each engine with its version, and how far the work in the background is behind. */
export default async function HealthPage() {
  const ctx = await requireUser(path);
  const [work, health, t] = await forPage(
    () => Promise.all([readWorkflowStatus(ctx), checkOwnHealth(), getTranslations('admin.health')]),
    path,
  );
  return (
    <AdminPage page="health">
      <PageHeader title={t('title')} lead={t(health.status === 'ok' ? 'allWell' : 'notWell')} />
      {work.failed > 0 ? (
        <Notice tone="warn" className="mb-6">
          {t('failed', { count: work.failed })}
        </Notice>
      ) : null}
      <div className="grid gap-8">
        <Figures
          figures={[
            { label: t('unfinished'), value: work.unfinished, note: t('unfinishedNote') },
            {
              label: t('lag'),
              value: <Duration ms={work.oldestSeconds * 1000} />,
              note: t('lagNote'),
            },
            { label: t('waiting'), value: work.waiting, note: t('waitingNote') },
          ]}
        />
        <Table caption={t('engines')}>
          <thead>
            <tr>
              <HeaderCell>{t('part')}</HeaderCell>
              <HeaderCell>{t('engine')}</HeaderCell>
              <HeaderCell>{t('version')}</HeaderCell>
              <HeaderCell>{t('state')}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {parts.map((name) => {
              const part = health[name];
              const isUp = !('error' in part);
              return (
                <tr key={name}>
                  <HeaderCell scope="row">{t(`parts.${name}`)}</HeaderCell>
                  <td>{isUp ? part.engine : '–'}</td>
                  <td>{isUp ? part.version : '–'}</td>
                  <td>
                    <Badge tone={isUp ? 'good' : 'bad'}>{t(isUp ? 'up' : 'down')}</Badge>
                  </td>
                </tr>
              );
            })}
            <tr>
              <HeaderCell scope="row">{t('parts.workflows')}</HeaderCell>
              <td>{health.workflows.engine}</td>
              <td>{health.version}</td>
              <td>
                <Badge tone={work.failed > 0 ? 'warn' : 'good'}>{t(work.failed > 0 ? 'attention' : 'up')}</Badge>
              </td>
            </tr>
            <tr>
              <HeaderCell scope="row">{t('parts.site')}</HeaderCell>
              <td>Lectern</td>
              <td>{health.version}</td>
              <td>
                <Badge tone="good">{t('up')}</Badge>
              </td>
            </tr>
          </tbody>
        </Table>
      </div>
    </AdminPage>
  );
}
