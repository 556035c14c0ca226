import { readVideo } from '@/lib/olx/blocks/video';
import { findStaticFile } from '@/lib/olx/links';
import type { CheckedBlock, CourseUnderCheck, MarkupElement, Report, Rule } from '../finding';
import { isObject } from '../finding';

/** What learners see and hear: pictures, films, their texts, and whether a browser will load them. */
export const findMedia: Rule = function* (course) {
  for (const { block, path, elements, faults } of course.texts) {
    for (const { line, message } of faults) yield { code: 'broken-html', block, path, line, message };
    for (const element of elements) {
      for (const report of checkElement(element)) yield { block, path, line: element.line, ...report };
    }
  }
  for (const block of course.blocks) {
    if (block.block.type === 'video' && block.block.fault === undefined) yield* checkVideo(course, block);
  }
  yield* checkCourseImage(course);
};

const embedding = new Set(['img', 'video', 'audio', 'source', 'track', 'iframe', 'embed', 'object', 'script', 'image']);
/** Who tells a machine what a picture shows, or that it shows nothing. */
const textAttributes = ['alt', 'aria-label', 'aria-labelledby', 'aria-hidden', 'role'];

function* checkElement({ tag, attributes }: MarkupElement): Generator<Report> {
  if (tag === 'img' && !textAttributes.some((name) => attributes[name] !== undefined)) {
    const message = `The picture ${nameOf(attributes.src)} has no alt: whoever cannot see it does not learn what it shows.`;
    yield { code: 'image-without-text', message };
  }
  if (!embedding.has(tag)) return;
  for (const name of ['src', 'data', 'poster', 'href']) {
    if (isInsecure(attributes[name])) yield insecure(attributes[name] ?? '');
  }
}

const nameOf = (src = ''): string => (src.startsWith('data:') ? `${src.slice(0, 20)}…` : src);

const isInsecure = (url: string | undefined): boolean => /^\s*http:\/\//i.test(url ?? '');
const insecure = (url: string): Report => ({
  code: 'insecure-media',
  message: `${url.trim()} comes over http: browsers do not load it into a page that came over https.`,
});

function* checkVideo(course: CourseUnderCheck, block: CheckedBlock): Generator<Report> {
  const { settings } = block.block;
  const video = readVideo(settings);
  const hasPlatformId = typeof settings.edx_video_id === 'string' && settings.edx_video_id !== '';
  if (video.sources.length === 0 && video.youtubeId === null && !hasPlatformId) {
    yield { code: 'video-without-source', block, message: 'This video names no film.' };
  }
  for (const source of video.sources.filter(isInsecure)) yield { block, ...insecure(source) };

  const asset = settings.video_asset;
  const hasPlatformTranscripts = isObject(asset) && Array.isArray(asset.transcripts) && asset.transcripts.length > 0;
  const transcripts = Object.entries(video.transcripts);
  if (transcripts.length === 0 && video.track === null && !hasPlatformTranscripts) {
    const message = 'This video has no transcript: whoever cannot hear it does not learn what it says.';
    yield { code: 'video-without-transcript', block, message };
  }
  for (const [language, file] of transcripts) {
    if (findStaticFile(course.fileIndex, file.replace(/^\/static\//, '')) !== undefined) continue;
    const message = `The transcript in "${language}", ${file}, is not among the files of the course.`;
    yield { code: 'missing-transcript', block, message };
  }
}

function* checkCourseImage({ course, fileIndex }: CourseUnderCheck): Generator<Report> {
  const named = course.settings.course_image;
  const name = typeof named === 'string' && named !== '' ? named : undefined;
  if (findStaticFile(fileIndex, name ?? 'images_course_image.jpg') !== undefined) return;
  const message =
    name === undefined
      ? 'The course has no picture for the catalogue.'
      : `The course's picture, ${name}, is not among its files.`;
  yield { code: 'missing-course-image', block: course, message };
}
