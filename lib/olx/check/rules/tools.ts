import type { CheckedBlock, CourseUnderCheck, Report, Rule } from '../finding';
import { isObject } from '../finding';

/** Discussions and external tools. */
export const findTools: Rule = function* (course) {
  yield* checkDiscussions(course);
  yield* checkLti(course);
};

function* checkDiscussions({ course, blocks, identity }: CourseUnderCheck): Generator<Report> {
  const topics = isObject(course.settings.discussion_topics) ? Object.values(course.settings.discussion_topics) : [];
  const seen = new Map<string, CheckedBlock>();
  const courseWide = new Set<string>();
  for (const topic of topics) {
    const id = isObject(topic) && typeof topic.id === 'string' ? topic.id : undefined;
    if (id === undefined) continue;
    if (courseWide.has(id)) {
      const path = `policies/${identity.run}/policy.json`;
      yield { code: 'duplicate-discussion-id', path, message: `Two topics of discussion_topics have the id "${id}".` };
    }
    courseWide.add(id);
  }
  for (const block of blocks) {
    const id = block.block.settings.discussion_id;
    if (block.block.type !== 'discussion' || typeof id !== 'string' || id === '') continue;
    const other = seen.get(id)?.key ?? (courseWide.has(id) ? 'a topic of the course' : undefined);
    if (other !== undefined) {
      const message = `The discussion_id "${id}" is that of ${other} too: their threads get mixed up.`;
      yield { code: 'duplicate-discussion-id', block, message };
    }
    seen.set(id, block);
  }
}

function* checkLti({ course, blocks }: CourseUnderCheck): Generator<Report> {
  const listed = course.settings.lti_passports;
  const passports = (Array.isArray(listed) ? listed : []).filter((item): item is string => typeof item === 'string');
  for (const passport of passports) {
    if (passport.split(':').length >= 3) continue;
    const message = 'A passport in lti_passports is not of the form "id:key:secret".';
    yield { code: 'lti-without-passport', block: course, message };
  }
  const known = new Set(passports.map((passport) => passport.slice(0, Math.max(passport.indexOf(':'), 0))));
  for (const block of blocks) {
    const { type, settings } = block.block;
    const id = settings.lti_id;
    if ((type !== 'lti' && type !== 'lti_consumer') || typeof id !== 'string' || id === '') continue;
    if (known.has(id) || settings.lti_version === 'lti_1p3') continue;
    const message = `The course has no passport "${id}" in lti_passports: the tool will not open.`;
    yield { code: 'lti-without-passport', block, message };
  }
}
