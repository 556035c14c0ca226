DROP INDEX `learner_audit_at_ix` ON `learner_audit_entries`;--> statement-breakpoint
CREATE INDEX `audit_target_ix` ON `audit_entries` (`target`,`at`);--> statement-breakpoint
CREATE INDEX `learner_audit_target_ix` ON `learner_audit_entries` (`target`,`at`);--> statement-breakpoint
CREATE INDEX `learner_audit_at_ix` ON `learner_audit_entries` (`at`,`id`);