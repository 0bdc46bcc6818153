import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { type ClassConstructor, plainToInstance, Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';

/** The shapes a nested value may have, and how its content tells which one is meant. */
export interface Variants {
  readonly shapes: readonly ClassConstructor<object>[];
  readonly shapeOf: (content: object) => ClassConstructor<object>;
  readonly description: string;
}

interface Sent {
  readonly obj: Readonly<Record<string, unknown>>;
  readonly key: string;
}

const isContent = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shaped = (value: unknown, { shapeOf }: Variants): unknown =>
  isContent(value) ? plainToInstance(shapeOf(value), value) : value;

const refsTo = ({ shapes }: Variants): { $ref: string }[] => shapes.map((shape) => ({ $ref: getSchemaPath(shape) }));

const asList = (absence: PropertyDecorator | undefined): readonly PropertyDecorator[] =>
  absence === undefined ? [] : [absence];

/**
 * The field is an object of one of several shapes, checked against the one that its content means, unknown
 * fields included. `absence` says when it may be left out; without it, never.
 */
export const VariantOf = (variants: Variants, absence?: PropertyDecorator): PropertyDecorator =>
  applyDecorators(
    ApiExtraModels(...variants.shapes),
    ApiProperty({ description: variants.description, required: absence === undefined, oneOf: refsTo(variants) }),
    ...asList(absence),
    Transform(({ obj, key }: Sent) => shaped(obj[key], variants)),
    IsObject(),
    ValidateNested(),
  );

/** The field is a list of such objects. */
export const VariantsOf = (variants: Variants, itemsMax: number, absence?: PropertyDecorator): PropertyDecorator =>
  applyDecorators(
    ApiExtraModels(...variants.shapes),
    ApiProperty({
      description: variants.description,
      required: absence === undefined,
      type: 'array',
      maxItems: itemsMax,
      items: { oneOf: refsTo(variants) },
    }),
    ...asList(absence),
    Transform(({ obj, key }: Sent) => {
      const sent = obj[key];
      return Array.isArray(sent) ? sent.map((item: unknown) => shaped(item, variants)) : sent;
    }),
    IsArray(),
    ArrayMaxSize(itemsMax),
    ValidateNested({ each: true }),
  );
