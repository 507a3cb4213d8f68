/** A system that a client connects to. */
export interface System {
  readonly system: string;
  readonly kind: 'api' | 'event' | 'database';
  /** Names of its clients, whatever the registry. */
  readonly packages: RegExp;
  /** How code imports or registers these clients. Modules of the initiative's own may have the name of the system too. */
  readonly code: RegExp;
  /** What settings say of it. */
  readonly settings: RegExp;
}

const row = (
  system: string,
  kind: System['kind'],
  packages: RegExp,
  code: RegExp,
  settings: RegExp = code,
): System => ({ system, kind, packages, code, settings });

export const SYSTEMS: readonly System[] = [
  row(
    'PostgreSQL',
    'database',
    /^(?:pg|pg-promise|postgres|@neondatabase\/serverless|@vercel\/postgres|@prisma\/(?:client|adapter-pg)|psycopg\d?(?:-binary)?|asyncpg|org\.postgresql:(?:postgresql|r2dbc-postgresql)|npgsql(?:\..*)?|aspire\.npgsql.*|github\.com\/(?:lib\/pq|jackc\/pgx.*)|tokio-postgres|postgrex|microsoft\.kernelmemory\.memorydb\.postgres)$/i,
    /["'/.]pg(?:-promise|-pool)?["'/]|["']postgres["']|adapter-pg|neondatabase|vercel\/postgres|psycopg|asyncpg|npgsql|jackc\/pgx|lib\/pq|postgrex|Adapters\.Postgres|org\.postgresql|tokio_postgres|dialects(?:\.| import )postgresql|pgvector|MemoryDb\.Postgres/i,
    /postgres|npgsql|pgvector/i,
  ),
  row(
    'MySQL',
    'database',
    /^(?:mysql2?|@planetscale\/database|@prisma\/(?:client|adapter-planetscale)|pymysql|mysqlclient|aiomysql|com\.mysql:mysql-connector-j|mysqlconnector|pomelo\.entityframeworkcore\.mysql|github\.com\/go-sql-driver\/mysql|myxql)$/i,
    /["']mysql2?(?:\/promise)?["']|planetscale|pymysql|MySQLdb|aiomysql|MySqlConnector|UseMySql|go-sql-driver\/mysql|dialects(?:\.| import )mysql|com\.mysql|Adapters\.MyXQL/i,
    /mysql/i,
  ),
  row(
    'SQL Server',
    'database',
    /^(?:mssql|tedious|pyodbc|pymssql|microsoft\.data\.sqlclient|microsoft\.entityframeworkcore\.sqlserver|com\.microsoft\.sqlserver:mssql-jdbc|github\.com\/microsoft\/go-mssqldb)$/i,
    /["'](?:mssql|tedious)["']|pyodbc|pymssql|Data\.SqlClient|UseSqlServer|AddSqlServer|go-mssqldb|microsoft\.sqlserver/i,
    /mssql|sqlserver/i,
  ),
  row(
    'MongoDB',
    'database',
    /^(?:mongodb|mongoose|pymongo|motor|@prisma\/client|org\.mongodb:.*|org\.springframework\.boot:spring-boot-starter-data-mongodb|mongodb\.driver|go\.mongodb\.org\/mongo-driver.*|mongoid)$/i,
    // its format for values is used without it
    /["'](?:mongodb|mongoose)["']|pymongo|\b(?:from|import) motor\b|MongoDB\.Driver|com\.mongodb|data\.mongodb|mongo-driver(?:\/v\d)?\/mongo\b|Mongo::|Mongoid/i,
    /mongo/i,
  ),
  row(
    'Redis',
    'database',
    /^(?:redis|ioredis|@upstash\/redis|@redis\/client|stackexchange\.redis|aspire\.stackexchange\.redis.*|redis\.clients:jedis|io\.lettuce:lettuce-core|org\.springframework\.boot:spring-boot-starter-data-redis|github\.com\/(?:redis\/go-redis.*|go-redis\/redis.*)|redis-rb|redix|predis\/predis)$/i,
    /["'](?:io)?redis["']|upstash\/redis|@redis\/client|\b(?:from|import) redis\b|StackExchange\.Redis|Add\w*Redis|jedis|lettuce|data\.redis|go-redis|Redis\.new|Redix|Predis|\buse redis::/i,
    /redis/i,
  ),
  row(
    'Elasticsearch',
    'database',
    /^(?:@elastic\/elasticsearch|elasticsearch|co\.elastic\.clients:.*|elastic\.clients\.elasticsearch|github\.com\/elastic\/go-elasticsearch.*)$/i,
    /@elastic\/elasticsearch|\b(?:from|import) elasticsearch\b|elastic\.clients|go-elasticsearch|Elasticsearch::/i,
    /elasticsearch/i,
  ),
  row(
    'OpenSearch',
    'database',
    /^(?:@opensearch-project\/opensearch|opensearch-py|org\.opensearch\.client:.*|github\.com\/opensearch-project\/opensearch-go.*)$/i,
    /@opensearch-project|opensearchpy|org\.opensearch|opensearch-go|OpenSearch::/i,
    /opensearch/i,
  ),
  row(
    'ClickHouse',
    'database',
    /^(?:@clickhouse\/client|clickhouse-connect|clickhouse-driver|com\.clickhouse:.*|github\.com\/clickhouse\/clickhouse-go.*)$/i,
    /@clickhouse\/client|clickhouse_connect|clickhouse_driver|com\.clickhouse|clickhouse-go/i,
    /clickhouse/i,
  ),
  row(
    'Snowflake',
    'database',
    /^(?:snowflake-sdk|snowflake-connector-python|snowflake-snowpark-python)$/i,
    /snowflake-sdk|snowflake\.(?:connector|snowpark)/i,
  ),
  row(
    'BigQuery',
    'database',
    /^(?:@google-cloud\/bigquery|google-cloud-bigquery|com\.google\.cloud:google-cloud-bigquery|cloud\.google\.com\/go\/bigquery)$/i,
    /google-cloud\/bigquery|google\.cloud(?:\.| import )bigquery|go\/bigquery/i,
  ),
  row(
    'Qdrant',
    'database',
    /^(?:@qdrant\/js-client-rest|@qdrant\/qdrant-js|qdrant-client|qdrant\.client|github\.com\/qdrant\/go-client|aspire\.qdrant\.client|microsoft\.(?:semantickernel\.connectors|kernelmemory\.memorydb)\.qdrant)$/i,
    /@qdrant\/|qdrant_client|Qdrant\.Client|qdrant\/go-client|(?:Connectors|MemoryDb)\.Qdrant|Add\w*Qdrant/i,
    /qdrant/i,
  ),
  row(
    'Pinecone',
    'database',
    /^(?:@pinecone-database\/pinecone|pinecone|pinecone-client)$/i,
    /@pinecone-database|\b(?:from|import) pinecone\b/i,
  ),
  row(
    'Weaviate',
    'database',
    /^(?:weaviate-client|weaviate-ts-client)$/i,
    /weaviate-(?:ts-)?client|\b(?:from|import) weaviate\b/i,
  ),
  row('Milvus', 'database', /^(?:@zilliz\/milvus2-sdk-node|pymilvus)$/i, /milvus2-sdk|pymilvus/i),
  row('Chroma', 'database', /^(?:chromadb)$/i, /chromadb/i),
  row(
    'Azure AI Search',
    'database',
    /^(?:@azure\/search-documents|azure-search-documents|azure\.search\.documents|com\.azure:azure-search-documents|microsoft\.(?:semantickernel\.connectors|kernelmemory\.memorydb)\.azureaisearch)$/i,
    /search[-.]documents|(?:Connectors|MemoryDb)\.AzureAISearch/i,
  ),
  row(
    'Azure Blob Storage',
    'api',
    /^(?:@azure\/storage-blob|azure-storage-blob|azure\.storage\.blobs|aspire\.azure\.storage\.blobs|com\.azure:azure-storage-blob|microsoft\.kernelmemory\.documentstorage\.azureblobs|github\.com\/azure\/azure-sdk-for-go\/sdk\/storage\/azblob)$/i,
    /storage[-.](?:az)?blob|AddAzureBlob|DocumentStorage\.AzureBlobs/i,
  ),
  row(
    'Google Cloud Storage',
    'api',
    /^(?:@google-cloud\/storage|google-cloud-storage|cloud\.google\.com\/go\/storage)$/i,
    /google-cloud\/storage|google\.cloud import storage|google\.cloud\.storage|google\.com\/go\/storage/i,
  ),
  row(
    'Azure Cosmos DB',
    'database',
    /^(?:@azure\/cosmos|azure-cosmos|microsoft\.azure\.cosmos|com\.azure:azure-cosmos|com\.azure(?:\.spring)?:azure-spring-data-cosmos|com\.azure\.spring:spring-cloud-azure-starter-data-cosmos)$/i,
    /azure[./]cosmos|data\.cosmos|Azure\.Cosmos/i,
  ),
  row(
    'Amazon S3',
    'api',
    /^(?:@aws-sdk\/client-s3|aws-sdk-s3|awssdk\.s3|s3fs|software\.amazon\.awssdk:s3|github\.com\/aws\/aws-sdk-go(?:-v2\/service\/s3)?)$/i,
    /client-s3|aws-sdk-s3|service\/s3|amazon\.s3|services\.s3|aws::s3|\bs3fs\b/i,
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
    /client-sqs|aws-sdk-sqs|Amazon\.SQS|services\.sqs|service\/sqs|Aws::SQS/i,
  ),
  row('Vercel Blob', 'api', /^@vercel\/blob$/, /@vercel\/blob/),
  row(
    'Supabase',
    'database',
    /^(?:@supabase\/(?:supabase-js|ssr)|supabase)$/i,
    /@supabase\/|\bfrom supabase\b|\bimport supabase\b/i,
  ),
  row(
    'Kafka',
    'event',
    /^(?:kafkajs|confluent-kafka|kafka-python|aiokafka|org\.apache\.kafka:.*|org\.springframework\.kafka:.*|confluent\.kafka|github\.com\/(?:segmentio\/kafka-go|ibm\/sarama)|ruby-kafka|rdkafka)$/i,
    /kafkajs|confluent[_.]kafka|\b(?:from|import) kafka\b|aiokafka|apache\.kafka|springframework\.kafka|kafka-go|sarama|Kafka\.new|Rdkafka|rdkafka::/i,
    /kafka/i,
  ),
  row(
    'RabbitMQ',
    'event',
    /^(?:amqplib|pika|aio-pika|rabbitmq\.client|aspire\.rabbitmq.*|com\.rabbitmq:amqp-client|org\.springframework\.boot:spring-boot-starter-amqp|github\.com\/rabbitmq\/amqp091-go|bunny|microsoft\.kernelmemory\.orchestration\.rabbitmq)$/i,
    /amqplib|\b(?:from|import) (?:aio_)?pika|RabbitMQ\.Client|Add\w*RabbitMQ|com\.rabbitmq|springframework\.amqp|amqp091|Bunny|Orchestration\.RabbitMQ/i,
    /rabbit|amqp/i,
  ),
  row(
    'Azure Service Bus',
    'event',
    /^(?:@azure\/service-bus|azure-servicebus|azure\.messaging\.servicebus|com\.azure:azure-messaging-servicebus|com\.azure\.spring:spring-cloud-azure-starter-servicebus.*)$/i,
    /service-?bus/i,
  ),
  row('Celery', 'event', /^celery$/i, /\b(?:from|import) celery\b/i),
  row(
    'Slack',
    'event',
    /^(?:@slack\/(?:bolt|web-api)|slack-bolt|slack-sdk|github\.com\/slack-go\/slack|slack-ruby-client)$/i,
    /@slack\/|slack_(?:bolt|sdk)|slack-go|Slack::/,
  ),
  row(
    'Stripe',
    'api',
    /^(?:stripe|stripe\.net|com\.stripe:stripe-java|github\.com\/stripe\/stripe-go.*|stripe\/stripe-php)$/i,
    /["']stripe["']|\b(?:from|import) stripe\b|\busing Stripe|com\.stripe|stripe-go|Stripe(?:::|\\)/,
  ),
  row('Salesforce', 'api', /^(?:jsforce|simple-salesforce|restforce)$/i, /jsforce|simple_salesforce|\bRestforce/i),
  row(
    'Jira',
    'api',
    /^(?:jira|jira\.js|atlassian-python-api)$/i,
    /["']jira(?:\.js)?["']|\bfrom jira\b|\bimport jira\b|atlassian(?:\.jira| import .*\bJira\b)/,
  ),
  row('Notion', 'api', /^(?:@notionhq\/client|notion-client)$/i, /@notionhq\/client|notion_client/),
  row(
    'SharePoint and Microsoft 365',
    'api',
    /^(?:@microsoft\/microsoft-graph-client|msgraph-sdk|microsoft\.graph)$/i,
    /microsoft-graph|msgraph|Microsoft\.Graph/i,
  ),
];
