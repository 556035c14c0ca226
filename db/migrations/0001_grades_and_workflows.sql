CREATE TABLE `attempt_rescores` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`number` int NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`node` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`revision` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`result` mediumtext NOT NULL,
	`earned` double NOT NULL,
	`possible` double NOT NULL,
	`rescored_by` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`rescored_at` datetime(3) NOT NULL,
	CONSTRAINT `attempt_rescores_user_id_course_key_block_number_id_pk` PRIMARY KEY(`user_id`,`course_key`,`block`,`number`,`id`)
);
--> statement-breakpoint
CREATE TABLE `course_grades` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`version` int NOT NULL,
	`percent` double NOT NULL,
	`letter` varchar(64),
	`is_passed` tinyint(1) NOT NULL,
	`passed_at` datetime(3),
	`revision` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`policy_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`graded_at` datetime(3) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `course_grades_user_id_course_key_pk` PRIMARY KEY(`user_id`,`course_key`)
);
--> statement-breakpoint
CREATE TABLE `subsection_grades` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`earned_all` double NOT NULL,
	`possible_all` double NOT NULL,
	`earned_graded` double NOT NULL,
	`possible_graded` double NOT NULL,
	`percent_graded` double NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `subsection_grades_user_id_course_key_block_pk` PRIMARY KEY(`user_id`,`course_key`,`block`)
);
--> statement-breakpoint
CREATE TABLE `subsection_overrides` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`earned_all` double,
	`possible_all` double,
	`earned_graded` double,
	`possible_graded` double,
	`reason` varchar(1000) NOT NULL,
	`set_by` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`set_at` datetime(3) NOT NULL,
	CONSTRAINT `subsection_overrides_user_id_course_key_block_pk` PRIMARY KEY(`user_id`,`course_key`,`block`)
);
--> statement-breakpoint
CREATE TABLE `learner_audit_entries` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`at` datetime(3) NOT NULL,
	`actor` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`action` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`target` varchar(512) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin,
	`before_value` mediumtext,
	`after_value` mediumtext,
	`address` varchar(64),
	`request_id` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	CONSTRAINT `learner_audit_entries_user_id_id_pk` PRIMARY KEY(`user_id`,`id`)
);
--> statement-breakpoint
CREATE TABLE `workflow_alerts` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`run_id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`function_id` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`message` text NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`seen_at` datetime(3),
	CONSTRAINT `workflow_alerts_id` PRIMARY KEY(`id`),
	CONSTRAINT `workflow_alerts_run_uq` UNIQUE(`run_id`)
);
--> statement-breakpoint
CREATE TABLE `workflow_attempts` (
	`seq` bigint unsigned AUTO_INCREMENT NOT NULL,
	`run_id` varchar(26) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`step_id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`attempt` int NOT NULL,
	`error` mediumtext NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `workflow_attempts_seq` PRIMARY KEY(`seq`)
);
--> statement-breakpoint
CREATE TABLE `workflow_batch_events` (
	`seq` bigint unsigned AUTO_INCREMENT NOT NULL,
	`group_key` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`event` mediumtext NOT NULL,
	CONSTRAINT `workflow_batch_events_seq` PRIMARY KEY(`seq`)
);
--> statement-breakpoint
CREATE TABLE `workflow_cursor` (
	`name` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`number` bigint unsigned NOT NULL,
	`batch` mediumtext NOT NULL,
	CONSTRAINT `workflow_cursor_name` PRIMARY KEY(`name`)
);
--> statement-breakpoint
CREATE TABLE `workflow_events` (
	`seq` bigint unsigned AUTO_INCREMENT NOT NULL,
	`id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`event` mediumtext NOT NULL,
	`is_id_given` tinyint(1) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`taken_at` datetime(3),
	CONSTRAINT `workflow_events_seq` PRIMARY KEY(`seq`),
	CONSTRAINT `workflow_events_id_uq` UNIQUE(`id`)
);
--> statement-breakpoint
CREATE TABLE `workflow_jobs` (
	`id` bigint unsigned AUTO_INCREMENT NOT NULL,
	`kind` varchar(12) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`run_id` varchar(26) character set utf8mb4 collate utf8mb4_bin NOT NULL DEFAULT '',
	`function_id` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`step_id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`due_at` datetime(3) NOT NULL,
	`attempt` int NOT NULL DEFAULT 0,
	`generation` int NOT NULL DEFAULT 0,
	`leased_by` varchar(40) character set utf8mb4 collate utf8mb4_bin,
	`concurrency_key` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`holds_slot` tinyint(1) NOT NULL DEFAULT false,
	`data` mediumtext,
	CONSTRAINT `workflow_jobs_id` PRIMARY KEY(`id`),
	CONSTRAINT `workflow_jobs_uq` UNIQUE(`run_id`,`kind`,`step_id`)
);
--> statement-breakpoint
CREATE TABLE `workflow_keys` (
	`key_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	CONSTRAINT `workflow_keys_key_hash` PRIMARY KEY(`key_hash`)
);
--> statement-breakpoint
CREATE TABLE `workflow_runs` (
	`id` varchar(26) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`function_id` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`status` varchar(12) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`event_name` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`events` mediumtext NOT NULL,
	`output` mediumtext,
	`is_planned` tinyint(1) NOT NULL DEFAULT false,
	`concurrency_key` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`singleton_key` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`parent_run` varchar(26) character set utf8mb4 collate utf8mb4_bin,
	`parent_step` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`retry_of` varchar(26) character set utf8mb4 collate utf8mb4_bin,
	`created_at` datetime(3) NOT NULL,
	`started_at` datetime(3),
	`ended_at` datetime(3),
	CONSTRAINT `workflow_runs_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `workflow_steps` (
	`seq` bigint unsigned AUTO_INCREMENT NOT NULL,
	`run_id` varchar(26) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`step_id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`operation` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`result` mediumtext,
	`started_at` datetime(3) NOT NULL,
	`ended_at` datetime(3) NOT NULL,
	CONSTRAINT `workflow_steps_seq` PRIMARY KEY(`seq`),
	CONSTRAINT `workflow_steps_uq` UNIQUE(`run_id`,`step_id`)
);
--> statement-breakpoint
CREATE TABLE `workflow_waits` (
	`id` bigint unsigned AUTO_INCREMENT NOT NULL,
	`kind` varchar(12) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`run_id` varchar(26) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`step_id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`event` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`match_path` varchar(190) character set utf8mb4 collate utf8mb4_bin,
	`match_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`expression` text,
	`expires_at` datetime(3) NOT NULL,
	CONSTRAINT `workflow_waits_id` PRIMARY KEY(`id`),
	CONSTRAINT `workflow_waits_uq` UNIQUE(`run_id`,`kind`,`step_id`)
);
--> statement-breakpoint
CREATE INDEX `attempt_rescores_course_ix` ON `attempt_rescores` (`course_key`,`user_id`);--> statement-breakpoint
CREATE INDEX `course_grades_course_ix` ON `course_grades` (`course_key`,`user_id`);--> statement-breakpoint
CREATE INDEX `subsection_grades_course_ix` ON `subsection_grades` (`course_key`,`block`);--> statement-breakpoint
CREATE INDEX `learner_audit_at_ix` ON `learner_audit_entries` (`at`);--> statement-breakpoint
CREATE INDEX `learner_audit_actor_ix` ON `learner_audit_entries` (`actor`,`at`);--> statement-breakpoint
CREATE INDEX `learner_audit_course_ix` ON `learner_audit_entries` (`course_key`,`at`);--> statement-breakpoint
CREATE INDEX `workflow_alerts_seen_ix` ON `workflow_alerts` (`seen_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `workflow_attempts_run_ix` ON `workflow_attempts` (`run_id`,`seq`);--> statement-breakpoint
CREATE INDEX `workflow_batch_events_group_ix` ON `workflow_batch_events` (`group_key`,`seq`);--> statement-breakpoint
CREATE INDEX `workflow_events_waiting_ix` ON `workflow_events` (`taken_at`,`seq`);--> statement-breakpoint
CREATE INDEX `workflow_jobs_due_ix` ON `workflow_jobs` (`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `workflow_jobs_slots_ix` ON `workflow_jobs` (`concurrency_key`,`holds_slot`,`id`);--> statement-breakpoint
CREATE INDEX `workflow_keys_expires_ix` ON `workflow_keys` (`expires_at`);--> statement-breakpoint
CREATE INDEX `workflow_runs_status_ix` ON `workflow_runs` (`status`,`created_at`);--> statement-breakpoint
CREATE INDEX `workflow_runs_function_ix` ON `workflow_runs` (`function_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `workflow_runs_singleton_ix` ON `workflow_runs` (`singleton_key`,`status`);--> statement-breakpoint
CREATE INDEX `workflow_runs_ended_ix` ON `workflow_runs` (`ended_at`);--> statement-breakpoint
CREATE INDEX `workflow_waits_match_ix` ON `workflow_waits` (`event`,`match_path`,`match_hash`);--> statement-breakpoint
CREATE INDEX `workflow_waits_expires_ix` ON `workflow_waits` (`expires_at`);