import { PLACEHOLDER } from '../core/index.ts';
import type { Repository } from './access.ts';
import { dependenciesIn, isDependencyManifest } from './dependencies/read.ts';
import type { Effort } from './evidence.ts';
import { isWithin, join, nameOf, relativeTo } from './path.ts';
import { isAside } from './facts/sdks.ts';

/** An integration point as a manifest writes it, as far as it can be seen, and where. */
export interface SeenPoint {
  readonly point: { readonly system: string; readonly kind: 'api' | 'event' | 'database'; readonly path: string };
  readonly evidence: string;
}

const MAX_FILES = 200;
const MAX_POINTS = 10;

/** Clients of databases and brokers by the names of their packages, whatever the registry. */
const CLIENTS: readonly (readonly [RegExp, string, 'event' | 'database'])[] = [
  [
    /^(?:pg|postgres|psycopg\d?(?:-binary)?|asyncpg|org\.postgresql:postgresql|npgsql(?:\..*)?|github\.com\/(?:lib\/pq|jackc\/pgx.*)|tokio-postgres)$/i,
    'PostgreSQL',
    'database',
  ],
  [
    /^(?:mysql2?|pymysql|mysqlclient|com\.mysql:mysql-connector-j|mysqlconnector|github\.com\/go-sql-driver\/mysql)$/i,
    'MySQL',
    'database',
  ],
  [
    /^(?:mongodb|mongoose|pymongo|motor|org\.mongodb:.*|mongodb\.driver|go\.mongodb\.org\/mongo-driver.*|mongoid)$/i,
    'MongoDB',
    'database',
  ],
  [/^(?:@elastic\/elasticsearch|elasticsearch|co\.elastic\.clients:.*)$/i, 'Elasticsearch', 'database'],
  [/^(?:snowflake-sdk|snowflake-connector-python)$/i, 'Snowflake', 'database'],
  [/^(?:@google-cloud\/bigquery|google-cloud-bigquery)$/i, 'BigQuery', 'database'],
  [
    /^(?:kafkajs|confluent-kafka|kafka-python|aiokafka|org\.apache\.kafka:.*|org\.springframework\.kafka:.*|confluent\.kafka|github\.com\/(?:segmentio\/kafka-go|ibm\/sarama)|ruby-kafka|rdkafka)$/i,
    'Kafka',
    'event',
  ],
  [
    /^(?:amqplib|pika|aio-pika|rabbitmq\.client|com\.rabbitmq:amqp-client|github\.com\/rabbitmq\/amqp091-go|bunny)$/i,
    'RabbitMQ',
    'event',
  ],
  [/^(?:@azure\/service-bus|azure-servicebus|azure\.messaging\.servicebus)$/i, 'Azure Service Bus', 'event'],
  [/^(?:@slack\/(?:bolt|web-api)|slack-bolt|slack-sdk|github\.com\/slack-go\/slack)$/i, 'Slack', 'event'],
];

/** The systems that a folder (from the root) shows to be connected to: described interfaces, and clients it depends on. */
export async function integrationPoints(
  repository: Repository,
  folder: string,
  effort: Effort,
): Promise<readonly SeenPoint[]> {
  const { files } = repository;
  const near = (await files.list(folder)).filter((name) => !name.endsWith('/')).map((name) => join(folder, name));
  const inFolder = [...new Set([...near, ...(await files.findNotable())])].filter(
    (path) => isWithin(folder, path) && !isAside(path, [folder]),
  );
  const relative = (path: string) => relativeTo(folder, path);
  const described = inFolder.flatMap((path): readonly SeenPoint[] => {
    const kind = /^(?:openapi|swagger)/i.test(nameOf(path))
      ? 'api'
      : /^asyncapi/i.test(nameOf(path))
        ? 'event'
        : undefined;
    return kind ? [{ point: { system: PLACEHOLDER, kind, path: relative(path) }, evidence: relative(path) }] : [];
  });
  const manifests = inFolder.filter(isDependencyManifest).slice(0, MAX_FILES);
  const clients = await Promise.all(
    manifests.map(async (path) => {
      // what is too large to be read proposes nothing
      const dependencies = await dependenciesIn(repository, path, effort).catch(() => []);
      return dependencies.flatMap(({ name, line, optional, development }): readonly SeenPoint[] => {
        const client = CLIENTS.find(([pattern]) => pattern.test(name));
        if (!client || optional || development) return [];
        const evidence = `${name} in ${relative(path)}${line === undefined ? '' : ` line ${line}`}`;
        return [{ point: { system: client[1], kind: client[2], path: relative(path) }, evidence }];
      });
    }),
  );
  const seen = clients.flat();
  const first = seen.filter(({ point }, i) => seen.findIndex((other) => other.point.system === point.system) === i);
  return [...described, ...first].slice(0, MAX_POINTS);
}
