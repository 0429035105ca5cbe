import { DBALClient } from '@metabuilder/dbal'
const client = new DBALClient({
mode: 'development',
adapter: 'prisma',
database: {
url: process.env.DATABASE_URL
}
})
export { client }
