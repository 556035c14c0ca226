import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { JsonView } from '@/components/admin/json-view';
import { runPath, shortFunctionName, workflowsPath } from '@/components/admin/workflows/paths';
import { RunActions } from '@/components/admin/workflows/run-actions';
import { RunAttempts } from '@/components/admin/workflows/run-attempts';
import { RunFacts } from '@/components/admin/workflows/run-facts';
import { StepTable } from '@/components/admin/workflows/step-table';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth';
import { getRun } from '@/lib/workflows';
import { AdminPage } from '../../../admin-page';
import { Outcome } from '../../../outcome';
import { type AdminPageProps, readSearch } from '../../../search';
import { cancelWorkflowRun, retryWorkflowRun } from '../../actions';

interface RunPageProps extends AdminPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const [{ id }, t] = await Promise.all([params, getTranslations('admin.workflows')]);
  return { title: t('run.title', { id }) };
}

/** One run: what it was made for, its steps, what each came to, what failed and what comes next. */
export default async function RunPage(props: RunPageProps) {
  const { id } = await props.params;
  const ctx = await requireUser(runPath(id));
  const [run, search, t] = await Promise.all([
    forPage(() => getRun(ctx, { runId: id }), runPath(id)),
    readSearch(props, z.object({})),
    getTranslations('admin.workflows'),
  ]);
  const events = Array.isArray(run.events) ? run.events : [];
  return (
    <AdminPage page="workflows">
      <Breadcrumb crumbs={[{ label: t('title'), href: workflowsPath }, { label: t('run.crumb') }]} className="mb-3" />
      <PageHeader
        title={shortFunctionName(run.functionId)}
        actions={<RunActions run={run} retry={retryWorkflowRun} cancel={cancelWorkflowRun} />}
      />
      <Outcome search={search} />
      <div className="grid grid-cols-1 gap-9">
        <RunFacts run={run} />
        <section aria-labelledby="in-out" className="grid grid-cols-1 gap-1.5">
          <h2 id="in-out" className="text-xl">
            {t('run.inOut')}
          </h2>
          <JsonView label={t('run.input', { count: events.length })} value={events} />
          {run.output === null ? null : <JsonView label={t('run.output')} value={run.output} />}
        </section>
        <section aria-labelledby="steps">
          <h2 id="steps" className="mb-3 text-xl">
            {t('run.steps')}
          </h2>
          {run.steps.length > 0 ? <StepTable run={run} /> : <p className="text-ink-2">{t('run.noSteps')}</p>}
        </section>
        <RunAttempts run={run} />
      </div>
    </AdminPage>
  );
}
