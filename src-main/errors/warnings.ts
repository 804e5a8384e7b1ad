/** What is allowed, but should be known before it is done. */
export type WarningCode = 'glob-characters' | 'windows-name' | 'target-being-written' | 'source-being-written';

/** A warning as a value, beside a plan that it does not stop. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
  /** The file or folder that it is about. */
  readonly path: string;
}

const WARNING_SENTENCES: Readonly<Record<WarningCode, string>> = {
  'glob-characters':
    "The container's path holds one of [ ] * ?, so Syncopy cannot load the container as a whole, only its files one by one.",
  'windows-name': 'Windows does not allow this name, so the files cannot be copied to a Windows disk.',
  'target-being-written':
    'The data file that is there is marked as open for writing: a program writes it right now, or ended without closing it. What it writes after it was replaced is lost.',
  'source-being-written':
    'The object is marked as open for writing: a program writes it right now, or ended without closing it. It may not be complete.',
};

/** Makes a warning: its sentence comes from the one table in this file. */
export function warning(code: WarningCode, path: string): Warning {
  return { code, message: WARNING_SENTENCES[code], path };
}
