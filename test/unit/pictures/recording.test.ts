import { describe, expect, test } from 'vitest';
import { createPictures } from '../../../src-main/pictures';
import { eventObject } from './event-object';
import { memoryObject, unwatchedTask } from './memory-object';

const first = { from: null, to: null, columns: 100 };

/** Events at samples 5, 30 and 12; the one trial holds the first of them. */
function events(trials: readonly (readonly number[])[] = [[0, 10, -5]]) {
  const dimord = ['sample', 'eventid'];
  return eventObject({
    dataclass: 'EventData',
    dimord,
    columns: [
      [5, 30, 12],
      [1, 2, 1],
    ],
    trials,
  });
}

describe('the picture of a whole recording', () => {
  test('of traces goes from the first sample to the last, with t = 0 at the first, whatever the trials', async () => {
    const values = Float64Array.from({ length: 80 }, (_, at) => at);
    const { source, description } = memoryObject({
      dataclass: 'AnalogData',
      dimord: ['time', 'channel'],
      trials: [[10, 20, -5]],
      samplerate: 10,
      datasets: [{ typeName: 'float64', shape: [40, 2], values }],
    });
    const view = { dataset: 'data', trial: null, channels: [1], ...first };
    const picture = await createPictures().traces(source, description, view, unwatchedTask());
    expect(picture).toMatchObject({ from: 0, to: 4, columns: 40, trialFrom: 0, trialTo: 4 });
    const base = picture.base[0] ?? 0;
    expect([(picture.min[0] ?? 0) + base, (picture.max[39] ?? 0) + base]).toEqual([1, 79]);
  });

  test('of events ends with the last of them', async () => {
    const { source, description } = events();
    const picture = await createPictures().ticks(source, description, { trial: null, ...first }, unwatchedTask());
    expect(picture).toMatchObject({ from: 0, to: 3.1, trialFrom: 0, trialTo: 3.1, total: 3 });
    expect(Array.from(picture.times)).toEqual([0.5, 3, 1.2]);
  });

  test('of events reaches to the stop of a trial that goes on behind the last of them', async () => {
    const { source, description } = events([[0, 50, 0]]);
    const picture = await createPictures().ticks(source, description, { trial: null, ...first }, unwatchedTask());
    expect(picture).toMatchObject({ trialTo: 5, total: 3 });
  });

  test('of spikes holds those of all trials and those between them', async () => {
    const { source, description } = eventObject({
      dataclass: 'SpikeData',
      dimord: ['sample', 'channel', 'unit'],
      columns: [
        [0, 25, 60],
        [0, 1, 0],
        [0, 0, 1],
      ],
      trials: [[0, 10, 0]],
    });
    const view = { trial: null, rowsBy: 'channel', firstRow: 0, rows: 8, ...first } as const;
    const picture = await createPictures().raster(source, description, view, unwatchedTask());
    expect(picture).toMatchObject({ from: 0, to: 6.1, total: 3, totalRows: 2 });
  });

  test('of a table without a row and without a trial is empty', async () => {
    const { source, description } = eventObject({
      dataclass: 'EventData',
      dimord: ['sample', 'eventid'],
      columns: [[], []],
      trials: [],
    });
    const picture = await createPictures().ticks(source, description, { trial: null, ...first }, unwatchedTask());
    expect(picture).toMatchObject({ from: 0, to: 0, trialTo: 0, total: 0 });
  });
});
