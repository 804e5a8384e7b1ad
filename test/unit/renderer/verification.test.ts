import { beforeEach, describe, expect, it } from 'vitest';
import {
  problem,
  refusal,
  type ChecksumState,
  type ProblemCode,
  type Result,
  type VerifiedShape,
} from '../../../src-main/contract';
import type { Subject } from '../../../src-renderer/verifying/check';
import { Verification } from '../../../src-renderer/verifying/verification.svelte';
import type { VerifyCalls } from '../../../src-renderer/verifying/verify-calls';

const NOTHING = { strays: 0, unread: 0 };
const MB = 1_000_000;

function subject(ref: string, size = MB): Subject {
  return { ref, filename: `${ref}.analog`, size, state: 'first' };
}

const refused = (code: Extract<ProblemCode, 'cancelled' | 'data-host-lost' | 'not-found'>): Result<never> =>
  refusal(problem(code, {}));

/** A desktop whose tasks end when a test says so; a task's id is its object's reference. */
class Desktop implements VerifyCalls {
  readonly running = new Map<string, (result: Result<VerifiedShape>) => void>();
  readonly started: string[] = [];
  readonly cancelled: string[] = [];
  readonly told: string[] = [];
  readonly verification = new Verification(
    {
      ended: (states) => this.told.push(`ended ${[...states].map((pair) => pair.join(' ')).join(', ')}`),
      lost: ({ code }) => this.told.push(code),
    },
    this,
  );

  start(ref: string): Promise<Result<{ taskId: string }>> {
    this.started.push(ref);
    return Promise.resolve({ ok: true, value: { taskId: ref } });
  }
  result(taskId: string): Promise<Result<VerifiedShape>> {
    return new Promise((resolve) => this.running.set(taskId, resolve));
  }
  cancel(taskId: string): Promise<Result<boolean>> {
    this.cancelled.push(taskId);
    this.running.get(taskId)?.(refused('cancelled'));
    return Promise.resolve({ ok: true, value: true });
  }

  async end(ref: string, result: Result<VerifiedShape>): Promise<void> {
    this.running.get(ref)?.(result);
    await settled();
  }
  find(ref: string, verdict: Exclude<ChecksumState, 'not-checked'>, state = 'first'): Promise<void> {
    return this.end(ref, { ok: true, value: { verdict, state } });
  }
}

/** Waits until what has ended is taken. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

let desktop: Desktop;
let verification: Verification;

beforeEach(() => {
  desktop = new Desktop();
  verification = desktop.verification;
});

async function verifyAll(...subjects: Subject[]): Promise<void> {
  verification.verifyAll(subjects, NOTHING);
  await settled();
}

const answerOf = (ref: string, state = 'first') => verification.checkOf(ref, state);

describe('verifying one object', () => {
  it('shows that it is not verified yet, then that it is being read, then the answer', async () => {
    expect(answerOf('a')).toEqual({ kind: 'answer', checksum: 'not-checked' });
    verification.verifyOne(subject('a'));
    await settled();
    expect(answerOf('a')).toEqual({ kind: 'running' });
    await desktop.find('a', 'intact-taken-open');
    expect(answerOf('a')).toEqual({ kind: 'answer', checksum: 'intact-taken-open' });
    expect(verification.summary).toEqual({
      text: 'a.analog: intact (checksum taken while open)',
      tone: 'good',
      isOfMany: false,
    });
  });

  it('says nothing of another state of its files', async () => {
    verification.verifyOne(subject('a'));
    await settled();
    await desktop.find('a', 'intact');
    expect(answerOf('a', 'second')).toEqual({ kind: 'answer', checksum: 'not-checked' });
  });

  it('tells of which state the answer is, so that what is shown in another one can be read anew', async () => {
    verification.verifyOne(subject('a'));
    await settled();
    await desktop.find('a', 'intact', 'second');
    expect(answerOf('a')).toEqual({ kind: 'answer', checksum: 'not-checked' });
    expect(answerOf('a', 'second')).toEqual({ kind: 'answer', checksum: 'intact' });
    expect(desktop.told).toEqual(['ended a second']);
  });

  it('shows why it could not be verified', async () => {
    verification.verifyOne(subject('a'));
    await settled();
    await desktop.end('a', refused('not-found'));
    expect(answerOf('a')).toMatchObject({ kind: 'failed', problem: { code: 'not-found' } });
    expect(verification.summary?.text).toBe('a.analog: could not be verified');
  });
});

describe('verifying a folder', () => {
  it('counts the answers', async () => {
    await verifyAll(subject('a'), subject('b'), subject('c'));
    await desktop.find('b', 'damaged');
    await desktop.find('a', 'intact');
    expect(verification.summary).toBeNull();
    await desktop.find('c', 'intact');
    expect(verification.summary).toEqual({ text: '3 objects: 2 intact, 1 damaged', tone: 'bad', isOfMany: true });
  });

  it('goes on after an object that cannot be read, and shows it there', async () => {
    await verifyAll(subject('a'), subject('b'));
    await desktop.end('a', refused('not-found'));
    await desktop.find('b', 'none');
    expect(answerOf('a')).toMatchObject({ kind: 'failed' });
    expect(verification.summary).toMatchObject({
      text: '2 objects: 1 no checksum recorded, 1 could not be verified',
      tone: 'calm',
    });
  });

  it('says what it left out', () => {
    verification.verifyAll([], { strays: 1, unread: 2 });
    expect(verification.summary?.text).toBe('No object to verify. Left out: 1 stray, 2 containers that could not be read');
  });

  it('reads few small objects at once, and a large one by itself', async () => {
    await verifyAll(...['a', 'b', 'c', 'd', 'e'].map((ref) => subject(ref)), subject('large', 900 * MB), subject('z'));
    expect(desktop.started).toEqual(['a', 'b', 'c', 'd']);
    expect(answerOf('e')).toEqual({ kind: 'waiting' });
    await desktop.find('a', 'intact');
    expect(desktop.started).toEqual(['a', 'b', 'c', 'd', 'e']);
    for (const ref of ['b', 'c', 'd']) await desktop.find(ref, 'intact');
    expect(desktop.started).not.toContain('large');
    await desktop.find('e', 'intact');
    expect(desktop.started.slice(5)).toEqual(['large']);
    await desktop.find('large', 'intact');
    expect(desktop.started.slice(6)).toEqual(['z']);
  });

  it('shows how far it is, over all objects', async () => {
    await verifyAll(subject('a', 100 * MB), subject('b', 300 * MB));
    verification.hearProgress('a', { state: 'running', phase: 'checking', doneBytes: 60 * MB, totalBytes: 100 * MB });
    expect(verification.progress).toEqual({
      filename: 'a.analog',
      position: 1,
      count: 2,
      doneBytes: 60 * MB,
      totalBytes: 400 * MB,
    });
    await desktop.find('a', 'intact');
    expect(verification.progress).toMatchObject({ filename: 'b.analog', position: 2, doneBytes: 100 * MB });
    await desktop.find('b', 'intact');
    expect(verification.progress).toBeNull();
  });

  it('counts an object that is verified already for both, and reads it once', async () => {
    verification.verifyOne(subject('a'));
    await verifyAll(subject('a'), subject('b'));
    await desktop.find('a', 'intact');
    await desktop.find('b', 'intact');
    expect(desktop.started).toEqual(['a', 'b']);
    expect(verification.summary?.text).toBe('2 objects: 2 intact');
  });
});

describe('a verification that is cancelled', () => {
  it('ends what runs and what waits, and keeps what it found', async () => {
    await verifyAll(...['a', 'b', 'c', 'd', 'e'].map((ref) => subject(ref)));
    await desktop.find('a', 'intact');
    verification.cancel();
    await settled();
    expect(desktop.cancelled).toEqual(['b', 'c', 'd', 'e']);
    expect(verification.progress).toBeNull();
    expect(verification.isStopping).toBe(false);
    expect(verification.summary?.text).toBe('5 objects: 1 intact, 4 not verified');
    expect(answerOf('a')).toEqual({ kind: 'answer', checksum: 'intact' });
    expect(answerOf('e')).toEqual({ kind: 'answer', checksum: 'not-checked' });
  });

  it('also ends a task that had no id yet', async () => {
    verification.verifyOne(subject('a'));
    verification.cancel();
    await settled();
    await desktop.end('a', refused('cancelled'));
    expect(desktop.cancelled).toEqual(['a']);
    expect(verification.isBusy).toBe(false);
  });

  it('begins again where it is asked for while it stops', async () => {
    verification.verifyOne(subject('a'));
    await settled();
    verification.cancel();
    verification.verifyOne(subject('a'));
    await settled();
    await desktop.find('a', 'intact');
    expect(answerOf('a')).toEqual({ kind: 'answer', checksum: 'intact' });
    expect(desktop.started).toEqual(['a', 'a']);
  });

  it('is that of a closed folder alone', async () => {
    await verifyAll(subject('a'), subject('b'));
    verification.keepOnly((ref) => ref === 'b');
    await desktop.find('b', 'intact');
    expect(desktop.cancelled).toEqual(['a']);
    expect(verification.summary?.text).toBe('2 objects: 1 intact, 1 not verified');
  });
});

it('ends as a whole, with its sentence once, where the data host is lost', async () => {
  await verifyAll(...['a', 'b', 'c', 'd', 'e'].map((ref) => subject(ref)));
  for (const ref of ['a', 'b', 'c', 'd']) await desktop.end(ref, refused('data-host-lost'));
  expect(desktop.told).toEqual(['data-host-lost', 'ended ']);
  expect(desktop.started).not.toContain('e');
  expect(verification.isBusy).toBe(false);
  expect(answerOf('a')).toMatchObject({ kind: 'failed', problem: { code: 'data-host-lost' } });
  expect(answerOf('e')).toEqual({ kind: 'answer', checksum: 'not-checked' });
});
