// One process at a time: two concurrent `npm start` in a fresh clone must not install into each other's files.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { link, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 1_000;
const DEAD_AFTER_MS = 30_000;
/** Time to remove the file of a dead holder. */
const GUARD_DEAD_AFTER_MS = 2_000;
const POLL_MS = 200;

export class LockError extends Error {}

/**
 * Runs `work` while holding `file`. The holder touches the file every second; a dead holder, or one without a touch for
 * 30 seconds, loses it. Throws after `deadlineMs`.
 */
export async function withLock({ file, say, deadlineMs = 15 * 60_000 }, work) {
  const me = JSON.stringify({ pid: process.pid, host: hostname(), since: Date.now() });
  await acquire(file, me, say, deadlineMs);
  const heartbeat = setInterval(() => utimes(file, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    if ((await readHolder(file))?.text === me) await rm(file, { force: true });
  }
}

async function acquire(file, me, say, deadlineMs) {
  const deadline = Date.now() + deadlineMs;
  let announced = false;
  await mkdir(dirname(file), { recursive: true });
  while (!(await tryCreate(file, me))) {
    const holder = await readHolder(file);
    if (holder === undefined) continue; // released meanwhile
    if (holder.dead) {
      await passOver(file, holder);
      continue;
    }
    if (!announced)
      say(`waiting for another boxtrail command in this folder (process ${holder.pid}) to install and build`);
    announced = true;
    if (Date.now() > deadline) {
      throw new LockError(`gave up waiting for process ${holder.pid}; if it is not ours, remove ${file}`);
    }
    await sleep(POLL_MS);
  }
}

/** The file appears with its holder's name already in it, so that a killed holder is always recognised. */
async function tryCreate(file, text) {
  const named = `${file}.${randomUUID()}`;
  try {
    await writeFile(named, text);
    await link(named, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(named, { force: true });
  }
}

/** The holder, or undefined when the lock is free. */
async function readHolder(file) {
  try {
    const [text, { mtimeMs }] = [await readFile(file, 'utf8'), await stat(file)];
    const { pid, host } = text === '' ? {} : JSON.parse(text); // a lock of an earlier release has no name
    const silent = Date.now() - mtimeMs > DEAD_AFTER_MS;
    const gone = host === hostname() && !isAlive(pid);
    return { pid, text, dead: silent || gone };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes a dead holder's file. Guarded, so that the file of the next holder is not removed. */
async function passOver(file, holder) {
  const guard = `${file}.guard`;
  try {
    await mkdir(guard);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const left = await stat(guard).catch(() => undefined);
    if (left !== undefined && Date.now() - left.mtimeMs > GUARD_DEAD_AFTER_MS) await removeFolder(guard);
    await sleep(POLL_MS);
    return;
  }
  try {
    const now = await readHolder(file);
    if (now?.dead && now.text === holder.text) await rm(file, { force: true });
  } finally {
    await removeFolder(guard);
  }
}

function removeFolder(folder) {
  return rm(folder, { recursive: true, force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
