import { MemoryStore } from '../../server/store/memory.ts'
import { storeContract } from './store.ts'

storeContract('the memory store', async () => new MemoryStore())
