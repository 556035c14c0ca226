/** The most that one upload may be. A course's films belong elsewhere; a whole archive may hold some. */
export const uploadLimits = {
  archiveBytes: 2_000_000_000,
  fileBytes: 500_000_000,
} as const;
