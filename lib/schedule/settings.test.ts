import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, Settings } from '@/lib/olx/model';
import type { BlockAccess, SettingWarning } from './model';
import { defaultAccess, parseCourseSchedule, resolveAccess } from './settings';

function read(settings: Settings, parent: BlockAccess = defaultAccess) {
  const warnings: SettingWarning[] = [];
  const access = resolveAccess('sequential@s', settings, parent, warnings);
  return { access, warned: warnings.map(({ setting }) => setting) };
}

describe('resolveAccess', () => {
  it('keeps what nobody sets at its default: content is not released', () => {
    expect(read({})).toEqual({ access: defaultAccess, warned: [] });
    expect(defaultAccess.start.toISOString()).toBe('2030-01-01T00:00:00.000Z');
  });

  it.each([
    ['2013-02-05T05:00', '2013-02-05T05:00:00.000Z'],
    ['2013-02-05', '2013-02-05T00:00:00.000Z'],
    ['2013-02-05T05:00:30Z', '2013-02-05T05:00:30.000Z'],
    ['2021-01-01T02:00:00+02:00', '2021-01-01T00:00:00.000Z'],
  ])('reads the start %s in UTC', (start, instant) => {
    expect(read({ start }).access.start.toISOString()).toBe(instant);
  });

  it('takes a start that is set to nothing for open, and a due date set to nothing for none', () => {
    const parent = { ...defaultAccess, due: new Date('2026-01-01T00:00Z') };
    expect(read({ start: null, due: null }, parent).access).toMatchObject({ start: new Date(0), due: null });
    expect(read({ due: '' }, parent)).toMatchObject({ access: { due: null }, warned: [] });
  });

  it.each([
    ['1 day 2 hours 30 minutes 5 seconds', 95_405],
    ['43200 seconds', 43_200],
    ['1 hour', 3600],
    ['', 0],
    [null, 0],
  ])('reads the grace period %s', (graceperiod, seconds) => {
    expect(read({ graceperiod })).toMatchObject({ access: { graceSeconds: seconds }, warned: [] });
  });

  it('reads groups with string keys; a partition without groups restricts nobody', () => {
    expect(read({ group_access: { '50': [2], '18587404': ['205150518', 7], '60': [] } }).access.groupAccess).toEqual([
      { partitionId: 50, groupIds: [2] },
      { partitionId: 18587404, groupIds: [205150518, 7] },
    ]);
  });

  it.each<[string, Json]>([
    ['a text', 'cohort A'],
    ['a list', [1]],
    ['a group that is no number', { '50': ['x'] }],
    ['groups that are no list', { '50': 2 }],
  ])('admits nobody where group_access is %s', (_, group_access) => {
    const { access, warned } = read({ group_access });
    expect(access.groupAccess).toEqual([{ partitionId: -1, groupIds: [] }]);
    expect(warned).toEqual(['group_access']);
  });

  it.each([
    ['block-v1:Org+C+R+type@sequential+block@first', 'sequential@first'],
    ['i4x://Org/C/sequential/first', 'sequential@first'],
    ['sequential@first', 'sequential@first'],
    ['first', 'sequential@first'],
  ])('reads the prerequisite %s, all of it asked for where nothing is said', (required_prereq, block) => {
    expect(read({ required_prereq }).access.prerequisite).toEqual({
      block,
      minScorePercent: 100,
      minCompletionPercent: 100,
    });
  });

  it('reads what a prerequisite asks for', () => {
    const { access } = read({ required_prereq: 'first', min_score: '60', min_completion: 0 });
    expect(access.prerequisite).toEqual({ block: 'sequential@first', minScorePercent: 60, minCompletionPercent: 0 });
  });

  it('reads flags as attributes and as JSON', () => {
    const { access } = read({ visible_to_staff_only: 'true', hide_from_toc: true, graded: 'False', hide_after_due: 1 });
    expect(access).toMatchObject({ isStaffOnly: true, isHiddenFromToc: true, isGraded: false, isHiddenAfterDue: true });
  });

  it('inherits what is inheritable, and nothing else', () => {
    const parent = read({
      start: '2020-01-01',
      due: '2026-01-01',
      graceperiod: '1 day',
      group_access: { '50': [1] },
      graded: true,
      show_correctness: 'never',
      days_early_for_beta: 3,
      format: 'Homework',
      hide_after_due: true,
      required_prereq: 'first',
    }).access;
    expect(read({}, parent).access).toEqual({ ...parent, format: null, isHiddenAfterDue: false, prerequisite: null });
    expect(read({ graded: false, due: '2027-01-01' }, parent).access).toMatchObject({
      isGraded: false,
      due: new Date('2027-01-01T00:00Z'),
      graceSeconds: 86_400,
    });
  });

  it('warns of what cannot be used, and goes on as if it were not set', () => {
    const parent = read({ start: '2020-01-01', show_correctness: 'never' }).access;
    const { access, warned } = read(
      {
        start: 'soon',
        due: '2026-02-31',
        graceperiod: 'a while',
        show_correctness: 'maybe',
        days_early_for_beta: -1,
        visible_to_staff_only: 'perhaps',
      },
      parent,
    );
    expect(access).toEqual(parent);
    expect(warned.sort()).toEqual([
      'days_early_for_beta',
      'due',
      'graceperiod',
      'show_correctness',
      'start',
      'visible_to_staff_only',
    ]);
  });

  it('bears any JSON in any setting', () => {
    const names = [
      'start',
      'due',
      'relative_weeks_due',
      'graceperiod',
      'visible_to_staff_only',
      'group_access',
      'required_prereq',
      'min_score',
      'format',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.jsonValue(), (name, value) => {
        const settings: Settings = JSON.parse(JSON.stringify({ [name]: value, required_prereq: 'first' }));
        const { access } = read(settings);
        expect(Number.isNaN(access.start.getTime())).toBe(false);
        expect(Number.isNaN(access.due?.getTime())).toBe(false);
        expect(access.graceSeconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('parseCourseSchedule', () => {
  it.each([
    [{ entrance_exam_minimum_score_pct: 0.57 }, 57],
    [{ entrance_exam_minimum_score_pct: '0.65' }, 65],
    [{ entrance_exam_minimum_score_pct: 65 }, 65],
    [{ entrance_exam_minimum_score_pct: 1 }, 100],
    [{}, 65],
    [{ entrance_exam_minimum_score_pct: 650 }, 65],
  ])('reads an entrance exam that asks for %j', (settings, minScorePercent) => {
    const enabled = { entrance_exam_enabled: true, entrance_exam_id: 'i4x://Org/C/chapter/exam', ...settings };
    expect(parseCourseSchedule('course@r', enabled).course.entranceExam).toEqual({
      block: 'chapter@exam',
      minScorePercent,
    });
    expect(
      parseCourseSchedule('course@r', { ...enabled, entrance_exam_enabled: false }).course.entranceExam,
    ).toBeNull();
  });

  it('is closed and unbegun where nothing is set', () => {
    expect(parseCourseSchedule('course@r', {})).toEqual({
      course: {
        start: defaultAccess.start,
        end: null,
        enrollmentStart: null,
        enrollmentEnd: null,
        isInvitationOnly: false,
        catalogVisibility: 'both',
        courseVisibility: 'private',
        isSelfPaced: false,
        daysEarlyForBeta: 0,
        isGatingEnabled: true,
        requiredCourses: [],
        entranceExam: null,
      },
      warnings: [],
    });
  });

  it('reads a course as exported, and warns of what it cannot use', () => {
    const { course, warnings } = parseCourseSchedule('course@r', {
      start: '2016-12-16T00:00:00Z',
      end: '2027-02-24T00:30:00Z',
      enrollment_end: '2027-02-11T00:30:00Z',
      self_paced: true,
      invitation_only: 'true',
      course_visibility: 'public_outline',
      catalog_visibility: 'everyone',
      enable_subsection_gating: false,
      pre_requisite_courses: [' course-v1:O+First+r ', ''],
    });
    expect(course).toMatchObject({
      requiredCourses: ['course-v1:O+First+r'],
      end: new Date('2027-02-24T00:30:00Z'),
      enrollmentEnd: new Date('2027-02-11T00:30:00Z'),
      isSelfPaced: true,
      isInvitationOnly: true,
      courseVisibility: 'public_outline',
      catalogVisibility: 'both',
      isGatingEnabled: false,
    });
    expect(warnings).toEqual([
      {
        block: 'course@r',
        setting: 'catalog_visibility',
        code: 'bad-value',
        message: 'catalog_visibility cannot be "everyone".',
      },
    ]);
  });
});
