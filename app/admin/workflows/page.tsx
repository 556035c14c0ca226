import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { AlertList } from '@/components/admin/workflows/alert-list';
import { FunctionTable } from '@/components/admin/workflows/function-table';
import { workflowsPath } from '@/components/admin/workflows/paths';
import { RunList } from '@/components/admin/workflows/run-list';
import { WorkFigures } from '@/components/admin/workflows/work-figures';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth';
import { listAlerts, listFunctions, listRuns, readWorkflowStatus } from '@/lib/workflows';
import { AdminPage } from '../admin-page';
import { Outcome } from '../outcome';
import { type AdminPageProps, readSearch } from '../search';
import { dismissWorkflowAlert, retryWorkflowRun } from './actions';
import { runSearch } from './search';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.workflows');
  return { title: t('title') };
}

const runsAtOnce = 50;

/** How far work in the background is, what has failed, and its runs. */
export default async function WorkflowsPage(props: AdminPageProps) {
  const ctx = await requireUser(workflowsPath);
  const search = await readSearch(props, runSearch);
  const { function: functionId, status, before } = search;
  const [work, alerts, functions, runs, t] = await forPage(
    () =>
      Promise.all([
        readWorkflowStatus(ctx),
        listAlerts(ctx),
        listFunctions(ctx),
        listRuns(ctx, { functionId, status, before, limit: runsAtOnce }),
        getTranslations('admin.workflows'),
      ]),
    workflowsPath,
  );
  return (
    <AdminPage page="workflows">
      <PageHeader title={t('title')} lead={t('lead')} />
      <Outcome search={search} />
      <div className="grid grid-cols-1 gap-10">
        <WorkFigures work={work} />
        {alerts.length > 0 ? (
          <AlertList alerts={alerts} retry={retryWorkflowRun} dismiss={dismissWorkflowAlert} />
        ) : null}
        {functions.length > 0 ? (
          <section aria-labelledby="functions">
            <h2 id="functions" className="mb-3 text-xl">
              {t('functions.title')}
            </h2>
            <FunctionTable functions={functions} />
          </section>
        ) : null}
        <RunList
          runs={runs}
          functionIds={functions.map((one) => one.functionId)}
          filter={{ function: functionId, status, before }}
          isFull={runs.length === runsAtOnce}
        />
      </div>
    </AdminPage>
  );
}
