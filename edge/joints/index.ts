/**
 * Where the edge build differs: modules that need files, processes or sockets of a server, each with what workerd loads in its place. The
 * substitute has the types of the original. `next.config.ts` hands this table to the bundler; nothing else asks which runtime it is.
 */
export const joints = {
  '@/db/connect-mysql': './edge/joints/connect-mysql.ts',
  '@/db/courseware/open-mongo': './edge/joints/open-mongo.ts',
  '@/db/record-statements': './edge/joints/record-statements.ts',
  '@/inngest/handlers': './edge/joints/workflow-handlers.ts',
  '@/inngest/start': './edge/joints/start-workflows.ts',
  '@/lib/accounts/create-demo-accounts': './edge/joints/create-demo-accounts.ts',
  '@/lib/certificates/print/draw-pdf': './edge/joints/draw-pdf.ts',
  '@/lib/courses/archive/open-archive': './edge/joints/open-archive.ts',
  '@/lib/courses/archive/spool-file': './edge/joints/spool-file.ts',
  '@/lib/courses/author-html/read-jquery': './edge/joints/read-jquery.ts',
  '@/lib/courses/imports/open-stored-archive': './edge/joints/open-stored-archive.ts',
  '@/lib/notifications/post-office': './edge/joints/post-office.ts',
  '@/lib/operation/start-operation': './edge/joints/start-operation.ts',
  '@/lib/outbound/send-request': './edge/joints/send-request.ts',
  '@/sandbox': './edge/joints/sandbox.ts',
} as const;
