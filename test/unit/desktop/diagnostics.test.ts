import { describe, expect, it, vi } from 'vitest';
import { diagnosticsShape } from '../../../src-main/contract';
import {
  aboutOptions,
  bundledLibraries,
  diagnosticsOf,
  versionsInWords,
  type SystemFacts,
  type Versions,
} from '../../../src-main/desktop';
import { FakeDesk, refusedWith } from './fake-desk';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const versions: Versions = {
  app: '0.1.0',
  electron: '45.4.1',
  chromium: '150.0',
  node: '24.1',
  v8: '15.0',
  system: 'Linux 6.1',
  architecture: 'x64',
};
const facts: SystemFacts = {
  versions,
  libraries: [{ name: 'h5wasm', version: '0.10.3' }],
  locale: 'en-US',
  displays: [{ width: 1920, height: 1080, scale: 1.5 }],
  gpuFeatures: { '2d_canvas': 'disabled_software' },
  gpu: { gpuDevice: [{ active: true, vendorId: 0x8086, deviceId: 0x3e9b, driverVersion: '21.2' }], auxAttributes: {} },
  places: [{ name: 'Log', value: '/home/a\nb/spydesk.log' }],
  processes: [
    { name: 'Main', pid: 7, kilobytes: 1024 },
    { name: 'Spydesk data host', pid: 8, kilobytes: 2048 },
  ],
  lastLines: ['a line'],
};

/** What the page says under a name of a part. */
function said(given: SystemFacts, title: string): string[] {
  const group = diagnosticsOf(given).groups.find((one) => one.title === title);
  return (group?.facts ?? []).map(({ name, value }) => `${name}: ${value}`);
}

describe('the libraries that are built in', () => {
  const scratch = new Scratch();

  it('are told as far as they read and write data files', async () => {
    const list = [
      { name: 'svelte', version: '5.0.0', text: 'MIT' },
      { name: 'h5wasm', version: '0.10.3', text: 'a licence' },
    ];
    const path = await scratch.file('licences.json', JSON.stringify(list));
    expect(await bundledLibraries(path)).toEqual([{ name: 'h5wasm', version: '0.10.3' }]);
  });

  it('are none where the list of the build is not there, or is none', async () => {
    expect(await bundledLibraries(scratch.at('licences.json'))).toEqual([]);
    expect(await bundledLibraries(await scratch.file('licences.json', '{"name": "h5wasm"}'))).toEqual([]);
  });
});

describe('the page of diagnostics', () => {
  it('tells the versions of what runs, and the machine', () => {
    expect(said(facts, 'Versions')).toEqual([
      'Spydesk: 0.1.0',
      'Electron: 45.4.1',
      'Chromium: 150.0',
      'Node: 24.1',
      'V8: 15.0',
      'h5wasm: 0.10.3',
    ]);
    expect(said(facts, 'System')).toContain('Display 1: 1920 × 1080, scaled by 1.5');
    expect(diagnosticsShape.parse(diagnosticsOf(facts)).lastLines).toEqual(['a line']);
  });

  it('adds up the memory of all processes', () => {
    const lines = said(facts, 'Memory of the processes');
    expect(lines[0]).toMatch(/^All: 3\.1 MB/);
    expect(lines.slice(1).map((line) => line.split(':')[0])).toEqual(['Main (7)', 'Spydesk data host (8)']);
  });

  it('names the graphics card, and what it is used for', () => {
    expect(said(facts, 'Graphics')).toEqual([
      'Card 1: vendor 0x8086, device 0x3e9b, driver 21.2, in use',
      '2d canvas: disabled software',
    ]);
  });

  it.each([null, {}, { gpuDevice: 'none' }])('does without the card where %j is all that is told of it', (gpu) => {
    expect(said({ ...facts, gpu }, 'Graphics')[0]).toBe('Card: not told in time');
  });

  it('shows where its own files lie, in one line each', () => {
    expect(said(facts, 'Where Spydesk keeps its own files')).toEqual(['Log: /home/a\\u{a}b/spydesk.log']);
  });
});

describe('the versions', () => {
  it('are one line at the beginning of the log', () => {
    expect(versionsInWords(versions)).toBe('Spydesk 0.1.0, Electron 45.4.1, Chromium 150.0, Node 24.1, V8 15.0, Linux 6.1, x64');
  });

  it('stand in the about box of each system', () => {
    const under = 'Electron 45.4.1, Chromium 150.0, Node 24.1';
    expect(aboutOptions(versions, 'linux')).toMatchObject({ applicationName: 'Spydesk', applicationVersion: `0.1.0 (${under})` });
    expect(aboutOptions(versions, 'darwin')).toMatchObject({ applicationVersion: '0.1.0', version: under });
  });
});

describe('a fault of the page', () => {
  it('goes into the log, of bounded length and number', async () => {
    const desk = new FakeDesk('/home/someone');
    const write = vi.spyOn(desk.desk.log, 'write');
    for (let count = 0; count < 100; count += 1) await desk.valueOf('noteFault', { text: 'TypeError: x' });
    expect(write).toHaveBeenCalledTimes(61);
    expect(await desk.ask('noteFault', { text: 'a'.repeat(8_001) })).toMatchObject(refusedWith('invalid-arguments'));
  });
});
