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
CREATE INDEX `review_comments_unit_ix` ON `review_comments` (`course_key`,`unit`,`id`);