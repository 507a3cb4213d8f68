import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { json } from '../../src/report/formats/json.ts';
import { ndjson } from '../../src/report/formats/ndjson.ts';
import { reportLineSchema, reportSchema } from '../../src/report/report-schema.ts';
import { reportedFiles } from '../../src/report/select.ts';
import { sample } from './sample.ts';

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')) as object);

describe('the schema of machine output', () => {
  it('describes --format json', () => {
    const report: unknown = JSON.parse(json(sample));
    assert.ok(validate(report), JSON.stringify(validate.errors));
    assert.deepEqual(reportSchema.parse(report), sample);
  });

  it('describes every line of --format ndjson, each complete in itself', () => {
    const lines = [...ndjson(sample)].map((line) => line.trimEnd());
    assert.equal(lines.length, reportedFiles(sample).length + sample.errors.length);
    for (const line of lines) {
      const value: unknown = JSON.parse(line);
      assert.ok(validate(value), JSON.stringify(validate.errors));
      assert.equal(reportLineSchema.parse(value).asOf, sample.asOf);
    }
  });

  it('refuses what is no report', () => {
    for (const wrong of [{}, { ...sample, schemaVersion: 2 }, { ...sample, extra: 1 }]) assert.ok(!validate(wrong));
  });
});
