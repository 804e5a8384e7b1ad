import { describe, expect, it } from 'vitest';
import { ChannelChoice } from '../../../src-renderer/pictures/controls/channel-choice.svelte';
import { KeptLook } from '../../../src-renderer/pictures/kept-look.svelte';
import { TimeView } from '../../../src-renderer/pictures/surface/time-view.svelte';

const LOOK = { isRecording: true, stretch: { from: 1, to: 2 }, firstLane: 3, channels: ['a'] };

describe('how an object is looked at', () => {
  it('is kept for that object alone', () => {
    const kept = new KeptLook();
    expect(kept.of('one', 'time')).toBeNull();
    kept.note('one', 'time', LOOK);
    expect([kept.of('one', 'time'), kept.of('other', 'time'), kept.of('one', 'matrix')]).toEqual([LOOK, null, null]);
    kept.note('other', 'time', LOOK);
    expect(kept.of('one', 'time')).toBeNull();
  });
});

describe('channels that were chosen', () => {
  const names = (...all: string[]): ChannelChoice => new ChannelChoice(() => all);

  it('are shown again by their names, wherever they are now', () => {
    const before = names('a', 'b', 'c');
    expect(before.chosen).toBeNull();
    before.showOnly([0, 2]);
    const now = names('new', 'c', 'b', 'a');
    now.showNamed(before.chosen ?? []);
    expect(now.visible).toEqual([1, 3]);
  });

  it('are those that are left of them; where none is, all are shown', () => {
    const now = names('c', 'd');
    now.showNamed(['a', 'c']);
    expect(now.visible).toEqual([0]);
    const others = names('x', 'y');
    others.showNamed(['a']);
    expect(others.visible).toEqual([0, 1]);
  });

  it('are all of them where all were chosen, whatever is shown to begin with', () => {
    const few = new ChannelChoice(() => ['a', 'b', 'c'], 2);
    expect(few.chosen).toEqual(['a', 'b']);
    few.showAll();
    expect([few.visible, few.chosen]).toEqual([[0, 1, 2], null]);
  });

  it('may be none', () => {
    const now = names('a', 'b');
    now.showNamed([]);
    expect(now.visible).toEqual([]);
  });
});

describe('a stretch that was chosen', () => {
  const cover = (trialTo: number, isFirst = false) => ({ from: 0, to: trialTo, trialFrom: 0, trialTo, isFirst });

  /** A view that takes up 4 to 6 s, once it has its answer. */
  function resumed(trialTo: number): TimeView {
    const view = new TimeView(() => 0.01);
    view.resume({ from: 4, to: 6 });
    expect(view.asked(100)).toEqual({ from: 3.5, to: 6.5, columns: 150 });
    view.adopt(cover(trialTo));
    return view;
  }

  it('is shown again', () => {
    expect(resumed(60).chosen).toEqual({ from: 4, to: 6 });
  });

  it('moves to the end of what is shorter now', () => {
    expect(resumed(5).chosen).toEqual({ from: 3, to: 5 });
    expect(resumed(4.5).chosen).toEqual({ from: 2.5, to: 4.5 });
  });

  it('is given up where nothing of it is there any more', () => {
    const view = resumed(4);
    expect(view.chosen).toBeNull();
    expect(view.asked(100)).toMatchObject({ from: null, to: null });
    view.adopt(cover(4, true));
    expect([view.from, view.to]).toEqual([0, 4]);
  });

  it('is none where nobody chose one', () => {
    const view = new TimeView(() => 0.01);
    view.adopt(cover(10, true));
    expect(view.chosen).toBeNull();
    view.zoom(0.5);
    expect(view.chosen).toEqual({ from: 2.5, to: 7.5 });
  });
});
