import { formatInstant } from './format-instant';
import { credentialsContext, type Document } from './model';

export interface StatusListInput {
  /** The https address that answers with the signed list. */
  readonly id: string;
  readonly issuerId: string;
  /** From `encodeStatusList`. */
  readonly encodedList: string;
  readonly validFrom: Date;
}

/**
 * The credential that carries a status list; signed like any other (`signCredential`).
 * Source: W3C Bitstring Status List 1.0, BitstringStatusListCredential.
 */
export function buildStatusList({ id, issuerId, encodedList, validFrom }: StatusListInput): Document {
  return {
    '@context': [credentialsContext],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerId,
    validFrom: formatInstant(validFrom),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList,
    },
  };
}
