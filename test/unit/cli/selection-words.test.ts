import { describe, expect, it } from 'vitest';
import { readWords } from '../../../src-main/cli';

function selectionOf(...words: string[]): unknown {
  const read = readWords(['select', 'a.analog', '--filename', 'f', ...words]);
  if (!read.ok) return read.mistake;
  return read.command.name === 'select' ? read.command.selection : read.command.name;
}

describe('a selection on the command line', () => {
  it.each<[string[], unknown]>([
    [['--trials', '5,3,0'], { trials: [5, 3, 0] }],
    [['--trials', 'all'], { trials: 'all' }],
    [['--trials', '2'], { trials: [2] }],
    [['--trials', '1:4'], { trials: { start: 1, stop: 4 } }],
    [['--trials', '::2'], { trials: { start: null, stop: null, step: 2 } }],
    [['--channel', 'V1-01, V4-02'], { channel: ['V1-01', 'V4-02'] }],
    [['--channel', '0,1'], { channel: [0, 1] }],
    [['--channel', '-3:'], { channel: { start: -3, stop: null } }],
    [['--channel', '"7","a,b","say ""hi"""'], { channel: ['7', 'a,b', 'say "hi"'] }],
    [['--channel', '"all"'], { channel: ['all'] }],
    [['--channel_i', '1', '--channel_j', 'x'], { channel_i: [1], channel_j: ['x'] }],
    [['--latency', '-0.1,0.2'], { latency: [-0.1, 0.2] }],
    [['--latency=-0.1,0.2'], { latency: [-0.1, 0.2] }],
    [['--latency', 'prestim'], { latency: 'prestim' }],
    [['--frequency', '10,30'], { frequency: [10, 30] }],
    [['--frequency', ',60.5'], { frequency: [null, 60.5] }],
    [['--frequency', '12.2'], { frequency: 12.2 }],
    [['--frequency', 'at:10,20,20'], { frequency: { list: [10, 20, 20] } }],
    [['--taper', 'dpss1', '--unit', '0:2'], { taper: ['dpss1'], unit: { start: 0, stop: 2 } }],
    [['--eventid', '-1,128'], { eventid: [-1, 128] }],
  ])('%j', (words, selection) => {
    expect(selectionOf(...words)).toEqual(selection);
  });

  it.each<[string[], string]>([
    [[], 'nothing says what to select'],
    [['--trials', 'first'], '"trials" is neither'],
    [['--trials', '1,,2'], 'an empty place'],
    [['--channel', ''], 'an empty place'],
    [['--channel', '"a'], 'do not fit together'],
    [['--channel', '1,a'], 'neither all names nor all indices'],
    [['--channel', '0:4:0'], 'the step of "channel"'],
    [['--latency', '0'], '"latency" is neither'],
    [['--latency', '0,x'], "wants numbers, not 'x'"],
    [['--latency', '0,1,2'], '"latency" is neither'],
    [['--frequency', 'low'], "wants numbers, not 'low'"],
    [['--channel', 'a', '--channel', 'b'], 'given twice'],
    [['--channels', 'a'], '--channels'],
  ])('%j is a mistake', (words, mistake) => {
    expect(selectionOf(...words)).toContain(mistake);
  });

  it('goes with all that a save is told', () => {
    expect(
      readWords(['select', 'a.spy', '--select', 'raw.analog', '--trials', '0', '--container', 'c', '--tag', 't']),
    ).toMatchObject({
      command: {
        name: 'select',
        source: 'a.spy',
        select: { tag: 'raw', dataclass: 'AnalogData' },
        request: { container: 'c', tag: 't' },
        overwrite: false,
        acceptDamage: false,
        json: false,
      },
    });
  });
});
