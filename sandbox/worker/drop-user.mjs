/** A user that owns nothing ("nobody"). */
const nobody = 65534;

/** Gives up root, for good; other users keep what little they are. */
export function dropUser() {
  if (process.getuid?.() !== 0) return;
  process.setgroups([]);
  process.setgid(nobody);
  process.setuid(nobody);
}
