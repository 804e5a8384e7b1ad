import { basename, join } from 'node:path';
import { vi } from 'vitest';
import {
  answerCall,
  windowCalls,
  type CallOptions,
  type Handlers,
  type HostArgs,
  type HostCallName,
  type HostValue,
  type ObjectSummary,
  type Problem,
  type ProblemCode,
  type ProgressShape,
  type Result,
  type WindowArgs,
  type WindowCallName,
  type WindowCalls,
  type WindowValue,
} from '../../../src-main/contract';
import {
  newSession,
  PatientAsking,
  recentDisk,
  RecentPictures,
  RecentPlaces,
  Recents,
  UserPreferences,
  windowHandlers,
  type Desk,
  type Host,
  type Opened,
  type SystemDesk,
  type WindowSession,
} from '../../../src-main/desktop';
import { placeOf, refOfPath } from '../../../src-main/format';

type Answers = {
  [Name in HostCallName]?: (
    args: HostArgs<Name>,
    options: CallOptions,
  ) => Result<HostValue<Name>> | Promise<Result<HostValue<Name>>>;
};

/** A data host that answers as told, and notes what it was asked. */
export class FakeHost implements Host {
  readonly asked: (readonly [HostCallName, unknown])[] = [];
  answers: Answers = {};

  async call<Name extends HostCallName>(
    name: Name,
    args: HostArgs<Name>,
    options: CallOptions = {},
  ): Promise<Result<HostValue<Name>>> {
    this.asked.push([name, args]);
    const answer: Answers[Name] = this.answers[name];
    if (answer === undefined) throw new Error(`The host was not to be asked for "${name}".`);
    return answer(args, options);
  }
}

/** Recents that no disk keeps. */
export function unkeptRecents(changed: (what: 'places' | 'facts') => void = () => undefined): Recents {
  const file = { read: () => Promise.resolve([]), write: () => Promise.resolve() };
  return new Recents(file, { changed, failed: () => undefined });
}

/** One window's desk without a window: what was told and logged is noted, the native dialogs answer as a test says. */
export class FakeDesk {
  readonly host = new FakeHost();
  readonly told: Opened[] = [];
  /** What the other windows were told to be saved here. */
  readonly saved: (readonly [string, string])[] = [];
  readonly progress: ProgressShape[] = [];
  readonly logged: (readonly [string, Problem])[] = [];
  readonly system;
  readonly session: WindowSession;
  readonly desk: Desk;
  private readonly handlers: Handlers<WindowCalls>;

  constructor(home: string, owner = 'window 1', own: Partial<Pick<SystemDesk, 'recents' | 'recentPlaces'>> = {}) {
    const recents = own.recents ?? unkeptRecents();
    const asking = new PatientAsking(() => Promise.resolve('/'));
    this.system = {
      platform: 'linux' as SystemDesk['platform'],
      home,
      version: '0.1.0',
      chooseFolder: vi.fn<SystemDesk['chooseFolder']>(() => Promise.resolve([])),
      chooseFiles: vi.fn<SystemDesk['chooseFiles']>(() => Promise.resolve([])),
      chooseTableFile: vi.fn<SystemDesk['chooseTableFile']>(() => Promise.resolve(null)),
      chooseRecipe: vi.fn<SystemDesk['chooseRecipe']>(() => Promise.resolve(null)),
      chooseSaveFolder: vi.fn<SystemDesk['chooseSaveFolder']>(() => Promise.resolve(null)),
      chooseRecipeFile: vi.fn<SystemDesk['chooseRecipeFile']>(() => Promise.resolve(null)),
      confirmDoubleClick: vi.fn<SystemDesk['confirmDoubleClick']>(() => Promise.resolve(false)),
      showInFolder: vi.fn<SystemDesk['showInFolder']>(),
      openGuide: vi.fn<SystemDesk['openGuide']>(() => Promise.resolve()),
      copyText: vi.fn<SystemDesk['copyText']>(() => Promise.resolve()),
      diagnostics: vi.fn<SystemDesk['diagnostics']>(() => Promise.resolve({ groups: [], lastLines: [] })),
      showLog: vi.fn<SystemDesk['showLog']>(),
      chooseDefaultFolder: vi.fn<SystemDesk['chooseDefaultFolder']>(() => Promise.resolve(null)),
      preferences: new UserPreferences(
        { read: () => Promise.reject(new Error('nothing is read')), write: vi.fn(() => Promise.resolve()) },
        () => undefined,
      ),
      newWindow: vi.fn<SystemDesk['newWindow']>(() => Promise.resolve()),
      showOnPaper: vi.fn<SystemDesk['showOnPaper']>(),
      printPage: vi.fn<SystemDesk['printPage']>(() => Promise.resolve(true)),
      choosePictureFile: vi.fn<SystemDesk['choosePictureFile']>(() => Promise.resolve(null)),
      savePage: vi.fn<SystemDesk['savePage']>(() => Promise.resolve()),
      recents,
      recentPlaces: own.recentPlaces ?? new RecentPlaces(recents, asking, recentDisk),
      asking: { ask: asking.ask.bind(asking) } as SystemDesk['asking'],
      recentPictures: new RecentPictures(join(home, 'recent-pictures')),
      sample: vi.fn(() => Promise.resolve('')),
    } satisfies SystemDesk;
    const session = newSession(true, {
      progress: (_taskId, progress) => void this.progress.push(progress),
      handOnTyped: () => undefined,
      grantsChanged: () => undefined,
    });
    this.session = { ...session, owner };
    this.desk = {
      host: this.host,
      system: this.system,
      log: { write: () => undefined, problem: (where, found) => this.logged.push([where, found]) },
      session: this.session,
      connectPictures: () => Promise.resolve(),
      noteShown: (shown) => void (this.session.shown = shown),
      tellOpened: (opened) => this.told.push(opened),
      tellSaved: (ref, state) => this.saved.push([ref, state]),
    };
    this.handlers = windowHandlers(this.desk);
  }

  /** Asks as the window does: arguments and answer pass the schemas of the contract. */
  async ask<Name extends WindowCallName>(name: Name, args: WindowArgs<Name>): Promise<Result<WindowValue<Name>>> {
    const context = { signal: new AbortController().signal, report: () => undefined };
    const log = (call: string, found: Problem): void => void this.logged.push([call, found]);
    const answer = await answerCall(windowCalls, this.handlers, name, args, context, log);
    return answer as Result<WindowValue<Name>>;
  }

  /** Asks, and answers the value alone. Fails where the call was refused. */
  async valueOf<Name extends WindowCallName>(name: Name, args: WindowArgs<Name>): Promise<WindowValue<Name>> {
    const answer = await this.ask(name, args);
    if (!answer.ok) throw new Error(`"${name}" was refused: ${answer.error.code}, ${answer.error.detail ?? ''}`);
    return answer.value;
  }
}

/** What a call that was refused with `code` answers. */
export function refusedWith(code: ProblemCode, path?: string): object {
  return { ok: false, error: path === undefined ? { code } : { code, path } };
}

/** An object that the data host has open, at `path`. */
export function summaryOf(id: string, path: string): ObjectSummary {
  const { container, tag } = placeOf(path, 'linux');
  const nothing = { key: '', kind: 'map', text: '', size: 0, children: [] } as const;
  return {
    id,
    ref: refOfPath(path),
    path,
    infoPath: `${path}.info`,
    filename: basename(path),
    container,
    tag,
    dataclass: 'AnalogData',
    picture: 'traces',
    dimord: ['time', 'channel'],
    datasets: [],
    size: 0,
    modified: 0,
    state: 'first',
    samplerate: '1000.0',
    labels: {},
    freq: null,
    trials: { typeName: 'int64', rows: 0, columns: 3, values: new Float64Array(), columnNames: [] },
    info: { ...nothing, children: [] },
    cfg: { ...nothing, children: [] },
    history: [],
    version: '',
    unit: null,
    remarks: [],
    note: '',
    draft: null,
    pictureState: '',
  };
}
