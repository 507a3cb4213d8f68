/** A system that a client connects to. */
export interface System {
  readonly system: string;
  readonly kind: 'api' | 'event' | 'database';
  /** Names of its clients, whatever the registry. */
  readonly packages: RegExp;
  /** What imports or settings say of it. */
  readonly code: RegExp;
}

const row = (system: string, kind: System['kind'], packages: RegExp, code: RegExp): System => ({
  system,
  kind,
  packages,
  code,
});

export const SYSTEMS: readonly System[] = [
  row(
    'PostgreSQL',
    'database',
    /^(?:pg|pg-promise|postgres|@neondatabase\/serverless|@vercel\/postgres|psycopg\d?(?:-binary)?|asyncpg|org\.postgresql:(?:postgresql|r2dbc-postgresql)|npgsql(?:\..*)?|aspire\.npgsql.*|github\.com\/(?:lib\/pq|jackc\/pgx.*)|tokio-postgres|postgrex)$/i,
    /["'/.]pg["'/]|postgres|psycopg|asyncpg|npgsql|jackc\/pgx|postgrex|pgvector/i,
  ),
  row(
    'MySQL',
    'database',
    /^(?:mysql2?|pymysql|mysqlclient|aiomysql|com\.mysql:mysql-connector-j|mysqlconnector|pomelo\.entityframeworkcore\.mysql|github\.com\/go-sql-driver\/mysql)$/i,
    /mysql/i,
  ),
  row(
    'SQL Server',
    'database',
    /^(?:mssql|tedious|pyodbc|pymssql|microsoft\.data\.sqlclient|microsoft\.entityframeworkcore\.sqlserver|com\.microsoft\.sqlserver:mssql-jdbc|github\.com\/microsoft\/go-mssqldb)$/i,
    /mssql|tedious|sqlserver|sqlclient/i,
  ),
  row(
    'MongoDB',
    'database',
    /^(?:mongodb|mongoose|pymongo|motor|org\.mongodb:.*|mongodb\.driver|go\.mongodb\.org\/mongo-driver.*|mongoid)$/i,
    /mongo/i,
  ),
  row(
    'Redis',
    'database',
    /^(?:redis|ioredis|@upstash\/redis|@redis\/client|stackexchange\.redis|aspire\.stackexchange\.redis.*|redis\.clients:jedis|io\.lettuce:lettuce-core|org\.springframework\.boot:spring-boot-starter-data-redis|github\.com\/(?:redis\/go-redis.*|go-redis\/redis.*)|redis-rb|redix|predis\/predis)$/i,
    /redis/i,
  ),
  row(
    'Elasticsearch',
    'database',
    /^(?:@elastic\/elasticsearch|elasticsearch|co\.elastic\.clients:.*|elastic\.clients\.elasticsearch|github\.com\/elastic\/go-elasticsearch.*)$/i,
    /elastic/i,
  ),
  row(
    'OpenSearch',
    'database',
    /^(?:@opensearch-project\/opensearch|opensearch-py|org\.opensearch\.client:.*|github\.com\/opensearch-project\/opensearch-go.*)$/i,
    /opensearch/i,
  ),
  row(
    'ClickHouse',
    'database',
    /^(?:@clickhouse\/client|clickhouse-connect|clickhouse-driver|com\.clickhouse:.*|github\.com\/clickhouse\/clickhouse-go.*)$/i,
    /clickhouse/i,
  ),
  row('Snowflake', 'database', /^(?:snowflake-sdk|snowflake-connector-python)$/i, /snowflake/i),
  row(
    'BigQuery',
    'database',
    /^(?:@google-cloud\/bigquery|google-cloud-bigquery|cloud\.google\.com\/go\/bigquery)$/i,
    /bigquery/i,
  ),
  row(
    'Qdrant',
    'database',
    /^(?:@qdrant\/js-client-rest|@qdrant\/qdrant-js|qdrant-client|qdrant\.client|github\.com\/qdrant\/go-client|aspire\.qdrant\.client)$/i,
    /qdrant/i,
  ),
  row('Pinecone', 'database', /^(?:@pinecone-database\/pinecone|pinecone|pinecone-client)$/i, /pinecone/i),
  row('Weaviate', 'database', /^(?:weaviate-client|weaviate-ts-client)$/i, /weaviate/i),
  row('Milvus', 'database', /^(?:@zilliz\/milvus2-sdk-node|pymilvus)$/i, /milvus/i),
  row('Chroma', 'database', /^(?:chromadb)$/i, /chromadb/i),
  row(
    'Azure AI Search',
    'database',
    /^(?:@azure\/search-documents|azure-search-documents|azure\.search\.documents)$/i,
    /search.documents/i,
  ),
  row(
    'Azure Blob Storage',
    'api',
    /^(?:@azure\/storage-blob|azure-storage-blob|azure\.storage\.blobs|github\.com\/azure\/azure-sdk-for-go\/sdk\/storage\/azblob)$/i,
    /storage.(?:az)?blob/i,
  ),
  row(
    'Google Cloud Storage',
    'api',
    /^(?:@google-cloud\/storage|google-cloud-storage|cloud\.google\.com\/go\/storage)$/i,
    /google-cloud\/storage|google\.cloud import storage|google\.cloud\.storage|google\.com\/go\/storage/i,
  ),
  row('Azure Cosmos DB', 'database', /^(?:@azure\/cosmos|azure-cosmos|microsoft\.azure\.cosmos)$/i, /cosmos/i),
  row(
    'Amazon S3',
    'api',
    /^(?:@aws-sdk\/client-s3|aws-sdk-s3|awssdk\.s3|software\.amazon\.awssdk:s3|github\.com\/aws\/aws-sdk-go(?:-v2\/service\/s3)?)$/i,
    /client-s3|aws-sdk-s3|service\/s3|amazon\.s3|services\.s3|aws::s3/i,
  ),
  row(
    'Amazon DynamoDB',
    'database',
    /^(?:@aws-sdk\/(?:client|lib)-dynamodb|aws-sdk-dynamodb|awssdk\.dynamodbv2|software\.amazon\.awssdk:dynamodb|github\.com\/aws\/aws-sdk-go-v2\/service\/dynamodb)$/i,
    /dynamodb/i,
  ),
  row(
    'Amazon SQS',
    'event',
    /^(?:@aws-sdk\/client-sqs|aws-sdk-sqs|awssdk\.sqs|software\.amazon\.awssdk:sqs|github\.com\/aws\/aws-sdk-go-v2\/service\/sqs)$/i,
    /sqs/i,
  ),
  row('Vercel Blob', 'api', /^@vercel\/blob$/, /@vercel\/blob/),
  row('Supabase', 'database', /^(?:@supabase\/(?:supabase-js|ssr)|supabase)$/i, /supabase/i),
  row(
    'Kafka',
    'event',
    /^(?:kafkajs|confluent-kafka|kafka-python|aiokafka|org\.apache\.kafka:.*|org\.springframework\.kafka:.*|confluent\.kafka|github\.com\/(?:segmentio\/kafka-go|ibm\/sarama)|ruby-kafka|rdkafka)$/i,
    /kafka/i,
  ),
  row(
    'RabbitMQ',
    'event',
    /^(?:amqplib|pika|aio-pika|rabbitmq\.client|aspire\.rabbitmq.*|com\.rabbitmq:amqp-client|org\.springframework\.boot:spring-boot-starter-amqp|github\.com\/rabbitmq\/amqp091-go|bunny)$/i,
    /rabbit|amqp|\bpika\b|bunny/i,
  ),
  row(
    'Azure Service Bus',
    'event',
    /^(?:@azure\/service-bus|azure-servicebus|azure\.messaging\.servicebus)$/i,
    /service-?bus/i,
  ),
  row('Celery', 'event', /^celery$/i, /celery/i),
  row(
    'Slack',
    'event',
    /^(?:@slack\/(?:bolt|web-api)|slack-bolt|slack-sdk|github\.com\/slack-go\/slack|slack-ruby-client)$/i,
    /slack/i,
  ),
  row(
    'Stripe',
    'api',
    /^(?:stripe|stripe\.net|com\.stripe:stripe-java|github\.com\/stripe\/stripe-go.*|stripe\/stripe-php)$/i,
    /stripe/i,
  ),
  row('Salesforce', 'api', /^(?:jsforce|simple-salesforce|restforce)$/i, /jsforce|salesforce|restforce/i),
  row('Jira', 'api', /^(?:jira|jira\.js|atlassian-python-api)$/i, /jira|atlassian/i),
  row('Notion', 'api', /^(?:@notionhq\/client|notion-client)$/i, /notion/i),
  row(
    'SharePoint and Microsoft 365',
    'api',
    /^(?:@microsoft\/microsoft-graph-client|msgraph-sdk|microsoft\.graph)$/i,
    /graph/i,
  ),
];

/** AWS services that code reaches through boto3, which one package serves. */
const BOTO3: Readonly<Record<string, string>> = { s3: 'Amazon S3', dynamodb: 'Amazon DynamoDB', sqs: 'Amazon SQS' };

const IMPORT =
  /^\s*(?:import|from|using|use|require|include|@import)\b|\brequire\(|\b(?:Stripe|Redis|Mongo|Elasticsearch|OpenSearch|Slack|Kafka|Rdkafka|Bunny|Aws::S3)(?:::|\.new)|\bimport\(|^\s*"[\w./-]+"$/;
const MAY_IMPORT =
  /\bpg\b|postgres|psycopg|npgsql|pgx|mysql|mssql|tedious|sqlserver|sqlclient|mongo|redis|elastic|opensearch|clickhouse|snowflake|bigquery|qdrant|pinecone|weaviate|milvus|chromadb|search.documents|storage.(?:az)?blob|cloud.storage|go.storage|cosmos|s3|dynamodb|sqs|vercel\/blob|supabase|kafka|rabbit|amqp|pika|bunny|service-?bus|celery|slack|stripe|salesforce|jsforce|restforce|jira|atlassian|notion|graph/i;

/** The systems that a text connects to: what it imports, or names in its settings; and where first, by line. */
export function systemsIn(text: string, isConfiguration: boolean): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (!MAY_IMPORT.test(text)) return found;
  for (const [i, line] of text.split('\n').entries()) {
    if (line.length > 300) continue;
    const service = /boto3\.(?:client|resource)\(\s?["'](\w+)/.exec(line)?.[1];
    const byBoto = service === undefined ? undefined : BOTO3[service];
    if (byBoto !== undefined && !found.has(byBoto)) found.set(byBoto, i + 1);
    if (!MAY_IMPORT.test(line) || (!isConfiguration && !IMPORT.test(line)) || /^\s*(?:#|\/\/)/.test(line)) continue;
    for (const { system, code } of SYSTEMS) if (!found.has(system) && code.test(line)) found.set(system, i + 1);
  }
  return found;
}
