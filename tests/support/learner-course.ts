import { createConnection } from 'mysql2/promise';
import { enrollments, roles, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { importCourse } from '@/lib/courses';
import { type FreshStores, testNow } from './fresh-stores';
import { olxFiles } from './olx-files';

export const courseKey = 'course-v1:Org+Learn+r1';

const numerical = (attributes: string, answer = '42') =>
  `<problem ${attributes}><numericalresponse answer="${answer}"><label>How many?</label><formulaequationinput/>` +
  '<solution><div class="detailed-solution"><p>Explanation</p><p>Because of the secret reason.</p></div></solution>' +
  '</numericalresponse><demandhint><hint>First nudge.</hint><hint>Second nudge.</hint></demandhint></problem>';

const choice =
  '<problem display_name="Choice"><multiplechoiceresponse><label>Which one?</label><choicegroup>' +
  '<choice correct="false">Alpha<choicehint>Not <b onclick="x()">alpha</b>.</choicehint></choice>' +
  '<choice correct="true">Beta</choice></choicegroup></multiplechoiceresponse></problem>';

/** A course in which every rule of answering occurs once; `changes` lays other files over it. */
export function learnerCourse(changes: Readonly<Record<string, string>> = {}) {
  return olxFiles({
    'course.xml': '<course url_name="r1" org="Org" course="Learn"/>',
    'course/r1.xml':
      '<course display_name="To learn in" start="2026-01-01T00:00:00Z" end="2026-12-01T00:00:00Z" language="en">' +
      '<chapter url_name="one"/><chapter url_name="two"/></course>',
    'chapter/one.xml':
      '<chapter display_name="Section one"><sequential url_name="read"/><sequential url_name="quiz"/></chapter>',
    'chapter/two.xml':
      '<chapter display_name="Section two"><sequential url_name="over"/><sequential url_name="later"/><sequential url_name="hidden"/></chapter>',
    'sequential/read.xml': '<sequential display_name="Reading"><vertical url_name="text"/></sequential>',
    'sequential/quiz.xml':
      '<sequential display_name="Quiz" graded="true" format="Quiz"><vertical url_name="ask"/><vertical url_name="more"/></sequential>',
    'sequential/over.xml':
      '<sequential display_name="Over" due="2026-02-01T00:00:00Z" graded="true" format="Quiz"><vertical url_name="late"/></sequential>',
    'sequential/later.xml':
      '<sequential display_name="Later" start="2026-06-01T00:00:00Z"><vertical url_name="notyet"/></sequential>',
    'sequential/hidden.xml':
      '<sequential display_name="For the team" visible_to_staff_only="true"><vertical url_name="team"/></sequential>',
    'vertical/text.xml':
      '<vertical display_name="Text"><html url_name="shared"/><html url_name="plain"/><html url_name="live"/><video url_name="film"/><poll url_name="po"/></vertical>',
    'vertical/ask.xml':
      '<vertical display_name="Ask"><problem url_name="number"/><problem url_name="choice"/></vertical>',
    'vertical/more.xml':
      '<vertical display_name="More"><problem url_name="twice"/><problem url_name="anew"/><problem url_name="slow"/>' +
      '<problem url_name="survey"/><problem url_name="secret"/><problem url_name="symbolic"/></vertical>',
    'vertical/late.xml': '<vertical display_name="Late"><problem url_name="pastdue"/></vertical>',
    'vertical/notyet.xml': '<vertical display_name="Not yet"><problem url_name="early"/></vertical>',
    'vertical/team.xml': '<vertical display_name="Team"><html url_name="plain2"/></vertical>',
    'html/plain.xml': '<html filename="plain" display_name="Plain"/>',
    'html/plain.html':
      '<p style="position:fixed">Hello <img src="/static/a.png"> <a href="/jump_to_id/choice">go</a> \\(x^2\\)</p>',
    'html/plain2.xml': '<html filename="plain2" display_name="Plain"/>',
    'html/plain2.html': '<p>For the team</p>',
    'html/shared.xml': '<html filename="shared" display_name="Shared"/>',
    'html/shared.html': '<script src="/static/shared.js" data-reader="%%USER_ID%%"></script>',
    'html/live.xml': '<html filename="live" display_name="Live"/>',
    'html/live.html': '<p id="p">Live</p><script>document.getElementById("p").textContent = "/static/a.png"</script>',
    'video/film.xml':
      '<video url_name="film" display_name="Film" html5_sources="[&quot;/static/film.mp4&quot;]" start_time="00:00:10" end_time="00:01:50"><transcript language="en" src="film.srt"/></video>',
    'problem/number.xml': numerical('display_name="Number" max_attempts="3" weight="10" showanswer="attempted"'),
    'problem/choice.xml': choice,
    'problem/twice.xml': numerical(
      'display_name="Twice" max_attempts="2" grading_method="highest_score" show_reset_button="true"',
    ),
    'problem/anew.xml': numerical('display_name="Anew" rerandomize="always"'),
    'problem/slow.xml': numerical('display_name="Slow" submission_wait_seconds="60"'),
    'problem/survey.xml': numerical('display_name="Survey" max_attempts="0"'),
    'problem/secret.xml': numerical('display_name="Secret" show_correctness="never" showanswer="always"'),
    'problem/symbolic.xml':
      '<problem display_name="Symbolic"><symbolicresponse expect="hidden-word"><textline math="1"/></symbolicresponse></problem>',
    'problem/pastdue.xml': numerical('display_name="Past due"'),
    'problem/early.xml': numerical('display_name="Early"'),
    'static/a.png': 'png',
    'static/film.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello\n',
    'tabs/more.html': '<p>A page of the course<script>x()</script></p>',
    'info/updates.items.json': JSON.stringify([
      { id: 1, date: 'March 1', content: '<p>First</p>', status: 'visible' },
      { id: 2, date: 'March 2', content: '<p>Gone</p>', status: 'deleted' },
    ]),
    'info/updates.html': '<ol/>',
    'info/handouts.html': '<p>Handout</p>',
    'about/overview.html': '<section><h2>About</h2><script>x()</script></section>',
    'policies/r1/policy.json': JSON.stringify({
      'course/r1': {
        tabs: [
          { type: 'course_info', name: 'Home' },
          { type: 'progress', name: 'Progress' },
          { type: 'static_tab', name: 'More', url_slug: 'more' },
        ],
      },
    }),
    'policies/r1/grading_policy.json': JSON.stringify({
      GRADER: [{ type: 'Quiz', short_label: 'Q', min_count: 2, drop_count: 0, weight: 1 }],
      GRADE_CUTOFFS: { Pass: 0.5 },
    }),
    ...changes,
  });
}

export async function importLearnerCourse(
  stores: FreshStores,
  changes: Readonly<Record<string, string>> = {},
  now = testNow,
) {
  return importCourse(stores.context({ now }), { source: { files: learnerCourse(changes) } });
}

export interface TestLearner {
  readonly userId: string;
  /** The learner's context, at `now` or the test's own instant. */
  context(now?: Date): Context;
}

/** A user, enrolled where `mode` says how, with a role over the course where `role` says which. */
export async function addLearner(
  stores: FreshStores,
  userId: string,
  options: { readonly mode?: string | null; readonly role?: 'staff' | 'beta_tester'; readonly course?: string } = {},
): Promise<TestLearner> {
  const { mode = 'audit', role, course = courseKey } = options;
  const { now } = stores.context();
  const stamps = { createdAt: now, updatedAt: now };
  await stores.db.insert(users).values({ id: userId, email: `${userId}@example.org`, name: userId, ...stamps });
  if (mode !== null) {
    await stores.db
      .insert(enrollments)
      .values({ userId, courseKey: course, id: `enr_${userId}`, mode, isActive: true, ...stamps });
  }
  if (role) {
    await stores.db.insert(roles).values({ userId, role, scope: course, createdAt: now });
  }
  return {
    userId,
    context: (at = now) => stores.context({ actor: { kind: 'user', userId, roles: [] }, now: at }),
  };
}

/** Statements that MySQL has run since it started, by kind. */
export async function countStatements(databaseUrl: string, work: () => Promise<unknown>) {
  const connection = await createConnection({ uri: databaseUrl });
  const read = async () => {
    const [rows] = await connection.query("show global status like 'Com\\_%'");
    const pairs = Array.isArray(rows) ? rows.flatMap((row) => ('Variable_name' in row ? [row] : [])) : [];
    return new Map(pairs.map((row) => [String(row.Variable_name).slice(4), Number(row.Value)]));
  };
  const before = await read();
  await work();
  const after = await read();
  await connection.end();
  const since = (kind: string) => (after.get(kind) ?? 0) - (before.get(kind) ?? 0);
  return {
    select: since('select'),
    insert: since('insert'),
    update: since('update'),
    begin: since('begin'),
    commit: since('commit'),
  };
}

/** A store that may not be asked anything: what is warm needs none. */
export function noCourseware(): Context['courseware'] {
  return new Proxy({} as Context['courseware'], {
    get(_, name) {
      throw new Error(`The courseware store was asked: ${String(name)}`);
    },
  });
}
