import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Channel, contract, isChannel, worksReadOnly } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { WrongUsage } from './wrongUsage.ts';

/**
 * Calls any channel. Queries look at the file beside a program that has it open, and so does what only reads, such as
 * copies and reports. Jobs are waited for.
 */
export async function runCall(
  options: CommonOptions,
  channel: string,
  input: string | undefined,
  io: CliIo,
): Promise<boolean> {
  if (!isChannel(channel)) throw new WrongUsage(`unknown channel: ${channel}`);
  const parsed = parseInput(input === '-' ? await io.readStdin() : input);
  const { kind } = contract[channel];
  return withEngine(
    options,
    {
      readOnly: kind === 'query',
      beside: kind === 'session' || worksReadOnly(channel),
      noFile: kind === 'session' && options.file === undefined,
    },
    async (engine) => {
      const reply = await engine.call(channel, withFiles(engine, parsed));
      if (!reply.ok) throw AppError.fromWire(reply.error);
      const started = z.object({ jobId: z.string() }).safeParse(reply.data);
      if (started.success && contract[channel].kind !== 'query') {
        // Every channel that answers a jobId has started that job.
        await finishJob(engine, started.data.jobId as Parameters<typeof finishJob>[1], io);
        await engine.idle();
      }
      io.out(`${JSON.stringify(reply.data, null, options.json ? 0 : 2)}\n`);
      return true;
    },
  );
}

function parseInput(text: string | undefined): unknown {
  if (text === undefined) return {};
  const json = text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text;
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) throw new WrongUsage(`not JSON: ${error.message}`);
    throw error;
  }
}

/** The command line's way to pick a file: texts of the form file:read:PATH and file:write:PATH become references. */
function withFiles(engine: Engine, value: unknown): unknown {
  if (typeof value === 'string') {
    const match = /^file:(read|write):(.+)$/s.exec(value);
    return match ? engine.vault.register(resolve(match[2] ?? ''), match[1] === 'read' ? 'read' : 'write') : value;
  }
  if (Array.isArray(value)) return value.map((item) => withFiles(engine, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFiles(engine, item)]));
}

/** Lists every channel; with --json with the JSON schemas of both sides. */
export async function runChannels(options: CommonOptions, io: CliIo): Promise<boolean> {
  const names = Object.keys(contract).sort() as Channel[];
  if (options.json) {
    const all = names.map((name) => ({
      channel: name,
      kind: contract[name].kind,
      changes: contract[name].changes,
      input: z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }),
      output: z.toJSONSchema(contract[name].output, { unrepresentable: 'any' }),
    }));
    io.out(`${JSON.stringify(all)}\n`);
    return true;
  }
  for (const name of names) {
    const schema = z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' });
    io.out(`${name}  (${contract[name].kind})  ${JSON.stringify(schema.properties ?? {})}\n`);
  }
  return true;
}
