import { describe, expect, it } from 'vitest';
import type { CourseDocuments } from '@/lib/olx/model';
import { readStaticTabs, readTabs } from './read-tabs';

const documents: CourseDocuments = {
  gradingPolicy: null,
  about: {},
  info: { handouts: null, updates: null, updateItems: null },
  tabs: { a: '<p>A</p>', b: '<p>B</p>', unlisted: 'x' },
  tags: null,
  strayPolicies: {},
  assetPolicies: {},
  unknownFiles: [],
};

describe('tabs', () => {
  const settings = {
    tabs: [
      { type: 'course_info', name: 'Home', course_staff_only: false },
      { type: 'static_tab', name: 'B', url_slug: 'b', is_hidden: true },
      { type: 'static_tab', name: null, url_slug: 'a' },
      { type: 'static_tab', name: 'Gone', url_slug: 'gone' },
      { type: 'external_link', name: 'Out', link: 'https://example.org', course_staff_only: true },
      'nonsense',
      { name: 'no type' },
    ],
  };

  it('reads them in order', () => {
    expect(readTabs(settings).map((tab) => tab.type)).toEqual([
      'course_info',
      'static_tab',
      'static_tab',
      'static_tab',
      'external_link',
    ]);
    expect(readTabs(settings)[4]).toEqual({
      type: 'external_link',
      name: 'Out',
      isHidden: false,
      isForStaffOnly: true,
      slug: null,
      link: 'https://example.org',
    });
    expect(readTabs({})).toEqual([]);
    expect(readTabs({ tabs: 'x' })).toEqual([]);
  });

  it('finds the static pages', () => {
    expect(readStaticTabs(settings, documents)).toEqual([
      { slug: 'b', name: 'B', html: '<p>B</p>', isHidden: true },
      { slug: 'a', name: 'a', html: '<p>A</p>', isHidden: false },
    ]);
    expect(readStaticTabs({ tabs: [{ type: 'static_tab', url_slug: 'toString' }] }, documents)).toEqual([]);
  });
});
