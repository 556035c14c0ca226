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
ALTER TABLE `audit_entries` DROP PRIMARY KEY;--> statement-breakpoint
ALTER TABLE `audit_entries` ADD PRIMARY KEY(`id`);--> statement-breakpoint
CREATE INDEX `attempt_rescores_course_ix` ON `attempt_rescores` (`course_key`,`user_id`);--> statement-breakpoint
CREATE INDEX `course_grades_course_ix` ON `course_grades` (`course_key`,`user_id`);--> statement-breakpoint
CREATE INDEX `subsection_grades_course_ix` ON `subsection_grades` (`course_key`,`block`);--> statement-breakpoint
CREATE INDEX `learner_audit_at_ix` ON `learner_audit_entries` (`at`);--> statement-breakpoint
CREATE INDEX `learner_audit_actor_ix` ON `learner_audit_entries` (`actor`,`at`);--> statement-breakpoint
CREATE INDEX `learner_audit_course_ix` ON `learner_audit_entries` (`course_key`,`at`);