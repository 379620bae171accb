import { simulate } from './simulator.ts'
import { SimPeer } from './peer.ts'
const docs:any[]=[]
const orig=(SimPeer.prototype as any).connect
const peers=new Set<any>()
;(SimPeer.prototype as any).connect=function(e:any){peers.add(this);return orig.call(this,e)}
const seed=Number(process.argv[2])
try{await simulate({seed})}catch(e:any){
 const id=/strip (\w+) has/.exec(e.message)![1]
 console.log(e.message.split('\n').filter((l:string)=>l.includes(id)||/undo|redo|restart/.test(l)||/connect|cut/.test(l)).join('\n').slice(0,6000))
 const who=(c:number)=>{for(const p of peers)if(p.doc.clientID===c)return p.name;return c}
 for(const p of peers){const m=p.doc.getMap('strips').get(id) as any; if(!m){console.log(p.name,'none');continue}
 let it=m._map.get('place');const out=[];while(it){out.unshift(`${who(it.id.client)}@${it.id.clock}(l${it.length})${it.deleted?'x':''}<-${it.origin?who(it.origin.client)+'@'+it.origin.clock:'-'}`);it=it.left}
 console.log(p.name,p.doc.clientID,out.join('  '))}
}
