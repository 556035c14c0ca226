/**
 * Which keyspace of a sharded database each table is in (DESIGN: `site` is one server, `learner` is sharded by the person). On one
 * machine both are one database. `deploy/planetscale` is written from this, and tests hold every statement and transaction against it.
 */

/** The column that says which shard a row is on, in every table of `learner`. */
export const shardColumn = 'user_id';

/** Rows of `learner`: a transaction touches those of one person. */
export const learnerTables = [
  'attempt_rescores',
  'attempts',
  'certificate_allow_list',
  'certificates',
  'completions',
  'course_grades',
  'due_extensions',
  'enrollment_changes',
  'enrollments',
  'learner_audit_entries',
  'learner_outbox',
  'student_states',
  'subsection_grades',
  'subsection_overrides',
  'video_watches',
] as const;

/** Written in `site`, and copied to every shard of `learner`, so that a person's rows are read beside them. */
export const referenceTables = ['cohorts', 'course_runs'] as const;

/** Everything else: read and written whole, by one server. */
export const siteTables = [
  'audit_entries',
  'certificate_index',
  'email_tokens',
  'enrollment_invitations',
  'identities',
  'mail_opt_outs',
  'mail_suppressions',
  'mails',
  'organizations',
  'rate_limits',
  'reports',
  'retired_users',
  'review_comments',
  'roles',
  'rollup_blocks',
  'rollup_days',
  'rollup_grades',
  'rollup_hours',
  'rollup_marks',
  'rollup_parts',
  'rollup_problems',
  'rollup_retention',
  'rollup_videos',
  'site_outbox',
  'site_settings',
  'studio_imports',
  'studio_presences',
  'users',
  'webhook_deliveries',
  'webhook_endpoints',
  'webhook_messages',
  'workflow_alerts',
  'workflow_attempts',
  'workflow_batch_events',
  'workflow_cursor',
  'workflow_events',
  'workflow_jobs',
  'workflow_keys',
  'workflow_runs',
  'workflow_steps',
  'workflow_waits',
] as const;

/** Numbers that a shard cannot count by itself: Vitess hands them out from a sequence in `site`. */
export const sequences = [{ table: 'learner_outbox', column: 'seq', sequence: 'learner_outbox_seq' }] as const;

export type Keyspace = 'site' | 'learner' | 'both';

const keyspaceByTable: ReadonlyMap<string, Keyspace> = new Map<string, Keyspace>([
  ...learnerTables.map((table): [string, Keyspace] => [table, 'learner']),
  ...referenceTables.map((table): [string, Keyspace] => [table, 'both']),
  ...siteTables.map((table): [string, Keyspace] => [table, 'site']),
]);

/** Where a table is; undefined for one that is in no list. */
export const keyspaceOf = (table: string): Keyspace | undefined => keyspaceByTable.get(table);
