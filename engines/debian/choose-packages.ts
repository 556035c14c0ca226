/**
 * What of Debian's dependencies the two servers can do without when nothing is installed: packages that configure
 * services, tools in Perl, data files of other programs, and the raster part of PostGIS (the largest part by far).
 * Keeping 90 packages of 220 halves download, disk and time.
 */
const unneeded =
  /^(perl.*|libperl.*|systemd.*|locales.*|openssl|gnupg|adduser|debconf|cdebconf|ucf|sensible-utils|ssl-cert|dpkg|init-system-helpers|python3.*|libpam-.*|passwd|tzdata|libgdal\d.*|libsfcgal\d.*|ca-certificates|libc-gconv.*|login.*|install-info|media-types|libtext.*|.*-base|.*-bin|.*-common|.*-data|.*-runtime|.*-l10n)$/;

/**
 * The packages to unpack for `wanted`: everything they depend on, without what they can do without.
 *
 * @param depends the output of `apt-cache depends --recurse` (without recommended and conflicting packages) for `wanted`:
 *   a package's name at the start of a line, its dependencies below it; `|Depends` is an alternative to the next line,
 *   `<name>` is virtual.
 * @example choosePackages('a\n  Depends: b\n |Depends: c\n  Depends: d\nb\nc\n', ['a']) // ['a', 'b', 'c']
 */
export function choosePackages(depends: string, wanted: readonly string[]): string[] {
  const dependenciesOf = readDependencies(depends);
  const chosen = new Set<string>();
  const open = [...wanted];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (chosen.has(name)) continue;
    chosen.add(name);
    open.push(...(dependenciesOf.get(name) ?? []));
  }
  return [...chosen].sort();
}

function readDependencies(depends: string): Map<string, string[]> {
  const dependenciesOf = new Map<string, string[]>();
  let current: string[] = [];
  let inAlternative = false;
  for (const line of depends.split('\n')) {
    const entry = /^ ([ |])(?:Pre)?Depends: (.*)$/.exec(line);
    if (entry) {
      const [, alternative, name = ''] = entry;
      if (!inAlternative && !name.startsWith('<') && !unneeded.test(name)) current.push(name);
      inAlternative = alternative === '|';
    } else if (/^[^\s<]/.test(line)) {
      current = [];
      dependenciesOf.set(line.trim(), current);
    }
  }
  return dependenciesOf;
}
