// Writes the types of the facts' data from their JSON Schemas: one file per feature, types only.
//   node scripts/generate-schema-types.mjs           writes the files
//   node scripts/generate-schema-types.mjs --check   compares, and fails naming each file that differs

import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { compile } from 'json-schema-to-typescript';
import prettier from 'prettier';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SCHEMAS = path.join(ROOT, 'schemas/events');

/** Which facts belong to which feature. A fact that is missing here has no type, so its codec does not compile. */
const FEATURES = [
  { file: 'src/ledger/domain/ledger-facts.generated.ts', name: 'LedgerFactData', facts: { 'ledger-opened': 1 } },
  {
    file: 'src/subscriptions/domain/subscription-facts.generated.ts',
    name: 'SubscriptionFactData',
    facts: {
      'subscription-started': 1,
      'subscription-upgraded': 1,
      'subscription-downgraded': 1,
      'subscription-changed': 1,
      'subscription-renewed': 1,
      'subscription-paused': 1,
      'subscription-resumed': 1,
      'subscription-past-due': 1,
      'subscription-payment-recovered': 1,
      'subscription-cancelled': 1,
      'subscription-cancellation-revoked': 1,
      'subscription-reactivated': 1,
      'subscription-transferred': 1,
      'fact-voided': 1,
      'fact-corrected': 1,
    },
    form: 'ofSubscription',
  },
  {
    file: 'src/accounts/domain/account-facts.generated.ts',
    name: 'AccountFactData',
    facts: {
      'account-registered': 1,
      'account-described': 1,
      'accounts-merged': 1,
      'fact-voided': 1,
      'fact-corrected': 1,
    },
    form: 'ofAccount',
  },
  {
    file: 'src/periods/domain/period-facts.generated.ts',
    name: 'PeriodFactData',
    facts: { 'period-closed': 1, 'period-reopened': 1 },
  },
  {
    file: 'src/rates/domain/rate-facts.generated.ts',
    name: 'RateFactData',
    facts: { 'exchange-rate-published': 1, 'fact-voided': 1, 'fact-corrected': 1 },
    form: 'ofRate',
  },
  {
    file: 'src/policies/domain/policy-facts.generated.ts',
    name: 'PolicyFactData',
    facts: { 'policy-adopted': 1 },
  },
];

/** These have a form for each feature, named in `$defs`. */
const FORMED = new Set(['fact-voided', 'fact-corrected']);

const BANNER = '// Generated from schemas/events by `npm run generate:schemas`; changed there, never here.';

/** The shapes that a chain of if, then and else chooses from. One without a title only says why none of them fits. */
const shapesOf = (schema) => {
  if (schema.if !== undefined) return [...shapesOf(schema.then), ...shapesOf(schema.else)];
  return schema.title === undefined && schema.$ref === undefined ? [] : [schema];
};

/** The same schema with each such chain as the union that it is: types know no conditions. */
const withUnions = (schema) => {
  if (Array.isArray(schema)) return schema.map(withUnions);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { if: condition, then: _then, else: _else, ...rest } = schema;
  // What is said beside a discriminator is for messages: each shape says it again.
  if (schema.discriminator !== undefined) {
    const { title, description, oneOf } = schema;
    return { title, description, oneOf: withUnions(oneOf) };
  }
  if (condition === undefined) {
    return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withUnions(value)]));
  }
  const { type: _type, ...named } = rest;
  return { ...named, oneOf: shapesOf(schema).map(withUnions) };
};

/** Reads each file that a reference names in that form. */
const unionReader = {
  order: 1,
  canRead: true,
  read: async ({ url }) => JSON.stringify(withUnions(JSON.parse(await readFile(path.resolve(url), 'utf8')))),
};

/** One schema that names the data of every fact of a feature, so that what they share is written once. */
const featureSchema = ({ name, facts, form }) => ({
  title: name,
  description: 'The data of each fact as it is stored, by type.',
  type: 'object',
  additionalProperties: false,
  required: Object.keys(facts),
  properties: Object.fromEntries(
    Object.entries(facts).map(([type, version]) => [
      type,
      { $ref: `${type}.v${version}.json${FORMED.has(type) ? `#/$defs/${form}` : ''}` },
    ]),
  ),
});

/** The places where text has to change so that every field and list is readonly and every interface a type alias. */
const edits = (source) => {
  const found = [];
  const visit = (node) => {
    if (ts.isPropertySignature(node)) found.push({ at: node.name.getStart(source), insert: 'readonly ' });
    if (ts.isIndexSignatureDeclaration(node)) found.push({ at: node.getStart(source), insert: 'readonly ' });
    if (ts.isArrayTypeNode(node)) found.push({ at: node.getStart(source), insert: 'readonly ' });
    // An interface cannot stand for a JSON object, because it may be added to; an alias can.
    if (ts.isInterfaceDeclaration(node)) {
      const keyword = node.getChildren(source).find(({ kind }) => kind === ts.SyntaxKind.InterfaceKeyword);
      found.push({ at: keyword.getStart(source), remove: 'interface'.length, insert: 'type' });
      found.push({ at: node.name.getEnd(), insert: ' =' });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.sort((a, b) => b.at - a.at);
};

const immutable = (text) => {
  const source = ts.createSourceFile('facts.ts', text, ts.ScriptTarget.ES2022, true);
  return edits(source).reduce(
    (changed, { at, remove = 0, insert }) => changed.slice(0, at) + insert + changed.slice(at + remove),
    text,
  );
};

const typesOf = async (feature) => {
  const text = await compile(featureSchema(feature), feature.name, {
    cwd: SCHEMAS + path.sep,
    bannerComment: BANNER,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    format: false,
    $refOptions: { resolve: { file: unionReader } },
  });
  const options = await prettier.resolveConfig(path.join(ROOT, feature.file));
  return prettier.format(immutable(text), { ...options, parser: 'typescript' });
};

const standing = (file) => readFile(file, 'utf8').catch(() => '');

const check = process.argv.includes('--check');
for (const feature of FEATURES) {
  const file = path.join(ROOT, feature.file);
  const types = await typesOf(feature);
  if (!check) await writeFile(file, types);
  else if ((await standing(file)) !== types) {
    console.error(`${feature.file} is not what schemas/events says. Run: npm run generate:schemas`);
    process.exitCode = 1;
  }
}
