import { describe, expect, it } from 'vitest';
import type { Settings } from '@/lib/olx/model';
import { courseImageName, describeCourse } from './describe-course';

const identity = { org: 'Org', number: 'CS101', run: '2026' };
const describeBy = (settings: Settings, about: Record<string, string> = {}, imagePath: string | null = null) =>
  describeCourse({ identity, settings, about, imagePath });

describe('describeCourse', () => {
  it('takes what the course says', () => {
    const described = describeBy(
      {
        display_name: ' Ink & Paper ',
        start: '2026-01-05T00:00:00Z',
        end: '2026-06-01T12:00',
        enrollment_start: '2025-12-01T00:00:00Z',
        invitation_only: true,
        catalog_visibility: 'about',
        course_visibility: 'public',
        self_paced: true,
        language: 'fi',
      },
      { short_description: '<p>Write &amp; read,\n slowly</p>' },
      'cover.png',
    );
    expect(described).toEqual({
      title: 'Ink & Paper',
      shortDescription: 'Write & read, slowly',
      imagePath: 'cover.png',
      language: 'fi',
      startAt: new Date('2026-01-05T00:00:00Z'),
      endAt: new Date('2026-06-01T12:00:00Z'),
      enrollmentStartAt: new Date('2025-12-01T00:00:00Z'),
      enrollmentEndAt: null,
      isInvitationOnly: true,
      catalogVisibility: 'about',
      courseVisibility: 'public',
      isSelfPaced: true,
      searchText: 'ink & paper org cs101 2026 write & read, slowly',
    });
  });

  it('has an answer for everything that a course leaves out', () => {
    expect(describeBy({})).toMatchObject({
      title: 'Org CS101',
      shortDescription: null,
      imagePath: null,
      language: null,
      startAt: new Date('2030-01-01T00:00:00Z'),
      isInvitationOnly: false,
      catalogVisibility: 'both',
      courseVisibility: 'private',
    });
  });

  it('keeps dates and texts within what their columns hold', () => {
    const described = describeBy({
      display_name: 'x'.repeat(400),
      start: '0001-01-01T00:00:00Z',
      course_image: 'gone.png',
    });
    expect(described.title).toHaveLength(255);
    expect(described.startAt.getUTCFullYear()).toBe(1000);
    expect(described.imagePath).toBeNull();
  });

  it('looks at each tag of the short description once, even where none ends', () => {
    const described = describeCourse({
      identity,
      settings: {},
      about: { short_description: '<'.repeat(300_000) },
      imagePath: null,
    });
    expect(described.shortDescription).toHaveLength(4000);
  });

  it('knows what the picture is called', () => {
    expect(courseImageName({ course_image: ' cover.png ' })).toBe('cover.png');
    expect(courseImageName({})).toBe('images_course_image.jpg');
  });
});
