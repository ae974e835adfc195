import type { Emit, Measured } from './rig/samples.ts';
import { isSection, SECTIONS } from './sections.ts';

/** One run of one section in a process of its own, so that its memory and its warmth are its own. */
const [name = '', variant = '0'] = process.argv.slice(2);
if (!isSection(name)) throw new Error(`no section ${name}`);
const emit: Emit = (measured: Measured) => process.send?.(measured);
const { run } = await SECTIONS[name].load();
await run(emit, Number(variant));
process.disconnect?.();
