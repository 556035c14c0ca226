export { GET, POST, PUT } from '@/inngest/handlers';

export const dynamic = 'force-dynamic';
/** Longer than a call may take before the SDK itself asks for the next. */
export const maxDuration = 60;
