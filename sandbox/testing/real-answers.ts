import type { Answers } from '@/lib/capa';

/** A right answer and one that is not, for a problem whose OLX names its answer in no attribute. */
export interface HandAnswer {
  readonly right: Answers;
  readonly wrong: Answers;
}

const oneInput = (right: string, wrong: string): HandAnswer => ({ right: { '2_1': right }, wrong: { '2_1': wrong } });
const row = (texts: readonly string[]): Answers => Object.fromEntries(texts.map((text, at) => [`2_${at + 1}`, text]));
/** What a frame of a jsinput sends: the answer is JSON of its own. */
const framed = (answer: unknown): string => JSON.stringify({ answer: JSON.stringify(answer), state: '{}' });

/** The voltage of Z that the logic gate's check reads at its eight times. */
const transient = (low: number): string =>
  JSON.stringify([['transient', { Z: [4, 9, 14, 19, 24, 29, 34, 39].map((at) => [at / 1e7, at < 29 ? 3 : low]) }]]);

const buckets: Readonly<Record<string, readonly [number, number]>> = {
  '1': [70, 150],
  '6': [190, 150],
  '8': [190, 150],
  '2': [310, 150],
  '9': [310, 150],
  '11': [310, 150],
  '4': [420, 150],
  '7': [420, 150],
  '3': [550, 150],
  '5': [550, 150],
  '10': [550, 150],
};
const dragged = (places: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(places).map(([id, place]) => ({ [id]: place })));

/** By the problem's id, worked out by hand from what its check function asks for. */
export const handAnswers: Readonly<Record<string, HandAnswer>> = {
  // Three friends: (3 + 1) · 2 · 5 + 3 · 10 · 5 = 190 gallons; a third each; (190 − 24 − 45) / 3 after day three.
  '53083a812536472ba8ea8182ee354363': {
    right: row(['3', '190', '63.3', '40.3']),
    wrong: row(['1', '1', '1', '1']),
  },
  '58f6371c54254596ac91699557af449c': oneInput(framed('correct'), framed('incorrect1')),
  '7c95e593b148415e97ac02811c7daf1b': oneInput(
    framed({ edxResult: true, edxScore: 1, edxMessage: '' }),
    framed({ edxResult: false, edxScore: 0, edxMessage: '' }),
  ),
  dc37b89aade5444fbb1ecdaa0d22d180: oneInput(transient(0.1), transient(0.5)),
  '5ce2d6d80b6b4cfc90ba2774a5a16949': oneInput(
    framed({ cylinder: true, cube: false }),
    framed({ cylinder: true, cube: true }),
  ),
  c5611005095849dabb20c6c2313591e8: {
    right: { '2_1': dragged(buckets), '3_1': dragged({ '1': 't2', '2': 't3' }) },
    wrong: { '2_1': dragged({ ...buckets, '1': [550, 150] }), '3_1': dragged({ '1': 't2', '2': 't10' }) },
  },
  // Each percentage over 100, then in lowest terms.
  '6c7ef733637547f0a8de8b351c2e58cd': {
    right: row([
      ...['10/100', '1/10', '20/100', '1/5', '25/100', '1/4'],
      ...['50/100', '1/2', '75/100', '3/4', '100/100', '1'],
    ]),
    wrong: row(Array.from({ length: 12 }, () => '7/9')),
  },
  '751e09a889414a43a8a7bfb66c5dd8d7': {
    right: { '2_1': '74', '3_1': '74/100', '4_1': '0.74' },
    wrong: { '2_1': '26', '3_1': '26/100', '4_1': '0.26' },
  },
  '845032f351c348eebc588f9b9251f054': {
    right: { '2_1': '9/50', '3_1': '9/20', '4_1': '9/10', '5_1': '3/100', '6_1': '47/100', '7_1': '5/2' },
    wrong: { '2_1': '18/100', '3_1': '0.45', '4_1': '1/9', '5_1': '3/10', '6_1': '47', '7_1': '250/100' },
  },
  // A tenth, a fifth, a hundredth, two thirds, a half, a half, four fifths, three tenths: as fraction, decimal and percentage.
  '7d617e985a2a43edac851ae1c17683e0': {
    right: row([
      ...['1/10', '0.1', '10%', '1/5', '0.2', '20%', '1/100', '0.01', '1%', '2/3', '0.67', '67%'],
      ...['1/2', '0.5', '50%', '1/2', '0.5', '50%', '4/5', '0.8', '80%', '3/10', '0.3', '30%'],
    ]),
    wrong: row(Array.from({ length: 24 }, () => '7')),
  },
  '0dd8b3a366594cd89bf2eead38c8d921': {
    right: { ...row(['88.9', '66.7', '88', '90', '47.3']), '3_1': 'choice_3' },
    wrong: { ...row(['12', '12', '12', '12', '12']), '3_1': 'choice_0' },
  },
  // Masses over that of the Earth, 59.74.
  a6c361e8825b440f9caf1d8f6df61c21: {
    right: row(['5.5', '81.6', '100', '10.7', '31787.7', '9514.6', '1454', '1722.5']),
    wrong: row(Array.from({ length: 8 }, () => '42')),
  },
};
