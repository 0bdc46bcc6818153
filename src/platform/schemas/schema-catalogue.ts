import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import type { DataValidateFunction } from 'ajv/dist/types';
import type { JsonObject } from '../../kernel/canonical-json';
import type { FactSchemas } from '../../kernel/fact-schema.port';
import { faultWithin, fieldFault, type FieldFault, pointerTo } from '../../kernel/field-fault';
import { InvariantViolated } from '../../kernel/invariant-violated';
import { FACT_FORMATS } from './fact-formats';
import { readFactSchemas, type SchemaFile } from './schema-folder';
import { schemaFaults } from './schema-faults';

/** The schema of what surrounds the data of every fact. */
const ENVELOPE = 'fact.v1';
const NOT_FACTS: ReadonlySet<string> = new Set([ENVELOPE, 'definitions.v1']);
const NAME = /^(?<type>[a-z-]+)\.v(?<version>[1-9]\d*)$/u;

const idOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;

/** `x-unique-ids`: no two entries of a list have the same `id`. JSON Schema has no word for it. */
const uniqueIds = (): DataValidateFunction => {
  const validate: DataValidateFunction = (items: readonly unknown[], context) => {
    const ids = items.map(idOf);
    const index = ids.findIndex((id, place) => id !== undefined && ids.indexOf(id) < place);
    const instancePath = (context?.instancePath ?? '') + pointerTo(index, 'id');
    validate.errors = index < 0 ? [] : [{ keyword: 'x-unique-ids', instancePath, params: {} }];
    return index < 0;
  };
  return validate;
};

const validatorOf = (files: readonly SchemaFile[], allErrors: boolean): Ajv2020 => {
  const formats = Object.entries(FACT_FORMATS).map(([name, { admits }]) => [name, { validate: admits }] as const);
  // A condition asks for a property that only the branch behind it defines, which strictRequired would refuse.
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    discriminator: true,
    allErrors,
    formats: Object.fromEntries(formats),
  });
  ajv.addKeyword({ keyword: 'x-unique-ids', type: 'array', schemaType: 'boolean', errors: 'full', compile: uniqueIds });
  for (const { schema } of files) ajv.addSchema(schema);
  return ajv;
};

/** A shape, checked quickly first: all faults are looked for only where there is one. */
class Shape {
  constructor(
    private readonly isValid: ValidateFunction,
    private readonly thorough: () => ValidateFunction,
  ) {}

  faults(value: unknown): readonly FieldFault[] {
    if (this.isValid(value)) return [];
    const findFaults = this.thorough();
    findFaults(value);
    return schemaFaults(findFaults.errors ?? []);
  }
}

const compiled = (ajv: Ajv2020, name: string): ValidateFunction => {
  const validate = ajv.getSchema(`/schemas/events/${name}.json`);
  if (validate === undefined) throw new InvariantViolated(`schemas/events/${name}.json has another $id.`);
  return validate;
};

/** The schemas of all facts, compiled. */
export class SchemaCatalogue implements FactSchemas {
  private readonly envelope: Shape;
  /** By type, then by version. */
  private readonly shapes = new Map<string, Map<number, Shape>>();

  /** Throws where a schema is not one, or bears another id than its file. */
  constructor(files: readonly SchemaFile[] = readFactSchemas()) {
    const quick = validatorOf(files, false);
    // Compiled when it is first needed: a process that sees no faulty fact starts in half the time.
    let thorough: Ajv2020 | undefined;
    const thoroughly = (name: string): ValidateFunction => compiled((thorough ??= validatorOf(files, true)), name);
    const shapeOf = (name: string): Shape => new Shape(compiled(quick, name), () => thoroughly(name));
    this.envelope = shapeOf(ENVELOPE);
    for (const { name } of files.filter((file) => !NOT_FACTS.has(file.name))) {
      const { type, version } = NAME.exec(name)?.groups ?? {};
      if (type === undefined)
        throw new InvariantViolated(`schemas/events/${name}.json is not named <type>.v<version>.`);
      const versions = this.shapes.get(type) ?? new Map<number, Shape>();
      this.shapes.set(type, versions.set(Number(version), shapeOf(name)));
    }
  }

  validate(type: string, version: number, data: JsonObject): readonly FieldFault[] {
    const versions = this.shapes.get(type);
    if (versions === undefined) return [fieldFault('', 'fact-type-unknown', type)];
    const shape = versions.get(version);
    return shape?.faults(data) ?? [fieldFault('', 'fact-version-unknown', `${type} ${version.toString()}`)];
  }

  /** What is wrong with a whole fact: what surrounds its data first, then the data. Pointers are into the fact. */
  validateFact(fact: {
    readonly type: string;
    readonly version: number;
    readonly data: JsonObject;
  }): readonly FieldFault[] {
    const around = this.envelope.faults(fact);
    if (around.length > 0) return around;
    return this.validate(fact.type, fact.version, fact.data).map((fault) => faultWithin(pointerTo('data'), fault));
  }
}
