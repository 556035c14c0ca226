/** The roles over a course, those who may do most first. */
export const teamRoles = ['instructor', 'staff', 'limited_staff', 'data_researcher', 'beta_tester'] as const;
