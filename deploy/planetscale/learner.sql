-- 0000_start.sql
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
CREATE TABLE `completions` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`block` varchar(190) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`completion` double NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `completions_user_id_course_key_block_pk` PRIMARY KEY(`user_id`,`course_key`,`block`)
);
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
CREATE TABLE `learner_outbox` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`seq` bigint unsigned NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`name` varchar(100) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`data` mediumtext NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`taken_at` datetime(3),
	CONSTRAINT `learner_outbox_seq` PRIMARY KEY(`seq`)
);
CREATE INDEX `course_runs_catalog_ix` ON `course_runs` (`catalog_visibility`,`start_at`);
CREATE INDEX `course_runs_org_ix` ON `course_runs` (`org`);
CREATE INDEX `attempts_course_ix` ON `attempts` (`course_key`,`submitted_at`);
CREATE INDEX `enrollments_course_ix` ON `enrollments` (`course_key`,`is_active`);
CREATE INDEX `student_states_block_ix` ON `student_states` (`course_key`,`block`);
CREATE INDEX `learner_outbox_waiting_ix` ON `learner_outbox` (`taken_at`,`seq`);

-- 0001_grades_workflows_certificates.sql
CREATE TABLE `certificate_allow_list` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`note` varchar(1000) NOT NULL,
	`added_by` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`added_at` datetime(3) NOT NULL,
	CONSTRAINT `certificate_allow_list_user_id_course_key_pk` PRIMARY KEY(`user_id`,`course_key`)
);
CREATE TABLE `certificates` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`status` varchar(16) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`mode` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`serial` int NOT NULL,
	`issue` int NOT NULL,
	`learner_name` varchar(255) NOT NULL,
	`percent` double,
	`revision` varchar(32) character set utf8mb4 collate utf8mb4_bin,
	`root` varchar(64) character set utf8mb4 collate utf8mb4_bin,
	`available_at` datetime(3),
	`issued_at` datetime(3),
	`revoked_at` datetime(3),
	`revocation_reason` varchar(1000),
	`told_issue` int NOT NULL,
	`version` int NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `certificates_user_id_course_key_pk` PRIMARY KEY(`user_id`,`course_key`)
);
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
CREATE TABLE `enrollment_changes` (
	`user_id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`course_key` varchar(255) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`id` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`is_active` tinyint(1) NOT NULL,
	`mode` varchar(32) character set utf8mb4 collate utf8mb4_bin NOT NULL,
	`changed_at` datetime(3) NOT NULL,
	CONSTRAINT `enrollment_changes_user_id_course_key_id_pk` PRIMARY KEY(`user_id`,`course_key`,`id`)
);
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
CREATE INDEX `certificate_allow_list_course_ix` ON `certificate_allow_list` (`course_key`);
CREATE INDEX `certificates_due_ix` ON `certificates` (`status`,`available_at`);
CREATE INDEX `certificates_course_ix` ON `certificates` (`course_key`,`status`,`user_id`);
CREATE INDEX `attempt_rescores_course_ix` ON `attempt_rescores` (`course_key`,`user_id`);
CREATE INDEX `course_grades_course_ix` ON `course_grades` (`course_key`,`user_id`);
CREATE INDEX `subsection_grades_course_ix` ON `subsection_grades` (`course_key`,`block`);
CREATE INDEX `enrollment_changes_course_ix` ON `enrollment_changes` (`course_key`,`changed_at`,`is_active`);
CREATE INDEX `learner_audit_at_ix` ON `learner_audit_entries` (`at`);
CREATE INDEX `learner_audit_actor_ix` ON `learner_audit_entries` (`actor`,`at`);
CREATE INDEX `learner_audit_course_ix` ON `learner_audit_entries` (`course_key`,`at`);
CREATE INDEX `completions_course_ix` ON `completions` (`course_key`,`updated_at`);

-- 0002_studio_and_desks.sql
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
ALTER TABLE `course_runs` ADD `archived_at` datetime(3);
CREATE INDEX `video_watches_course_ix` ON `video_watches` (`course_key`,`day`);
CREATE INDEX `video_watches_updated_ix` ON `video_watches` (`updated_at`);
CREATE INDEX `due_extensions_course_ix` ON `due_extensions` (`course_key`,`block`);
CREATE INDEX `subsection_overrides_course_ix` ON `subsection_overrides` (`course_key`,`user_id`);

-- 0003_site.sql
DROP INDEX `certificate_allow_list_course_ix` ON `certificate_allow_list`;
DROP INDEX `attempt_rescores_course_ix` ON `attempt_rescores`;
DROP INDEX `subsection_grades_course_ix` ON `subsection_grades`;
DROP INDEX `due_extensions_course_ix` ON `due_extensions`;
DROP INDEX `course_runs_catalog_ix` ON `course_runs`;
ALTER TABLE `cohorts` ADD `is_automatic` tinyint(1) DEFAULT false NOT NULL;
ALTER TABLE `learner_outbox` ADD `origin` mediumtext;
CREATE INDEX `enrollments_newest_ix` ON `enrollments` (`course_key`,`is_active`,`created_at`);
CREATE INDEX `course_runs_catalog_ix` ON `course_runs` (`catalog_visibility`,`archived_at`,`start_at`);

-- 0004_audit.sql
DROP INDEX `learner_audit_at_ix` ON `learner_audit_entries`;
CREATE INDEX `learner_audit_target_ix` ON `learner_audit_entries` (`target`,`at`);
CREATE INDEX `learner_audit_at_ix` ON `learner_audit_entries` (`at`,`id`);

-- 0005_exam_passed.sql
ALTER TABLE `enrollments` ADD `exam_passed_at` datetime(3);
