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