import type { Json } from '@/lib/olx/model';

/** Who signs, as the form shows it. */
export interface SignatoryRow {
  readonly name: string;
  readonly title: string;
  readonly organization: string;
  /** `/static/PATH` of the signature's picture, or empty. */
  readonly image: string;
}

/** The design of a certificate, as it is typed. */
export interface CertificateDraft {
  readonly name: string;
  readonly courseTitle: string;
  readonly isActive: boolean;
  readonly signatories: readonly SignatoryRow[];
}

/** More names do not fit under a certificate. */
export const maxSignatories = 4;
export const noSignatory: SignatoryRow = { name: '', title: '', organization: '', image: '' };

type PlainObject = { readonly [key: string]: Json };
const isObject = (value: Json | undefined): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');

/** The certificate of a course: the active one, else the first. */
function chosenOf(setting: Json | undefined): { readonly all: readonly Json[]; readonly place: number } {
  const written = isObject(setting) && Array.isArray(setting.certificates) ? setting.certificates : [];
  const active = written.findIndex((one) => isObject(one) && one.is_active === true);
  return { all: written, place: active >= 0 ? active : written.length > 0 ? 0 : -1 };
}

/** What the form shows of the setting `certificates`. */
export function certificateDraftOf(setting: Json | undefined): CertificateDraft {
  const { all, place } = chosenOf(setting);
  const stored = all[place];
  const certificate = isObject(stored) ? stored : {};
  const signatories = Array.isArray(certificate.signatories) ? certificate.signatories : [];
  return {
    name: text(certificate.name),
    courseTitle: text(certificate.course_title),
    isActive: certificate.is_active === true,
    signatories: signatories.filter(isObject).map((one) => ({
      name: text(one.name),
      title: text(one.title),
      organization: text(one.organization),
      image: text(one.signature_image_path),
    })),
  };
}

/**
 * The setting `certificates` that a draft stands for; keys that the form does not show are kept, and so are other certificates. A
 * draft that shows what is stored gives back what is stored.
 */
export function writeCertificate(setting: Json | undefined, draft: CertificateDraft): Json | undefined {
  if (JSON.stringify(certificateDraftOf(setting)) === JSON.stringify(draft)) {
    return setting;
  }
  const { all, place } = chosenOf(setting);
  const stored = all[place];
  const old = isObject(stored) ? stored : { id: all.length + 1, description: '', version: 1 };
  const oldSignatories = Array.isArray(old.signatories) ? old.signatories.filter(isObject) : [];
  const certificate = {
    ...old,
    name: draft.name.trim(),
    course_title: draft.courseTitle.trim(),
    is_active: draft.isActive,
    signatories: draft.signatories
      .map(
        (row, index): Json => ({
          ...(oldSignatories[index] ?? { id: index + 1 }),
          name: row.name.trim(),
          title: row.title.trim(),
          organization: row.organization.trim(),
          signature_image_path: row.image,
        }),
      )
      .filter((_, index) => draft.signatories[index]?.name.trim() !== ''),
  };
  const certificates = place < 0 ? [certificate] : all.with(place, certificate);
  return { ...(isObject(setting) ? setting : {}), certificates };
}

/** The draft that a form sends. */
export function readCertificateDraft(form: FormData): CertificateDraft {
  const typed = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const rows = Array.from({ length: 20 }, (_, index) => index).filter((index) => form.has(`signatory.${index}.name`));
  return {
    name: typed('name'),
    courseTitle: typed('courseTitle'),
    isActive: typed('isActive') === 'on',
    signatories: rows.map((index) => ({
      name: typed(`signatory.${index}.name`),
      title: typed(`signatory.${index}.title`),
      organization: typed(`signatory.${index}.organization`),
      image: typed(`signatory.${index}.image`),
    })),
  };
}
