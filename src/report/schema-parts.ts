import * as z from 'zod/mini';
import { schemaOf } from '../core/index.ts';

export const whole = (least: number) => z.int().check(z.minimum(least));

/** A copy, as some of these stand in several places. */
export const described = <T extends z.ZodMiniType>(schema: T, description: string): T =>
  schemaOf.withMeta(schema.clone(), { description });
