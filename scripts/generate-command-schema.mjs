// Writes schemas/messages/subscription.command.v1.json from the description of the service: a message says a command as the body
// of a request does.
//   node scripts/generate-command-schema.mjs            writes it
//   node scripts/generate-command-schema.mjs --check    fails if it is not what is committed

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = path.join(ROOT, 'schemas/messages/subscription.command.v1.json');
const COMPONENTS = '#/components/schemas/';
const ON_SUBSCRIPTION = /^\/v1\/subscriptions\/\{subscriptionId\}\/(?<verb>[a-z-]+)$/u;
const ON_FACT = /^\/v1\/subscriptions\/\{subscriptionId\}\/facts\/\{factId\}\/(?<verb>[a-z-]+)$/u;

const FACT_ID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

const { paths, components } = JSON.parse(readFileSync(path.join(ROOT, 'schemas/http/openapi.json'), 'utf8'));

const definitionOf = (reference) => reference.replace(COMPONENTS, '').replace(/Dto$/u, '');

/** Every command with the name of its body, in the order of the description. */
const commands = Object.entries(paths).flatMap(([address, { post }]) => {
  const body = post?.requestBody?.content?.['application/json']?.schema?.$ref;
  const [onSubscription, onFact] = [ON_SUBSCRIPTION, ON_FACT].map((shape) => shape.exec(address)?.groups?.verb);
  if (body === undefined || (onSubscription ?? onFact) === undefined) return [];
  return [{ verb: onSubscription ?? `${onFact}-fact`, body, isOnFact: onFact !== undefined }];
});

const definitions = {};

/** The schema in the words of JSON Schema; what it refers to becomes a definition. Words for people stay where they were. */
const told = (schema) => {
  if (Array.isArray(schema)) return schema.map(told);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).flatMap(([name, value]) => {
      if (name === '$ref') return [['$ref', `#/$defs/${define(value)}`]];
      if (['description', 'example', 'default', 'discriminator'].includes(name) && typeof value !== 'object') return [];
      if (name === 'example' || name === 'discriminator') return [];
      if (name === 'properties') {
        return [[name, Object.fromEntries(Object.entries(value).map(([field, its]) => [field, told(its)]))]];
      }
      return [[name, told(value)]];
    }),
  );
};

const define = (reference) => {
  const name = definitionOf(reference);
  if (!(name in definitions)) {
    definitions[name] = {};
    definitions[name] = told(components.schemas[reference.replace(COMPONENTS, '')]);
  }
  return name;
};

const branches = commands.map(({ verb, body, isOnFact }) => ({
  if: { properties: { command: { const: verb } }, required: ['command'] },
  then: {
    ...(isOnFact ? { required: ['factId'], properties: { factId: { type: 'string', pattern: FACT_ID } } } : {}),
    $ref: `#/$defs/${define(body)}`,
  },
}));

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: '/schemas/messages/subscription.command.v1.json',
  title: 'SubscriptionCommand',
  description:
    'A command on the subscription that is the key of the message: its verb, and the fields that the same command has over HTTP. ' +
    'The service refuses fields that it does not know.',
  type: 'object',
  required: ['command'],
  properties: {
    command: {
      enum: commands.map(({ verb }) => verb),
      description: 'The last part of its path over HTTP; void-fact and correct-fact act on the fact that factId names.',
    },
    commandId: {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description:
        'The id under which it counts once for its source. Left out: the header ce_id, else made of its place.',
    },
    source: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description: 'The system that sends it. Left out: the header ce_source, else kafka.',
    },
    subscriptionId: { type: 'string', description: 'The key once more.' },
  },
  allOf: branches,
  $defs: definitions,
};

const options = await resolveConfig(TARGET);
const text = await format(JSON.stringify(schema), { ...options, filepath: TARGET });
if (!process.argv.includes('--check')) writeFileSync(TARGET, text);
else if (readFileSync(TARGET, 'utf8') !== text) {
  console.error(
    'schemas/messages/subscription.command.v1.json is not what openapi.json comes to: npm run generate:schemas',
  );
  process.exitCode = 1;
}
