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
CREATE INDEX `studio_imports_user_ix` ON `studio_imports` (`user_id`,`created_at`);