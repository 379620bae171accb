import * as Y from 'yjs'
import { drawBoard, editBy, merge } from '../support/builders.ts'
import { seededRandom } from '../support/random.ts'
import { act } from './alphabet.ts'
import { SimPeer } from './peer.ts'
import { problemsOf } from './invariants.ts'
for(let seed=1;seed<3000;seed++){
const lines:string[]=[]
const run=(id:string|null)=>{
const random=seededRandom(seed)
const edit = editBy('birth', new Y.Doc(), random.below(2 ** 31))
const drawing = drawBoard(edit, '1 2:12 LUNCH:45 | 3:20 4 |', '5 6')
const birth = Y.encodeStateAsUpdate(edit.doc)
const all=['ann','bo'].map(n=>new SimPeer(n,random,birth)); const sync=()=>merge(...all.map(({doc})=>doc))
const who=(c:number)=>all.find(p=>p.doc.clientID===c)?.name??c
const chain=(d:Y.Doc)=>{const mi=(d.getMap('strips') as any)._map.get(id);if(!mi)return 'none';const m=mi.content.type;let it=m?._map?.get('place');const out=[];while(it){out.unshift(`${who(it.id.client)}@${it.id.clock}(l${it.length})${it.deleted?'x':''}${it.redone?'R':''}<-${it.origin?who(it.origin.client)+'@'+it.origin.clock:'-'}`);it=it.left} return `[${who(mi.id.client)}@${mi.id.clock}${mi.deleted?'x':''}] `+out.join('  ')}
let last=''
const show=(what:string)=>{if(!id)return;const c=all.map(p=>p.name+': '+chain(p.doc)).join('\n   '); if(c!==last)lines.push(what+'\n   '+c); last=c}
for(let s=0;s<40;s++){const p=random.pick(all);const e=act({peer:p,random,board:drawing.board});show(p.name+' '+e.name+' '+e.outcome);if(random.chance(.3)){sync();show('sync')}}
sync();show('sync');while(all[0]!.undo.undo()!==null)show('undo');
return problemsOf(all[0]!.doc)
}
const p=run(null)
if(p.length){const id=/strip (\S+)/.exec(p[0]!)![1]!;run(id);console.log(seed,p,'\n'+lines.join('\n'));process.exit()}
}
