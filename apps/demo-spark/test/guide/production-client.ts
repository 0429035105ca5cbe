import { DBALClient } from '@metabuilder/dbal'
const client = new DBALClient({
mode: 'production',
adapter: 'prisma',
endpoint: 'localhost:50051'
})
export { client }
