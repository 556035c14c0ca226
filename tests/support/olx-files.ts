import type { OlxFiles } from '@/lib/olx/model';
import { packTarGz } from './pack-archive';

/** A course's files from memory: path → text or bytes. */
export function olxFiles(contents: Readonly<Record<string, string | Uint8Array>>): OlxFiles {
  return {
    paths: Object.keys(contents),
    read(path) {
      const content = contents[path];
      return typeof content === 'string' ? Buffer.from(content) : content;
    },
  };
}

/** A small course with one of everything that an import touches; `changes` lays other files over it. */
export function smallCourse(
  changes: Readonly<Record<string, string | Uint8Array>> = {},
  { org = 'Org', run = 'r1' } = {},
): OlxFiles {
  return olxFiles({
    'course.xml': `<course url_name="${run}" org="${org}" course="C1"/>`,
    [`course/${run}.xml`]:
      '<course display_name="A small course" start="2020-01-01T00:00:00Z" course_image="cover.png"><chapter url_name="ch"/></course>',
    'chapter/ch.xml': '<chapter display_name="Chapter"><sequential url_name="se"/></chapter>',
    'sequential/se.xml':
      '<sequential display_name="Lesson" graded="true" format="Quiz"><vertical url_name="ve"/></sequential>',
    'vertical/ve.xml':
      '<vertical display_name="Unit"><html url_name="ht"/><problem url_name="pr"/><poll url_name="po" question="?"/></vertical>',
    'html/ht.xml': '<html filename="ht" display_name="Text"/>',
    'html/ht.html': '<p>Hello, <img src="/static/cover.png"></p>',
    'problem/pr.xml':
      '<problem display_name="Question"><multiplechoiceresponse><choicegroup><choice correct="true">A</choice><choice correct="false">B</choice></choicegroup></multiplechoiceresponse></problem>',
    'static/cover.png': Buffer.from('89504e470d0a1a0a', 'hex'),
    'static/notes/list.txt': '0123456789',
    'static/secret.txt': 'for the enrolled',
    'policies/assets.json': JSON.stringify({ 'secret.txt': { locked: true, contentType: 'text/plain' } }),
    [`policies/${run}/grading_policy.json`]: JSON.stringify({ GRADER: [], GRADE_CUTOFFS: { Pass: 0.5 } }),
    'about/short_description.html': 'Small',
    'README.md': 'A file that the layout does not know',
    ...changes,
  });
}

/** The bytes of a `.tar.gz` as Studio writes one: everything below `course/`. */
export const packCourse = (files: OlxFiles): Promise<Buffer> =>
  packTarGz(files.paths.map((path) => ({ name: `course/${path}`, content: files.read(path) ?? '' })));
