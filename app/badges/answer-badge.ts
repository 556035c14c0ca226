import { contextFor, requestOrigin } from '@/lib/auth';
import type { Context } from '@/lib/context';
import { route } from '@/lib/route';

export interface BadgeAnswer {
  readonly body: string;
  readonly type: 'application/json' | 'application/jwk+json' | 'application/vc+jwt';
  /** How long others may keep it. */
  readonly seconds: number;
}

/** Answers anybody's software, also in a browser on another site: what is here is public to whoever has the address. */
export async function answerBadge(read: (ctx: Context, siteUrl: string) => Promise<BadgeAnswer>): Promise<Response> {
  const response = await route(async () => {
    const ctx = await contextFor({ kind: 'anonymous' });
    const { body, type, seconds } = await read(ctx, await requestOrigin());
    return new Response(body, { headers: { 'content-type': type, 'cache-control': `public, max-age=${seconds}` } });
  });
  response.headers.set('access-control-allow-origin', '*');
  return response;
}

/** For what hardly ever changes. */
export const hourSeconds = 3600;
/** For what must be believed soon after it changes. */
export const minuteSeconds = 60;
