import type { CheckCode } from '@/lib/olx/check';

/** The files of a course; `null` takes one of the clean course away. */
export type CourseChanges = Readonly<Record<string, string | Uint8Array | null>>;

const choices = (...list: readonly (readonly [isCorrect: boolean, text: string])[]): string =>
  `<multiplechoiceresponse><choicegroup>${list.map(([isCorrect, text]) => `<choice correct="${isCorrect}">${text}</choice>`).join('')}</choicegroup></multiplechoiceresponse>`;

const courseSettings = {
  display_name: 'A clean course',
  start: '2026-01-01T00:00:00Z',
  end: '2026-12-31T00:00:00Z',
  course_image: 'cover.png',
  tabs: [
    { type: 'courseware', name: 'Course' },
    { type: 'static_tab', name: 'Keys', url_slug: 'keys' },
  ],
};
const quiz = { type: 'Quiz', short_label: 'Quiz', min_count: 1, drop_count: 0, weight: 1 };
const policy = (course: object, others: object = {}) =>
  JSON.stringify({ 'course/R': { ...courseSettings, ...course }, ...others });
const grading = (graders: readonly object[], cutoffs: object = { Pass: 0.5 }) =>
  JSON.stringify({ GRADER: graders, GRADE_CUTOFFS: cutoffs });

/** A course with one of everything, of which a check has nothing to say. */
export const cleanCourse: Readonly<Record<string, string | Uint8Array>> = {
  'course.xml': '<course url_name="R" org="Org" course="C1"/>',
  'course/R.xml': '<course display_name="A clean course">\n  <chapter url_name="ch"/>\n</course>',
  'chapter/ch.xml': '<chapter display_name="Section">\n  <sequential url_name="se"/>\n</chapter>',
  'sequential/se.xml':
    '<sequential display_name="Subsection" graded="true" format="Quiz">\n  <vertical url_name="ve"/>\n</sequential>',
  'vertical/ve.xml':
    '<vertical display_name="Unit">\n  <html url_name="ht"/>\n  <problem url_name="pr"/>\n  <video url_name="vi"/>\n</vertical>',
  'html/ht.xml': '<html filename="ht" display_name="Text"/>',
  'html/ht.html': '<p>See <a href="/jump_to_id/pr">the question</a>.</p>\n<img src="/static/cover.png" alt="A cover">',
  'problem/pr.xml': `<problem display_name="Question">\n  ${choices([true, 'A'], [false, 'B'])}\n</problem>`,
  'video/vi.xml':
    '<video display_name="Film" html5_sources="[&quot;https://example.org/film.mp4&quot;]" transcripts="{&quot;en&quot;: &quot;film.srt&quot;}"/>',
  'static/cover.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
  'static/film.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello\n',
  'tabs/keys.html': '<p>Keys</p>',
  'about/overview.html': '<p>About</p>',
  'policies/R/policy.json': policy({}),
  'policies/R/grading_policy.json': grading([quiz]),
};

/** One fault in the clean course, and where it is found. */
export interface FaultyCourse {
  readonly code: CheckCode;
  readonly changes: CourseChanges;
  /** `path` or `path:line`; none where the course could not be read at all and there is no place to name. */
  readonly at: string;
  readonly block?: string;
  /** What the same change cannot but raise too: Lectern shows a placeholder for the block that has the fault. */
  readonly also?: CheckCode;
}

const fault = (code: CheckCode, at: string, changes: CourseChanges, block?: string): FaultyCourse => ({
  code,
  at,
  changes,
  ...(block === undefined ? {} : { block }),
});
/** The question, with other content. */
const problem = (content: string): CourseChanges => ({
  'problem/pr.xml': `<problem display_name="Question">\n${content}\n</problem>`,
});
/** The unit with one more block, on its line 5. */
const unit = (more: string): CourseChanges => ({
  'vertical/ve.xml': `<vertical display_name="Unit">\n  <html url_name="ht"/>\n  <problem url_name="pr"/>\n  <video url_name="vi"/>\n  ${more}\n</vertical>`,
});
const script = (code: string, cfn = 'check') =>
  problem(
    `<script type="loncapa/python">\n${code}\n</script>\n<customresponse cfn="${cfn}"><textline/></customresponse>`,
  );
const text = (html: string): CourseChanges => ({
  'html/ht.html': `<p>See <a href="/jump_to_id/pr">it</a>.</p>\n${html}\n<img src="/static/cover.png" alt="">`,
});
const film = (attributes: string): CourseChanges => ({ 'video/vi.xml': `<video display_name="Film" ${attributes}/>` });
const source = 'html5_sources="[&quot;https://example.org/film.mp4&quot;]"';
/** A transcript that is named elsewhere stays used. */
const usingFilm = { 'about/overview.html': '<p><a href="/static/film.srt">About</a></p>' };
const subsection = (attributes: string, content = '<vertical url_name="ve"/>'): CourseChanges => ({
  'sequential/se.xml': `<sequential display_name="Subsection" ${attributes}>\n  ${content}\n</sequential>`,
});
const section = (content: string): CourseChanges => ({
  'chapter/ch.xml': `<chapter display_name="Section">\n  <sequential url_name="se"/>\n  ${content}\n</chapter>`,
});

/** Units in units, deeper than anybody can look. */
const nested = Array.from({ length: 110 }, (_, depth) => depth).reduce(
  (inner, depth) => `<vertical url_name="v${depth}" display_name="Unit">${inner}</vertical>`,
  '<html url_name="deep" display_name="Text">x</html>',
);

export const faultyCourses: readonly FaultyCourse[] = [
  fault('olx.no-course-root', 'course.xml', { 'course.xml': null }),
  fault('olx.library', 'library.xml', { 'course.xml': null, 'library.xml': '<library/>' }),
  fault('olx.broken-course-root', 'course/R.xml:1', { 'course/R.xml': '<course>' }),
  fault('olx.no-course-key', 'course.xml:1', { 'course.xml': '<course url_name="R" org="Org"/>' }),
  fault('xml.doctype', 'problem/pr.xml:2', { 'problem/pr.xml': '\n<!DOCTYPE problem>\n<problem/>' }),

  fault('broken-xml', 'problem/pr.xml:2', { 'problem/pr.xml': '<problem>\n<p></problem>' }, 'problem@pr'),
  fault('not-utf8', 'html/ht.html', { 'html/ht.html': Uint8Array.of(0xff, 0xfe, 0x41) }, 'html@ht'),
  fault('broken-json', 'policies/assets.json', { 'policies/assets.json': '{' }),
  fault('missing-file', 'problem/none.xml', unit('<problem url_name="none"/>'), 'problem@none'),
  fault('missing-url-name', 'vertical/ve.xml:5', unit('<html>More</html>')),
  fault('missing-url-name', 'vertical/ve.xml:5', unit('<html display_name="Some text">More</html>'), 'html@Some_text'),
  fault(
    'duplicate-id',
    'vertical/ve.xml:5',
    unit('<html url_name="x" display_name="A">A</html><html url_name="x" display_name="B">B</html>'),
  ),
  fault('bad-id', 'vertical/ve.xml:5', unit('<html url_name="a b" display_name="Text">More</html>')),
  fault('duplicate-child', 'vertical/ve.xml:5', unit('<html url_name="ht"/>')),
  fault('pointer-cycle', 'vertical/ve.xml:1', unit('<vertical url_name="ve"/>')),
  {
    ...fault('too-deep', 'vertical/ve.xml:5', unit(nested)),
    also: 'empty-container',
  },
  fault('orphan', 'problem/lost.xml', { 'problem/lost.xml': '<problem display_name="Lost"/>' }),
  fault('orphan-draft', 'drafts/vertical/dr.xml', {
    'drafts/vertical/dr.xml':
      '<vertical display_name="Draft" parent_url="block-v1:Org+C1+R+type@sequential+block@gone" index_in_children_list="0"/>',
  }),
  fault('tag-mismatch', 'html/ht.xml:1', { 'html/ht.xml': '<text filename="ht" display_name="Text"/>' }, 'html@ht'),
  fault(
    'invalid-pointer',
    'vertical/ve.xml:5',
    {
      ...unit('<html url_name="more" display_name="More"/>'),
      'html/more.xml': '<html filename="more"/>',
    },
    'html@more',
  ),
  fault(
    'unread-file',
    'vertical/ve.xml:5',
    { ...unit('<html url_name="more" display_name="More">Here</html>'), 'html/more.html': 'There' },
    'html@more',
  ),
  fault('self-pointer', 'html/h2.xml:1', { ...unit('<html url_name="h2"/>'), 'html/h2.xml': '<html url_name="h3"/>' }),
  fault('bad-value', 'sequential/se.xml:1', subsection('graded="true" format="Quiz" due="soon"'), 'sequential@se'),
  fault('bad-value', 'policies/R/policy.json', { 'policies/R/policy.json': policy({ self_paced: ['no'] }) }),
  fault('bad-value', 'sequential/se.xml:1', subsection('graded="true" format="Quiz" showanswer="sometimes"')),
  fault('bad-policy-entry', 'policies/R/policy.json', {
    'policies/R/policy.json': policy({}, { 'html/ht': 'Text' }),
  }),
  {
    ...fault('several-roots', 'roots/A.xml', {
      'course.xml': null,
      'roots/A.xml': '<course url_name="R" org="Org" course="C1"/>',
      'roots/B.xml': '<course url_name="S" org="Org" course="C1"/>',
    }),
    also: 'obsolete',
  },
  fault('html-entity', 'problem/pr.xml', problem(`<p>a&nbsp;b</p>${choices([true, 'A'])}`), 'problem@pr'),
  fault('stray-text', 'vertical/ve.xml:1', unit('Words'), 'vertical@ve'),
  fault('extra-url-name', 'problem/pr.xml:1', {
    'problem/pr.xml': `<problem url_name="other" display_name="Question">${choices([true, 'A'])}</problem>`,
  }),
  fault('nested-name', 'vertical/ve.xml:5', {
    ...unit('<html url_name="week1:text"/>'),
    'html/week1/text.xml': '<html display_name="Text">x</html>',
  }),
  fault('obsolete', 'vertical/ve.xml:5', unit('<html slug="old" display_name="Text">x</html>')),
  fault('shared-body', 'html/ht.html', {
    ...unit('<html url_name="twin"/>'),
    'html/twin.xml': '<html filename="ht" display_name="Text"/>',
  }),
  fault('setting-override', 'policies/R/policy.json', { 'policies/R/policy.json': policy({ display_name: 'Other' }) }),
  fault('unknown-setting', 'sequential/se.xml:1', subsection('graded="true" format="Quiz" colour="red"')),
  fault('unknown-setting', 'course/R.xml:2', {
    'course/R.xml':
      '<course display_name="A clean course">\n  <wiki slug="w" display_name="Wiki"/>\n  <chapter url_name="ch"/>\n</course>',
  }),
  fault('missing-policy', 'policies/R/policy.json', {
    'policies/R/policy.json': null,
    'course/R.xml':
      '<course display_name="A clean course" start="2026-01-01T00:00:00Z" course_image="cover.png"><chapter url_name="ch"/></course>',
    'tabs/keys.html': null,
  }),
  fault('policy-without-block', 'policies/R/policy.json', {
    'policies/R/policy.json': policy({}, { 'problem/gone': { display_name: 'Gone' } }),
  }),
  fault('policy-wrong-type', 'policies/R/policy.json', {
    'policies/R/policy.json': policy({}, { 'problem/ht': { display_name: 'Text' } }),
  }),

  fault('misplaced-block', 'chapter/ch.xml:3', {
    ...section(
      '<vertical url_name="v2" display_name="Unit"><html url_name="h2" display_name="Text">x</html></vertical>',
    ),
  }),
  fault('misplaced-block', 'chapter/ch.xml:3', section('<html url_name="h2" display_name="Text">x</html>'), 'html@h2'),
  fault('empty-container', 'chapter/ch.xml:3', section('<sequential url_name="s2" display_name="Two"> </sequential>')),
  fault('missing-display-name', 'sequential/se.xml:1', {
    'sequential/se.xml': '<sequential graded="true" format="Quiz"><vertical url_name="ve"/></sequential>',
  }),
  fault('unsupported-type', 'vertical/ve.xml:5', unit('<poll url_name="po" question="?"/>'), 'poll@po'),

  fault(
    'entrance-exam',
    'course/R.xml:1',
    { 'policies/R/policy.json': policy({ entrance_exam_enabled: true, entrance_exam_id: 'chapter@gone' }) },
    'course@course',
  ),
  fault('missing-start', 'course/R.xml:1', { 'policies/R/policy.json': policy({ start: undefined }) }, 'course@course'),
  fault('date-order', 'course/R.xml:1', { 'policies/R/policy.json': policy({ start: '2027-01-01T00:00:00Z' }) }),
  fault('date-order', 'course/R.xml:1', {
    'policies/R/policy.json': policy({
      enrollment_start: '2026-02-01T00:00:00Z',
      enrollment_end: '2026-01-01T00:00:00Z',
    }),
  }),
  fault('date-order', 'sequential/se.xml:1', subsection('graded="true" format="Quiz" due="2025-06-01T00:00:00Z"')),
  fault('date-order', 'sequential/se.xml:1', subsection('graded="true" format="Quiz" due="2027-06-01T00:00:00Z"')),

  fault('missing-grading-policy', 'policies/R/grading_policy.json', { 'policies/R/grading_policy.json': null }),
  fault('bad-grading-policy', 'policies/R/grading_policy.json', {
    'policies/R/grading_policy.json': grading([{ ...quiz, min_count: 'one' }]),
  }),
  fault('odd-grading-policy', 'policies/R/grading_policy.json', {
    'policies/R/grading_policy.json': grading([{ ...quiz, colour: 'red' }]),
  }),
  fault('weights-not-100', 'policies/R/grading_policy.json', {
    'policies/R/grading_policy.json': grading([{ ...quiz, weight: 0.9 }]),
  }),
  fault('bad-cutoff', 'policies/R/grading_policy.json', {
    'policies/R/grading_policy.json': grading([quiz], { Pass: 50 }),
  }),
  fault('bad-cutoff', 'policies/R/grading_policy.json', { 'policies/R/grading_policy.json': grading([quiz], {}) }),
  fault('format-not-in-policy', 'chapter/ch.xml:3', {
    ...section(
      `<sequential url_name="s2" display_name="Lab" graded="true" format="Lab"><vertical url_name="v2" display_name="Unit"><problem url_name="p2" display_name="Two">${choices([true, 'A'])}</problem></vertical></sequential>`,
    ),
  }),
  fault('graded-without-format', 'chapter/ch.xml:3', {
    ...section(
      `<sequential url_name="s2" display_name="Lab" graded="true"><vertical url_name="v2" display_name="Unit"><problem url_name="p2" display_name="Two">${choices([true, 'A'])}</problem></vertical></sequential>`,
    ),
  }),
  fault('too-few-assignments', 'policies/R/grading_policy.json', {
    'policies/R/grading_policy.json': grading([{ ...quiz, min_count: 3 }]),
  }),
  fault('drops-everything', 'policies/R/grading_policy.json', {
    'policies/R/grading_policy.json': grading([{ ...quiz, drop_count: 1 }]),
  }),
  fault('graded-without-problem', 'chapter/ch.xml:3', {
    ...section(
      '<sequential url_name="s2" display_name="Lab" graded="true" format="Quiz"><vertical url_name="v2" display_name="Unit"><html url_name="h2" display_name="T">x</html></vertical></sequential>',
    ),
  }),

  fault('broken-problem', 'problem/pr.xml:2', problem('<stringresponse><textline/></stringresponse>'), 'problem@pr'),
  fault(
    'unsupported-question',
    'problem/pr.xml:2',
    problem('<symbolicresponse expect="x"><textline math="1"/></symbolicresponse>'),
  ),
  fault('bad-answer', 'problem/pr.xml:2', problem('<numericalresponse answer="2x"><textline/></numericalresponse>')),
  fault(
    'bad-answer',
    'problem/pr.xml:2',
    problem(
      '<numericalresponse answer="2"><responseparam type="tolerance" default="some"/><textline/></numericalresponse>',
    ),
  ),
  fault(
    'bad-answer',
    'problem/pr.xml:2',
    problem('<stringresponse answer="(a" type="ci regexp"><textline/></stringresponse>'),
  ),
  fault(
    'bad-answer',
    'problem/pr.xml:2',
    problem('<formularesponse answer="x+y" samples="x@1:2#5"><textline/></formularesponse>'),
  ),
  fault('no-correct-answer', 'problem/pr.xml:2', problem(choices([false, 'A'], [false, 'B']))),
  fault(
    'no-correct-answer',
    'problem/pr.xml:2',
    problem(`<optionresponse><optioninput options="('a','b')" correct="c"/></optionresponse>`),
  ),
  fault(
    'no-correct-answer',
    'problem/pr.xml:2',
    problem('<stringresponse answer=" "><textline/></stringresponse>'),
    'problem@pr',
  ),
  fault('missing-check-function', 'problem/pr.xml:5', script('def check(expect, answer): return True', 'verify')),
  fault('script-module-missing', 'problem/pr.xml:3', script('import numpy\ndef check(expect, answer): return True')),
  fault('script-failed', 'problem/pr.xml:4', script('a = 1\nb = a / 0\ndef check(expect, answer): return True')),
  fault('no-question', 'problem/pr.xml:1', {
    ...problem('<p>Think.</p>'),
  }),

  fault('broken-file-link', 'html/ht.html:2', text('<a href="/static/gone.pdf">It</a>'), 'html@ht'),
  fault(
    'broken-file-link',
    'video/vi.xml:1',
    film(`${source} transcripts="{&quot;en&quot;: &quot;film.srt&quot;}" handout="/static/gone.pdf"`),
  ),
  fault('broken-file-link', 'tabs/keys.html:1', { 'tabs/keys.html': '<img src="/static/gone.png" alt="">' }),
  fault('broken-block-link', 'html/ht.html:2', text('<a href="/jump_to_id/gone">It</a>')),
  fault('broken-course-link', 'html/ht.html:2', text('<a href="/course/nowhere/">It</a>')),
  fault('foreign-link', 'html/ht.html:2', text('<a href="/courses/course-v1:Org+C2+R/about">It</a>')),
  fault('foreign-link', 'html/ht.html:2', text('<a href="/jump_to/block-v1:Org+C2+R+type@html+block@ht">It</a>')),
  fault(
    'foreign-link',
    'html/ht.html:2',
    text('<a href="https://old.example.org/asset-v1:Org+C1+R+type@asset+block@a.pdf">It</a>'),
  ),
  fault('insecure-media', 'html/ht.html:2', text('<iframe src="http://example.org/" title="It"></iframe>')),
  fault(
    'insecure-media',
    'video/vi.xml:1',
    film(
      'html5_sources="[&quot;http://example.org/film.mp4&quot;]" transcripts="{&quot;en&quot;: &quot;film.srt&quot;}"',
    ),
    'video@vi',
  ),
  fault('asset-without-file', 'policies/assets.json', { 'policies/assets.json': '{"gone.pdf": {"locked": true}}' }),
  fault('unused-file', 'static/extra.pdf', { 'static/extra.pdf': 'x' }),

  fault('broken-html', 'html/ht.html:3', {
    'html/ht.html': '<p>See <a href="/jump_to_id/pr">it</a>.</p>\n<img src="/static/cover.png" alt="">\n<!-- open',
  }),
  fault('image-without-text', 'html/ht.html:2', text('<img src="/static/cover.png">'), 'html@ht'),
  fault('image-without-text', 'problem/pr.xml:2', problem(`<img src="/static/cover.png"/>${choices([true, 'A'])}`)),
  fault('video-without-source', 'video/vi.xml:1', film('transcripts="{&quot;en&quot;: &quot;film.srt&quot;}"')),
  fault('video-without-transcript', 'video/vi.xml:1', { ...film(source), ...usingFilm }, 'video@vi'),
  fault('missing-transcript', 'video/vi.xml:1', {
    ...film(`${source} transcripts="{&quot;en&quot;: &quot;film.srt&quot;, &quot;fi&quot;: &quot;gone.srt&quot;}"`),
  }),
  fault('missing-course-image', 'course/R.xml:1', { 'policies/R/policy.json': policy({ course_image: 'gone.png' }) }),
  fault('tab-without-page', 'policies/R/policy.json', { 'tabs/keys.html': null }),
  fault('page-without-tab', 'tabs/more.html', { 'tabs/more.html': '<p>More</p>' }),

  {
    ...fault(
      'duplicate-discussion-id',
      'vertical/ve.xml:5',
      unit('<discussion url_name="d1" discussion_id="x"/><discussion url_name="d2" discussion_id="x"/>'),
      'discussion@d2',
    ),
    also: 'unsupported-type',
  },
  {
    ...fault('lti-without-passport', 'vertical/ve.xml:5', unit('<lti_consumer url_name="l" lti_id="tool"/>')),
    also: 'unsupported-type',
  },
];
