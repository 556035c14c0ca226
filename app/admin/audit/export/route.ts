import type { NextRequest } from 'next/server';
import { getTimeZone } from 'next-intl/server';
import { auditCursor, listAudit } from '@/lib/audit';
import { requireUser } from '@/lib/auth';
import { route } from '@/lib/route';
import { auditSearch, toAuditFilter } from '../search';

const atOnce = 1000;
/** What one file holds at most; a filter by days gives the rest. */
const mostRows = 100_000;

/** The changes that the page's filter lets through, one JSON object a line, the newest first. */
export function GET(request: NextRequest): Promise<Response> {
  return route(async () => {
    const ctx = await requireUser();
    const asked = auditSearch.parse(Object.fromEntries(request.nextUrl.searchParams));
    const filter = toAuditFilter(asked, await getTimeZone());
    let page = await listAudit(ctx, { ...filter, limit: atOnce });
    let rows = 0;
    const text = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        rows += page.length;
        controller.enqueue(text.encode(page.map((entry) => `${JSON.stringify(entry)}\n`).join('')));
        const last = page.at(-1);
        if (page.length < atOnce || !last || rows >= mostRows) {
          controller.close();
          return;
        }
        page = await listAudit(ctx, { ...filter, before: auditCursor(last), limit: atOnce });
      },
    });
    return new Response(body, {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': 'attachment; filename="audit.ndjson"',
        'cache-control': 'no-store',
      },
    });
  });
}
