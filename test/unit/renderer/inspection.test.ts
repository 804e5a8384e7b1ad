import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ObjectSummary, Result } from '../../../src-main/contract';
import { Inspection } from '../../../src-renderer/inspector/inspection.svelte';

/** An object under the id of its n-th opening. */
const object = (ref: string, id: string): ObjectSummary => ({ ref, id, filename: ref, trials: { rows: 0 } }) as ObjectSummary;

/** Lets all that can go on without the test go on. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** An inspector whose handing over ends when the test says so; what is asked of the desktop is noted. */
class Desk {
  readonly asked: string[] = [];
  private readonly ends: ((isFree: boolean) => void)[] = [];
  isSlow = false;
  /** Done while an object is opened. */
  whileOpening: () => void = () => undefined;
  private opened = 0;
  readonly inspection = new Inspection({
    settle: async () => {
      await this.handOver('settle');
    },
    leave: () => this.handOver('leave'),
  });

  constructor() {
    vi.stubGlobal('window', {
      spydesk: { call: (name: string, args: { ref: string; objectId: string }) => this.call(name, args) },
    });
  }

  /** Ends what is handed over. */
  end(isFree = true): void {
    this.ends.shift()?.(isFree);
  }

  async lookAt(ref: string): Promise<void> {
    await this.inspection.open(ref, ref);
    this.asked.length = 0;
  }

  private handOver(how: string): Promise<boolean> {
    this.asked.push(how);
    return this.isSlow ? new Promise((resolve) => this.ends.push(resolve)) : Promise.resolve(true);
  }

  private call(name: string, { ref, objectId }: { ref: string; objectId: string }): Promise<Result<unknown>> {
    this.asked.push(`${name} ${name === 'openObject' ? ref : objectId}`);
    if (name !== 'openObject') return Promise.resolve({ ok: true, value: undefined });
    this.whileOpening();
    this.whileOpening = () => undefined;
    this.opened += 1;
    return Promise.resolve({ ok: true, value: object(ref, `${ref}${this.opened}`) });
  }
}

describe('the way to another object', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = new Desk();
    await desk.lookAt('a');
  });
  afterEach(() => vi.unstubAllGlobals());

  it('asks for nothing before what is typed is handed on, and closes the one before last', async () => {
    desk.isSlow = true;
    const opened = desk.inspection.open('b', 'b');
    await pause();
    expect([desk.asked, desk.inspection.opening]).toEqual([['leave'], null]);
    desk.isSlow = false;
    desk.end();
    await opened;
    expect(desk.asked).toEqual(['leave', 'openObject b', 'settle', 'closeObject a1']);
    expect(desk.inspection.summary?.ref).toBe('b');
  });

  it('stays where something keeps the user', async () => {
    desk.isSlow = true;
    const opened = desk.inspection.open('b', 'b');
    desk.end(false);
    await opened;
    expect(desk.asked).toEqual(['leave']);
    expect([desk.inspection.ref, desk.inspection.opening, desk.inspection.summary?.id]).toEqual(['a', null, 'a1']);
  });

  it('is that to the last one asked for, while what is typed is handed on', async () => {
    desk.isSlow = true;
    const both = [desk.inspection.open('b', 'b'), desk.inspection.open('c', 'c')];
    desk.isSlow = false;
    desk.end();
    desk.end();
    await Promise.all(both);
    expect(desk.asked).toEqual(['leave', 'leave', 'openObject c', 'settle', 'closeObject a1']);
  });

  it('waits at last for what an editor asks for while the other is opened', async () => {
    desk.whileOpening = () => (desk.isSlow = true);
    const opened = desk.inspection.open('b', 'b');
    await pause();
    expect(desk.asked).toEqual(['leave', 'openObject b', 'settle']);
    desk.end();
    await opened;
    expect(desk.asked.at(-1)).toBe('closeObject a1');
  });

  it('to nothing and to a stray waits too, and is none where something keeps the user', async () => {
    desk.isSlow = true;
    const left = desk.inspection.leave();
    desk.end(false);
    expect([await left, desk.inspection.summary?.id]).toEqual([false, 'a1']);
    const shown = desk.inspection.show({ kind: 'stray', ref: 's', filename: 's' } as never, null);
    desk.end();
    await shown;
    expect([desk.asked.at(-1), desk.inspection.ref]).toEqual(['closeObject a1', 's']);
  });
});

describe('an object that is read anew', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('keeps nobody from it, and is read once more where it was changed meanwhile', async () => {
    const desk = new Desk();
    await desk.lookAt('a');
    desk.whileOpening = () => desk.inspection.take(object('a', 'a1'));
    await desk.inspection.reopen();
    expect(desk.asked).toEqual([
      'settle',
      'openObject a',
      'settle',
      'closeObject a2',
      'openObject a',
      'settle',
      'closeObject a1',
    ]);
    expect(desk.inspection.summary?.id).toBe('a3');
  });
});

describe('an object whose files are changed while it is looked at', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = new Desk();
    await desk.lookAt('a');
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is told to be saved by another window as long as its files are as that left them, whatever is heard first', () => {
    const { inspection } = desk;
    inspection.outside = { kind: 'changed', state: 'second' };
    expect(inspection.isSavedElsewhere).toBe(false);
    inspection.hearSaved('b', 'second');
    expect(inspection.isSavedElsewhere).toBe(false);
    inspection.hearSaved('a', 'second');
    expect(inspection.isSavedElsewhere).toBe(true);
    inspection.outside = { kind: 'changed', state: 'third' };
    expect(inspection.isSavedElsewhere).toBe(false);
    inspection.hearSaved('a', 'fourth');
    inspection.outside = { kind: 'changed', state: 'fourth' };
    expect(inspection.isSavedElsewhere).toBe(true);
    inspection.outside = { kind: 'removed' };
    expect(inspection.isSavedElsewhere).toBe(false);
  });
});
