import { z } from 'zod';

// zod compiles schemas with `new Function` where it may; the window's policy forbids that, and even the try is reported.
z.config({ jitless: true });
