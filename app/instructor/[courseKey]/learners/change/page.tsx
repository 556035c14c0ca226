import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { RosterForm } from '@/components/instructor/roster-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { HeaderCell, Table } from '@/components/ui/table';
import { listInvitations, maxAddresses } from '@/lib/enrollments';
import { InstructorPage } from '../../instructor-page';
import { type InstructorPageProps, openForPage, titleOf } from '../../open-for-page';
import { changeByForm } from './actions';

export async function generateMetadata(props: InstructorPageProps): Promise<Metadata> {
  return await titleOf(props, 'learners', (await getTranslations('instructor.enrol'))('title'));
}

/** Enrols many people at once, or ends their enrolment, with a look at what will happen before it does. */
export default async function ChangeRosterPage(props: InstructorPageProps) {
  const [{ ctx, course, path }, t, roster] = await Promise.all([
    openForPage(props, 'learners'),
    getTranslations('instructor.enrol'),
    getTranslations('instructor.roster'),
  ]);
  const { courseKey } = course;
  const invitations = await forPage(() => listInvitations(ctx, { courseKey }), path);
  return (
    <InstructorPage course={course} place="learners">
      <Breadcrumb crumbs={[{ label: roster('title'), href: path }, { label: t('title') }]} className="mb-3" />
      <PageHeader title={t('title')} lead={t('lead')} />
      <RosterForm
        action={changeByForm}
        courseKey={courseKey}
        words={{
          operation: t('operation'),
          enroll: t('enroll'),
          unenroll: t('unenroll'),
          unenrollNote: t('unenrollNote'),
          addresses: t('addresses'),
          addressesHint: t('addressesHint', { most: maxAddresses }),
          file: t('file'),
          preview: t('preview'),
          again: t('again'),
          previewTitle: t('previewTitle'),
          previewCaption: t('previewCaption'),
          address: t('address'),
          outcome: t('outcome'),
          unreadable: t('unreadable'),
        }}
      />
      {invitations.length > 0 ? (
        <section aria-labelledby="invitations" className="mt-12 max-w-measure">
          <h2 id="invitations" className="text-lg">
            {t('invitations')}
          </h2>
          <p className="mt-1 mb-3 text-sm text-ink-2">{t('invitationsNote')}</p>
          <Table caption={t('invitationsCaption')} isCaptionHidden>
            <thead>
              <tr>
                <HeaderCell>{t('address')}</HeaderCell>
                <HeaderCell>{t('since')}</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {invitations.map(({ email, createdAt }) => (
                <tr key={email}>
                  <HeaderCell scope="row">{email}</HeaderCell>
                  <td>
                    <DateTime value={createdAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      ) : null}
    </InstructorPage>
  );
}
