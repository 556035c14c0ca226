CREATE TABLE `enrollment_changes` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`is_active` tinyint(1) NOT NULL,
	`mode` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`changed_at` datetime(3) NOT NULL,
	CONSTRAINT `enrollment_changes_user_id_course_key_id_pk` PRIMARY KEY(`user_id`,`course_key`,`id`)
);
--> statement-breakpoint
CREATE TABLE `rollup_blocks` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`completed` int NOT NULL,
	CONSTRAINT `rollup_blocks_course_key_day_block_pk` PRIMARY KEY(`course_key`,`day`,`block`)
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `rollup_grades` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`percent` int NOT NULL,
	`learners` int NOT NULL,
	`passed` int NOT NULL,
	CONSTRAINT `rollup_grades_course_key_percent_pk` PRIMARY KEY(`course_key`,`percent`)
);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `rollup_marks` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`part` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`mark` bigint unsigned NOT NULL,
	`marked_at` datetime(3) NOT NULL,
	CONSTRAINT `rollup_marks_course_key_part_pk` PRIMARY KEY(`course_key`,`part`)
);
--> statement-breakpoint
CREATE TABLE `rollup_parts` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`part` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`version` int NOT NULL,
	`computed_at` datetime(3) NOT NULL,
	CONSTRAINT `rollup_parts_course_key_part_pk` PRIMARY KEY(`course_key`,`part`)
);
--> statement-breakpoint
CREATE TABLE `rollup_problems` (
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`day` varchar(10) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`attempts` int NOT NULL,
	`correct` int NOT NULL,
	`answers` mediumtext NOT NULL,
	CONSTRAINT `rollup_problems_course_key_day_block_pk` PRIMARY KEY(`course_key`,`day`,`block`)
);
--> statement-breakpoint
CREATE INDEX `enrollment_changes_course_ix` ON `enrollment_changes` (`course_key`,`changed_at`,`is_active`);--> statement-breakpoint
CREATE INDEX `rollup_marks_at_ix` ON `rollup_marks` (`marked_at`);--> statement-breakpoint
CREATE INDEX `completions_course_ix` ON `completions` (`course_key`,`updated_at`);