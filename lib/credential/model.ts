/**
 * The documents of Open Badges 3.0 as Lectern writes them: W3C Verifiable Credentials 2.0 with an achievement inside.
 * Sources: 1EdTech Open Badges 3.0, W3C VC Data Model 2.0, W3C Bitstring Status List 1.0, W3C Controlled Identifiers 1.0.
 */
export const credentialsContext = 'https://www.w3.org/ns/credentials/v2';
export const openBadgesContext = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const controlledIdentifierContext = 'https://www.w3.org/ns/cid/v1';

/** Who issues: the site or, as a person reads it, the organisation behind it. */
export interface IssuerProfile {
  /** An https address that answers with the issuer document (`buildIssuerDocument`). */
  readonly id: string;
  readonly name: string;
  readonly url?: string;
  readonly email?: string;
  readonly description?: string;
  /** Address of a PNG or SVG. */
  readonly imageUrl?: string;
}

export interface Alignment {
  readonly targetName: string;
  readonly targetUrl: string;
  readonly targetCode?: string;
  readonly targetFramework?: string;
}

/** What was achieved: one for a course run, the same in every credential of it. */
export interface Achievement {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** What has to be done to earn it, in Markdown. */
  readonly criteria: string;
  readonly criteriaUrl?: string;
  readonly imageUrl?: string;
  /** The course number as people write it. */
  readonly code?: string;
  /** A BCP 47 tag. */
  readonly language?: string;
  readonly tags?: readonly string[];
  readonly alignments?: readonly Alignment[];
  /** The share of the possible points that passes, 0–100; without it the credential states no grade. */
  readonly passingPercent?: number;
}

export interface CredentialInput {
  /** An https address that answers with this credential. */
  readonly id: string;
  readonly issuer: IssuerProfile;
  readonly achievement: Achievement;
  readonly subject: {
    /** A URI for the learner that says nothing about the person, such as `urn:uuid:…`. */
    readonly id: string;
    readonly name: string;
    /** From `hashIdentity`: lets who knows the mail address check that the credential is about it. */
    readonly emailHash?: { readonly hash: string; readonly salt: string };
  };
  /** The final grade, 0–100. */
  readonly gradePercent?: number;
  /** Pages that show the work. */
  readonly evidence?: readonly { readonly url: string; readonly name?: string; readonly description?: string }[];
  readonly validFrom: Date;
  readonly validUntil?: Date;
  /** When it was earned, where that is earlier than `validFrom`. */
  readonly awardedAt?: Date;
  /** The bit that revokes this credential. The index is drawn at random by the caller, so that it tells nothing. */
  readonly status: { readonly listId: string; readonly index: number };
}

/** A JSON object ready to be signed. */
export type Document = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly type: readonly string[];
  readonly issuer: string | { readonly id: string };
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly credentialSubject: Readonly<Record<string, unknown>> & { readonly id: string };
};
