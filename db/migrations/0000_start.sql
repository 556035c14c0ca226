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
--> statement-breakpoint
CREATE TABLE `identities` (
	`provider` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`subject` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `identities_provider_subject_pk` PRIMARY KEY(`provider`,`subject`)
);
--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key_hash` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`window_start` datetime(3) NOT NULL,
	`count` int NOT NULL,
	CONSTRAINT `rate_limits_key_hash` PRIMARY KEY(`key_hash`)
);
--> statement-breakpoint
CREATE TABLE `roles` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`role` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`scope` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `roles_user_id_role_scope_pk` PRIMARY KEY(`user_id`,`role`,`scope`)
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `cohorts` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(255) NOT NULL,
	`partition_id` int,
	`group_id` int,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `cohorts_course_key_id_pk` PRIMARY KEY(`course_key`,`id`)
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `organizations` (
	`short_name` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(255) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `organizations_short_name` PRIMARY KEY(`short_name`)
);
--> statement-breakpoint
CREATE TABLE `attempts` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`number` int NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`node` varchar(64) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`revision` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`seed` int NOT NULL,
	`answers` mediumtext NOT NULL,
	`result` mediumtext NOT NULL,
	`earned` double NOT NULL,
	`possible` double NOT NULL,
	`submitted_at` datetime(3) NOT NULL,
	CONSTRAINT `attempts_user_id_course_key_block_number_pk` PRIMARY KEY(`user_id`,`course_key`,`block`,`number`),
	CONSTRAINT `attempts_id_uq` UNIQUE(`id`)
);
--> statement-breakpoint
CREATE TABLE `completions` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`completion` double NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `completions_user_id_course_key_block_pk` PRIMARY KEY(`user_id`,`course_key`,`block`)
);
--> statement-breakpoint
CREATE TABLE `enrollments` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`mode` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`is_active` tinyint(1) NOT NULL,
	`cohort_id` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`last_block` varchar(190) character set utf8mb4 collate utf8mb4_bin,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `enrollments_user_id_course_key_pk` PRIMARY KEY(`user_id`,`course_key`)
);
--> statement-breakpoint
CREATE TABLE `student_states` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`attempts` int NOT NULL DEFAULT 0,
	`seed` int NOT NULL DEFAULT 1,
	`is_done` tinyint(1) NOT NULL,
	`earned` double,
	`possible` double,
	`state` mediumtext NOT NULL,
	`last_submitted_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `student_states_user_id_course_key_block_pk` PRIMARY KEY(`user_id`,`course_key`,`block`)
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `learner_outbox` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`seq` bigint unsigned AUTO_INCREMENT NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(100) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`data` mediumtext NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`taken_at` datetime(3),
	CONSTRAINT `learner_outbox_seq` PRIMARY KEY(`seq`)
);
--> statement-breakpoint
CREATE TABLE `site_outbox` (
	`seq` bigint unsigned AUTO_INCREMENT NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(100) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`data` mediumtext NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`taken_at` datetime(3),
	CONSTRAINT `site_outbox_seq` PRIMARY KEY(`seq`)
);
--> statement-breakpoint
CREATE INDEX `email_tokens_user_ix` ON `email_tokens` (`user_id`,`kind`);--> statement-breakpoint
CREATE INDEX `identities_user_ix` ON `identities` (`user_id`);--> statement-breakpoint
CREATE INDEX `roles_scope_ix` ON `roles` (`scope`,`role`);--> statement-breakpoint
CREATE INDEX `course_runs_catalog_ix` ON `course_runs` (`catalog_visibility`,`start_at`);--> statement-breakpoint
CREATE INDEX `course_runs_org_ix` ON `course_runs` (`org`);--> statement-breakpoint
CREATE INDEX `attempts_course_ix` ON `attempts` (`course_key`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `enrollments_course_ix` ON `enrollments` (`course_key`,`is_active`);--> statement-breakpoint
CREATE INDEX `student_states_block_ix` ON `student_states` (`course_key`,`block`);--> statement-breakpoint
CREATE INDEX `audit_at_ix` ON `audit_entries` (`at`);--> statement-breakpoint
CREATE INDEX `audit_actor_ix` ON `audit_entries` (`actor`,`at`);--> statement-breakpoint
CREATE INDEX `audit_course_ix` ON `audit_entries` (`course_key`,`at`);--> statement-breakpoint
CREATE INDEX `learner_outbox_waiting_ix` ON `learner_outbox` (`taken_at`,`seq`);--> statement-breakpoint
CREATE INDEX `site_outbox_waiting_ix` ON `site_outbox` (`taken_at`,`seq`);