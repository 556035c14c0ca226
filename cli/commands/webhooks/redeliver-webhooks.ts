import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { redeliverMessage, redeliverSince } from '@/lib/webhooks';
import { printLine } from '../../show/print';
import { withContext } from '../../with-context';

export interface RedeliverOptions {
  readonly since?: string;
  readonly json?: boolean;
}

/** `lectern webhook redeliver`: one message (`msg_…`), or what was written since a time, to all webhooks or to one (`whe_…`). */
export async function runRedeliverWebhooks(id: string | undefined, options: RedeliverOptions): Promise<void> {
  const redelivered = await withContext(({ ctx }) => redeliver(ctx, id, options.since));
  await printLine(options.json ? JSON.stringify({ redelivered }) : `${redelivered} will be sent again`);
}

async function redeliver(ctx: Context, id: string | undefined, since: string | undefined): Promise<number> {
  if (id?.startsWith('whe_')) {
    const range = { endpointId: id, since: since === undefined ? new Date(0) : readTime(since) };
    return (await redeliverSince(ctx, range)).redelivered;
  }
  if ((id === undefined) === (since === undefined)) {
    throw invalid('webhook.redeliver-what', 'Name a message (msg_…), a webhook (whe_…), or a time with --since.');
  }
  if (id !== undefined) {
    await redeliverMessage(ctx, { id });
    return 1;
  }
  return (await redeliverSince(ctx, { since: readTime(since ?? '') })).redelivered;
}

function readTime(text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) {
    throw invalid('webhook.time', `"${text}" is no time: write it like 2026-11-26T09:00:00Z.`);
  }
  return time;
}
