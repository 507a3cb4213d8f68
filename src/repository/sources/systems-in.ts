import { linesWith } from './lines-with.ts';
import { SYSTEMS } from './systems.ts';

/** AWS services that code reaches through boto3, which one package serves. */
const BOTO3: Readonly<Record<string, string>> = { s3: 'Amazon S3', dynamodb: 'Amazon DynamoDB', sqs: 'Amazon SQS' };

const IMPORT =
  /^\s*(?:import|from|using|use|require|include|@import)\b|\brequire\(|\bfrom ["']|\b(?:Stripe|Redis|Mongo|Elasticsearch|OpenSearch|Slack|Kafka|Rdkafka|Bunny|Aws::S3|Aws::SQS)(?:::|\.new)|\bimport\(|\bEcto\.Adapters\.|\.(?:Add|Use)[A-Z]\w+[(<]|^\s*(?:\w+ )?"[\w./-]+"$/;
const MAY_IMPORT =
  /\bpg\b|postgres|psycopg|asyncpg|pgvector|postgrex|planetscale|neondatabase|lettuce|jedis|redix|predis|sarama|motor\b|npgsql|pgx|mysql|mssql|tedious|sqlserver|sqlclient|mongo|redis|elastic|opensearch|clickhouse|snowflake|bigquery|qdrant|pinecone|weaviate|milvus|chromadb|search.documents|storage.(?:az)?blob|cloud.storage|go.storage|cosmos|s3|dynamodb|sqs|vercel\/blob|supabase|kafka|rabbit|amqp|pika|bunny|service-?bus|celery|slack|stripe|salesforce|jsforce|restforce|jira|atlassian|notion|graph/gi;

/** The systems that a text connects to: what it imports, or names in its settings; and where first, by line. */
export function systemsIn(text: string, isConfiguration: boolean): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { line, source } of linesWith(text, MAY_IMPORT)) {
    if (source.length > 300) continue;
    const service = /boto3\.(?:client|resource)\(\s?["'](\w+)/.exec(source)?.[1];
    const byBoto = service === undefined ? undefined : BOTO3[service];
    if (byBoto !== undefined && !found.has(byBoto)) found.set(byBoto, line);
    if ((!isConfiguration && !IMPORT.test(source)) || /^\s*(?:#|\/\/)/.test(source)) continue;
    for (const { system, code, settings } of SYSTEMS)
      if (!found.has(system) && (isConfiguration ? settings : code).test(source)) found.set(system, line);
  }
  return found;
}
