import { invalid } from '@/lib/errors';
import { formatInstant } from './format-instant';
import {
  type Achievement,
  type CredentialInput,
  credentialsContext,
  type Document,
  type IssuerProfile,
  openBadgesContext,
} from './model';

/**
 * An Open Badges 3.0 credential that is not signed yet.
 *
 * Returns the JSON object of an AchievementCredential: times in whole seconds of UTC, grades in percent as text.
 * Throws (kind Invalid) for a negative or broken index, and for a `validUntil` that is not after `validFrom`.
 * Source: 1EdTech Open Badges 3.0, "Credential Data Models"; W3C Bitstring Status List 1.0, BitstringStatusListEntry.
 *
 * @example buildCredential({ id, issuer, achievement, subject, validFrom, status: { listId, index: 4711 } })
 */
export function buildCredential(input: CredentialInput): Document {
  const { issuer, achievement, subject, validFrom, validUntil, awardedAt, status, gradePercent } = input;
  if (!Number.isSafeInteger(status.index) || status.index < 0)
    throw invalid('credential.status-index', 'The place in the status list must be a whole number from 0.');
  if (validUntil && validUntil <= validFrom)
    throw invalid('credential.dates', 'A credential must end after it begins.');
  return {
    '@context': [credentialsContext, openBadgesContext],
    id: input.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: achievement.name,
    issuer: buildProfile(issuer),
    validFrom: formatInstant(validFrom),
    ...(validUntil && { validUntil: formatInstant(validUntil) }),
    ...(awardedAt && { awardedDate: formatInstant(awardedAt) }),
    credentialSubject: {
      id: subject.id,
      type: ['AchievementSubject'],
      identifier: [
        identity('name', { identityHash: subject.name, hashed: false }),
        ...(subject.emailHash
          ? [
              identity('emailAddress', {
                identityHash: subject.emailHash.hash,
                hashed: true,
                salt: subject.emailHash.salt,
              }),
            ]
          : []),
      ],
      achievement: buildAchievement(achievement),
      ...(gradePercent !== undefined &&
        achievement.passingPercent !== undefined && {
          result: [{ type: ['Result'], resultDescription: gradeId(achievement), value: String(gradePercent) }],
        }),
    },
    ...(input.evidence?.length && {
      evidence: input.evidence.map(({ url, ...rest }) => ({ id: url, type: ['Evidence'], ...rest })),
    }),
    credentialStatus: {
      id: `${status.listId}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.index),
      statusListCredential: status.listId,
    },
  };
}

/** An issuer as Open Badges describes it: the same inside credentials and at the issuer's own address. */
export function buildProfile({ imageUrl, ...profile }: IssuerProfile) {
  return { type: ['Profile'], ...profile, ...(imageUrl && { image: image(imageUrl) }) };
}

/** An achievement: the same inside credentials and at its own address. */
export function buildAchievement(achievement: Achievement) {
  const { passingPercent, alignments, tags } = achievement;
  return {
    id: achievement.id,
    type: ['Achievement'],
    achievementType: 'Course',
    name: achievement.name,
    description: achievement.description,
    criteria: { ...(achievement.criteriaUrl && { id: achievement.criteriaUrl }), narrative: achievement.criteria },
    ...(achievement.imageUrl && { image: image(achievement.imageUrl) }),
    ...(achievement.code && { humanCode: achievement.code }),
    ...(achievement.language && { inLanguage: achievement.language }),
    ...(tags?.length && { tag: tags }),
    ...(alignments?.length && {
      alignment: alignments.map((alignment) => ({ type: ['Alignment'], ...alignment })),
    }),
    ...(passingPercent !== undefined && {
      resultDescription: [
        {
          id: gradeId(achievement),
          type: ['ResultDescription'],
          name: 'Final grade',
          resultType: 'Percent',
          valueMin: '0',
          valueMax: '100',
          requiredValue: String(passingPercent),
        },
      ],
    }),
  };
}

const gradeId = (achievement: Achievement) => `${achievement.id}#grade`;
const image = (url: string) => ({ id: url, type: 'Image' });
const identity = (
  identityType: string,
  rest: { readonly identityHash: string; readonly hashed: boolean; readonly salt?: string },
) => ({ type: 'IdentityObject', identityType, ...rest });
