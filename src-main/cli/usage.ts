/** The commands of the terminal. */
export const COMMAND_NAMES = ['info', 'save', 'select', 'relabel', 'define-trials', 'apply', 'verify'] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

export function isCommandName(word: string): word is CommandName {
  return COMMAND_NAMES.some((name) => name === word);
}

const SYNOPSES: Readonly<Record<CommandName, string>> = {
  info: 'spydesk info PATH [--json]',
  save: 'spydesk save SOURCE (--container C | --filename F) [--tag T] [--select TAG.EXT] [--overwrite] [--accept-damage] [--json]',
  select:
    'spydesk select SOURCE [--trials T] [--channel C] [--latency A,B] [--frequency A,B] ... (--container C | --filename F) [--tag T] [--overwrite] [--json]',
  relabel: 'spydesk relabel SOURCE (--rename OLD=NEW ... | --find A --replace B | --pattern P | --labels FILE) [OPTIONS OF SAVE]',
  'define-trials':
    'spydesk define-trials SOURCE (--seconds S | --samples N | --events E ... | --table FILE.csv) [OPTIONS OF SAVE]',
  apply: 'spydesk apply RECIPE.json PATH... [--dry-run] [--stop-on-error] [OPTIONS OF SAVE]',
  verify: 'spydesk verify PATH... [--json]',
};

/** The line that follows a mistake in the words of a command; of all commands where none was named. */
export function usageLine(name: CommandName | null): string {
  return `usage: ${name === null ? 'spydesk COMMAND PATH ... [--json], or spydesk --help' : SYNOPSES[name]}`;
}

const PATHS = `A path is a data file, its .info, or a container with or without .spy. A relative one counts from the folder
where the command was typed, ~ is the home folder.`;

const STATUS = `Status: 0 done; 1 refused, with one line "CODE: sentence" on stderr and nothing written; 2 the command
was not understood.`;

const WINDOW = `With the package installed, spydesk [PATH ...] opens the window; a file that is named as a command is ./info there.`;

const SOURCE = `SOURCE is a data file, its .info, or a container, with --select where that holds more than one object.
${PATHS}`;

const AS_FOR_SAVE = `  --container, --filename, --tag, --select, --overwrite, --accept-damage, --json   as for save`;

/** Of a command that changes an object: without a place it is saved over its own two files. */
const ONTO_ITSELF = `${AS_FOR_SAVE}; without any of the first
                       three the object's own two files are replaced, which needs --overwrite`;

const HELP: Readonly<Record<CommandName, string>> = {
  info: `Tells what an object is, or each object of a container.

${PATHS}

  --json   dataclass, filename, tag, shape, dtype, dimord, trials, samplerate, labels; of a folder a list,
           in which a file that is no sound object is {filename, error: {code, message, hint}}

${STATUS} A broken file in a folder does not change the status.`,

  save: `Saves an object as syncopy.save would, and prints the two files that were written.

${SOURCE}

  --container C      into C.spy, which is made where it is missing
  --filename F       as the loose file F.EXT; a tag is ignored
  --tag T            as C_T.EXT; without --container in the object's own container
                     (none of the three: the object's own two files, which needs --overwrite)
  --select TAG.EXT   which object of the container SOURCE: raw.analog, or .analog for the one without a tag
  --overwrite        replace what is already there
  --accept-damage    save an object all the same whose bytes fail their checksum; its log will say so
  --json             {"data": PATH, "info": PATH}

${STATUS}`,

  select: `Saves a part of an object as a new one, as syncopy.selectdata and save would, and prints the two files that were
written. What is not named is kept whole.

${SOURCE}

  --trials T                  indices from 0, as 5,3,0 (in any order, with repeats), or a range A:B, A:B:STEP
                              without B; below 0 its bounds count from the end
  --channel C, --taper C,     names as V1-01,V4-02, indices or a range as above; a name of digits alone, or
  --unit C,                   with a comma in it, goes in double quotes: '"7","a,b"'
  --channel_i C, --channel_j C
  --latency A,B               seconds from each trial's t = 0, both ends included; or maxperiod, minperiod,
                              prestim, poststim. Trials that do not cover it are left out
  --frequency A,B             Hz, both ends included; one end may be empty. One number: the nearest frequency;
                              at:A,B,C: the nearest of each
  --eventid E                 event codes as they stand in the data, or a range of codes

${AS_FOR_SAVE}

Trials, channels, tapers and frequencies come in the order in which they were named. Events and spikes keep their
order and come once. Of time-locked data the average, variance and covariance are left out, as Syncopy does.

${STATUS}`,

  relabel: `Gives the labels of an object other names and saves it; its numbers are copied as they lie.

${SOURCE}

  --rename OLD=NEW     one label; may be given again and again
  --find A --replace B [--regex]
                       B for A in every label; with --regex A is a regular expression, and B may hold $1
  --pattern P          numbers them: ch{n} gives ch1, ch2 ...; ch{n:03} gives ch001
  --labels FILE        the lines of a text file, a label each
  --dimension D        whose labels: channel unless told; unit, taper, channel_i, channel_j

${ONTO_ITSELF}

${STATUS}`,

  'define-trials': `Gives an object other trials and saves it; its numbers are copied as they lie.

${SOURCE}

  --seconds S | --samples N
                       trials of one length, one behind the other
    --keep-rest        what is left at the end becomes a shorter trial
    --within-trials    each trial that is there is cut, and not the recording
  --events E --codes 1,2 --before S --after S
                       a trial around each event with one of the codes, which is its t = 0; E is the tag or file name of
                       event data beside SOURCE, or a path; S is seconds
    --clip             trials end where the data end, for which they are else refused
    --with-codes       a trial info column keeps the code
  --table FILE         a CSV file: start, stop, offset, trial info ...; its first line may name the columns

${ONTO_ITSELF}

${STATUS}`,

  apply: `Makes the changes of a recipe, which was exported from a draft, to every object that is named, and saves each.

A PATH is a data file, its .info, or a container, of which every object of the recipe's data class is taken. A relative one
counts from the folder where the command was typed, ~ is the home folder.

  --dry-run            tells what would be changed and written where, and writes nothing
  --stop-on-error      writes nothing where the recipe does not fit one of the objects, and stops at the first that cannot
                       be saved; without it the others are saved
  --json               a list of {source, data, info, changes}, changes in words, in which an object that was refused
                       is {source, error: {code, message, hint}}

  --container, --filename, --tag, --overwrite, --accept-damage   as for save; without any of the first three each object's
                       own two files are replaced, which needs --overwrite

Status: 0 all were saved; 1 the recipe or an object was refused, each with one line "CODE: sentence" on stderr; 2 the command
was not understood.`,

  verify: `Compares each object's bytes with the checksum that was recorded when it was saved, and prints one answer a file:

  intact                                the bytes are those that were saved
  intact (checksum taken while open)    the same; Syncopy recorded the checksum before it closed the file
  cannot tell (saved in place by Syncopy)
  no checksum recorded
  damaged                               the only answer with status 1

${PATHS}

  --json   a list of {path, answer} (intact, intact-taken-open, cannot-tell, none, damaged), in which a file
           that is no sound object is {path, error: {code, message, hint}}

${STATUS}`,
};

/** What `--help` prints. */
export function helpText(name: CommandName | null): string {
  if (name !== null) return `usage: ${SYNOPSES[name]}\n\n${HELP[name]}\n`;
  const synopses = COMMAND_NAMES.map((command) => `  ${SYNOPSES[command]}`).join('\n');
  return `Syncopy data from a terminal.\n\n${synopses}\n  spydesk COMMAND --help\n  spydesk --version\n\n${WINDOW}\n\n${STATUS}\n`;
}
