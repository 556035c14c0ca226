import { loadSecrets } from '@/engines/secrets';
import { invalid } from '@/lib/errors';
import { listQuestions } from '../load/list-questions';
import { seedLearner } from '../load/seed-learner';
import { type Submit, submitByHttp, submitByVerb } from '../load/submit-ways';
import { note, printLine } from '../show/print';
import { openProgressBar } from '../show/progress-bar';
import { type CommandTools, withContext } from '../with-context';

export interface SeedLearnersOptions {
  readonly learners: string;
  readonly course?: string;
  readonly json?: boolean;
}

const seedCourse = 'course-v1:Lectern+START+first';
/** Learners that work at the same time. */
const atOnce = 4;

/**
 * `lectern seed --learners N`: a load set. Prints the id of each attempt as it is acknowledged: a line each or, with `--json`,
 * one document that grows: `{"attempts": [ids], "learners": N}`.
 */
export async function runSeedLearners(options: SeedLearnersOptions): Promise<void> {
  const count = Number(options.learners);
  if (!Number.isInteger(count) || count < 0 || count > 1_000_000) {
    throw invalid('seed.count', `--learners takes a number of learners, not ${options.learners}.`);
  }
  const courseKey = options.course ?? seedCourse;
  const printer = options.json ? jsonPrinter() : { open: async () => {}, attempt: printLine, close: async () => {} };
  const bar = openProgressBar(process.stderr);
  await withContext(async (tools) => {
    const { ctx } = tools;
    const questions = await listQuestions(ctx, courseKey);
    const submit = await chooseWay(tools);
    await printer.open();
    let begun = 0;
    let done = 0;
    const work = async () => {
      while (begun < count) {
        begun += 1;
        await seedLearner(ctx, {
          courseKey,
          number: begun,
          questions,
          submit,
          chance: Math.random,
          acknowledge: printer.attempt,
        });
        done += 1;
        bar.show('Learners', done, count);
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, count) }, work));
    await printer.close(done);
  }).finally(() => bar.clear());
}

/** Over HTTP where a website answers whose sessions we can sign; else by the verbs. */
async function chooseWay({ ctx, address, dataDir }: CommandTools): Promise<Submit> {
  if (address === undefined || !(await isAnswering(address))) {
    return submitByVerb(ctx);
  }
  const isPrivate = !process.env.DATABASE_URL;
  const { NEXTAUTH_SECRET } = loadSecrets(dataDir, process.env, isPrivate);
  note(`Submitting over HTTP to ${address}`);
  return submitByHttp(address, NEXTAUTH_SECRET);
}

async function isAnswering(address: string): Promise<boolean> {
  try {
    return (await fetch(new URL('/api/health', address))).ok;
  } catch {
    return false;
  }
}

/** One JSON document, written piece by piece: whoever reads along sees every id as soon as it is acknowledged. */
function jsonPrinter() {
  let isFirst = true;
  return {
    open: () => printLine('{"attempts":['),
    attempt: (id: string) => {
      const comma = isFirst ? '' : ',';
      isFirst = false;
      return printLine(comma + JSON.stringify(id));
    },
    close: (learners: number) => printLine(`],"learners":${learners}}`),
  };
}
