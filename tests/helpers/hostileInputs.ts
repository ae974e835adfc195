import type { z } from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;

/** As JSON, so that keys that a literal would lose go over the wire. */
const VALUES = [
  'null',
  'true',
  '-1',
  '0',
  '1.5',
  '999999',
  '9007199254740993',
  '1e308',
  '-1e308',
  '[]',
  '{}',
  '[null]',
  '"x"',
  '"__proto__"',
  '"constructor"',
  '"<img src=x onerror=alert(1)>"',
  `"=cmd|' /C calc'!A0"`,
  `"' OR 1=1 --"`,
  '"\\u0000\\ud83d"',
  '"2026-02-30"',
  '"9999-12-31"',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  `"${'x'.repeat(50_000)}"`,
  `[${Array.from({ length: 25_000 }, (_, i) => i).join()}]`,
  `${'{"not":'.repeat(60)}{}${'}'.repeat(60)}`,
  '{"fact":"__proto__","in":["x"]}',
  `{"fact":"name","contains":"%' OR 1=1 --"}`,
  '{"fact":"orders","min":1e308,"max":-1e308}',
];

/** Inputs for a channel: as its schema would have them, but for one place that holds what it should not. */
export function hostileInputs(schema: Schema): string[] {
  const base = example(schema, schema) ?? {};
  const places = placesOf(schema, schema, []);
  return [
    ...VALUES,
    JSON.stringify(base),
    ...places.flatMap((path) => VALUES.map((value) => withValue(base, path, value))),
  ];
}

/** Every property, down to those of records within it. */
function placesOf(schema: Schema, root: Schema, above: string[]): string[][] {
  const { properties } = resolved(schema, root);
  if (properties === undefined || above.length === 2) return [];
  return Object.entries(properties).flatMap(([name, of]) => {
    const path = [...above, name];
    return typeof of === 'boolean' ? [path] : [path, ...placesOf(of, root, path)];
  });
}

function withValue(base: unknown, path: readonly string[], value: string): string {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const record = typeof base === 'object' && base !== null ? (base as Record<string, unknown>) : {}; // parsed JSON
  const others = Object.entries(record).filter(([other]) => other !== name);
  const own = others.map(([other, kept]) => `${JSON.stringify(other)}:${JSON.stringify(kept)}`);
  return `{${[...own, `${JSON.stringify(name)}:${withValue(record[name], rest, value)}`].join()}}`;
}

function resolved(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  const named = name === undefined ? schema : root.$defs?.[name];
  const of = named ?? (schema.$ref === '#' ? root : schema);
  const first = of.anyOf?.[0] ?? of.oneOf?.[0] ?? of.allOf?.[0];
  return typeof first === 'object' ? resolved(first, root) : of;
}

/** The least that the schema lets through, as far as it can be told. */
function example(given: Schema, root: Schema, depth = 0): unknown {
  const schema = resolved(given, root);
  if (depth > 6) return null;
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const of = (each: Schema | boolean | undefined) => (typeof each === 'object' ? example(each, root, depth + 1) : null);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, of(schema.properties?.[name])]));
    case 'array': {
      const items = Array.isArray(schema.items) ? schema.items[0] : schema.items;
      return Array.from({ length: schema.minItems ?? 0 }, () => of(items));
    }
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'string':
      return schema.pattern === undefined ? 'x' : '2026-09-30';
    case 'boolean':
      return true;
    default:
      return null;
  }
}
