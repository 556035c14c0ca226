import { NextResponse } from 'next/server';

/** As `instrumentation.js`: in the place of the site's own, which would answer for this page. It is asked for no path that there is. */
export function proxy() {
  return NextResponse.next();
}

export const config = { matcher: '/nothing' };
