import { describe, expect, it } from 'vitest';
import { type CertificateFacts, decideStatus, earnsCertificate } from './rules';

const until = new Date('2026-06-01T00:00:00Z');
const facts: CertificateFacts = {
  mode: 'honor',
  isPassed: true,
  isAllowListed: false,
  release: { state: 'open' },
};
const waiting = { state: 'waiting', until } as const;

describe('decideStatus', () => {
  it.each([
    ['who passed', {}, { status: 'downloadable', availableAt: null }],
    ['who passed before the date', { release: waiting }, { status: 'unavailable', availableAt: until }],
    ['who has not passed', { isPassed: false }, { status: 'notpassing', availableAt: null }],
    ['who audits and passed', { mode: 'audit' }, { status: 'audit_passing', availableAt: null }],
    [
      'who audits and is on the list',
      { mode: 'audit', isPassed: false, isAllowListed: true },
      { status: 'notpassing', availableAt: null },
    ],
    ['who is on the list', { isPassed: false, isAllowListed: true }, { status: 'downloadable', availableAt: null }],
    [
      'who is on the list before the date',
      { isPassed: false, isAllowListed: true, release: waiting },
      { status: 'unavailable', availableAt: until },
    ],
    ['who never enrolled', { mode: null, isAllowListed: true }, { status: 'notpassing', availableAt: null }],
  ] as const)('decides for a learner %s', (_who, changes, expected) => {
    expect(decideStatus({ ...facts, ...changes })).toEqual(expected);
  });

  it('knows the modes that earn one', () => {
    expect(['audit', 'honor', 'verified', 'professional', 'credit', 'unheard-of'].filter(earnsCertificate)).toEqual([
      'honor',
      'verified',
      'professional',
    ]);
  });
});
