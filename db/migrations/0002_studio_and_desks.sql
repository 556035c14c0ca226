CREATE TABLE `retired_users` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`retired_at` datetime(3) NOT NULL,
	CONSTRAINT `retired_users_user_id` PRIMARY KEY(`user_id`)
);
--> statement-breakpoint
CREATE TABLE `video_watches` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`seconds` double NOT NULL,
	`parts` bigint unsigned NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `video_watches_user_id_course_key_block_day_pk` PRIMARY KEY(`user_id`,`course_key`,`block`,`day`)
);
--> statement-breakpoint
CREATE TABLE `rollup_retention` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`learners` int NOT NULL,
	`parts` mediumtext NOT NULL,
	CONSTRAINT `rollup_retention_course_key_block_pk` PRIMARY KEY(`course_key`,`block`)
);
--> statement-breakpoint
CREATE TABLE `rollup_videos` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`seconds` double NOT NULL,
	`learners` int NOT NULL,
	CONSTRAINT `rollup_videos_course_key_day_block_pk` PRIMARY KEY(`course_key`,`day`,`block`)
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `studio_presences` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`place` varchar(255) NOT NULL,
	`path` varchar(700) NOT NULL,
	`seen_at` datetime(3) NOT NULL,
	CONSTRAINT `studio_presences_course_key_user_id_pk` PRIMARY KEY(`course_key`,`user_id`)
);
--> statement-breakpoint
CREATE TABLE `due_extensions` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`due_at` datetime(3) NOT NULL,
	`reason` varchar(1000) NOT NULL,
	`granted_by` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`granted_at` datetime(3) NOT NULL,
	CONSTRAINT `due_extensions_user_id_course_key_block_pk` PRIMARY KEY(`user_id`,`course_key`,`block`)
);
--> statement-breakpoint
CREATE TABLE `enrollment_invitations` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`email` varchar(254) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`invited_by` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `enrollment_invitations_course_key_email_pk` PRIMARY KEY(`course_key`,`email`)
);
--> statement-breakpoint
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
--> statement-breakpoint
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
--> statement-breakpoint
ALTER TABLE `course_runs` ADD `archived_at` datetime(3);--> statement-breakpoint
ALTER TABLE `webhook_endpoints` ADD `failing_since` datetime(3);--> statement-breakpoint
CREATE INDEX `video_watches_course_ix` ON `video_watches` (`course_key`,`day`);--> statement-breakpoint
CREATE INDEX `video_watches_updated_ix` ON `video_watches` (`updated_at`);--> statement-breakpoint
CREATE INDEX `review_comments_unit_ix` ON `review_comments` (`course_key`,`unit`,`id`);--> statement-breakpoint
CREATE INDEX `due_extensions_course_ix` ON `due_extensions` (`course_key`,`block`);--> statement-breakpoint
CREATE INDEX `enrollment_invitations_email_ix` ON `enrollment_invitations` (`email`);--> statement-breakpoint
CREATE INDEX `studio_imports_user_ix` ON `studio_imports` (`user_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `users_name_ix` ON `users` (`name`);--> statement-breakpoint
CREATE INDEX `subsection_overrides_course_ix` ON `subsection_overrides` (`course_key`,`user_id`);