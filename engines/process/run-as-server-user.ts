import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** `nobody`: database servers refuse to run as root, so when we are root they run as this user. */
const nobody = { uid: 65_534, gid: 65_534 };

export const isRoot = () => process.getuid?.() === 0;

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * The command that runs `command` without root's rights and, where the system can (Linux with `setpriv`), has the
 * kernel send it `deathSignal` the moment this process is gone, however that happened.
 */
export function asServerUser(command: Command, deathSignal?: NodeJS.Signals): Command {
  const options: string[] = [];
  if (deathSignal && hasSetpriv()) options.push('--pdeathsig', deathSignal.replace(/^SIG/, ''));
  if (isRoot()) options.push(`--reuid=${nobody.uid}`, `--regid=${nobody.gid}`, '--clear-groups');
  return options.length === 0 ? command : { file: 'setpriv', args: [...options, '--', command.file, ...command.args] };
}

/** As above, with this process' own rights: for a program that is no Node process and has no channel to close. */
export function endingWithUs(command: Command, deathSignal: NodeJS.Signals): Command {
  if (!hasSetpriv()) return command;
  const options = ['--pdeathsig', deathSignal.replace(/^SIG/, '')];
  return { file: 'setpriv', args: [...options, '--', command.file, ...command.args] };
}

let setprivWorks: boolean | undefined;

function hasSetpriv(): boolean {
  if (setprivWorks === undefined) {
    try {
      execFileSync('setpriv', ['--pdeathsig', 'TERM', 'true'], { stdio: 'ignore' });
      setprivWorks = true;
    } catch {
      setprivWorks = false;
    }
  }
  return setprivWorks;
}

/** Makes a folder that only the servers' user (and root) can enter. */
export function makeServerFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o700);
  if (isRoot()) chownSync(path, nobody.uid, nobody.gid);
}

/** Whether the servers' user can reach this folder: as root, every folder on the way must let others through. */
export function isReachableForServers(folder: string): boolean {
  if (!isRoot()) {
    accessSync(folder, constants.W_OK);
    return true;
  }
  for (let path = resolve(folder); ; path = dirname(path)) {
    const { mode, uid } = statSync(path);
    const mayEnter = uid === nobody.uid ? mode & 0o100 : mode & 0o001;
    if (!mayEnter) return false;
    if (path === dirname(path)) return true;
  }
}
