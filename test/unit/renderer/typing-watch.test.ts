import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TypingWatch } from '../../../src-renderer/editing/typing-watch';

/** A window with fields, and what it tells main of them. */
class FakeWindow {
  readonly told: unknown[] = [];
  isLeft = false;
  private onClose: (payload: object) => void = () => undefined;
  private readonly events = Object.assign(new EventTarget(), {
    spydesk: {
      call: (name: string, args: unknown) => {
        this.told.push([name, args]);
        return Promise.resolve({ ok: true, value: null });
      },
      on: (_: string, hear: (payload: object) => void) => {
        this.onClose = hear;
        return () => undefined;
      },
    },
  });

  constructor() {
    vi.stubGlobal('window', this.events);
    vi.stubGlobal('document', { activeElement: null });
    vi.stubGlobal('HTMLInputElement', EventTarget);
    vi.stubGlobal('HTMLTextAreaElement', EventTarget);
    new TypingWatch(this).listen();
  }

  settled(): Promise<boolean> {
    return Promise.resolve(true);
  }

  handOn(): Promise<boolean> {
    return Promise.resolve(!this.isLeft);
  }

  leave(): Promise<boolean> {
    return this.handOn();
  }

  readonly see = vi.fn();

  async does(event: 'input' | 'focusout' | 'keydown' | 'pointerdown' | 'close'): Promise<void> {
    if (event === 'close') this.onClose({});
    else this.events.dispatchEvent(new Event(event));
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve();
  }
}

const note = (isTyping: boolean, isRefused = false) => ['noteTyping', { isTyping, isRefused }];

describe('what the user sees refused', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is what stands there when they press a key or a button', async () => {
    const desk = new FakeWindow();
    await desk.does('input');
    expect(desk.see).not.toHaveBeenCalled();
    await desk.does('keydown');
    await desk.does('pointerdown');
    expect(desk.see).toHaveBeenCalledTimes(2);
  });
});

describe('what main is told of a text that is typed', () => {
  let desk: FakeWindow;
  beforeEach(() => (desk = new FakeWindow()));
  afterEach(() => vi.unstubAllGlobals());

  it('is that it is there, and that it is handed on when its field is left', async () => {
    await desk.does('input');
    await desk.does('input');
    expect(desk.told).toEqual([note(true)]);
    await desk.does('focusout');
    expect(desk.told).toEqual([note(true), note(false)]);
  });

  it('is that it is there for as long as it is refused', async () => {
    await desk.does('input');
    desk.isLeft = true;
    await desk.does('focusout');
    expect(desk.told).toEqual([note(true)]);
    desk.isLeft = false;
    await desk.does('focusout');
    expect(desk.told).toEqual([note(true), note(false)]);
  });

  it('is that it is refused once where the window is to close, until something else is typed', async () => {
    await desk.does('input');
    desk.isLeft = true;
    await desk.does('close');
    await desk.does('focusout');
    expect(desk.told).toEqual([note(true), note(false, true)]);
    await desk.does('input');
    await desk.does('focusout');
    expect(desk.told).toEqual([note(true), note(false, true), note(true)]);
  });
});
