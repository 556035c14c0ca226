import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { TeamForm } from '@/components/studio/team/team-form';
import type { TeamRole } from '@/components/studio/team/team-state';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { listCourseTeam } from '@/lib/accounts';
import { openForPage, type StudioPageProps } from '../open-for-page';
import { StudioPage } from '../studio-page';
import { changeTeam } from './actions';
import { teamRoles } from './team-roles';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studioTeam'))('title') };
}

const grantVerbs = {
  instructor: 'role.grant-course-instructor',
  staff: 'role.grant-course-staff',
  limited_staff: 'role.grant-course-staff',
  data_researcher: 'role.grant-course-staff',
  beta_tester: 'role.grant-beta-tester',
} as const;

/** Who may do what in this course. */
export default async function TeamPage(props: StudioPageProps) {
  const { ctx, course } = await openForPage(props, 'team');
  const { courseKey } = course;
  const [t, team] = await Promise.all([
    getTranslations('studioTeam'),
    forPage(() => listCourseTeam(ctx, { courseKey })),
  ]);
  const roles = teamRoles.map(
    (role): TeamRole => ({
      role,
      title: t(`role.${role}.title`),
      text: t(`role.${role}.text`),
      isMine: course.can(grantVerbs[role]),
      members: team
        // Who looks after the organisation is an instructor of its courses in all but name.
        .filter((member) => member.role === role || (role === 'instructor' && member.role === 'org_admin'))
        .map(({ userId, name, email, scope }) => ({
          userId,
          name,
          email,
          over: scope === courseKey ? null : scope,
          isMyself: userId === ctx.actor.userId,
        })),
    }),
  );
  return (
    <StudioPage course={course} place="team">
      <PageHeader title={t('title')} />
      <ClientMessages namespaces={['ui', 'studioTeam']}>
        <TeamForm action={changeTeam} courseKey={courseKey} roles={roles} />
      </ClientMessages>
    </StudioPage>
  );
}
