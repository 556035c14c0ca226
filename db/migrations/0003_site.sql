CREATE TABLE `site_settings` (
	`setting_key` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`value` mediumtext NOT NULL,
	`rev` int NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `site_settings_setting_key` PRIMARY KEY(`setting_key`)
);
--> statement-breakpoint
DROP INDEX `certificate_allow_list_course_ix` ON `certificate_allow_list`;--> statement-breakpoint
DROP INDEX `attempt_rescores_course_ix` ON `attempt_rescores`;--> statement-breakpoint
DROP INDEX `subsection_grades_course_ix` ON `subsection_grades`;--> statement-breakpoint
DROP INDEX `due_extensions_course_ix` ON `due_extensions`;--> statement-breakpoint
DROP INDEX `course_runs_catalog_ix` ON `course_runs`;--> statement-breakpoint
DROP INDEX `workflow_runs_status_ix` ON `workflow_runs`;--> statement-breakpoint
DROP INDEX `workflow_runs_function_ix` ON `workflow_runs`;--> statement-breakpoint
ALTER TABLE `users` ADD `terms_version` varchar(40) character set utf8mb4 collate utf8mb4_bin;--> statement-breakpoint
ALTER TABLE `cohorts` ADD `is_automatic` tinyint(1) DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `learner_outbox` ADD `origin` mediumtext;--> statement-breakpoint
ALTER TABLE `site_outbox` ADD `origin` mediumtext;--> statement-breakpoint
CREATE INDEX `roles_role_ix` ON `roles` (`role`);--> statement-breakpoint
CREATE INDEX `enrollments_newest_ix` ON `enrollments` (`course_key`,`is_active`,`created_at`);--> statement-breakpoint
CREATE INDEX `rollup_days_day_ix` ON `rollup_days` (`day`);--> statement-breakpoint
CREATE INDEX `course_runs_catalog_ix` ON `course_runs` (`catalog_visibility`,`archived_at`,`start_at`);--> statement-breakpoint
CREATE INDEX `workflow_runs_status_ix` ON `workflow_runs` (`status`,`id`);--> statement-breakpoint
CREATE INDEX `workflow_runs_function_ix` ON `workflow_runs` (`function_id`,`id`);