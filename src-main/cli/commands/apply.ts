import { applyRecipe as applyTo, parseRecipe, summaryOf, withFoundEvents, type Draft, type Recipe } from '../../editing';
import { fail, problemOf, SpydeskError, withOutcome, type Problem } from '../../errors';
import { absolutePath, pathOfRef, refOfPath, type ObjectSource, type SelectSpec } from '../../format';
import {
  findObject,
  logAuthorNow,
  openEvents,
  planSave,
  requestBeside,
  selectObject,
  selectStored,
  type PlannedSave,
  type Selected,
  type StoredObject,
} from '../../objects';
import { baseOf, draftedBy, eventsOf, soundDraft } from '../drafting';
import { readTextFile } from '../text-file';
import { savePlanned } from '../told-save';
import type { ApplyCommand } from '../apply-words';
import type { Workplace } from '../workplace';
import { factsOf, linesOf, type Applied } from '../applied-text';

/** An object that the recipe fits, and where it goes. */
interface Prepared {
  readonly source: string;
  readonly object: StoredObject;
  readonly planned: PlannedSave;
  /** What the recipe changes of it, in words. */
  readonly changes: readonly string[];
}

async function recipeIn(typed: string, workplace: Workplace): Promise<Recipe> {
  const recipe = parseRecipe(await readTextFile(typed, workplace), absolutePath(typed, workplace.paths()));
  if (!recipe.ok) throw new SpydeskError(recipe.error);
  return recipe.value;
}

/** The data files that a name means, and the files among these that are no sound objects. A folder's objects of other classes are passed over. */
async function filesOf(typed: string, { dataclass }: Recipe, workplace: Workplace): Promise<(string | Applied)[]> {
  const { kind, path } = await findObject(workplace.files, typed, workplace.paths());
  if (kind === 'data') return [path];
  const { entries } = await workplace.store.list(refOfPath(path));
  const found = entries.filter((entry) => entry.kind === 'stray' || entry.dataclass === dataclass);
  if (found.length === 0) fail('no-objects', {}, { path });
  return found.map((entry) => {
    const source = pathOfRef(entry.ref) ?? entry.filename;
    return entry.kind === 'stray' ? { source, problem: entry.problem } : source;
  });
}

/** What the recipe does to the object, in words. */
function changesOf({ differences }: Draft, { selection }: Recipe): string[] {
  return [...summaryOf(differences), ...(selection === undefined ? [] : [`selection: ${Object.keys(selection).join(', ')}`])];
}

/** One run of a recipe over many objects: what became of each, in their order. */
class Run {
  readonly applied: Applied[] = [];
  private readonly prepared: Prepared[] = [];

  constructor(
    private readonly command: ApplyCommand,
    private readonly workplace: Workplace,
  ) {}

  async prepare(recipe: Recipe): Promise<void> {
    for (const typed of this.command.paths) {
      const found = (await this.attempt(typed, () => filesOf(typed, recipe, this.workplace))) ?? [];
      for (const one of found) {
        if (typeof one !== 'string') this.applied.push(one);
        else await this.attempt(one, () => this.prepareOne(one, recipe));
      }
    }
  }

  /** Saves each object that the recipe fits, or tells where it would go. */
  async save(recipe: Recipe): Promise<void> {
    const { stopOnError, dryRun } = this.command;
    for (const { source, object, planned, changes } of this.prepared) {
      if (stopOnError && this.problems.length > 0) return;
      const { data, info } = planned.target;
      if (dryRun) this.applied.push({ source, data, info, changes });
      else {
        await this.attempt(source, async () => {
          const written = await savePlanned(await this.sourceOf(object, recipe), planned, this.command, this.workplace);
          this.applied.push({ source, ...written, changes });
        });
      }
    }
  }

  get problems(): Problem[] {
    return this.applied.flatMap((one) => ('problem' in one ? [one.problem] : []));
  }

  private async prepareOne(source: string, recipe: Recipe): Promise<void> {
    const { files, store } = this.workplace;
    const { selection } = recipe;
    if (this.prepared.some((other) => other.source === source)) return;
    const stored = await store.open(refOfPath(source));
    const find = async (name: string) => eventsOf(await openEvents(store, stored.pair, name), this.workplace);
    const commands = await withFoundEvents(recipe.commands, find);
    const draft = soundDraft(applyTo({ ...recipe, commands }, await baseOf(stored)));
    const object = draftedBy(stored, draft);
    const { overwrite } = this.command;
    const request = selection === undefined ? this.command.request : requestBeside(stored.pair, this.command.request);
    const planning = selection === undefined ? object : (await this.selectFrom(object, selection)).source;
    const planned = await planSave(files, store, planning, request, { ...this.workplace.paths(), overwrite });
    const { data } = planned.target;
    // What one object was saved to must not be replaced by the next, whatever may be.
    if (this.prepared.some((other) => other.planned.target.data === data)) fail('exists', {}, { path: data });
    this.prepared.push({ source, object, planned, changes: changesOf(draft, recipe) });
  }

  private selectFrom(object: StoredObject, selection: SelectSpec): Promise<Selected> {
    return this.workplace.run((task) => selectObject(object, selection, logAuthorNow(), task));
  }

  /** What is saved: the draft, or what the recipe selects of it, whose bytes are held against their checksum first. */
  private async sourceOf(object: StoredObject, { selection }: Recipe): Promise<ObjectSource> {
    if (selection === undefined) return object;
    const options = { author: logAuthorNow(), acceptDamage: this.command.acceptDamage };
    const { files } = this.workplace;
    const selected = await this.workplace.run((task) => selectStored(files, object, selection, options, task));
    return selected.source;
  }

  /** What work on one object is refused for becomes its line of the report; an interruption ends all. */
  private async attempt<Value>(source: string, work: () => Promise<Value>): Promise<Value | null> {
    try {
      return await work();
    } catch (thrown) {
      const found = withOutcome(problemOf(thrown, source), 'unchanged');
      if (found.code === 'cancelled') throw thrown;
      this.applied.push({ source, problem: found });
      return null;
    }
  }
}

/**
 * `spydesk apply`: tries the recipe on every object before the first is written. Answers the exit status: 1 where the recipe or an
 * object was refused.
 */
export async function applyRecipe(command: ApplyCommand, workplace: Workplace): Promise<number> {
  const { terminal } = workplace;
  const run = new Run(command, workplace);
  const recipe = await recipeIn(command.recipe, workplace);
  await run.prepare(recipe);
  await run.save(recipe);
  if (command.json) terminal.answerJson(run.applied.map(factsOf));
  else terminal.answer(linesOf(run.applied));
  for (const found of run.problems) terminal.refuse(found, { options: true });
  return run.problems.length > 0 ? 1 : 0;
}
