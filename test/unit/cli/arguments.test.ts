import { describe, expect, it } from 'vitest';
import { helpText, readWords, usageLine } from '../../../src-main/cli';

const nothing = { container: undefined, filename: undefined, tag: undefined };

describe('the words of the command line', () => {
  it('ask for info', () => {
    expect(readWords(['info', 'a.spy'])).toEqual({ ok: true, command: { name: 'info', path: 'a.spy', json: false } });
    expect(readWords(['info', '--json', 'a.spy'])).toMatchObject({ command: { json: true } });
    expect(readWords(['info', '--', '--json'])).toMatchObject({ command: { path: '--json', json: false } });
  });

  it('ask for a save, with each field as it was typed', () => {
    expect(readWords(['save', 'a.analog', '--container', 'c', '--tag', '', '--overwrite'])).toEqual({
      ok: true,
      command: {
        name: 'save',
        source: 'a.analog',
        select: null,
        request: { ...nothing, container: 'c', tag: '' },
        overwrite: true,
        acceptDamage: false,
        json: false,
      },
    });
    expect(readWords(['save', 'a.analog', '--filename=-f', '--accept-damage', '--json'])).toMatchObject({
      command: { request: { ...nothing, filename: '-f' }, overwrite: false, acceptDamage: true, json: true },
    });
    expect(readWords(['save', 'a.analog'])).toMatchObject({ command: { request: nothing } });
    expect(readWords(['save', 'a', '--container', 'c', '--filename', 'f'])).toMatchObject({ ok: true });
  });

  it.each([
    ['raw.analog', { tag: 'raw', dataclass: 'AnalogData' }],
    ['.spike', { tag: null, dataclass: 'SpikeData' }],
    ['a.b.event', { tag: 'a.b', dataclass: 'EventData' }],
  ])('choose %s in a container', (text, select) => {
    expect(readWords(['save', 'a.spy', '--select', text])).toMatchObject({ command: { select } });
  });

  it('relabel, in one of four ways', () => {
    expect(readWords(['relabel', 'a', '--rename', 'x=y', '--rename', 'z==', '--overwrite'])).toMatchObject({
      command: {
        dimension: null,
        change: {
          by: 'names',
          names: [
            { from: 'x', to: 'y' },
            { from: 'z', to: '=' },
          ],
        },
        overwrite: true,
      },
    });
    expect(readWords(['relabel', 'a', '--find', 'x', '--replace', '', '--dimension', 'unit'])).toMatchObject({
      command: { dimension: 'unit', change: { by: 'replacing', find: 'x', replace: '', regex: false } },
    });
    expect(readWords(['relabel', 'a', '--pattern', 'x{n}'])).toMatchObject({ command: { change: { by: 'pattern' } } });
    expect(readWords(['relabel', 'a', '--labels', 'f'])).toMatchObject({ command: { change: { by: 'file', path: 'f' } } });
  });

  it('define trials, in one of three ways', () => {
    expect(readWords(['define-trials', 'a', '--seconds', '0.5', '--keep-rest'])).toMatchObject({
      command: { definition: { by: 'length', length: { seconds: 0.5 }, rest: 'keep', within: 'recording' } },
    });
    const events = ['--events', 'e', '--codes', '1, -2', '--before=-0.5', '--after', '1e0', '--with-codes'];
    expect(readWords(['define-trials', 'a', ...events])).toMatchObject({
      command: { definition: { codes: [1, -2], before: -0.5, after: 1, edges: 'refuse', withCodes: true } },
    });
    expect(readWords(['define-trials', 'a', '--table', 't.csv'])).toMatchObject({ command: { definition: { path: 't.csv' } } });
  });

  it('apply a recipe to several paths', () => {
    expect(readWords(['apply', 'r.json', 'a', 'b.spy', '--dry-run', '--tag', 't'])).toEqual({
      ok: true,
      command: {
        name: 'apply',
        recipe: 'r.json',
        paths: ['a', 'b.spy'],
        request: { ...nothing, tag: 't' },
        overwrite: false,
        acceptDamage: false,
        dryRun: true,
        stopOnError: false,
        json: false,
      },
    });
  });

  it('verify several paths', () => {
    expect(readWords(['verify', 'a.spy', 'b.spy', '--json'])).toEqual({
      ok: true,
      command: { name: 'verify', paths: ['a.spy', 'b.spy'], json: true },
    });
  });

  it('ask for help, of a command too, whatever else is there', () => {
    expect(readWords(['--help'])).toEqual({ ok: true, command: { name: 'help', of: null } });
    expect(readWords(['-h'])).toEqual({ ok: true, command: { name: 'help', of: null } });
    expect(readWords(['save', '-h'])).toEqual({ ok: true, command: { name: 'help', of: 'save' } });
    expect(readWords(['--version'])).toEqual({ ok: true, command: { name: 'version' } });
  });

  it('are for the window where the launcher says that there is no display', () => {
    expect(readWords(['--no-display'])).toEqual({ ok: true, command: { name: 'window' } });
  });

  it.each<[string[], string, string | null]>([
    [[], 'no command', null],
    [['open'], "no command is called 'open'", null],
    [['toString'], "no command is called 'toString'", null],
    [['info'], 'PATH is missing', 'info'],
    [['info', ''], 'PATH is empty', 'info'],
    [['info', 'a', 'b'], "'b' is a second one", 'info'],
    [['info', 'a', '--deep'], '--deep', 'info'],
    [['info', 'a', '--json=yes'], '--json', 'info'],
    [['info', 'a', '--json', '--json'], '--json was given twice', 'info'],
    [['save', '--container', 'c'], 'SOURCE is missing', 'save'],
    [['save', 'a', '--tag'], '--tag', 'save'],
    [['save', 'a', '--tag', '--overwrite'], '--tag', 'save'],
    [['save', 'a', '--tag', 'x', '--tag', 'y'], '--tag was given twice', 'save'],
    [['save', 'a', '--select', 'raw'], "not 'raw'", 'save'],
    [['save', 'a', '--select', 'raw.Analog'], "not 'raw.Analog'", 'save'],
    [['select', '--trials', '0'], 'SOURCE is missing', 'select'],
    [['select', 'a', '--container', 'c'], 'nothing says what to select', 'select'],
    [['relabel', 'a'], 'one of --rename', 'relabel'],
    [['relabel', 'a', '--pattern', 'x{n}', '--labels', 'f'], 'one of --rename', 'relabel'],
    [['relabel', 'a', '--find', 'x'], '--find and --replace belong together', 'relabel'],
    [['relabel', 'a', '--regex', '--pattern', 'x{n}'], '--find and --replace belong together', 'relabel'],
    [['relabel', 'a', '--rename', 'x'], "OLD=NEW, not 'x'", 'relabel'],
    [['relabel', 'a', '--rename', '=x'], "OLD=NEW, not '=x'", 'relabel'],
    [['define-trials', 'a'], 'one of --seconds', 'define-trials'],
    [['define-trials', 'a', '--seconds', '1', '--samples', '9'], 'one of --seconds and --samples', 'define-trials'],
    [['define-trials', 'a', '--keep-rest'], 'one of --seconds and --samples', 'define-trials'],
    [['define-trials', 'a', '--seconds', 'x'], "--seconds wants a number, not 'x'", 'define-trials'],
    [['define-trials', 'a', '--samples', '1.5'], 'a whole number', 'define-trials'],
    [['define-trials', 'a', '--seconds', '1', '--table', 't.csv'], 'one of --seconds', 'define-trials'],
    [['define-trials', 'a', '--events', 'e', '--before', '0', '--after', '1'], '--codes is missing', 'define-trials'],
    [['define-trials', 'a', '--events', 'e', '--codes', '1,', '--before', '0', '--after', '1'], '--codes wants', 'define-trials'],
    [['define-trials', 'a', '--clip'], '--events is missing', 'define-trials'],
    [['apply'], 'RECIPE.json is missing', 'apply'],
    [['apply', 'r.json'], 'PATH is missing', 'apply'],
    [['apply', 'r.json', 'a', '--select', 'x.analog'], '--select', 'apply'],
    [['verify'], 'PATH is missing', 'verify'],
    [['verify', 'a', ''], 'PATH is empty', 'verify'],
  ])('%j are a mistake', (words, mistake, of) => {
    const read = readWords(words);
    expect(read).toMatchObject({ ok: false, of });
    if (read.ok) return;
    expect(read.mistake).toContain(mistake);
    expect(read.mistake).not.toContain('\n');
  });
});

describe('the usage', () => {
  it('is one line, and the help begins with it', () => {
    for (const name of ['info', 'save', 'select', 'relabel', 'define-trials', 'apply', 'verify'] as const) {
      expect(usageLine(name)).toMatch(new RegExp(`^usage: spydesk ${name} [^\\n]+$`));
      expect(helpText(name).startsWith(`${usageLine(name)}\n\n`)).toBe(true);
      expect(helpText(null)).toContain(`spydesk ${name} `);
    }
  });
});
