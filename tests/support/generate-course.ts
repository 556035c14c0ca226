import { createHash } from 'node:crypto';
import { collectFiles } from '@/lib/olx/collect-files';
import type { OlxFiles } from '@/lib/olx/model';

/** What a generated course holds; every number is exact. */
export interface CourseShape {
  readonly run: string;
  /** Goes into every text and every file, so that two editions of a course share nothing but their names. */
  readonly edition?: string;
  readonly sections: number;
  readonly subsectionsPerSection: number;
  readonly unitsPerSubsection: number;
  readonly problemsPerUnit: number;
  /** Files of `static/`, of bytes that do not pack, as those of pictures and films. */
  readonly files: number;
  readonly bytesPerFile: number;
}

/** About 10 MB, of which nearly all are pictures, as in a course of one term. */
export const usualCourse: CourseShape = {
  run: 'usual',
  sections: 6,
  subsectionsPerSection: 4,
  unitsPerSubsection: 5,
  problemsPerUnit: 2,
  files: 100,
  bytesPerFile: 100_000,
};

/** 5 000 units, 20 000 problems. */
export const largeCourse: CourseShape = {
  run: 'large',
  sections: 50,
  subsectionsPerSection: 10,
  unitsPerSubsection: 10,
  problemsPerUnit: 4,
  files: 0,
  bytesPerFile: 0,
};

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The files of a course of this shape, the same each time: every problem and every text is another one. */
export function generateCourse(shape: CourseShape): OlxFiles {
  const { edition = 'first' } = shape;
  const files = new Map<string, string | Uint8Array>();
  const pointers = (type: string, ids: readonly string[]) =>
    ids.map((id) => `<${type} url_name="${id}"/>`).join('\n  ');
  const container = (type: string, id: string, attributes: string, content: string) =>
    files.set(`${type}/${id}.xml`, `<${type} ${attributes}>\n  ${content}\n</${type}>\n`);

  const unit = (id: string) => {
    const problems = range(shape.problemsPerUnit).map((index) => `${id}-p${index}`);
    for (const problem of problems) {
      files.set(`problem/${problem}.xml`, problemText(problem, edition));
    }
    files.set(`html/${id}-t.xml`, `<html filename="${id}-t" display_name="About unit ${id}"/>\n`);
    files.set(`html/${id}-t.html`, `<p>${`What unit ${id} is about, and why. `.repeat(20)}</p>\n`);
    const content = [pointers('html', [`${id}-t`]), pointers('problem', problems)].join('\n  ');
    container('vertical', id, `display_name="Unit ${id}"`, content);
  };
  const subsection = (id: string) => {
    const units = range(shape.unitsPerSubsection).map((index) => `${id}-${index}`);
    units.forEach(unit);
    container(
      'sequential',
      id,
      `display_name="Subsection ${id}" graded="true" format="Homework"`,
      pointers('vertical', units),
    );
  };
  const section = (id: string) => {
    const subsections = range(shape.subsectionsPerSection).map((index) => `${id}-${index}`);
    subsections.forEach(subsection);
    container('chapter', id, `display_name="Section ${id}"`, pointers('sequential', subsections));
  };

  const sections = range(shape.sections).map((index) => `s${index}`);
  sections.forEach(section);
  files.set('course.xml', `<course url_name="${shape.run}" org="Bench" course="${shape.run}"/>\n`);
  container(
    'course',
    shape.run,
    'display_name="A generated course" start="2020-01-01T00:00:00Z"',
    pointers('chapter', sections),
  );
  files.set(
    `policies/${shape.run}/grading_policy.json`,
    JSON.stringify({
      GRADER: [{ type: 'Homework', short_label: 'HW', min_count: 1, drop_count: 0, weight: 1 }],
      GRADE_CUTOFFS: { Pass: 0.5 },
    }),
  );
  for (const index of range(shape.files)) {
    files.set(`static/picture-${index}.png`, noise(`${shape.run}${edition}${index}`, shape.bytesPerFile));
  }
  return collectFiles(files);
}

const problemText = (id: string, edition: string) =>
  `<problem display_name="Question ${id}" max_attempts="3">
  <multiplechoiceresponse>
    <label>Which of these is question ${id}?</label>
    <choicegroup type="MultipleChoice">
      <choice correct="true">${id} <choicehint>Yes, that is what it is called.</choicehint></choice>
      <choice correct="false">not ${id}</choice>
      <choice correct="false">neither of the two</choice>
    </choicegroup>
    <solution><p>Its name is ${id}, in the ${edition} edition.</p></solution>
  </multiplechoiceresponse>
</problem>
`;

/** Bytes that look like chance and are the same each time. */
function noise(seed: string, length: number): Uint8Array {
  const blocks = range(Math.ceil(length / 32)).map((index) => createHash('sha256').update(`${seed}:${index}`).digest());
  return Buffer.concat(blocks).subarray(0, length);
}
