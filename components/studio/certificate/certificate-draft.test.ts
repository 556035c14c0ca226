import { expect, it } from 'vitest';
import { certificateDraftOf, noSignatory, writeCertificate } from './certificate-draft';

const setting = {
  certificates: [
    { id: 1, name: 'Old', is_active: false, signatories: [] },
    {
      id: 2,
      name: 'New',
      is_active: true,
      course_title: '',
      odd: 'kept',
      signatories: [
        { id: 9, name: 'Ida', title: 'Dean', organization: 'Mill', signature_image_path: '/static/ida.png', own: 1 },
      ],
    },
  ],
  also: true,
};
const draft = certificateDraftOf(setting);

it('shows the active certificate', () => {
  expect(draft).toMatchObject({
    name: 'New',
    isActive: true,
    signatories: [{ name: 'Ida', image: '/static/ida.png' }],
  });
  expect(certificateDraftOf(undefined)).toEqual({ name: '', courseTitle: '', isActive: false, signatories: [] });
});

it('gives back what is stored where nothing was typed', () => {
  expect(writeCertificate(setting, draft)).toBe(setting);
  expect(writeCertificate(undefined, certificateDraftOf(undefined))).toBeUndefined();
});

it('writes what was typed, keeps the rest, and drops rows without a name', () => {
  const typed = { ...draft, courseTitle: 'Paper', signatories: [...draft.signatories, { ...noSignatory, title: 'x' }] };
  expect(writeCertificate(setting, typed)).toEqual({
    also: true,
    certificates: [setting.certificates[0], { ...setting.certificates[1], course_title: 'Paper' }],
  });
  expect(writeCertificate(undefined, { ...draft, signatories: [] })).toMatchObject({
    certificates: [{ id: 1, name: 'New', is_active: true, signatories: [] }],
  });
});
