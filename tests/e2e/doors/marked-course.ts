import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { needsFrame } from '@/lib/courses/author-html/needs-frame';
import { lectern } from '../../support/app';
import { olxFiles, packCourse } from '../../support/olx-files';
import { dataDir } from '../support/test';
import { lines, payloads } from './payloads';

export const markedCourse = 'course-v1:Lectern+Marked+2026';

/** Those that would be shown on the page itself, and those that go into a frame of nobody's origin. */
const onPage = payloads.filter((payload) => !needsFrame(payload));
const name = lines.join(' ');
const shortName = lines[0] ?? '';

const asAttribute = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\0', '');
const asText = (text: string) => asAttribute(text);

/** The payload as it stands, where it is XML; else as text, which nothing may read as HTML a second time. */
function inXml(payload: string): string {
  try {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(`<div>${payload}</div>`).close();
    return `<div>${payload}</div>`;
  } catch {
    return `<p>${asText(payload)}</p>`;
  }
}
const everyInXml = payloads.map(inXml).join('\n');
/** In one document one payload may swallow those after it: each begins anew. */
const separately = (all: readonly string[]) => all.map((payload) => `<div><p>Before</p>${payload}</div>`).join('\n');

/** Each payload alone, as an html block of its own. */
const blocks = onPage.map((payload, at) => ({ id: `alone_${at}`, payload }));
const html = (id: string, source: string) => ({
  [`html/${id}.xml`]: `<html filename="${id}" display_name="${asAttribute(shortName)}"/>`,
  [`html/${id}.html`]: source,
});
const vertical = (id: string, children: string) => ({
  [`vertical/${id}.xml`]: `<vertical display_name="${asAttribute(shortName)}">${children}</vertical>`,
});

/** A script without a type is an author's Python, and a problem whose script fails shows nothing else. */
const asBrowserScripts = (xml: string) => xml.replace(/<script\b(?![^>]*\btype=)/g, '<script type="text/javascript"');

const problem = asBrowserScripts(
  `<problem display_name="${asAttribute(shortName)}" showanswer="always"><stringresponse answer="${asAttribute(name)}" type="ci">` +
    `${everyInXml}<label>${asText(name)}</label><description>${asText(name)}</description><textline/>` +
    `<additional_answer answer="other"/><solution><div class="detailed-solution">${everyInXml}</div></solution></stringresponse>` +
    `<multiplechoiceresponse><label>Which?</label><choicegroup>${payloads.map((payload) => `<choice correct="false">${inXml(payload)}<choicehint>${asText(payload)}</choicehint></choice>`).join('')}` +
    `<choice correct="true">The right one</choice></choicegroup></multiplechoiceresponse>` +
    `<demandhint><hint>${everyInXml}</hint></demandhint></problem>`,
);

export const markedFiles = olxFiles({
  'course.xml': '<course url_name="2026" org="Lectern" course="Marked"/>',
  'course/2026.xml':
    `<course display_name="${asAttribute(name)}" start="2025-01-01T00:00:00Z" language="en">` +
    '<chapter url_name="one"/></course>',
  'chapter/one.xml': `<chapter display_name="${asAttribute(name)}"><sequential url_name="lesson"/></chapter>`,
  'sequential/lesson.xml':
    `<sequential display_name="${asAttribute(name)}" graded="true" format="${asAttribute(shortName)}">` +
    '<vertical url_name="alone"/><vertical url_name="together"/><vertical url_name="framed"/><vertical url_name="asked"/><vertical url_name="others"/></sequential>',
  ...vertical('alone', blocks.map(({ id }) => `<html url_name="${id}"/>`).join('')),
  ...Object.assign({}, ...blocks.map(({ id, payload }) => html(id, payload))),
  ...vertical('together', '<html url_name="together"/>'),
  ...html('together', separately(onPage)),
  ...vertical('framed', '<html url_name="framed"/>'),
  ...html('framed', separately(payloads)),
  ...vertical('asked', '<problem url_name="asked"/>'),
  'problem/asked.xml': problem,
  ...vertical('others', '<video url_name="film"/><poll url_name="poll"/><unheard url_name="unheard"/>'),
  'video/film.xml': `<video display_name="${asAttribute(name)}"><source src="https://example.org/a.mp4?${asAttribute(shortName)}"/></video>`,
  'poll/poll.xml': `<poll display_name="${asAttribute(name)}" question="${asAttribute(name)}"/>`,
  'unheard/unheard.xml': `<unheard display_name="${asAttribute(name)}">${everyInXml}</unheard>`,
  'tabs/more.html': separately(payloads),
  'info/updates.items.json': JSON.stringify(
    payloads.map((payload, at) => ({ id: at + 1, date: shortName, content: payload, status: 'visible' })),
  ),
  'info/updates.html': '<ol/>',
  'info/handouts.html': separately(payloads),
  'about/overview.html': separately(payloads),
  'about/short_description.html': name,
  'about/effort.html': name,
  'about/duration.html': name,
  'policies/2026/policy.json': JSON.stringify({
    'course/2026': {
      display_name: name,
      tabs: [
        { type: 'course_info', name },
        { type: 'static_tab', name, url_slug: 'more' },
      ],
      pdf_textbooks: [{ tab_title: name, chapters: [{ title: name, url: '/static/book.pdf' }] }],
      certificates: {
        certificates: [
          {
            is_active: true,
            name,
            course_title: name,
            signatories: [{ name: shortName, title: shortName, organization: shortName }],
          },
        ],
      },
    },
  }),
  'policies/2026/grading_policy.json': JSON.stringify({
    GRADER: [{ type: shortName, short_label: shortName, min_count: 1, drop_count: 0, weight: 1 }],
    GRADE_CUTOFFS: { Pass: 0.5 },
  }),
  'static/book.pdf': '%PDF-1.4',
});

/** Brings a course in which every text of an author is a payload. */
export async function bringMarkedCourse(baseURL: string): Promise<void> {
  const archive = join(tmpdir(), `lectern-marked-${process.pid}.tar.gz`);
  writeFileSync(archive, await packCourse(markedFiles));
  await lectern({ dataDir: dataDir(), port: Number(new URL(baseURL).port) }, ['course', 'import', archive]);
}
