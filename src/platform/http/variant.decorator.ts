import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { type ClassConstructor, plainToInstance, Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { IsObject } from './field.decorator';

/** The shapes a nested value may have, and how its content tells which one is meant. */
export interface Variants {
  readonly shapes: readonly ClassConstructor<object>[];
  readonly shapeOf: (content: object) => ClassConstructor<object>;
  readonly description: string;
  /** What to send in place of what is no object. */
  readonly hint?: string;
}

interface Sent {
  readonly obj: Readonly<Record<string, unknown>>;
  readonly key: string;
}

const isContent = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is no object becomes null, which no field admits: a list in its place would be looked into for instances. */
const shaped = (value: unknown, { shapeOf }: Variants): unknown => {
  if (value === undefined) return undefined;
  return isContent(value) ? plainToInstance(shapeOf(value), value) : null;
};

const refsTo = ({ shapes }: Variants): { $ref: string }[] => shapes.map((shape) => ({ $ref: getSchemaPath(shape) }));

/** One shape is no choice. */
const choiceOf = (variants: Variants): { allOf: { $ref: string }[] } | { oneOf: { $ref: string }[] } =>
  variants.shapes.length === 1 ? { allOf: refsTo(variants) } : { oneOf: refsTo(variants) };

/** Describes the shapes beside the class that has the field: of a field itself the description would not be found. */
const DescribesShapes =
  ({ shapes }: Variants): PropertyDecorator =>
  ({ constructor }) => {
    ApiExtraModels(...shapes)(constructor);
  };

const asList = (absence: PropertyDecorator | undefined): readonly PropertyDecorator[] =>
  absence === undefined ? [] : [absence];

/**
 * The field is an object of one of several shapes, checked against the one that its content means, unknown
 * fields included. `absence` says when it may be left out; without it, never.
 */
export const VariantOf = (variants: Variants, absence?: PropertyDecorator): PropertyDecorator =>
  applyDecorators(
    DescribesShapes(variants),
    ApiProperty({ description: variants.description, required: absence === undefined, ...choiceOf(variants) }),
    ...asList(absence),
    Transform(({ obj, key }: Sent) => shaped(obj[key], variants)),
    IsObject(variants.hint),
    ValidateNested(),
  );

/** The field is a list of such objects. */
export const VariantsOf = (variants: Variants, itemsMax: number, absence?: PropertyDecorator): PropertyDecorator =>
  applyDecorators(
    DescribesShapes(variants),
    ApiProperty({
      description: variants.description,
      required: absence === undefined,
      type: 'array',
      maxItems: itemsMax,
      items: choiceOf(variants),
    }),
    ...asList(absence),
    Transform(({ obj, key }: Sent) => {
      const sent = obj[key];
      if (sent === undefined) return undefined;
      return Array.isArray(sent) ? sent.map((item: unknown) => shaped(item, variants)) : null;
    }),
    IsArray(),
    ArrayMaxSize(itemsMax),
    ValidateNested({ each: true }),
  );
