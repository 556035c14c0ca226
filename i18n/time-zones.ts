const known = new Set<string>();

/** Whether this machine knows the IANA zone. */
export function isTimeZone(zone: string): boolean {
  if (zone === '' || zone.length > 64) {
    return false;
  }
  if (!known.has(zone)) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
    } catch {
      return false;
    }
    known.add(zone);
  }
  return true;
}
