import { z } from 'zod';
import type { Call, Reply } from '../load';
import type { Reaction } from './crowd';
import type { MeasuringLearner } from './learners-to-measure-with';

const course = 'course-v1:Lectern+START+first';
const unit = (id: string) => `/courses/${course}/units/vertical@${id}`;
/** A problem with as many attempts as one likes. */
const problem = { unit: unit('why_we_ask'), block: 'problem@ungraded_guess' };

const graded = z.object({ status: z.string(), attemptId: z.string().optional() });

/**
 * What learners do in a course: read, look at where they are, watch, answer. Every attempt that the site says it has is noted: it must be
 * there afterwards.
 */
export class CourseLife {
  readonly acknowledged = new Set<string>();
  readonly #asked = new Map<number, { readonly node: string; attempt: number }>();

  constructor(private readonly learners: readonly MeasuringLearner[]) {}

  /** One deed of one person; of ten, five are reading, one is looking around, two are watching, two are answering. */
  readonly act = async (send: (call: Call) => Promise<Reply>, person: number, turn: number): Promise<Reaction> => {
    const headers = { cookie: this.learners[person]?.cookie ?? '' };
    switch ((person + turn) % 10) {
      case 0:
      case 5:
        return await this.#answer(send, person, headers);
      case 3:
      case 8:
        return await watch(send, headers, turn);
      case 6:
        return await look('home', send, headers, `/courses/${course}`, 'First steps');
      default:
        return await look('read', send, headers, unit('page_of_text'), 'A page of text');
    }
  };

  async #answer(send: (call: Call) => Promise<Reply>, person: number, headers: Headers): Promise<Reaction> {
    const asked = this.#asked.get(person);
    if (!asked) {
      const page = await send({ path: problem.unit, headers });
      const [, node] = /name="node" value="([0-9a-f]{64})"/.exec(page.body) ?? [];
      const [, attempt] = /name="attempt" value="(\d+)"/.exec(page.body) ?? [];
      if (node && attempt) this.#asked.set(person, { node, attempt: Number(attempt) });
      return reactionOf('question', page, node !== undefined);
    }
    const path = `/api/v1/courses/${encodeURIComponent(course)}/problems/${encodeURIComponent(problem.block)}/attempts`;
    const body = Buffer.from(JSON.stringify({ ...asked, answers: { '2_1': `choice_${asked.attempt % 3}` } }));
    const reply = await send({
      path,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', 'content-length': String(body.length) },
      body,
    });
    const result = reply.status === 200 ? graded.safeParse(JSON.parse(reply.body)).data : undefined;
    if (result?.attemptId) {
      this.acknowledged.add(result.attemptId);
      asked.attempt += 1;
    }
    return reactionOf('answer', reply, result?.status === 'graded');
  }
}

type Headers = Readonly<Record<string, string>>;

async function look(
  kind: string,
  send: (call: Call) => Promise<Reply>,
  headers: Headers,
  path: string,
  marker: string,
): Promise<Reaction> {
  const reply = await send({ path, headers });
  return reactionOf(kind, reply, reply.body.includes(marker));
}

async function watch(send: (call: Call) => Promise<Reply>, headers: Headers, turn: number): Promise<Reaction> {
  const from = (turn * 7) % 60;
  const body = Buffer.from(
    JSON.stringify({
      block: 'video@forgetting',
      positionSeconds: from + 5,
      durationSeconds: 120,
      speed: 1,
      watched: [[from, from + 5]],
    }),
  );
  const sent = {
    'content-type': 'application/json',
    'content-length': String(body.length),
    'sec-fetch-site': 'same-origin',
  };
  const path = `/courses/${course}/video-state`;
  return reactionOf('watch', await send({ path, method: 'POST', headers: { ...headers, ...sent }, body }), true);
}

const reactionOf = (kind: string, reply: Reply, isRight: boolean): Reaction => ({
  kind,
  status: reply.status,
  isRight: reply.status === 200 && isRight,
  retryAfterSeconds: reply.retryAfterSeconds ?? (reply.status >= 500 ? 1 : undefined),
});
