-- 0000_start.sql
CREATE TABLE `email_tokens` (
	`token_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`email` varchar(254) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`used_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `email_tokens_token_hash` PRIMARY KEY(`token_hash`)
);
CREATE TABLE `identities` (
	`provider` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`subject` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `identities_provider_subject_pk` PRIMARY KEY(`provider`,`subject`)
);
CREATE TABLE `rate_limits` (
	`key_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`window_start` datetime(3) NOT NULL,
	`count` int NOT NULL,
	CONSTRAINT `rate_limits_key_hash` PRIMARY KEY(`key_hash`)
);
CREATE TABLE `roles` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`role` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`scope` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `roles_user_id_role_scope_pk` PRIMARY KEY(`user_id`,`role`,`scope`)
);
CREATE TABLE `users` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`email` varchar(254) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`email_verified_at` datetime(3),
	`name` varchar(255) NOT NULL,
	`password_hash` varchar(255),
	`session_version` int NOT NULL DEFAULT 1,
	`locale` varchar(35) NOT NULL DEFAULT 'en',
	`time_zone` varchar(64) NOT NULL DEFAULT 'UTC',
	`bio` text,
	`terms_accepted_at` datetime(3),
	`disabled_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `users_id` PRIMARY KEY(`id`),
	CONSTRAINT `users_email_uq` UNIQUE(`email`)
);
CREATE TABLE `cohorts` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(255) NOT NULL,
	`partition_id` int,
	`group_id` int,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `cohorts_course_key_id_pk` PRIMARY KEY(`course_key`,`id`)
);
CREATE TABLE `course_runs` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`org` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`number` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`run` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`draft_revision` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`draft_root` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`published_revision` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`published_root` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`rev` int NOT NULL,
	`title` varchar(255) NOT NULL,
	`short_description` text,
	`image_path` varchar(512),
	`language` varchar(35),
	`start_at` datetime(3) NOT NULL,
	`end_at` datetime(3),
	`enrollment_start_at` datetime(3),
	`enrollment_end_at` datetime(3),
	`is_invitation_only` tinyint(1) NOT NULL,
	`catalog_visibility` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_visibility` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`is_self_paced` tinyint(1) NOT NULL,
	`search_text` text NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `course_runs_course_key` PRIMARY KEY(`course_key`)
);
CREATE TABLE `organizations` (
	`short_name` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(255) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `organizations_short_name` PRIMARY KEY(`short_name`)
);
CREATE TABLE `audit_entries` (
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
	CONSTRAINT `audit_entries_id` PRIMARY KEY(`id`)
);
CREATE TABLE `site_outbox` (
	`seq` bigint unsigned AUTO_INCREMENT NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(100) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`data` mediumtext NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`taken_at` datetime(3),
	CONSTRAINT `site_outbox_seq` PRIMARY KEY(`seq`)
);
CREATE INDEX `email_tokens_user_ix` ON `email_tokens` (`user_id`,`kind`);
CREATE INDEX `identities_user_ix` ON `identities` (`user_id`);
CREATE INDEX `roles_scope_ix` ON `roles` (`scope`,`role`);
CREATE INDEX `course_runs_catalog_ix` ON `course_runs` (`catalog_visibility`,`start_at`);
CREATE INDEX `course_runs_org_ix` ON `course_runs` (`org`);
CREATE INDEX `audit_at_ix` ON `audit_entries` (`at`);
CREATE INDEX `audit_actor_ix` ON `audit_entries` (`actor`,`at`);
CREATE INDEX `audit_course_ix` ON `audit_entries` (`course_key`,`at`);
CREATE INDEX `site_outbox_waiting_ix` ON `site_outbox` (`taken_at`,`seq`);

-- 0001_grades_workflows_certificates.sql
CREATE TABLE `certificate_index` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`serial` int NOT NULL,
	`status_list` int NOT NULL,
	`status_index` int NOT NULL,
	`revoked_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `certificate_index_id` PRIMARY KEY(`id`),
	CONSTRAINT `certificate_index_learner_uq` UNIQUE(`user_id`,`course_key`,`serial`),
	CONSTRAINT `certificate_index_status_uq` UNIQUE(`status_list`,`status_index`)
);
CREATE TABLE `mail_opt_outs` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `mail_opt_outs_user_id_kind_pk` PRIMARY KEY(`user_id`,`kind`)
);
CREATE TABLE `mail_suppressions` (
	`address_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`reason` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `mail_suppressions_address_hash` PRIMARY KEY(`address_hash`)
);
CREATE TABLE `mails` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`mail_key` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`letter` mediumtext NOT NULL,
	`status` varchar(12) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`reason` varchar(300),
	`tries` int NOT NULL DEFAULT 0,
	`taken_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	`ended_at` datetime(3),
	CONSTRAINT `mails_id` PRIMARY KEY(`id`),
	CONSTRAINT `mails_key_uq` UNIQUE(`mail_key`)
);
CREATE TABLE `rollup_blocks` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`completed` int NOT NULL,
	CONSTRAINT `rollup_blocks_course_key_day_block_pk` PRIMARY KEY(`course_key`,`day`,`block`)
);
CREATE TABLE `rollup_days` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`active_learners` int NOT NULL,
	`enrolled` int NOT NULL,
	`left_count` int NOT NULL,
	`attempts` int NOT NULL,
	`correct` int NOT NULL,
	`completions` int NOT NULL,
	CONSTRAINT `rollup_days_course_key_day_pk` PRIMARY KEY(`course_key`,`day`)
);
CREATE TABLE `rollup_grades` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`percent` int NOT NULL,
	`learners` int NOT NULL,
	`passed` int NOT NULL,
	CONSTRAINT `rollup_grades_course_key_percent_pk` PRIMARY KEY(`course_key`,`percent`)
);
CREATE TABLE `rollup_hours` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`hour` int NOT NULL,
	`active_learners` int NOT NULL,
	`enrolled` int NOT NULL,
	`left_count` int NOT NULL,
	`attempts` int NOT NULL,
	`correct` int NOT NULL,
	`completions` int NOT NULL,
	CONSTRAINT `rollup_hours_course_key_day_hour_pk` PRIMARY KEY(`course_key`,`day`,`hour`)
);
CREATE TABLE `rollup_marks` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`part` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`mark` bigint unsigned NOT NULL,
	`marked_at` datetime(3) NOT NULL,
	CONSTRAINT `rollup_marks_course_key_part_pk` PRIMARY KEY(`course_key`,`part`)
);
CREATE TABLE `rollup_parts` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`part` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`version` int NOT NULL,
	`computed_at` datetime(3) NOT NULL,
	CONSTRAINT `rollup_parts_course_key_part_pk` PRIMARY KEY(`course_key`,`part`)
);
CREATE TABLE `rollup_problems` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`attempts` int NOT NULL,
	`correct` int NOT NULL,
	`answers` mediumtext NOT NULL,
	CONSTRAINT `rollup_problems_course_key_day_block_pk` PRIMARY KEY(`course_key`,`day`,`block`)
);
CREATE TABLE `webhook_deliveries` (
	`message_id` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`number` int NOT NULL,
	`work` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`started_at` datetime(3) NOT NULL,
	`duration_ms` int NOT NULL,
	`request_headers` mediumtext NOT NULL,
	`failures_in_row` int NOT NULL,
	`response_status` int,
	`response_body` text,
	`error` varchar(500),
	CONSTRAINT `webhook_deliveries_message_id_number_pk` PRIMARY KEY(`message_id`,`number`),
	CONSTRAINT `webhook_deliveries_work_uq` UNIQUE(`message_id`,`work`)
);
CREATE TABLE `webhook_endpoints` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`scope` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`url` varchar(2000) NOT NULL,
	`events` mediumtext NOT NULL,
	`secret` varchar(255) NOT NULL,
	`previous_secret` varchar(255),
	`previous_secret_until` datetime(3),
	`failures_in_row` int NOT NULL DEFAULT 0,
	`last_failure_at` datetime(3),
	`last_error` varchar(500),
	`noticed_at` datetime(3),
	`disabled_at` datetime(3),
	`disabled_reason` varchar(16) character set utf8mb4 collate utf8mb4_bin,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `webhook_endpoints_id` PRIMARY KEY(`id`)
);
CREATE TABLE `webhook_messages` (
	`id` varchar(40) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`endpoint_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`event_id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`type` varchar(100) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`body` text NOT NULL,
	`status` varchar(12) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`round` int NOT NULL DEFAULT 1,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `webhook_messages_id` PRIMARY KEY(`id`)
);
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
CREATE TABLE `workflow_attempts` (
	`seq` bigint unsigned AUTO_INCREMENT NOT NULL,
	`run_id` varchar(26) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`step_id` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`attempt` int NOT NULL,
	`error` mediumtext NOT NULL,
	`at` datetime(3) NOT NULL,
	CONSTRAINT `workflow_attempts_seq` PRIMARY KEY(`seq`)
);
CREATE TABLE `workflow_batch_events` (
	`seq` bigint unsigned AUTO_INCREMENT NOT NULL,
	`group_key` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`event` mediumtext NOT NULL,
	CONSTRAINT `workflow_batch_events_seq` PRIMARY KEY(`seq`)
);
CREATE TABLE `workflow_cursor` (
	`name` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`number` bigint unsigned NOT NULL,
	`batch` mediumtext NOT NULL,
	CONSTRAINT `workflow_cursor_name` PRIMARY KEY(`name`)
);
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
CREATE TABLE `workflow_keys` (
	`key_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	CONSTRAINT `workflow_keys_key_hash` PRIMARY KEY(`key_hash`)
);
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
CREATE INDEX `certificate_index_revoked_ix` ON `certificate_index` (`status_list`,`revoked_at`);
CREATE INDEX `mails_status_ix` ON `mails` (`status`,`created_at`);
CREATE INDEX `mails_user_ix` ON `mails` (`user_id`);
CREATE INDEX `rollup_marks_at_ix` ON `rollup_marks` (`marked_at`);
CREATE INDEX `webhook_endpoints_scope_ix` ON `webhook_endpoints` (`scope`);
CREATE INDEX `webhook_messages_endpoint_ix` ON `webhook_messages` (`endpoint_id`,`status`,`created_at`);
CREATE INDEX `webhook_messages_created_ix` ON `webhook_messages` (`created_at`);
CREATE INDEX `workflow_alerts_seen_ix` ON `workflow_alerts` (`seen_at`,`created_at`);
CREATE INDEX `workflow_attempts_run_ix` ON `workflow_attempts` (`run_id`,`seq`);
CREATE INDEX `workflow_batch_events_group_ix` ON `workflow_batch_events` (`group_key`,`seq`);
CREATE INDEX `workflow_events_waiting_ix` ON `workflow_events` (`taken_at`,`seq`);
CREATE INDEX `workflow_jobs_due_ix` ON `workflow_jobs` (`due_at`,`id`);
CREATE INDEX `workflow_jobs_slots_ix` ON `workflow_jobs` (`concurrency_key`,`holds_slot`,`id`);
CREATE INDEX `workflow_keys_expires_ix` ON `workflow_keys` (`expires_at`);
CREATE INDEX `workflow_runs_status_ix` ON `workflow_runs` (`status`,`created_at`);
CREATE INDEX `workflow_runs_function_ix` ON `workflow_runs` (`function_id`,`created_at`);
CREATE INDEX `workflow_runs_singleton_ix` ON `workflow_runs` (`singleton_key`,`status`);
CREATE INDEX `workflow_runs_ended_ix` ON `workflow_runs` (`ended_at`);
CREATE INDEX `workflow_waits_match_ix` ON `workflow_waits` (`event`,`match_path`,`match_hash`);
CREATE INDEX `workflow_waits_expires_ix` ON `workflow_waits` (`expires_at`);

-- 0002_studio_and_desks.sql
CREATE TABLE `retired_users` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`retired_at` datetime(3) NOT NULL,
	CONSTRAINT `retired_users_user_id` PRIMARY KEY(`user_id`)
);
CREATE TABLE `rollup_retention` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`learners` int NOT NULL,
	`parts` mediumtext NOT NULL,
	CONSTRAINT `rollup_retention_course_key_block_pk` PRIMARY KEY(`course_key`,`block`)
);
CREATE TABLE `rollup_videos` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`seconds` double NOT NULL,
	`learners` int NOT NULL,
	CONSTRAINT `rollup_videos_course_key_day_block_pk` PRIMARY KEY(`course_key`,`day`,`block`)
);
CREATE TABLE `review_comments` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`unit` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(255) character set utf8mb4 collate utf8mb4_bin,
	`thread_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`author_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`body` text NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`resolved_at` datetime(3),
	`resolved_by` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	CONSTRAINT `review_comments_id` PRIMARY KEY(`id`)
);
CREATE TABLE `studio_presences` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`place` varchar(255) NOT NULL,
	`path` varchar(700) NOT NULL,
	`seen_at` datetime(3) NOT NULL,
	CONSTRAINT `studio_presences_course_key_user_id_pk` PRIMARY KEY(`course_key`,`user_id`)
);
CREATE TABLE `enrollment_invitations` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`email` varchar(254) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`invited_by` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `enrollment_invitations_course_key_email_pk` PRIMARY KEY(`course_key`,`email`)
);
CREATE TABLE `reports` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`kind` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`requested_by` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`requested_at` datetime(3) NOT NULL,
	`finished_at` datetime(3),
	`done` int NOT NULL,
	`total` int NOT NULL,
	`content` mediumtext NOT NULL,
	CONSTRAINT `reports_id` PRIMARY KEY(`id`),
	CONSTRAINT `reports_course_uq` UNIQUE(`course_key`,`id`)
);
CREATE TABLE `studio_imports` (
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`state` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`file_name` varchar(255) NOT NULL,
	`file_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`bytes` bigint unsigned NOT NULL,
	`step` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`done` int NOT NULL,
	`total` int NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin,
	`contents` mediumtext,
	`error_code` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`error_message` varchar(1000),
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `studio_imports_id` PRIMARY KEY(`id`)
);
ALTER TABLE `course_runs` ADD `archived_at` datetime(3);
ALTER TABLE `webhook_endpoints` ADD `failing_since` datetime(3);
CREATE INDEX `review_comments_unit_ix` ON `review_comments` (`course_key`,`unit`,`id`);
CREATE INDEX `enrollment_invitations_email_ix` ON `enrollment_invitations` (`email`);
CREATE INDEX `studio_imports_user_ix` ON `studio_imports` (`user_id`,`created_at`);
CREATE INDEX `users_name_ix` ON `users` (`name`);

-- 0003_site.sql
CREATE TABLE `site_settings` (
	`setting_key` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`value` mediumtext NOT NULL,
	`rev` int NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `site_settings_setting_key` PRIMARY KEY(`setting_key`)
);
DROP INDEX `course_runs_catalog_ix` ON `course_runs`;
DROP INDEX `workflow_runs_status_ix` ON `workflow_runs`;
DROP INDEX `workflow_runs_function_ix` ON `workflow_runs`;
ALTER TABLE `users` ADD `terms_version` varchar(40) character set utf8mb4 collate utf8mb4_bin;
ALTER TABLE `cohorts` ADD `is_automatic` tinyint(1) DEFAULT false NOT NULL;
ALTER TABLE `site_outbox` ADD `origin` mediumtext;
CREATE INDEX `roles_role_ix` ON `roles` (`role`);
CREATE INDEX `rollup_days_day_ix` ON `rollup_days` (`day`);
CREATE INDEX `course_runs_catalog_ix` ON `course_runs` (`catalog_visibility`,`archived_at`,`start_at`);
CREATE INDEX `workflow_runs_status_ix` ON `workflow_runs` (`status`,`id`);
CREATE INDEX `workflow_runs_function_ix` ON `workflow_runs` (`function_id`,`id`);

CREATE TABLE `learner_outbox_seq` (`id` bigint NOT NULL, `next_id` bigint, `cache` bigint, PRIMARY KEY (`id`)) COMMENT 'vitess_sequence';
INSERT INTO `learner_outbox_seq` (`id`, `next_id`, `cache`) VALUES (0, 1, 1000);
