import { z } from 'zod';
import '../no-eval';

/** Per cent of the usual size, as the user can choose them. */
export const TEXT_SIZES = [90, 100, 125, 150, 200] as const;

/** The user's choices; each holds for all windows. */
export const preferencesShape = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.literal(TEXT_SIZES),
  motion: z.enum(['system', 'reduced']),
  /** Whether saving an object onto itself is asked about; other questions cannot be switched off. */
  asksBeforeOwn: z.boolean(),
  /** Where native dialogs begin; null leaves it to the system. */
  defaultFolder: z.string().nullable(),
});

/** A folder is chosen in the native dialog alone: a window can only give it up. */
export const preferencesChangeShape = preferencesShape.extend({ defaultFolder: z.null() }).partial().strict();

export type Preferences = z.output<typeof preferencesShape>;
export type PreferencesChange = z.output<typeof preferencesChangeShape>;
export type Theme = Preferences['theme'];
export type TextSize = Preferences['textSize'];
