import { z } from 'zod';
import { drawPdf } from '@/lib/certificates';
import { listKeptLetters, postLetter, readKeptLetter } from '@/lib/notifications';
import { letterInput, packedCertificate, scriptRequest, unpackCertificate } from '@/lib/worker-service';
import { sharedSandbox } from '@/sandbox';

/** What a site on the edge may ask for, by its name. Throws ZodError for input of another shape. */
export const works: ReadonlyMap<string, (input: unknown) => Promise<unknown>> = new Map(
  Object.entries({
    /** Whether anybody is there. */
    hello: async () => 'here',
    scripts: (input: unknown) => sharedSandbox().runScript(scriptRequest.parse(input)),
    certificates: async (input: unknown) => {
      const bytes = await drawPdf(unpackCertificate(packedCertificate.parse(input)));
      return Buffer.from(bytes).toString('base64');
    },
    letters: async (input: unknown) => {
      await postLetter(letterInput.parse(input));
    },
    'kept-letters': (input: unknown) => listKeptLetters(z.object({ atMost: z.number().int() }).parse(input).atMost),
    'kept-letter': (input: unknown) => readKeptLetter(z.object({ id: z.string() }).parse(input).id),
  }),
);
