import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { claimFolder, findOwner } from '@/engines/process/claim-folder';
import { endProcess, identifyProcess, isRunning } from '@/engines/process/identify-process';
import { typescriptCommand } from '@/engines/process/typescript-command';
import { projectFolder } from '@/engines/project-folder';

const folders: string[] = [];
const children: ChildProcess[] = [];

function newFolder(): string {
  const folder = mkdtempSync('/tmp/lectern-claim-');
  folders.push(folder);
  return folder;
}

/** A process that claims the folder and prints `mine` or `held`, and then waits. */
async function startClaimer(folder: string): Promise<{ child: ChildProcess; said: string }> {
  const command = typescriptCommand('tests/support/claim-and-wait.ts', [folder]);
  const child = spawn(command.file, [...command.args], { cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('a claim on a folder', () => {
  test('is one process’s, and free after it was released', () => {
    const folder = newFolder();
    const claim = claimFolder(folder);
    if ('heldBy' in claim) throw new Error('nobody else is here');
    expect(claimFolder(folder)).toEqual({ heldBy: identifyProcess(process.pid) });
    expect(findOwner(folder)).toEqual(identifyProcess(process.pid));
    claim.release();
    expect(findOwner(folder)).toBeUndefined();
    const again = claimFolder(folder);
    expect('heldBy' in again).toBe(false);
  });

  test('ends with kill -9 of its owner', async () => {
    const folder = newFolder();
    const { child, said } = await startClaimer(folder);
    expect(said).toBe('mine');
    expect(findOwner(folder)?.pid).toBe(child.pid);
    await kill(child);
    expect(findOwner(folder)).toBeUndefined();
    expect('heldBy' in claimFolder(folder)).toBe(false);
  });

  test('of a dead process is not taken for that of a living one with the same number', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'owner.1'), JSON.stringify({ pid: process.pid, startedAt: 'another boot:1' }));
    expect(findOwner(folder)).toBeUndefined();
    expect('heldBy' in claimFolder(folder)).toBe(false);
  });

  test('is won by one of many that start at once over a dead owner', async () => {
    const folder = newFolder();
    const dead = await startClaimer(folder);
    await kill(dead.child);
    const claimers = await Promise.all(Array.from({ length: 6 }, () => startClaimer(folder)));
    expect(claimers.map(({ said }) => said).sort()).toEqual(['held', 'held', 'held', 'held', 'held', 'mine']);
  });

  test('does not outlive a broken file', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'owner.7'), '{"pid":');
    const claim = claimFolder(folder);
    expect('heldBy' in claim).toBe(false);
    expect(existsSync(join(folder, 'owner.8'))).toBe(true);
  });
});

describe('a process', () => {
  test('is told from another, and ended for good', async () => {
    const child = spawn('sleep', ['60']);
    children.push(child);
    const identity = identifyProcess(child.pid ?? 0);
    if (!identity) throw new Error('the child does not run');
    expect(isRunning({ ...identity, startedAt: 'later' })).toBe(false);
    await endProcess({ ...identity, startedAt: 'later' }, 'SIGKILL', 100);
    expect(isRunning(identity)).toBe(true);
    await endProcess(identity, 'SIGTERM', 5000);
    expect(isRunning(identity)).toBe(false);
  });

  test('that ignores a gentle end is killed', async () => {
    const child = spawn('sh', ['-c', 'trap "" TERM; echo ready; while :; do sleep 1; done']);
    children.push(child);
    await once(child.stdout, 'data');
    const identity = identifyProcess(child.pid ?? 0);
    if (!identity) throw new Error('the child does not run');
    await endProcess(identity, 'SIGTERM', 200);
    expect(isRunning(identity)).toBe(false);
  });
});
