import { z } from 'zod';
import type { ReadDocument } from './signed-document';
import { decodeStatusList, readStatus } from './status-list';

const entry = z.looseObject({
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: z.string(),
  statusListIndex: z.union([z.string().regex(/^\d+$/).transform(Number), z.number().int().nonnegative()]),
  statusListCredential: z.url({ protocol: /^https?$/ }),
  statusSize: z.literal(1).optional(),
});
export type StatusEntry = z.infer<typeof entry>;

const purposes = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const list = z.looseObject({
  type: z.literal('BitstringStatusList'),
  statusPurpose: purposes,
  encodedList: z.string(),
});

/**
 * The entries of a credential that can end it: `revocation` and `suspension`. Other purposes only inform. Undefined where
 * an entry is of a kind that cannot be read, since then nobody here can say whether the credential still stands.
 */
export function readStatusEntries(document: ReadDocument): readonly StatusEntry[] | undefined {
  const { credentialStatus } = document;
  const entries = credentialStatus === undefined ? [] : [credentialStatus].flat();
  const read = entries.map((one) => entry.safeParse(one).data);
  if (!read.every((one) => one !== undefined)) return undefined;
  return read.filter(({ statusPurpose }) => statusPurpose === 'revocation' || statusPurpose === 'suspension');
}

/**
 * Looks an entry up in the status list credential, which must have been verified. Returns whether the bit is set, or
 * undefined where the document is no list of this purpose, or has no such entry.
 * Source: W3C Bitstring Status List 1.0, "Validate Algorithm".
 */
export async function isStatusSet(listDocument: ReadDocument, wanted: StatusEntry): Promise<boolean | undefined> {
  const subject = list.safeParse(listDocument.credentialSubject).data;
  if (!listDocument.type.includes('BitstringStatusListCredential') || !subject) return undefined;
  if (!subject.statusPurpose.includes(wanted.statusPurpose)) return undefined;
  try {
    return readStatus(await decodeStatusList(subject.encodedList), wanted.statusListIndex);
  } catch {
    return undefined;
  }
}
