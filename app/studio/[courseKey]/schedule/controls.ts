import type { LiveControl, LiveField } from '@/lib/courses';

const setting = (name: string): LiveField => `settings/${name}`;

/** The controls of Schedule and details, in the order of the page. */
export const scheduleControls = [
  { name: 'start', field: setting('start'), kind: 'date' },
  { name: 'end', field: setting('end'), kind: 'date' },
  { name: 'enrollmentStart', field: setting('enrollment_start'), kind: 'date' },
  { name: 'enrollmentEnd', field: setting('enrollment_end'), kind: 'date' },
  { name: 'selfPaced', field: setting('self_paced'), kind: 'flag', fallback: false },
  { name: 'certificatesShown', field: setting('certificates_display_behavior'), kind: 'choice', fallback: 'end' },
  { name: 'certificateDate', field: setting('certificate_available_date'), kind: 'date' },
  { name: 'title', field: setting('display_name'), kind: 'text' },
  { name: 'shortDescription', field: 'about/short_description', kind: 'text' },
  { name: 'language', field: setting('language'), kind: 'choice' },
  { name: 'effort', field: 'about/effort', kind: 'text' },
  { name: 'duration', field: 'about/duration', kind: 'text' },
  { name: 'image', field: setting('course_image'), kind: 'choice' },
  { name: 'overview', field: 'about/overview', kind: 'html' },
  { name: 'catalog', field: setting('catalog_visibility'), kind: 'choice', fallback: 'both' },
  { name: 'visibility', field: setting('course_visibility'), kind: 'choice', fallback: 'private' },
  { name: 'invitationOnly', field: setting('invitation_only'), kind: 'flag', fallback: false },
  { name: 'prerequisites', field: setting('pre_requisite_courses'), kind: 'lines', fallback: [] },
  { name: 'examEnabled', field: setting('entrance_exam_enabled'), kind: 'flag', fallback: false },
  { name: 'exam', field: setting('entrance_exam_id'), kind: 'choice' },
  { name: 'examScore', field: setting('entrance_exam_minimum_score_pct'), kind: 'percent', fallback: 65 },
] as const satisfies readonly LiveControl[];

export type ScheduleControl = (typeof scheduleControls)[number]['name'];

export const isScheduleControl = (name: string): name is ScheduleControl =>
  scheduleControls.some((control) => control.name === name);
